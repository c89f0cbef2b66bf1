"""Reads the workbook that VisualWorkbookTests writes with openpyxl: values, formats, charts and what they
refer to, links, colour scales, print setup, and that no text has become a formula."""
import sys

import openpyxl
from openpyxl.utils import range_boundaries

book = openpyxl.load_workbook(sys.argv[1])
values = openpyxl.load_workbook(sys.argv[1], data_only=True)
names = ["Summary", "Risk  tails all of a very lo", "Risk", "RISK 2", "Yearly ledger", "LP report",
         "Samples"]
assert book.sheetnames == names, book.sheetnames


def find(sheet, text, nth=1):
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == text and cell.data_type == "s":
                nth -= 1
                if nth == 0:
                    return cell
    raise AssertionError(f"no cell {text!r} in {sheet.title}")


# Formulas are those that were meant, each with a value; texts that look like one are texts.
formulas = 0
for sheet in book:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                formulas += 1
                assert cell.value.startswith(("=SUM(", "=C", "=D", "=E")), cell.value
                assert values[sheet.title][cell.coordinate].value is not None, cell.coordinate
assert formulas > 30, formulas
summary = book["Summary"]
assert find(summary, "=Harbour & Fund").font.sz == 16
assert find(summary, '=HYPERLINK("x")').data_type == "s"
table = book["Risk"]
head = find(table, "IRR")
assert find(table, "=1+1").data_type == "s" and find(table, "@SUM(1)").data_type == "s"
irr = table.cell(head.row + 1, head.column)
assert irr.value == 0.0525 and irr.number_format == "0.00%"
assert table.cell(head.row + 2, head.column).value is None
assert table.cell(head.row + 3, head.column).number_format == '0.000"x"'
money = table.cell(head.row + 1, head.column + 1)
assert money.value == 12345.5 and money.number_format == "#,##0"
assert table.cell(head.row, head.column + 2).value == "± SE"
assert table.cell(head.row + 1, head.column + 2).value == 10
# Undefined and not a number are empty.
assert table.cell(head.row + 2, head.column + 1).value is None
assert table.cell(head.row + 3, head.column + 1).value is None

figure = find(summary, "Net IRR")
line = [summary.cell(figure.row, c).value for c in range(2, 6)]
assert line == [0.0789, 0.0003, 0.078, 0.08], line
assert summary.cell(figure.row, 2).fill.fgColor.rgb == "FFC6EFCE"
assert summary.cell(find(summary, "Undefined").row, 2).value is None
assert summary.cell(find(summary, "Seed").row, 2).value == str(2 ** 64 - 1)
links = {h.location for row in summary.iter_rows() for c in row if (h := c.hyperlink)}
assert links == {f"'{n}'!A1" for n in names[1:]}, links

# Charts: one for each drawing but the heat map, which is cells with a colour scale.
risk = book[names[1]]
kinds = [type(c).__name__ for c in risk._charts]
assert kinds == ["BarChart", "LineChart", "ScatterChart", "BarChart", "BarChart", "BarChart",
                 "LineChart", "ScatterChart"], kinds
assert len(book["LP report"]._charts) == 1
grouping = [getattr(c, "grouping", None) for c in risk._charts]
assert grouping[3] == "stacked" and risk._charts[4].type == "bar", grouping
count = [len(c.series) for c in risk._charts]
assert count == [2, 4, 3, 2, 1, 2, 2, 2], count


def cells(reference):
    sheet, area = reference.rsplit("!", 1)
    left, top, right, bottom = range_boundaries(area.replace("$", ""))
    found = values[sheet.strip("'").replace("''", "'")]
    return [found.cell(r, c).value for r in range(top, bottom + 1) for c in range(left, right + 1)]


def drawn(series):
    reference = series.val.numRef if series.val else series.yVal.numRef
    return cells(reference.f)


histogram, fan, lines, bars, sideways, tornado, steps, scatter = risk._charts
assert drawn(histogram.series[1]) == [4, 3, 1]
assert cells(histogram.series[0].tx.strRef.f) == ["base"]
assert cells(histogram.series[0].cat.numRef.f) == [-0.1, 0, 0.1]
assert drawn(fan.series[0]) == [-3, -2, None, 1] and cells(fan.series[0].tx.strRef.f) == ["5%"]
assert cells(fan.series[3].tx.strRef.f) == ["mean"] and drawn(fan.series[3]) == [-2, -1, 0.1, 2.1]
assert drawn(lines.series[1]) == [0.5, None, 2] and cells(lines.series[0].xVal.numRef.f) == [0, 1, 4]
assert cells(bars.series[0].cat.strRef.f if bars.series[0].cat.strRef else bars.series[0].cat.numRef.f) == [
    "year 0", "=year 1"]
close = lambda a, b: all((x is None and y is None) or abs(x - y) < 1e-15 for x, y in zip(a, b))
assert close(drawn(tornado.series[0]), [0.03 - 0.08, 0.09 - 0.08])
assert close(drawn(tornado.series[1]), [0.11 - 0.08, None])
assert close(drawn(steps.series[0]), [0, 0.05, 0.07, 0]), drawn(steps.series[0])
assert close(drawn(steps.series[1]), [0.05, 0.07, -0.03, -0.03])
assert drawn(scatter.series[1]) == [0, 3, 4] and drawn(scatter.series[0]) == [2, 1]
titles = ["".join(r.t for p in c.title.tx.rich.p for r in (p.r or [])) for c in risk._charts]
assert titles[0].strip() == "=histogram", titles
scales = [str(r.sqref) for r in risk.conditional_formatting]
assert len(scales) == 1, scales
left, top, right, bottom = range_boundaries(scales[0])
assert [[risk.cell(r, c).value for c in range(left, right + 1)] for r in range(top, bottom + 1)] == [
    [0.1, 0.2], [None, 0.3], [0.4, 0.5]]

for sheet in book.worksheets[:-1]:
    setup = sheet.page_setup
    assert setup.orientation == "landscape" and (setup.fitToWidth or 1) == max(1, -(-sheet.max_column // 16)), (
        sheet.title, setup.fitToWidth, sheet.max_column)
    assert setup.fitToHeight == 0 and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows and "$1" in sheet.print_title_rows, sheet.print_title_rows
    assert "Harbour && Fund" in sheet.oddFooter.left.text or "Harbour & Fund" in sheet.oddFooter.left.text
    assert sheet.freeze_panes == "A2"
samples = book["Samples"]
assert samples.max_row == 31 and samples["A2"].value == 0
column = [c.value for c in samples[1]].index("net_irr") + 1
assert samples.cell(5, column).value is None and samples.cell(2, column).value is not None
assert samples.cell(2, column).number_format == "0.00%"
print("as expected")
