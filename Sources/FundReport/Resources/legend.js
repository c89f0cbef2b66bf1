// Names of the series above a chart: buttons that show and hide, within reach of the keyboard.
function drawLegend(place, theme, chart, legend, hidden) {
  place.replaceChildren();
  if (legend.length < 2) return;
  for (const entry of legend) {
    const line = document.createElement("li");
    const isSwitch = entry.datasets.length > 0;
    const part = document.createElement(isSwitch ? "button" : "span");
    part.append(swatch(theme, entry.look), document.createTextNode(entry.name));
    if (isSwitch) {
      const show = (isShown) => {
        entry.datasets.forEach((index) => chart.setDatasetVisibility(index, isShown));
        part.setAttribute("aria-pressed", String(isShown));
        if (isShown) hidden.delete(entry.name); else hidden.add(entry.name);
      };
      part.type = "button";
      show(!hidden.has(entry.name));
      part.addEventListener("click", () => {
        show(hidden.has(entry.name));
        chart.update();
      });
    }
    line.append(part);
    place.append(line);
  }
}

// Arrows move through a chart as a pointer does; what is pointed at is said as well.
function listenToKeys(canvas, current, say) {
  let at = -1;
  canvas.addEventListener("keydown", (event) => {
    const { chart, places } = current();
    if (!chart || places < 1) return;
    const moves = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    if (event.key in moves) at = Math.min(places - 1, Math.max(0, at + moves[event.key]));
    else if (event.key === "Home") at = 0;
    else if (event.key === "End") at = places - 1;
    else if (event.key === "Escape") at = -1;
    else return;
    event.preventDefault();
    const active = at < 0 ? [] : chart.getSortedVisibleDatasetMetas()
      .filter((meta) => !chart.data.datasets[meta.index].helper && meta.data[at])
      .map((meta) => ({ datasetIndex: meta.index, index: at }));
    chart.setActiveElements(active);
    chart.tooltip.setActiveElements(active, { x: 0, y: 0 });
    chart.update();
    if (active.length === 0) return;
    const { title, dataPoints } = chart.tooltip;
    const words = (dataPoints || []).map((point) => point.dataset.words(point.dataIndex));
    say([...(title || []), ...words].filter(Boolean).join(". "));
  });
  canvas.addEventListener("blur", () => {
    const { chart } = current();
    at = -1;
    if (!chart) return;
    chart.setActiveElements([]);
    chart.tooltip.setActiveElements([], { x: 0, y: 0 });
    chart.update();
  });
}
