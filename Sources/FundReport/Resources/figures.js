// Figures as the program prints them (FundReport/Figures): one number looks the same everywhere.
const noFigure = "–";

// The exact value to nearest, ties to even; toFixed alone rounds ties up.
function decimalText(size, decimals) {
  if (size >= 1e21) {
    return BigInt(size).toString() + (decimals > 0 ? "." + "0".repeat(decimals) : "");
  }
  const text = size.toFixed(decimals);
  const exact = size.toFixed(Math.min(100, decimals + 60));
  const point = exact.indexOf(".");
  const end = decimals > 0 ? point + 1 + decimals : point;
  const rest = exact.slice(decimals > 0 ? end : end + 1);
  if (!/^50*$/.test(rest)) return text;
  const cut = exact.slice(0, end);
  return Number(cut[cut.length - 1]) % 2 === 0 ? cut : text;
}

function grouped(digits) {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

function fixed(value, decimals) {
  if (!Number.isFinite(value)) return noFigure;
  const text = decimalText(Math.abs(value), decimals);
  const [whole, fraction] = text.split(".");
  const all = grouped(whole) + (fraction === undefined ? "" : "." + fraction);
  return value < 0 && /[1-9]/.test(text) ? "-" + all : all;
}

function counted(value) {
  return fixed(value, 0);
}

function money(value) {
  const size = Math.abs(value);
  if (size >= 999950) return fixed(value / 1e6, 2) + "M";
  if (size >= 999.5) return fixed(value / 1e3, 1) + "k";
  return fixed(value, 0);
}

function trimmed(text) {
  return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
}

function plainFigure(value) {
  return Number.isFinite(value) ? trimmed(fixed(value, 4)) : noFigure;
}

function levelFigure(level) {
  return trimmed(fixed(level * 100, 4)) + "%";
}

// By unit: factor, decimals, what follows. Errors have one decimal more.
const units = {
  rate: [100, 2, "%"], share: [100, 2, "%"], multiple: [1, 3, "x"], years: [1, 2, " y"],
  months: [1, 1, ""], count: [1, 1, ""], ratio: [1, 2, ""],
};

function unitFigure(value, unit, more) {
  if (value === null || value === undefined || !Number.isFinite(value)) return noFigure;
  if (unit === "money") return money(value);
  if (!units[unit]) return plainFigure(value);
  const [factor, decimals, suffix] = units[unit];
  return fixed(factor === 1 ? value : value * factor, decimals + more) + suffix;
}

function figure(value, unit) {
  return unitFigure(value, unit, 0);
}

function errorFigure(value, unit) {
  return unitFigure(value, unit, 1);
}

// A figure at an axis: as many decimals as tell neighbours `step` apart, in one unit along the axis.
function tickFigure(value, unit, step, most) {
  let factor = 1;
  let suffix = "";
  if (unit === "rate" || unit === "share") {
    factor = 100;
    suffix = "%";
  } else if (unit === "multiple") {
    suffix = "x";
  } else if (unit === "money" && most >= 999950) {
    factor = 1e-6;
    suffix = "M";
  } else if (unit === "money" && most >= 999.5) {
    factor = 1e-3;
    suffix = "k";
  }
  const gap = Math.abs(step * factor);
  const decimals = gap > 0 ? Math.min(6, Math.max(0, Math.ceil(-Math.log10(gap) - 1e-9))) : 0;
  // A step of 2.5 needs its half.
  const exact = gap > 0 && Math.abs(gap * 10 ** decimals - Math.round(gap * 10 ** decimals)) > 1e-6;
  const scaled = value * factor;
  if (scaled === 0) return "0" + (suffix === "x" ? "x" : suffix === "%" ? "%" : "");
  return fixed(scaled, decimals + (exact ? 1 : 0)) + suffix;
}

// Texts of the document are shown as they are, without characters that steer the display.
function clean(text) {
  return String(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\uFFFD");
}

function shortened(text, length) {
  const all = clean(text);
  return all.length > length ? all.slice(0, Math.max(1, length - 1)) + "…" : all;
}
