// Tables that are sorted by a column and, where they are long, searched.

function cellValue(cell) {
  if (cell === null || cell === undefined) return null;
  return typeof cell === "object" ? cell.value : cell;
}

// Numbers before texts, both ascending; what is empty comes last either way.
function compared(one, other, direction) {
  const isEmpty = (value) => value === null || value === undefined || value === "";
  if (isEmpty(one) || isEmpty(other)) return Number(isEmpty(one)) - Number(isEmpty(other));
  if (typeof one === "number" && typeof other === "number") return direction * (one - other);
  if (typeof one !== typeof other) return direction * (typeof one === "number" ? -1 : 1);
  return direction * (one < other ? -1 : one > other ? 1 : 0);
}

function sortable(table, item) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const before = head.getAttribute("aria-sort");
      const next = before === "ascending" ? "descending" : before === "descending" ? null : "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      if (next) head.setAttribute("aria-sort", next);
      const order = rows.map((row, place) => place);
      if (next) {
        const direction = next === "ascending" ? 1 : -1;
        order.sort((one, other) => compared(
          cellValue(item.rows[one][column]), cellValue(item.rows[other][column]), direction)
          || one - other);
      }
      body.append(...order.map((place) => rows[place]));
    });
  });
}

function searchable(place, table, title) {
  const rows = [...table.tBodies[0].rows];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const line = document.createElement("p");
  line.className = "search";
  const label = document.createElement("label");
  const field = document.createElement("input");
  const count = document.createElement("span");
  field.type = "search";
  field.autocomplete = "off";
  field.spellcheck = false;
  count.setAttribute("role", "status");
  label.append(`Filter ${title} `, field);
  line.append(label, count);
  const filter = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, index) => {
      const isShown = words.every((word) => texts[index].includes(word));
      row.hidden = !isShown;
      shown += isShown ? 1 : 0;
    });
    count.textContent = `${counted(shown)} of ${counted(rows.length)} rows`;
  };
  field.addEventListener("input", filter);
  filter();
  place.insertBefore(line, place.querySelector(".scroll"));
}

// Width of a column on paper at letters of 8 pixels, errors and intervals below their figures.
function paperWidth(rows, column) {
  return rows.reduce((most, row) => {
    const cell = row.cells[column];
    if (!cell) return most;
    const parts = [...cell.querySelectorAll("small")].map((part) => part.textContent.length * 4.3);
    const all = cell.firstChild ? cell.firstChild.textContent.trim() : "";
    const isHead = cell.parentNode.parentNode.tagName === "THEAD";
    const words = isHead ? Math.max(...all.split(" ").map((word) => word.length)) : all.length;
    const isText = cell.classList.contains("t") && !isHead;
    return Math.max(most, (isText ? Math.min(words, 20) : words) * 5, ...parts);
  }, 0) + 9;
}

// Columns after the first in groups that fit a width beside it.
function columnGroups(widths, width) {
  const groups = [[]];
  let used = widths[0];
  for (let column = 1; column < widths.length; column += 1) {
    if (used + widths[column] > width && groups[groups.length - 1].length > 0) {
      groups.push([]);
      used = widths[0];
    }
    groups[groups.length - 1].push(column);
    used += widths[column];
  }
  return groups;
}

// A table that is broader than a sheet becomes several below each other, each with the first column.
function partedTable(table, width) {
  const rows = [...table.rows];
  const widths = Array.from(rows[0].cells, (cell, column) => paperWidth(rows, column));
  let groups = columnGroups(widths, width);
  if (groups.length === 1) return null;
  // As even as they get, rather than full ones and a rest.
  for (let less = width - 10; less > width / 2; less -= 10) {
    const even = columnGroups(widths, less);
    if (even.length > groups.length) break;
    groups = even;
  }
  const parts = document.createElement("div");
  parts.className = "parts";
  for (const columns of groups) {
    const part = table.cloneNode(true);
    part.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
    for (const row of part.rows) {
      const cells = [...row.cells];
      row.replaceChildren(cells[0], ...columns.map((column) => cells[column]).filter(Boolean));
    }
    parts.append(part);
  }
  return parts;
}

// For paper; answers what brings the tables back.
function partTables(width) {
  const parted = [...document.querySelectorAll(".broad > table")]
    .filter((table) => !table.closest("details:not([open])"))
    .map((table) => ({ table, parts: partedTable(table, width) }))
    .filter(({ parts }) => parts);
  parted.forEach(({ table, parts }) => {
    table.hidden = true;
    table.after(parts);
  });
  return () => parted.forEach(({ table, parts }) => {
    parts.remove();
    table.hidden = false;
  });
}

function prepareTables(report) {
  for (const place of document.querySelectorAll("div.table[data-item]")) {
    const item = report.views[place.dataset.view].items[place.dataset.item];
    const table = place.querySelector("table");
    if (item.rows.length > 2) sortable(table, item);
    if (item.rows.length > 25) searchable(place, table, clean(item.title));
  }
}
