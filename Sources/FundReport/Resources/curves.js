// Charts over positions: histograms, fans, lines, points in a plane.

function axisTitle(theme, text) {
  return {
    display: Boolean(text), text: clean(text || ""), color: theme.muted,
    font: { size: theme.small, family: theme.font },
  };
}

// An axis of numbers; `unit` nil: positions or counts.
function numberAxis(theme, axis, unit, more, limit = 9) {
  return {
    type: "linear", title: axisTitle(theme, axis.label),
    grid: { color: theme.grid, borderColor: theme.line, tickColor: theme.grid, drawTicks: false },
    ticks: {
      color: theme.muted, font: { size: theme.small, family: theme.font }, padding: 5,
      maxRotation: 0, autoSkip: false, maxTicksLimit: limit,
      includeBounds: false,
      callback(value, index, ticks) {
        const step = ticks.length > 1 ? Math.abs(ticks[1].value - ticks[0].value) : 0;
        const most = ticks.reduce((size, tick) => Math.max(size, Math.abs(tick.value)), 0);
        return tickFigure(value, unit, step, most);
      },
    },
    ...more,
  };
}

// Figures that fit along an axis beside each other.
function ticksAcross(width, each = 44) {
  return Math.max(3, Math.min(13, Math.floor((width - 60) / each)));
}

// What all charts share. `title(place)` heads a tooltip; each dataset says its lines by `words(place)`.
function frame(theme, scales, interaction, title) {
  return {
    animation: false, responsive: false, maintainAspectRatio: false, locale: "en-US",
    devicePixelRatio: Math.max(2, window.devicePixelRatio || 1),
    interaction: { intersect: false, ...interaction },
    layout: { padding: { top: 6, right: 10, bottom: 0, left: 0 } },
    plugins: {
      legend: { display: false },
      tooltip: {
        backgroundColor: theme.surface, titleColor: theme.ink, bodyColor: theme.ink,
        borderColor: theme.line, borderWidth: 1, padding: 9, boxPadding: 4, caretSize: 0,
        titleFont: { size: 12, family: theme.font }, bodyFont: { size: 12, family: theme.font },
        usePointStyle: true, filter: (entry) => !entry.dataset.helper,
        itemSort: (one, other) => (one.dataset.rank || 0) - (other.dataset.rank || 0),
        callbacks: {
          title: (entries) => (entries.length ? title(entries[0].dataIndex, entries[0]) : ""),
          label: (entry) => entry.dataset.words(entry.dataIndex),
          labelColor: (entry) => ({
            borderColor: entry.dataset.ink, backgroundColor: entry.dataset.ink, borderWidth: 2,
          }),
          labelPointStyle: (entry) => ({ pointStyle: entry.dataset.sign || "rect", rotation: 0 }),
        },
      },
      filler: { propagate: false },
    },
    scales,
  };
}

function rangeWords(low, high, unit) {
  const known = Number.isFinite(low) || Number.isFinite(high);
  return known ? ` (${figure(low, unit)} to ${figure(high, unit)})` : "";
}

// A bin rather than the nearest edge is what is pointed at.
Chart.Interaction.modes.bin = (chart, event) => {
  const edges = chart.data.datasets[0].data;
  const value = chart.scales.x.getValueForPixel(event.x);
  const next = edges.findIndex((edge) => edge.x > value);
  const place = next < 0 ? edges.length - 2 : Math.max(0, next - 1);
  return chart.getSortedVisibleDatasetMetas()
    .map((meta) => ({ element: meta.data[place], datasetIndex: meta.index, index: place }));
};

Chart.registry.getPlugin("tooltip").positioners.bin = function binMiddle(entries) {
  if (entries.length === 0) return false;
  const places = entries.map(({ element, datasetIndex, index }) => {
    const next = this.chart.getDatasetMeta(datasetIndex).data[index + 1] || element;
    return { x: (element.x + next.x) / 2, y: element.y };
  });
  return { x: places[0].x, y: Math.min(...places.map(({ y }) => y)) };
};

// Room above for the labels of marks, by where they will be between `low` and `high`.
function markRoom(theme, marks, words, low, high, width) {
  const left = 56;
  const place = (value) => left + ((value - low) / (high - low || 1)) * (width - left - 10);
  const rows = placedMarks(theme, marks, words, place, left, width - 10)
    .reduce((most, { row }) => Math.max(most, row + 1), 0);
  return 8 + rows * (theme.small + 4);
}

function histogramChart(theme, item, width) {
  const { edges, series, marks } = item.drawing;
  const unit = item.x.unit;
  const bins = edges.length - 1;
  const datasets = series.map(({ name, counts }, index) => {
    const color = seriesColor(theme, index);
    const total = counts.reduce((sum, count) => sum + count, 0);
    return {
      label: clean(name), ink: color, stepped: true, fill: "origin", borderColor: color,
      backgroundColor: faded(color, series.length > 1 ? 0.22 : 0.45), borderWidth: 1.6,
      borderDash: dashes[index % dashes.length], pointRadius: 0, pointHitRadius: 0, pointHoverRadius: 0,
      data: edges.map((edge, place) => ({ x: edge, y: counts[Math.min(place, bins - 1)] })),
      words: (place) => `${clean(name)}: ${counted(counts[place])}`
        + (total > 0 ? ` (${figure(counts[place] / total, "share")})` : ""),
    };
  });
  const options = frame(theme, {
    x: numberAxis(theme, item.x, unit, { min: edges[0], max: edges[bins], offset: false }, ticksAcross(width)),
    y: numberAxis(theme, item.y, item.y.unit, { beginAtZero: true, grace: "4%" }),
  }, { mode: "bin" }, (place) => `${figure(edges[place], unit)} to ${figure(edges[place + 1], unit)}`);
  options.plugins.tooltip.position = "bin";
  const words = (value) => figure(value, unit);
  options.layout.padding.top = markRoom(theme, marks, words, edges[0], edges[bins], width);
  return {
    config: { type: "line", data: { datasets }, options, plugins: [markLines(theme, marks, words)] },
    places: bins,
    legend: datasets.map((dataset, index) => ({
      name: dataset.label, datasets: [index],
      look: { kind: "box", color: dataset.ink, share: 0.4, dash: dataset.borderDash },
    })),
  };
}

function lineDataset(theme, line, unit, positions, index, rank) {
  const color = seriesColor(theme, index);
  const value = (list, place) => (list ? list[place] : null);
  return {
    label: clean(line.name), ink: color, borderColor: color, backgroundColor: color,
    borderDash: dashes[index % dashes.length], borderWidth: 2, rank,
    sign: points[index % points.length], pointStyle: points[index % points.length],
    pointRadius: positions.length > 40 ? 0 : 3, pointHoverRadius: 5, clip: 6,
    data: positions.map((x, place) => ({ x, y: line.values[place] })),
    words: (place) => `${clean(line.name)}: ${figure(line.values[place], unit)}`
      + rangeWords(value(line.low, place), value(line.high, place), unit),
  };
}

// A position along the x axis; years and months are counted, not measured.
function isCounted(unit) {
  return !unit || unit === "years" || unit === "months" || unit === "count";
}

function positionWords(item) {
  const { unit } = item.x;
  return (value) => (isCounted(unit) ? plainFigure(value) : figure(value, unit));
}

function positionTitle(item, positions) {
  const label = clean(item.x.label || "Position");
  const words = positionWords(item);
  return (place) => `${label}: ${words(positions[place])}`;
}

function positionAxis(theme, item, positions, width) {
  return numberAxis(theme, item.x, isCounted(item.x.unit) ? null : item.x.unit, {
    min: positions[0], max: positions[positions.length - 1], grid: { display: false, borderColor: theme.line },
  }, ticksAcross(width, isCounted(item.x.unit) ? 32 : 44));
}

function fanChart(theme, item, width) {
  const { positions, levels, values, lines } = item.drawing;
  const unit = item.y.unit;
  const color = theme.series[0];
  const count = levels.length;
  const datasets = levels.map((level, index) => {
    const partner = count - 1 - index;
    const isMiddle = partner === index;
    const isUpper = partner < index;
    return {
      label: levelFigure(level), ink: color, borderColor: isMiddle ? color : faded(color, 0.55),
      borderWidth: isMiddle ? 2.6 : 0.8, pointRadius: 0, pointHoverRadius: isMiddle ? 4 : 0,
      backgroundColor: faded(color, 0.17), fill: isUpper ? partner : false,
      order: isMiddle ? 1 : 5, rank: -level, sign: isMiddle ? "circle" : "line",
      data: positions.map((x, place) => ({ x, y: values[index][place] })),
      words: (place) => `${level === 0.5 ? "Median" : levelFigure(level)}: `
        + figure(values[index][place], unit),
    };
  });
  const legend = [];
  for (let index = 0; index < Math.floor(count / 2); index += 1) {
    const partner = count - 1 - index;
    legend.push({
      name: `${levelFigure(levels[index])} to ${levelFigure(levels[partner])}`,
      datasets: [index, partner],
      look: { kind: "box", color, share: Math.min(0.9, 0.17 * (index + 1)) },
    });
  }
  if (count % 2 === 1) {
    const middle = (count - 1) / 2;
    legend.push({
      name: levels[middle] === 0.5 ? "Median" : levelFigure(levels[middle]), datasets: [middle],
      look: { kind: "line", color, width: 2.6 },
    });
  }
  lines.forEach((line, index) => {
    const dataset = lineDataset(theme, line, unit, positions, index + 1, 10 + index);
    dataset.order = 0;
    dataset.pointRadius = 0;
    legend.push({
      name: dataset.label, datasets: [datasets.length],
      look: { kind: "line", color: dataset.ink, dash: dataset.borderDash },
    });
    datasets.push(dataset);
  });
  const options = frame(theme, {
    x: positionAxis(theme, item, positions, width), y: numberAxis(theme, item.y, unit),
  }, { mode: "index" }, positionTitle(item, positions));
  return { config: { type: "line", data: { datasets }, options }, places: positions.length, legend };
}

function linesChart(theme, item, width) {
  const { positions, lines, marks } = item.drawing;
  const unit = item.y.unit;
  const datasets = [];
  const legend = lines.map((line, index) => {
    const main = lineDataset(theme, line, unit, positions, index, index);
    const own = [datasets.length];
    main.order = 0;
    datasets.push(main);
    if (line.low && line.high) {
      for (const [ends, fill] of [[line.low, false], [line.high, datasets.length]]) {
        own.push(datasets.length);
        datasets.push({
          label: main.label, ink: main.ink, helper: true, borderWidth: 0, pointRadius: 0,
          pointHoverRadius: 0, fill, backgroundColor: faded(main.ink, 0.18), order: 5,
          data: positions.map((x, place) => ({ x, y: ends[place] })), words: () => "",
        });
      }
    }
    return {
      name: main.label, datasets: own,
      look: {
        kind: "line", color: main.ink, dash: main.borderDash,
        point: main.pointRadius > 0 ? main.pointStyle : null,
      },
    };
  });
  const options = frame(theme, {
    x: positionAxis(theme, item, positions, width), y: numberAxis(theme, item.y, unit),
  }, { mode: "index" }, positionTitle(item, positions));
  const words = positionWords(item);
  const [first, last] = [positions[0], positions[positions.length - 1]];
  options.layout.padding.top = markRoom(theme, marks, words, first, last, width);
  return {
    config: { type: "line", data: { datasets }, options, plugins: [markLines(theme, marks, words)] },
    places: positions.length, legend,
  };
}

function scatterChart(theme, item, width) {
  const { series } = item.drawing;
  const labels = [];
  const datasets = series.map(({ name, points: all, is_line: isLine }, index) => {
    const color = seriesColor(theme, index);
    const sign = points[index % points.length];
    all.forEach((point, place) => {
      if (point.label) labels.push({ dataset: index, place, text: shortened(point.label, 26) });
    });
    return {
      label: clean(name), ink: color, sign, pointStyle: sign, borderColor: color, showLine: isLine,
      backgroundColor: faded(color, all.length > 60 ? 0.45 : 0.85), borderWidth: isLine ? 2 : 1.2,
      borderDash: dashes[index % dashes.length], pointRadius: all.length > 200 ? 2 : 4.5,
      pointHoverRadius: 7, order: isLine ? 0 : 1, data: all.map(({ x, y }) => ({ x, y })),
      words: (place) => {
        const { x, y, label } = all[place];
        const head = label ? `${clean(name)}, ${clean(label)}` : clean(name);
        return `${head}: ${figure(x, item.x.unit)}, ${figure(y, item.y.unit)}`;
      },
    };
  });
  const options = frame(theme, {
    x: numberAxis(theme, item.x, item.x.unit, { grace: "6%" }, ticksAcross(width)),
    y: numberAxis(theme, item.y, item.y.unit, { grace: "6%" }),
  }, { mode: "nearest", axis: "xy" }, () => "");
  return {
    config: { type: "scatter", data: { datasets }, options, plugins: [pointLabels(theme, labels)] },
    places: series.reduce((most, one) => Math.max(most, one.points.length), 0),
    legend: datasets.map((dataset, index) => ({
      name: dataset.label, datasets: [index],
      look: {
        kind: series[index].is_line ? "line" : "point", color: dataset.ink, point: dataset.sign,
        dash: dataset.borderDash,
      },
    })),
  };
}
