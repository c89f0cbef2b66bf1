"""Rates of return, present values and annuities."""
from datetime import date

from mpmath import findroot, mpf

from suite import ROOTS, ROUNDINGS, File

EXCEL = "Microsoft, documentation of the worksheet function {}, its example"


def value(rate, flows, times):
    return sum(mpf(flow) / (1 + rate) ** time for flow, time in zip(flows, times))


def root(flows, times, near):
    return findroot(lambda rate: value(rate, flows, times), mpf(near))


def build():
    file = File("02-returns", "Rates of return, present values and annuities")
    flows = [-150000, 15000, 25000, 35000, 45000, 60000]
    rate = root(flows, range(6), 0.05)
    file.case(
        "irr-five-years", "irr", "NumPy Financial, documentation of irr", {"amounts": flows},
        {"irr": rate, "roots": [rate], "unique": True, "sign_changes": 1}, ROOTS, {"irr": "0.0524"})
    file.case(
        "irr-two-rates", "irr",
        "Lorie and Savage, Three Problems in Rationing Capital, Journal of Business 28 (1955): the oil pump",
        {"amounts": [-1600, 10000, -10000]},
        {"roots": [0.25, 4], "n_roots": 2, "unique": False, "sign_changes": 2}, ROOTS)
    file.case(
        "irr-none", "irr", "own: 1 - 2 x + 3 x^2 has no real root", {"amounts": [1, -2, 3]},
        {"roots": [], "n_roots": 0, "unique": False, "irr": None}, ROOTS)
    file.case(
        "irr-total-loss-but-a-cent", "irr", "own: 100 to 0.01 in four years, 1e-4^(1/4) - 1",
        {"amounts": [-100, 0, 0, 0, 0.01]}, {"irr": (mpf(0.01) / 100) ** (mpf(1) / 4) - 1}, ROOTS)
    flows = [-10000, 2750, 4250, 3250, 2750]
    days = [date(2008, 1, 1), date(2008, 3, 1), date(2008, 10, 30), date(2009, 2, 15), date(2009, 4, 1)]
    times = [mpf((day - days[0]).days) / 365 for day in days]
    texts = [str(day) for day in days]
    file.case(
        "xirr-microsoft", "xirr", EXCEL.format("XIRR"),
        {"amounts": flows, "dates": texts, "day_count": "act/365"},
        {"irr": root(flows, times, 0.37)}, ROOTS, {"irr": "0.37336253"})
    file.case(
        "xnpv-microsoft", "xnpv", EXCEL.format("XNPV"),
        {"rate": 0.09, "amounts": flows, "dates": texts, "day_count": "act/365"},
        {"xnpv": value(mpf(0.09), flows, times)},
        {"abs": 1e-11, "rel": 0, "made_of": "6 roundings of the flows, up to 10,000"},
        {"xnpv": "2086.65"})
    flows = [-10000, 3000, 4200, 6800]
    file.case(
        "npv-microsoft", "npv", EXCEL.format("NPV"), {"rate": 0.1, "amounts": flows},
        {"npv_first_flow_at_t1_excel": value(mpf(0.1), flows, range(1, 5)),
         "npv_first_flow_at_t0_numpy": value(mpf(0.1), flows, range(4))},
        {"abs": 1e-11, "rel": 0, "made_of": "6 roundings of the flows, up to 10,000"},
        {"npv_first_flow_at_t1_excel": "1188.44"})
    flows = [-120000, 39000, 30000, 21000, 37000, 46000]
    gains = sum(mpf(flow) * (1 + mpf(0.12)) ** (5 - time) for time, flow in enumerate(flows) if flow > 0)
    file.case(
        "mirr-microsoft", "mirr", EXCEL.format("MIRR"),
        {"amounts": flows, "finance_rate": 0.1, "reinvest_rate": 0.12},
        {"mirr": (gains / 120000) ** (mpf(1) / 5) - 1}, ROOTS, {"mirr": "0.1261"})
    monthly = mpf(0.08 / 12)
    file.case(
        "pmt-microsoft", "pmt", EXCEL.format("PMT"),
        {"rate": 0.08 / 12, "nper": 10, "pv": 10000},
        {"pmt": -10000 * monthly / (1 - (1 + monthly) ** -10)}, ROUNDINGS, {"pmt": "-1037.03"})
    file.case(
        "pv-microsoft", "pv", EXCEL.format("PV"),
        {"rate": 0.08 / 12, "nper": 240, "pmt": 500, "fv": 0},
        {"pv": -500 * (1 - (1 + monthly) ** -240) / monthly}, ROUNDINGS, {"pv": "-59777.15"})
    file.case(
        "rate-microsoft", "rate", EXCEL.format("RATE"),
        {"nper": 48, "pmt": -200, "pv": 8000, "fv": 0},
        {"rate": findroot(lambda r: 8000 - 200 * (1 - (1 + r) ** -48) / r, mpf("0.008"))}, ROOTS,
        {"rate": "0.0077"})
    file.case(
        "annual-to-monthly-annuity", "fv", "own: 12 payments of 100 at 1 % a month, 100 (1.01^12 - 1)/0.01",
        {"rate": 0.01, "nper": 12, "pmt": -100, "pv": 0},
        {"fv": 100 * ((1 + mpf(0.01)) ** 12 - 1) / mpf(0.01)}, ROUNDINGS)
    return file
