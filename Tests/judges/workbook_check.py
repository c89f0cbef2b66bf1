"""Reads a spreadsheet with openpyxl and a report in JSON, and says where their checks differ."""
import json
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
report = json.load(open(sys.argv[2]))
assert book.sheetnames[:2] == ["Summary", "Checks"], book.sheetnames
sheet = book["Checks"]
assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref
assert len(sheet.conditional_formatting) > 0
heads = [cell.value for cell in sheet[1]]
rows = [dict(zip(heads, (cell.value for cell in row))) for row in sheet.iter_rows(min_row=2)]
assert len(rows) == len(report["checks"]), (len(rows), len(report["checks"]))
for row, check in zip(rows, report["checks"]):
    place = check["file"], check["id"], check["figure"]
    assert (row["file"], row["case"], row["figure"] or "") == place, (row, place)
    assert row["verdict"] == check["verdict"] and row["source"] == check["source"], place
    for name in ("computed", "expected"):
        # Sheets keep 16 or 17 digits: all of a double, or all but its last bit.
        seen, right = row[name], check.get(name)
        if isinstance(right, float):
            assert abs(seen - right) <= 2.0 ** -50 * abs(right), (place, name, seen, right)
        else:
            assert seen == right, (place, name, seen, right)
summary = {row[0].value: row[1].value for row in book["Summary"].iter_rows(min_row=2)}
assert summary["all"] == report["passed"] + report["failed"] + report["left_out"]
print(f"{len(rows)} rows agree")
