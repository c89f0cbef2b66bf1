"""Has Gnumeric compute every formula of a workbook anew, and holds the results against those that were
stored with them: sums may differ by their roundings."""
import os
import shutil
import subprocess
import sys
import tempfile

import openpyxl

if not shutil.which("ssconvert"):
    sys.exit("Gnumeric's ssconvert is not here (Debian: gnumeric)")
before = openpyxl.load_workbook(sys.argv[1])
stored = openpyxl.load_workbook(sys.argv[1], data_only=True)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "new.xlsx")
    subprocess.run(["ssconvert", "--recalc", sys.argv[1], path], check=True, capture_output=True)
    again = openpyxl.load_workbook(path, data_only=True)
count = 0
for sheet in before:
    numbers = [abs(c.value) for row in stored[sheet.title].iter_rows() for c in row
               if isinstance(c.value, (int, float))]
    # A sum of n numbers of at most this size is off by at most n^2 halves of its last place.
    size = max(numbers, default=0) * 512 * 512 * 2.0 ** -53
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type != "f":
                continue
            was = stored[sheet.title][cell.coordinate].value
            now = again[sheet.title][cell.coordinate].value
            assert isinstance(now, (int, float)), (sheet.title, cell.coordinate, cell.value, now)
            assert abs(was - now) <= size, (sheet.title, cell.coordinate, cell.value, was, now)
            count += 1
assert count, "there are no formulas"
print(f"{count} formulas agree")
