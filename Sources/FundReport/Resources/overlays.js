// What is drawn over the charts: marks with labels, whiskers, figures beside bars, joining lines.

// Rows of labels so that none covers another: each takes the first row where it is free.
function labelRows(labels, gap) {
  const ends = [];
  return labels.map(({ left, width }) => {
    let row = 0;
    while (row < ends.length && left < ends[row] + gap) row += 1;
    ends[row] = left + width;
    return row;
  });
}

function textWidth(theme, text) {
  const pen = textWidth.pen || (textWidth.pen = document.createElement("canvas").getContext("2d"));
  pen.font = `${theme.small}px ${theme.font}`;
  return pen.measureText(text).width;
}

// Upright lines at values of the x axis, their labels above the chart; `place(value)` in pixels,
// `words(value)` as the axis writes it.
function placedMarks(theme, marks, words, place, left, right) {
  const seen = marks.filter((mark) => Number.isFinite(mark.value))
    .map((mark) => ({ mark, at: place(mark.value) }))
    .filter(({ at }) => at >= left - 0.5 && at <= right + 0.5)
    .sort((one, other) => one.at - other.at);
  const labels = seen.map(({ mark, at }) => {
    const text = `${shortened(mark.label, 22)} ${words(mark.value)}`;
    const width = textWidth(theme, text);
    return { at, text, width, left: Math.max(left, Math.min(right - width, at - width / 2)) };
  });
  const rows = labelRows(labels, 6);
  return labels.map((label, index) => ({ ...label, row: rows[index] }));
}

function markLines(theme, marks, words) {
  return {
    id: "marks",
    afterDatasetsDraw(chart) {
      const { left, right, top, bottom } = chart.chartArea;
      const scale = chart.scales.x;
      const placed = placedMarks(
        theme, marks, words, (value) => scale.getPixelForValue(value), left, right);
      const pen = chart.ctx;
      pen.save();
      pen.font = `${theme.small}px ${theme.font}`;
      pen.textBaseline = "bottom";
      const heightOf = (row) => top - 3 - row * (theme.small + 3);
      placed.forEach(({ at, row }, index) => {
        pen.strokeStyle = theme.ink;
        pen.lineWidth = 1.3;
        pen.setLineDash(dashes[(index % 3) + 1]);
        pen.beginPath();
        pen.moveTo(at, heightOf(row) + 1);
        pen.lineTo(at, bottom);
        pen.stroke();
      });
      // After all lines, so that none runs through a label.
      for (const { text, left: start, width, row } of placed) {
        const height = heightOf(row);
        pen.fillStyle = theme.surface;
        pen.fillRect(start - 2, height - theme.small - 1, width + 4, theme.small + 2);
        pen.fillStyle = theme.ink;
        pen.fillText(text, start, height);
      }
      pen.restore();
    },
  };
}

// `whiskers`: of datasets by index, for each place [low, high] or null.
function whiskerLines(theme, whiskers, axis) {
  return {
    id: "whiskers",
    afterDatasetsDraw(chart) {
      const scale = chart.scales[axis];
      const pen = chart.ctx;
      pen.save();
      pen.strokeStyle = theme.ink;
      pen.lineWidth = 1.2;
      for (const index of Object.keys(whiskers)) {
        if (!chart.isDatasetVisible(Number(index))) continue;
        const bars = chart.getDatasetMeta(Number(index)).data;
        whiskers[index].forEach((ends, place) => {
          if (!ends || !bars[place]) return;
          const [from, to] = ends.map((value) => scale.getPixelForValue(value));
          const middle = axis === "x" ? bars[place].y : bars[place].x;
          if (!Number.isFinite(from + to + middle)) return;
          const half = 3.5;
          pen.beginPath();
          for (const [a, b, c, d] of [
            [from, middle, to, middle], [from, middle - half, from, middle + half],
            [to, middle - half, to, middle + half],
          ]) {
            pen.moveTo(axis === "x" ? a : b, axis === "x" ? b : a);
            pen.lineTo(axis === "x" ? c : d, axis === "x" ? d : c);
          }
          pen.stroke();
        });
      }
      pen.restore();
    },
  };
}

// Texts to the right of lying bars; `reach(place)` is the value after which the text begins.
function barTexts(theme, texts, reach) {
  return {
    id: "texts",
    afterDatasetsDraw(chart) {
      const pen = chart.ctx;
      const bars = chart.getDatasetMeta(0).data;
      if (!chart.isDatasetVisible(0)) return;
      pen.save();
      pen.font = `${theme.small}px ${theme.font}`;
      pen.fillStyle = theme.ink;
      pen.textBaseline = "middle";
      texts.forEach((text, place) => {
        if (!text || !bars[place]) return;
        pen.fillText(text, chart.scales.x.getPixelForValue(reach(place)) + 6, bars[place].y);
      });
      pen.restore();
    },
  };
}

// Labels beside points that would not cover another label or point.
function pointLabels(theme, labels) {
  return {
    id: "labels",
    afterDatasetsDraw(chart) {
      const pen = chart.ctx;
      const { left, right, top, bottom } = chart.chartArea;
      const taken = [];
      chart.data.datasets.forEach((dataset, index) => {
        if (!chart.isDatasetVisible(index)) return;
        for (const { x, y } of chart.getDatasetMeta(index).data) {
          if (labels.length <= 40) taken.push([x - 4, y - 4, x + 4, y + 4]);
        }
      });
      const isFree = (box) => box[0] >= left && box[2] <= right && box[1] >= top && box[3] <= bottom
        && !taken.some((one) => box[0] < one[2] && box[2] > one[0] && box[1] < one[3] && box[3] > one[1]);
      pen.save();
      pen.font = `${theme.small}px ${theme.font}`;
      pen.fillStyle = theme.ink;
      pen.textBaseline = "middle";
      for (const { dataset, place, text } of labels) {
        const point = chart.getDatasetMeta(dataset).data[place];
        if (!point || !chart.isDatasetVisible(dataset)) continue;
        const width = textWidth(theme, text);
        const half = theme.small / 2 + 1;
        for (const [x, y] of [
          [point.x + 7, point.y], [point.x - 7 - width, point.y],
          [point.x - width / 2, point.y - 12], [point.x - width / 2, point.y + 12],
        ]) {
          const box = [x, y - half, x + width, y + half];
          if (!isFree(box)) continue;
          taken.push(box);
          pen.fillText(text, x, y);
          break;
        }
      }
      pen.restore();
    },
  };
}

// Thin lines from the end of each step to the beginning of the next.
function joiningLines(theme, ends) {
  return {
    id: "joints",
    beforeDatasetsDraw(chart) {
      const pen = chart.ctx;
      const bars = chart.getDatasetMeta(0).data;
      pen.save();
      pen.strokeStyle = theme.muted;
      pen.lineWidth = 1;
      pen.setLineDash([2, 2]);
      for (let place = 0; place + 1 < ends.length; place += 1) {
        const at = chart.scales.x.getPixelForValue(ends[place]);
        pen.beginPath();
        pen.moveTo(at, bars[place].y);
        pen.lineTo(at, bars[place + 1].y);
        pen.stroke();
      }
      pen.restore();
    },
  };
}
