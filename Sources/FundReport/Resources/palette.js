// Colours of the page's style, and what tells series apart without colour: dashes, points, hatching.
const dashes = [[], [7, 4], [2, 3], [10, 3, 2, 3], [4, 2], [12, 5], [1, 2], [8, 2, 2, 2, 2, 2]];
const points = ["circle", "rect", "triangle", "rectRot", "cross", "star", "crossRot", "dash"];

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue("--" + name).trim();
  return {
    ink: read("ink"), muted: read("muted"), grid: read("grid"), surface: read("surface"),
    line: read("line"), good: read("good"), bad: read("bad"), accent: read("accent"),
    series: [1, 2, 3, 4, 5, 6, 7, 8].map((number) => read("s" + number)),
    font: read("font"), small: document.documentElement.classList.contains("printing") ? 10 : 11,
  };
}

function seriesColor(theme, index) {
  return theme.series[index % theme.series.length];
}

function faded(color, share) {
  const value = parseInt(color.slice(1), 16);
  return `rgba(${value >> 16}, ${(value >> 8) & 255}, ${value & 255}, ${share})`;
}

// Strokes of the hatching of a series within a square of 8: none for the first.
const strokes = [
  [], [[0, 8, 8, 0], [-2, 2, 2, -2], [6, 10, 10, 6]], [[0, 4, 8, 4]],
  [[0, 0, 8, 8], [-2, 6, 2, 10], [6, -2, 10, 2]], [[4, 0, 4, 8]], [[0, 4, 8, 4], [4, 0, 4, 8]],
  [[0, 8, 8, 0], [-2, 2, 2, -2], [6, 10, 10, 6], [0, 0, 8, 8], [-2, 6, 2, 10], [6, -2, 10, 2]],
  [[0, 2, 8, 2], [0, 6, 8, 6]],
];

// Beyond the colours there are, a series has another hatching than the one of its colour.
function strokesOf(index) {
  return strokes[(index + 3 * Math.floor(index / strokes.length)) % strokes.length];
}

function hatched(theme, color, index) {
  const lines = strokesOf(index);
  if (lines.length === 0) return color;
  const scale = Math.max(1, window.devicePixelRatio || 1);
  const tile = document.createElement("canvas");
  tile.width = tile.height = Math.round(8 * scale);
  const pen = tile.getContext("2d");
  pen.scale(tile.width / 8, tile.height / 8);
  pen.fillStyle = color;
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = theme.surface;
  pen.globalAlpha = 0.65;
  pen.lineWidth = 1.2;
  for (const [x, y, toX, toY] of lines) {
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(toX, toY);
    pen.stroke();
  }
  const pattern = pen.createPattern(tile, "repeat");
  pattern.setTransform(new DOMMatrix().scale(8 / tile.width));
  return pattern;
}

// What stands before a name in a legend, as a drawing of 26 by 12.
function swatch(theme, look) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const add = (name, members) => {
    const part = document.createElementNS(space, name);
    for (const key of Object.keys(members)) part.setAttribute(key, members[key]);
    drawing.append(part);
    return part;
  };
  drawing.setAttribute("viewBox", "0 0 26 12");
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("class", "swatch");
  if (look.kind === "line" || look.kind === "point") {
    if (look.kind === "line") {
      add("line", {
        x1: 1, y1: 6, x2: 25, y2: 6, stroke: look.color, "stroke-width": look.width || 2,
        "stroke-dasharray": (look.dash || []).join(" "),
      });
    }
    const shapes = {
      circle: "M13 2.5a3.5 3.5 0 1 0 .01 0z", rect: "M9.8 2.8h6.4v6.4h-6.4z",
      triangle: "M13 2l4 7.5h-8z", rectRot: "M13 1.5l4.5 4.5-4.5 4.5-4.5-4.5z",
      cross: "M13 2v8M9 6h8", crossRot: "M10 3l6 6M16 3l-6 6", dash: "M9 6h8",
      star: "M13 2v8M9 6h8M10 3l6 6M16 3l-6 6",
    };
    if (look.point) {
      add("path", { d: shapes[look.point], fill: look.color, stroke: look.color });
    }
    return drawing;
  }
  const share = look.share === undefined ? 1 : look.share;
  add("rect", {
    x: 2, y: 1, width: 22, height: 10, fill: look.color, "fill-opacity": share, stroke: look.color,
    "stroke-width": 1, "stroke-dasharray": (look.dash || []).join(" "),
  });
  strokesOf(look.hatch || 0).forEach(([x, y, toX, toY]) => {
    for (const shift of [3, 11]) {
      add("line", {
        x1: x + shift, y1: y + 2, x2: toX + shift, y2: toY + 2, stroke: theme.surface,
        "stroke-width": 1.2,
      });
    }
  });
  return drawing;
}
