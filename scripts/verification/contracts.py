"""Published examples of home-equity contracts, and the contracts of the presets."""
from mpmath import mpf

from suite import ROUNDINGS, File

MONEY = {"abs": 1e-9, "rel": 4e-14, "made_of": "up to 120 roundings of monthly compounding, 2^-52 each"}
FORM = ("Worked example published with home-equity investments of this form: a home of 830,000, "
        "an advance of 83,000; {}")


def grown(start, rate, months):
    return mpf(start) * (1 + mpf(rate)) ** (mpf(months) / 12)


def build():
    file = File("09-contracts", "What homeowners owe: published examples and the contracts of the presets")
    home, advance, months = 830000, 83000, [12, 36, 54, 120]
    values = [float(grown(home, mpf("0.035"), m)) for m in months]
    appreciation = lambda v, m: min(
        advance + mpf("3.34") * advance / home * (mpf(v) - home * mpf("0.83")),
        advance * (1 + mpf("0.18") / 12) ** m)
    owed = [appreciation(v, m) for v, m in zip(values, months)]
    file.case(
        "appreciation-share-at-3.5-percent", "hei_preset",
        FORM.format("3.34 times of the change from 83 % of the value, at most 18 % a year by month"),
        {"preset": "hei-appreciation-share", "home_value": home, "advance": advance, "values": values,
         "months": months},
        {"payoff": owed, "multiple": [x / advance for x in owed]}, MONEY,
        {"multiple": ["1.196", "1.709", "2.127", "2.939"]})
    file.case(
        "appreciation-share-flat", "hei_preset",
        FORM.format("at an unchanged value the cap binds for 2.517 years, then 130,127.40 is owed"),
        {"preset": "hei-appreciation-share", "home_value": home, "advance": advance,
         "values": [home, home], "months": [30, 31]},
        {"payoff": [appreciation(home, 30), appreciation(home, 31)]}, MONEY, {"payoff": [None, "130127.40"]},
        notes="Month 30 is the capped amount, 83,000 * 1.015^30, month 31 the first without the cap.")
    file.case(
        "appreciation-share-after-a-fall", "hei_preset",
        FORM.format("impaired below 83 % of the value, nothing left at 53.1 %"),
        {"preset": "hei-appreciation-share", "home_value": home, "advance": advance,
         "values": [0.83 * home, 0.7 * home, 0.53 * home], "months": [60, 60, 60]},
        {"payoff": [advance + mpf("3.34") * advance / home * (mpf(v * home) - home * mpf("0.83"))
                    for v in (0.83, 0.7)] + [0]},
        {"abs": 1e-9, "rel": 0, "made_of": "roundings of the change of value, up to 700,000"})
    share = lambda v, m: min(2 * advance * mpf(v) / home, advance * (1 + mpf("0.1999") / 12) ** m)
    owed = [share(v, m) for v, m in zip(values, months)]
    file.case(
        "value-share-at-3.5-percent", "hei_preset",
        FORM.format("2 times the share of value, at most 19.99 % a year by month"),
        {"preset": "hei-value-share", "home_value": home, "advance": advance, "values": values, "months": months},
        {"payoff": owed, "multiple": [x / advance for x in owed]}, MONEY,
        {"multiple": ["1.219", "1.813", "2.335", "2.821"]})
    file.case(
        "value-share-flat", "hei_preset", FORM.format("at an unchanged value the cap binds for 3.496 years"),
        {"preset": "hei-value-share", "home_value": home, "advance": advance, "values": [home, home],
         "months": [41, 42]},
        {"payoff": [share(home, 41), share(home, 42)]}, MONEY)
    # Hometap's public calculator: 50,000 on 500,000.
    schedule = {"years 0-3": 0.15, "4-6": 0.1778, "7-10": 0.2, "if value below start": 0.15}
    rate = lambda year: mpf(0.15) if year <= 3 else mpf(0.1778) if year <= 6 else mpf(0.2)
    years = [1, 2, 3, 4, 6, 7, 10]
    for name, factor, printed in (
            ("no-change", lambda year: mpf(1), ["60000", "72000", "75000", "88900", "88900", "100000", "100000"]),
            ("eight-percent", lambda year: (1 + mpf(0.08)) ** year,
             ["60000", "72000", "86400", "103680", "141073", "171382", "215892"])):
        values = [float(500000 * factor(year)) for year in years]
        paid = [min(rate(year) * mpf(value), 50000 * (1 + mpf(0.2)) ** year) for year, value in zip(years, values)]
        file.case(
            f"hometap-{name}", "hei_share_of_value_capped",
            "Hometap, calculator of the cost of an investment (hometap.com), read in February 2026",
            {"V0": 500000, "investment": 50000, "home_values": values, "share_schedule": schedule,
             "cap_annual": 0.2, "years": years}, {"payoff": paid}, MONEY, {"payoff": printed})
    for name, size, printed in (("homeowner", 0.4, ["90000", "10000", "50000"]),
                                ("homebuyer", 0.35, ["85000", "15000", "50000"])):
        prices = [600000, 400000, 500000]
        file.case(
            f"unison-{name}", "hei_principal_plus_share_two_sided",
            "Unison, how it works (unison.com): 50,000 on 500,000, share of the change both ways",
            {"V0": 500000, "investment": 50000, "share_of_change": size, "sale_prices": prices},
            {"payoff": [50000 + mpf(size) * (p - 500000) for p in prices]}, MONEY, {"payoff": printed})
    file.case(
        "unlock-exchange-rate", "hei_share_from_multiplier", "Unlock, FAQ, Total Home Finance (unlock.com)",
        {"home_value": 500000, "mortgage": 300000, "investment": 50000, "exchange_rate": 1.6},
        {"unlock_percentage": mpf(1.6) / 10, "ltv": mpf(3) / 5, "total_home_finance": mpf(1.6) / 10 + mpf(3) / 5},
        ROUNDINGS, {"unlock_percentage": "0.16", "total_home_finance": "0.76"})
    return file
