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

function prepareTables(report) {
  for (const place of document.querySelectorAll("div.table[data-item]")) {
    const item = report.views[place.dataset.view].items[place.dataset.item];
    const table = place.querySelector("table");
    if (item.rows.length > 2) sortable(table, item);
    if (item.rows.length > 25) searchable(place, table, clean(item.title));
  }
}
