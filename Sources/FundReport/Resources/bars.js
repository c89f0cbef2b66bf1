// Charts of bars: categories, tornadoes, steps from total to total.

function categoryAxis(theme, label, names, more) {
  return {
    type: "category", title: axisTitle(theme, label),
    grid: { display: false, borderColor: theme.line },
    ticks: {
      color: theme.ink, font: { size: theme.small, family: theme.font }, maxRotation: 0,
      autoSkipPadding: 8, callback: (value, index) => names[index],
    },
    ...more,
  };
}

// Names beside lying bars: at most a third of the width, in one or two lines.
function sideNames(width, names) {
  const length = Math.max(10, Math.min(40, Math.floor(width / 3 / 6)));
  return names.map((name) => {
    const text = clean(name);
    if (text.length <= length) return text;
    const space = text.lastIndexOf(" ", length);
    if (space < length / 3) return shortened(text, length);
    return [text.slice(0, space), shortened(text.slice(space + 1), length)];
  });
}

function lyingHeight(rows, each) {
  return 64 + Math.max(3, rows) * each;
}

// Years and months may be skipped along an axis; names may not, and lie down where they do not fit.
function fitsUpright(theme, names, width) {
  if (names.every((name) => /^[a-z]{0,6}\s?[0-9]+$/i.test(name))) return true;
  const widest = names.reduce((most, name) => Math.max(most, textWidth(theme, clean(name))), 0);
  return widest + 10 <= (width - 64) / Math.max(1, names.length);
}

function barsChart(theme, item, width) {
  const { categories, series, stacked } = item.drawing;
  const lies = item.drawing.horizontal || !fitsUpright(theme, categories, width);
  const unit = item.y.unit;
  const whiskers = {};
  const datasets = series.map((line, index) => {
    const color = seriesColor(theme, index);
    const value = (list, place) => (list ? list[place] : null);
    if (line.low && line.high && (!stacked || series.length === 1)) {
      whiskers[index] = categories.map((name, place) => {
        const ends = [line.low[place], line.high[place]];
        return ends.every(Number.isFinite) ? ends : null;
      });
    }
    return {
      label: clean(line.name), ink: color, backgroundColor: hatched(theme, color, index), rank: index,
      borderColor: theme.surface, borderWidth: stacked ? 0.5 : 0, data: line.values,
      categoryPercentage: 0.8, barPercentage: stacked || series.length === 1 ? 0.9 : 1,
      maxBarThickness: 56,
      words: (place) => `${clean(line.name)}: ${figure(line.values[place], unit)}`
        + rangeWords(value(line.low, place), value(line.high, place), unit),
    };
  });
  const [along, across] = lies ? ["y", "x"] : ["x", "y"];
  const names = lies ? sideNames(width, categories) : categories.map(clean);
  const ends = Object.values(whiskers).flat().filter(Boolean).flat();
  const options = frame(theme, {
    [along]: categoryAxis(theme, item.x.label, names, {
      stacked, ticks: {
        ...categoryAxis(theme, "", names).ticks, ...(lies ? { autoSkip: false } : {}),
      },
    }),
    [across]: numberAxis(theme, item.y, unit, {
      stacked, beginAtZero: true,
      ...(ends.length > 0 ? { suggestedMin: Math.min(...ends), suggestedMax: Math.max(...ends) } : {}),
    }, lies ? ticksAcross(width * 0.65) : 9),
  }, { mode: "index", axis: along }, (place) => clean(categories[place]));
  options.indexAxis = along;
  const each = stacked || series.length === 1 ? 24 : 9 + 13 * series.length;
  return {
    config: {
      type: "bar", data: { labels: categories.map(clean), datasets }, options,
      plugins: [whiskerLines(theme, whiskers, across)],
    },
    places: categories.length, height: lies ? lyingHeight(categories.length, each) : null,
    legend: datasets.map((dataset, index) => ({
      name: dataset.label, datasets: [index],
      look: { kind: "box", color: dataset.ink, hatch: index },
    })),
  };
}

function rangesChart(theme, item, width) {
  const { rows } = item.drawing;
  const unit = item.y.unit;
  const known = rows.flatMap((row) => [row.at_low, row.at_high]).filter(Number.isFinite);
  const base = Number.isFinite(item.drawing.base) ? item.drawing.base : null;
  const from = (row) => (base === null ? (row.at_low + row.at_high) / 2 : base);
  const whiskers = { 0: [], 1: [] };
  const ends = [["at_low", "low_label", "Low end"], ["at_high", "high_label", "High end"]];
  const datasets = ends.map(([key, labelKey, name], index) => {
    const color = theme.series[index];
    rows.forEach((row) => {
      const interval = row[key + "_interval"];
      whiskers[index].push(interval && interval.every(Number.isFinite) ? interval : null);
    });
    return {
      label: name, ink: color, backgroundColor: hatched(theme, color, index), grouped: false,
      rank: index, barPercentage: 0.75, categoryPercentage: 0.9, maxBarThickness: 26,
      data: rows.map((row) => (Number.isFinite(row[key]) ? [from(row), row[key]] : null)),
      words: (place) => {
        const row = rows[place];
        const interval = row[key + "_interval"] || [];
        return `${name}, ${clean(row[labelKey])}: ${figure(row[key], unit)}`
          + rangeWords(interval[0], interval[1], unit);
      },
    };
  });
  const length = Math.max(12, Math.min(36, Math.floor(width / 3 / 6)));
  const names = rows.map((row) => [
    shortened(row.name, length), shortened(`${row.low_label} … ${row.high_label}`, length),
  ]);
  const reach = [...known, ...Object.values(whiskers).flat().filter(Boolean).flat()];
  const options = frame(theme, {
    y: categoryAxis(theme, item.x.label, names, {
      ticks: { ...categoryAxis(theme, "", names).ticks, autoSkip: false },
    }),
    x: numberAxis(theme, item.y, unit, {
      min: undefined, suggestedMin: Math.min(...reach), suggestedMax: Math.max(...reach),
      beginAtZero: false, grace: "3%",
    }, ticksAcross(width * 0.65)),
  }, { mode: "index", axis: "y" }, (place) => clean(rows[place].name));
  options.indexAxis = "y";
  const marks = base === null ? [] : [{ label: "Base", value: base }];
  options.layout.padding.top = 22;
  return {
    config: {
      type: "bar", data: { labels: rows.map((row) => clean(row.name)), datasets }, options,
      plugins: [whiskerLines(theme, whiskers, "x"), markLines(theme, marks, (value) => figure(value, unit))],
    },
    places: rows.length, height: lyingHeight(rows.length, 36),
    legend: datasets.map((dataset, index) => ({
      name: dataset.label, datasets: [index],
      look: { kind: "box", color: dataset.ink, hatch: index },
    })),
  };
}

function stepsChart(theme, item, width) {
  const { steps } = item.drawing;
  const unit = item.y.unit;
  let level = 0;
  const spans = steps.map(({ value, is_total: isTotal }) => {
    const start = isTotal ? 0 : level;
    level = isTotal ? value : level + value;
    return [start, level];
  });
  const kinds = [
    { name: "Total", color: theme.muted, hatch: 0, has: (step) => step.is_total },
    { name: "Increase", color: theme.series[0], hatch: 0, has: (step) => !step.is_total && step.value >= 0 },
    { name: "Decrease", color: theme.series[1], hatch: 1, has: (step) => !step.is_total && step.value < 0 },
  ];
  const kind = (step) => kinds.find((one) => one.has(step));
  const words = (step) => {
    const sign = !step.is_total && step.value > 0 ? "+" : "";
    const error = Number.isFinite(step.se) ? ` ± ${errorFigure(step.se, unit)}` : "";
    return sign + figure(step.value, unit) + error;
  };
  const dataset = {
    label: clean(item.title), ink: theme.muted, data: spans, barPercentage: 0.8, categoryPercentage: 0.9,
    maxBarThickness: 26, words: (place) => words(steps[place]),
    backgroundColor: steps.map((step) => hatched(theme, kind(step).color, kind(step).hatch)),
  };
  const whiskers = {
    0: steps.map(({ se }, place) => (Number.isFinite(se) && se > 0
      ? [spans[place][1] - se, spans[place][1] + se] : null)),
  };
  const names = sideNames(width, steps.map((step) => step.name));
  const options = frame(theme, {
    y: categoryAxis(theme, item.x.label, names, {
      ticks: { ...categoryAxis(theme, "", names).ticks, autoSkip: false },
    }),
    x: numberAxis(theme, item.y, unit, { beginAtZero: true, grace: "2%" }, ticksAcross(width * 0.6)),
  }, { mode: "index", axis: "y" }, (place) => clean(steps[place].name));
  options.indexAxis = "y";
  const texts = steps.map((step) => (step.is_total || step.value <= 0 ? "" : "+") + figure(step.value, unit));
  options.layout.padding.right = 14 + Math.max(...texts.map((text) => textWidth(theme, text)));
  const after = (place) => Math.max(...spans[place], whiskers[0][place] ? whiskers[0][place][1] : -Infinity);
  return {
    config: {
      type: "bar", data: { labels: steps.map((step) => clean(step.name)), datasets: [dataset] }, options,
      plugins: [
        joiningLines(theme, spans.map((span) => span[1])), whiskerLines(theme, whiskers, "x"),
        barTexts(theme, texts, after),
      ],
    },
    places: steps.length, height: lyingHeight(steps.length, 30),
    legend: kinds.filter((one) => steps.some(one.has)).map(({ name, color, hatch }) => ({
      name, datasets: [], look: { kind: "box", color, hatch },
    })),
  };
}
