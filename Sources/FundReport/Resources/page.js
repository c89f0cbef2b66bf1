// The page: draws every chart from the embedded document, again for another theme, width or paper.
const kinds = {
  histogram: histogramChart, fan: fanChart, lines: linesChart, bars: barsChart, ranges: rangesChart,
  steps: stepsChart, scatter: scatterChart,
};
const root = document.documentElement;
const report = JSON.parse(document.getElementById("document").textContent);
// Width of A4 within its margins of 14 mm, at 96 to the inch; two charts side by side have a gap.
const paper = { whole: 686, half: 333 };

class Plot {
  constructor(place) {
    this.place = place;
    this.item = report.views[place.dataset.view].items[place.dataset.item];
    this.canvas = place.querySelector("canvas");
    this.keys = document.createElement("ul");
    this.keys.className = "legend";
    place.before(this.keys);
    this.hidden = new Set();
    this.width = 0;
    const spoken = document.getElementById("spoken");
    listenToKeys(this.canvas, () => this, (text) => { spoken.textContent = text; });
  }

  wantedWidth() {
    if (!root.classList.contains("printing")) return Math.floor(this.place.clientWidth);
    return this.place.closest(".wide") ? paper.whole : paper.half;
  }

  draw(theme) {
    const width = this.wantedWidth();
    if (this.chart) this.chart.destroy();
    this.chart = null;
    this.width = width;
    if (width < 40) return;
    try {
      const plan = kinds[this.item.drawing.kind](theme, this.item, width);
      const usual = root.classList.contains("printing") ? 210 : width > 700 ? 330 : 270;
      this.canvas.width = width;
      this.canvas.height = plan.height || usual;
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${this.canvas.height}px`;
      this.places = plan.places;
      this.chart = new Chart(this.canvas, plan.config);
      drawLegend(this.keys, theme, this.chart, plan.legend, this.hidden);
      if (this.hidden.size > 0) this.chart.update();
    } catch (error) {
      this.keys.replaceChildren();
      this.place.textContent = `This chart cannot be drawn (${error.message}). Its figures are below.`;
      console.error(error);
    }
  }
}

let plots = [];

function drawAll(isWidthOnly) {
  const theme = readTheme();
  for (const plot of plots) {
    if (!isWidthOnly || plot.wantedWidth() !== plot.width) plot.draw(theme);
  }
}

function isDark() {
  const chosen = root.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function prepareTheme() {
  const button = document.getElementById("theme");
  const name = () => { button.textContent = isDark() ? "Light colours" : "Dark colours"; };
  button.hidden = false;
  name();
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    name();
    drawAll(false);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    name();
    drawAll(false);
  });
}

// Paper: light colours, charts as wide as the sheet, small tables with them; all back afterwards.
function preparePrinting() {
  let opened = [];
  let joinTables = () => {};
  const begin = () => {
    if (root.classList.contains("printing")) return;
    root.classList.add("printing");
    opened = [...document.querySelectorAll("details.small:not([open])")];
    opened.forEach((details) => { details.open = true; });
    // A head that is repeated on the next page is printed without its buttons.
    document.querySelectorAll("th .sort").forEach((button) => {
      button.before(...button.childNodes);
      button.hidden = true;
    });
    joinTables = partTables(paper.whole);
    drawAll(false);
  };
  const end = () => {
    if (!root.classList.contains("printing")) return;
    root.classList.remove("printing");
    joinTables();
    opened.forEach((details) => { details.open = false; });
    document.querySelectorAll("th .sort").forEach((button) => {
      button.append(...[...button.parentNode.childNodes].filter((node) => node !== button));
      button.hidden = false;
    });
    drawAll(false);
  };
  window.addEventListener("beforeprint", begin);
  window.addEventListener("afterprint", end);
  matchMedia("print").addEventListener("change", ({ matches }) => (matches ? begin() : end()));
}

function prepareWidth() {
  let timer = 0;
  new ResizeObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!root.classList.contains("printing")) drawAll(true); }, 120);
  }).observe(document.getElementById("main"));
}

// The view that is read is marked in the navigation.
function prepareNavigation() {
  const links = new Map([...document.querySelectorAll("nav.views a")]
    .map((link) => [link.hash.slice(1), link]));
  const seen = new Set();
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) seen.add(target.id); else seen.delete(target.id);
    }
    const first = [...links.keys()].find((id) => seen.has(id));
    for (const [id, link] of links) {
      if (id === first) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-15% 0px -60% 0px" });
  document.querySelectorAll("main > section").forEach((section) => watcher.observe(section));
}

root.classList.add("js");
prepareTheme();
plots = [...document.querySelectorAll(".plot")].map((place) => new Plot(place));
prepareTables(report);
prepareNavigation();
preparePrinting();
drawAll(false);
prepareWidth();
// What the page prints, for those who check it.
window.equihome = {
  figure, errorFigure, levelFigure, plainFigure, counted, tickFigure, drawn: () => plots.length,
};
