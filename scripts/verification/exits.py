"""How loans end: competing risks, standard prepayment and default speeds, pools of mortgages."""
from mpmath import exp, log, mpf, quad

from suite import FUNCTIONS, ROUNDINGS, File

STANDARD = "Bond Market Association, Standard Formulas for the Analysis of Mortgage-Backed Securities (1999)"
FABOZZI = "Fabozzi, Fixed Income Analysis: 400 million of 8.125 % mortgages, 7.5 % pass-through, month 1"
COUNTED = {"abs": 0, "rel": 4e-13, "made_of": "360 months of 5 roundings, 2^-52 each"}


def monthly(annual):
    return 1 - (1 - annual) ** (mpf(1) / 12)


def psa(speed, month):
    return mpf(speed) * mpf("0.06") * min(month, 30) / 30


def sda(speed, month):
    points = ((0, mpf(0)), (30, mpf("0.006")), (60, mpf("0.006")), (120, mpf("0.0003")), (10 ** 6, mpf("0.0003")))
    for (a, x), (b, y) in zip(points, points[1:]):
        if month <= b:
            return mpf(speed) * (x + (y - x) * (month - a) / (b - a))


def pool(balance, gross, net, months, age, speed):
    left, rows = mpf(balance), []
    rate = mpf(gross) / 12
    for number in range(1, months + 1):
        payment = left * rate / (1 - (1 + rate) ** (number - 1 - months))
        smm = monthly(psa(speed, age + number))
        scheduled = payment - left * rate
        early = smm * (left - scheduled)
        rows.append({
            "payment": payment, "net_interest": left * mpf(net) / 12, "smm": smm, "scheduled": scheduled,
            "prepayment": early, "total_principal": scheduled + early,
            "cash_flow": left * mpf(net) / 12 + scheduled + early})
        left -= scheduled + early
        rows[-1]["end_balance"] = left
    return rows


def incidence(hazards, years):
    """By quadrature of survival times hazard; hazards by year of age."""
    total = [sum(causes) for causes in zip(*hazards.values())]
    def survival(t):
        whole = int(t)
        return exp(-sum(total[:whole], mpf(0)) - (total[min(whole, len(total) - 1)] * (t - whole)))
    parts = {
        name: sum(quad(lambda t, h=h: survival(t) * h, [y, y + mpf(1) / 2, y + 1 - mpf("1e-30")])
                  for y, h in enumerate(rates)) for name, rates in hazards.items()}
    return parts, survival(mpf(years) - mpf("1e-30"))


def build():
    file = File("07-exits", "How loans end: competing risks, prepayment and default speeds, pools of mortgages")
    hazards = {"sale": [mpf(0.06), mpf(0.1), mpf(0.12)], "refi": [mpf(0.2), mpf(0.1), mpf(0.02)],
               "default": [mpf(0.005), mpf(0.01), mpf(0.02)]}
    parts, left = incidence(hazards, 3)
    file.case(
        "three-causes", "competing_risks", "own: cumulative incidence by quadrature of survival and hazard",
        {"knots_years": [0, 1, 2], "hazards": {k: [float(h) for h in v] for k, v in hazards.items()}, "T": 3},
        {"cif": parts, "survival": left}, FUNCTIONS,
        naive=[{"name": "one minus survival of each cause alone", "compare_to": "cif",
                "value": {k: 1 - exp(-sum(v)) for k, v in hazards.items()}}])
    shape, scale, hazard = mpf(1.5), mpf(8), mpf(0.01)
    stay = lambda t: exp(-(t / scale) ** shape - hazard * t)
    file.case(
        "weibull-tenure", "competing_risks_weibull", "own: by quadrature",
        {"shape": 1.5, "scale": 8.0, "default_hazard": 0.01, "T": 10},
        {"cif_sale": quad(lambda t: stay(t) * shape / scale * (t / scale) ** (shape - 1), [0, 2, 5, 10]),
         "cif_default": quad(lambda t: stay(t) * hazard, [0, 2, 5, 10]), "survival": stay(mpf(10))},
        {"abs": 0, "rel": 1e-9, "made_of": "step of the product's own numerical integration, 1e-10"})
    total = mpf(0.08) + mpf(0.04) + mpf(0.01)
    gone = lambda t: 1 - exp(-total * t)
    causes = [mpf(0.08), mpf(0.04), mpf(0.01)]
    file.case(
        "a-month-and-a-year", "monthly_discretisation", "own: constant hazards, h/H (1 - e^(-H t))",
        {"hazards": {"sale": 0.08, "refi": 0.04, "default": 0.01}},
        {"monthly_exact": [h / total * gone(mpf(1) / 12) for h in causes],
         "month_survival_exact": exp(-total / 12), "year_cif_exact": [h / total * gone(1) for h in causes]},
        {"abs": 0, "rel": 1e-13, "made_of": "64 roundings, some before a difference of 1 and 0.99"})
    file.case(
        "median-stay-of-13-years", "tenure_to_hazard",
        "National Association of Home Builders (2013): half of all buyers have moved after 13 years",
        {"median_years": 13},
        {"constant_hazard": log(2) / 13, "mean_years": 13 / log(mpf(2)),
         "annual_turnover": 1 - mpf(2) ** (-mpf(1) / 13)}, FUNCTIONS)
    for cpr in (0.06, 0.2):
        file.case(
            f"cpr-{cpr}", "cpr_smm", STANDARD + ": SMM = 1 - (1 - CPR)^(1/12)", {"cpr": cpr},
            {"smm": monthly(mpf(cpr)), "roundtrip": mpf(cpr)},
            {"abs": 0, "rel": 4e-14, "made_of": "roundings of 1 - x near 1: 2^-52 over an SMM of 0.005"},
            naive=[{"name": "a twelfth of the annual rate", "value": mpf(cpr) / 12, "compare_to": "smm"}])
    file.case(
        "psa-month-6", "psa", STANDARD + ": 0.2 % more a month", {"psa": 1.0, "month": 6},
        {"cpr": psa(1, 6), "smm": monthly(psa(1, 6))},
        {"abs": 0, "rel": 4e-13, "made_of": "roundings of 1 - x near 1: 2^-52 over an SMM of 0.001"},
        {"cpr": "0.012"})
    months = [1, 2, 29, 30, 31, 360]
    file.case(
        "psa-200", "psa_ramp", STANDARD, {"psa": 2.0, "months": months},
        {"cpr": [psa(2, m) for m in months]}, ROUNDINGS,
        {"cpr": ["0.004", "0.008", "0.116", "0.12", "0.12", "0.12"]})
    file.case(
        "home-equity-ramp", "hep", "Home equity prepayment curve, GFMI glossary: a tenth more a month for ten",
        {"final": 0.2, "months": [1, 5, 10, 12]}, {"cpr": [mpf("0.02"), mpf("0.1"), mpf("0.2"), mpf("0.2")]},
        ROUNDINGS, {"cpr": ["0.02", "0.10", "0.20", "0.20"]})
    months = [1, 30, 45, 60, 90, 120, 121, 360]
    file.case(
        "sda-curve", "sda", STANDARD, {"sda": 1.0, "months": months}, {"cdr": [sda(1, m) for m in months]},
        {"abs": 1e-17, "rel": 1e-14, "made_of": "64 roundings"},
        {"cdr": ["0.0002", "0.006", "0.006", "0.006", "0.00315", "0.0003", "0.0003", "0.0003"]})
    defaulted, left = mpf(0), mpf(1)
    for month in range(1, 361):
        gone, paid = monthly(sda(1, month)), monthly(psa(1, month))
        defaulted += left * gone
        left *= (1 - gone) * (1 - paid)
    file.case(
        "thirty-years-of-sda-and-psa", "sda_psa_cumulative", STANDARD + ": defaults first, then prepayments",
        {"sda": 1.0, "psa": 1.0},
        {"cumulative_default_sequential": defaulted, "survivors_sequential": left}, COUNTED)
    survivors, table = mpf(1), {}
    for month in range(1, 361):
        survivors *= 1 - monthly(psa(1.5, month))
        if month in (12, 60, 360):
            table[str(month)] = survivors
    file.case(
        "psa-150-survivors", "psa_survivor", STANDARD, {"psa": 1.5}, {"survivors": table}, COUNTED)
    big = {"balance": 400000000.0, "wac": 0.08125, "pass_through": 0.075, "wam": 357, "seasoning": 3}
    for speed, printed in (
            (1.0, {"payment": "2975868", "net_interest": "2500000", "scheduled": "267535",
                   "prepayment": "267470", "total_principal": "535005"}),
            (1.65, {"payment": "2975868", "net_interest": "2500000", "smm": "0.00111", "scheduled": "267535",
                    "prepayment": "442389", "total_principal": "709923"})):
        rows = pool(big["balance"], big["wac"], big["pass_through"], 357, 3, speed)
        file.case(
            f"fabozzi-{round(100 * speed)}-psa-month-1", "mbs_month", FABOZZI, {**big, "psa": speed, "month": 1},
            rows[0], {"abs": 0, "rel": 4e-13, "made_of": "roundings of 1 - x near 1 in SMM"}, printed)
        life = sum((n + 1) * r["total_principal"] for n, r in enumerate(rows)) / (12 * mpf(400000000))
        file.case(
            f"fabozzi-{round(100 * speed)}-psa-whole-life", "mbs_pool",
            "own: the same pool month by month at 40 digits", {**big, "psa": speed},
            {"wal_years": life, "total_interest": sum(r["net_interest"] for r in rows),
             "total_principal": 400000000,
             "balance_after": {str(m): rows[m - 1]["end_balance"] for m in (12, 60, 120, 240)}},
            {"abs": 0, "rel": 4e-12, "made_of": "357 months of roundings of 1 - x near 1"})
    return file
