"""Holds every export of one run against every other, to the bit: the result document, CSV, Parquet, NumPy,
HDF5 and the workbook; and computes the report to the LPs anew from the monthly ledger and the flows.

  export_check.py FOLDER PATH    FOLDER has run.json, csv/, parquet/, fund.npz, fund.h5, fund.xlsx,
                                 lp-path.csv (of that path) and path.json"""
import csv
import glob
import json
import os
import sys

import h5py
import numpy as np
import openpyxl
import pandas as pd
from scipy.optimize import brentq

folder, path = sys.argv[1], int(sys.argv[2])
document = json.load(open(f"{folder}/run.json"))
names = {os.path.basename(f)[:-4] for f in glob.glob(f"{folder}/csv/*.csv")}
assert names == {"metrics", "yearly", "monthly", "samples", "exits", "guardrails", "lp_flows", "breakdown",
                 "lp_quarterly"}, names
assert names == {os.path.basename(f)[:-8] for f in glob.glob(f"{folder}/parquet/*.parquet")}


def bits(values):
    return np.asarray(values, dtype=float).view(np.uint64)


def same(a, b, place):
    a, b = np.asarray(a), np.asarray(b)
    assert a.shape == b.shape, (place, a.shape, b.shape)
    if a.dtype.kind in "OUST" or b.dtype.kind in "OUST":
        text = lambda v: "" if v is None else v.decode() if isinstance(v, bytes) else str(v)
        assert [text(v) for v in a] == [text(v) for v in b], place
        return
    a, b = a.astype(float), b.astype(float)
    lost = np.isnan(a)
    assert (lost == np.isnan(b)).all(), place
    assert (bits(a[~lost]) == bits(b[~lost])).all(), place


npz = np.load(f"{folder}/fund.npz", allow_pickle=False)
h5 = h5py.File(f"{folder}/fund.h5", "r")
tables = {}
figures = 0
for name in sorted(names):
    table = pd.read_csv(f"{folder}/csv/{name}.csv", keep_default_na=False,
                        na_values={c: [""] for c in next(csv.reader(open(f"{folder}/csv/{name}.csv")))
                                   if c not in ("unit", "note", "basis", "name", "metric", "verdict",
                                                "severity", "op")})
    tables[name] = table
    arrow = pd.read_parquet(f"{folder}/parquet/{name}.parquet")
    assert list(arrow.columns) == list(table.columns), name
    for column in table.columns:
        same(table[column], arrow[column], (name, column, "parquet"))
        if name != "lp_flows":
            same(table[column], npz[name][column], (name, column, "npz"))
            same(table[column], h5[name][column][:], (name, column, "hdf5"))
        figures += len(table)
for part in ("net", "contributions", "distributions"):
    matrix = npz[f"lp_flows/{part}"]
    same(matrix.reshape(-1), h5[f"lp_flows/{part}"][:].reshape(-1), part)
    same(matrix.reshape(-1), tables["lp_flows"][part], part)
for name, column in document["samples"].items():
    same([np.nan if v is None else v for v in column], tables["samples"][name], ("json", name))
for attribute in ("manifest", "config"):
    text = open(f"{folder}/csv/{attribute}.json").read().rstrip("\n")
    for other in (str(npz[attribute]), h5.attrs[attribute]):
        assert json.loads(other) == json.loads(text) == document[attribute], attribute
yearly = document["yearly"]["items"]
for item, series in yearly.items():
    same(tables["yearly"][item], [np.nan if v is None else v for v in series["mean"]], item)
    # A year's mean is the sum of its months', or the last of them, but for the order of adding up.
    months = tables["monthly"][item].to_numpy()
    stock = item in ("cash", "nav", "outstanding", "unfunded", "facility_debt", "note_debt", "escrow")
    for year in range(len(series["mean"])):
        part = months[:1] if year == 0 else months[12 * year - 11:12 * year + 1]
        right = part[-1] if stock else part.sum()
        assert abs(right - series["mean"][year]) <= 1e-9 * max(1.0, np.abs(part).sum()), (item, year)

# The report to the LPs, anew from the ledger.
config = document["config"]
share = config["waterfall"]["gp_commitment"]["share"]
every = {"monthly": 1, "quarterly": 3, "semiannual": 6, "annual": 12}[config["fund"]["valuation_frequency"]]


def irr(flows):
    flows = np.asarray(flows, dtype=float)
    months = np.arange(len(flows))
    value = lambda x: float((flows * np.exp(-x * months / 12)).sum())
    grid = np.linspace(-6, 6, 2401)
    signs = np.sign([value(x) for x in grid])
    roots = [brentq(value, a, b, xtol=1e-14) for a, b, s, t in zip(grid, grid[1:], signs, signs[1:])
             if s > 0 > t or s < 0 < t]
    return [np.expm1(x) for x in roots]


def check(report, ledger, basis):
    close = lambda a, b, place: abs(a - b) <= 1e-9 * max(1.0, abs(a), abs(b), scale) or sys.exit(
        f"{basis}, {place}: {a} {b}")
    scale = ledger["calls"].abs().sum()
    lp = (ledger["lp_distributions"] + ledger["clawback"] - ledger["calls"]
          + ledger["gp_contributions"]).to_numpy()
    last = len(ledger) - 1
    nav, rates = 0.0, 0
    for _, q in report.iterrows():
        first, end = int(q["first_month"]), int(q["last_month"])
        part = ledger.iloc[first:end + 1]
        close(q["lp_contributions"], (part["calls"] - part["gp_contributions"]).sum(), "contributions")
        close(q["lp_distributions"], (part["lp_distributions"] + part["clawback"]).sum(), "distributions")
        close(q["management_fees"], part["management_fees"].sum(), "fees")
        close(q["other_expenses"], part[["formation", "annual_expenses", "basis_expenses", "servicing",
                                         "disposition_costs"]].sum().sum(), "expenses")
        close(q["carry_paid"], part["gp_distributions"].sum(), "carry")
        # NAV rolls forward; the clawback passes the fund by.
        close(q["beginning_nav"], nav, "beginning NAV")
        nav = q["ending_nav"]
        close(nav, q["beginning_nav"] + q["lp_contributions"] + q["gp_contributions"]
              - q["lp_distributions"] + q["clawback"] - q["gp_distributions"] - q["carry_paid"]
              + q["net_income"], "roll forward")
        struck = end % every == 0 or end == last
        assert bool(q["nav_struck"]) == struck
        if struck:
            close(nav, ledger["nav"][end], "NAV")
        # After the last month the LPs neither get nor owe anything.
        close(q["lp_nav"], 0 if end == last else (1 - share) * nav, "NAV of the LPs")
        paid = (ledger["calls"] - ledger["gp_contributions"])[:end + 1].sum()
        got = (ledger["lp_distributions"] + ledger["clawback"])[:end + 1].sum()
        if paid > 0:
            for name, right in (("dpi", got / paid), ("rvpi", q["lp_nav"] / paid)):
                assert abs(q[name] - right) <= 1e-12 * max(1, abs(right)), (basis, name, q[name], right)
            assert abs(q["dpi"] + q["rvpi"] - q["tvpi"]) <= 1e-12 * max(1, q["tvpi"]), (basis, end)
        flows = lp[:end + 1].copy()
        flows[end] += q["lp_nav"]
        if not np.isnan(q["net_irr"]) and -0.99 < q["net_irr"] < 100:
            roots = irr(flows)
            # A rate is as exact as its equation: 1e-9 of it.
            assert any(abs(r - q["net_irr"]) <= 1e-9 * (1 + abs(r)) for r in roots), (
                basis, end, q["net_irr"], roots)
            rates += 1
    assert rates > 5, rates


text = lambda file: pd.read_csv(file)
check(tables["lp_quarterly"], tables["monthly"], "mean")
told = json.load(open(f"{folder}/path.json"))
ledger = pd.DataFrame(told["months"])
report = text(f"{folder}/lp-path.csv")
assert (report["basis"] == f"path {path}").all()
check(report, ledger, f"path {path}")
# The last quarter of one path is what the run says of it.
row = tables["samples"][tables["samples"]["path"] == path].iloc[0]
final = report.iloc[-1]
for mine, metric in (("net_irr", "net_irr"), ("tvpi", "tvpi"), ("gross_irr", "gross_irr"),
                     ("gross_multiple", "gross_multiple")):
    assert abs(final[mine] - row[metric]) <= 1e-9, (mine, final[mine], row[metric])

# The workbook: samples, charts on cells, no errors.
book = openpyxl.load_workbook(f"{folder}/fund.xlsx", data_only=True)
rows = list(book["Samples"].iter_rows(values_only=True))
for position, name in enumerate(rows[0]):
    for seen, right in zip((r[position] for r in rows[1:]), tables["samples"][name]):
        # Sheets keep 16 or 17 digits: all of a double, or all but its last bit.
        assert (seen is None and np.isnan(right)) or abs(seen - right) <= 2.0 ** -50 * abs(right), name
charts = sum(len(sheet._charts) for sheet in openpyxl.load_workbook(f"{folder}/fund.xlsx"))
assert charts > 8, charts
for sheet in book:
    for line in sheet.iter_rows(values_only=True):
        assert not any(isinstance(v, str) and v.startswith("#") for v in line), (sheet.title, line)
print(f"{figures} figures agree, {charts} charts")
