"""Checks of the engine: runs of reduced funds against closed forms, and funds done on paper."""
from math import comb, erfc, exp as fexp, pi as fpi, sqrt as fsqrt

from mpmath import exp, log, mpf, quad, sqrt

from laws import Home, ncdf, ninv, normal_mean, npdf
from prices import ar1_sum
from suite import ROUNDINGS, File, sampled

SEED = 20240229
VALUE_SHARE = {
    "products.house.returns_principal": False, "products.house.share.of": "value",
    "products.house.share.sizing": "pro_rata", "products.house.share.size": 1}


def terms(loans, years):
    return {"fund.size": loans * 100000, "fund.term_years": years + 1, "exits.timing.years.mean": years}


def mean(metric="gross_multiple"):
    return {"metric": metric, "statistic": "mean"}


def spread(metric="gross_multiple", statistic="variance"):
    return {"metric": metric, "statistic": statistic}


def zones(count, correlation, **changes):
    """Equal zones, and the changes: a list by zone, or one value for all."""
    pick = lambda value, z: value[z] if isinstance(value, list) else value
    base = {"allocation": 1 / count, "appreciation_rate": 0, "appreciation_volatility": 0, "default_rate": 0,
            "ltv": {"mean": 0.2, "sd": 0, "min": 0.05, "max": 0.5}, "suburbs": []}
    return {
        "zones": [{"name": f"zone{z}", **base, **{k: pick(v, z) for k, v in changes.items()}}
                  for z in range(count)],
        "market.correlation": [[1 if i == j else correlation for j in range(count)] for i in range(count)]}


class Engine(File):
    def run(self, id, source, fund, changes, paths, figures, expected, naive=None):
        self.case(
            id, "engine_paths", source,
            {"fund": f"funds/{fund}.json", "changes": changes, "paths": paths, "seed": SEED,
             "figures": figures}, expected, sampled(), naive=naive)


def prices(file):
    for years in (1, 5, 10):
        g, s = mpf(0.04), mpf(0.12)
        file.run(
            f"index-after-{years}-years", "own: E[I] = (1+g)^T, Var[ln I] = s^2 T of independent growth",
            "bare", {**terms(1, years), **VALUE_SHARE, "zones.main.appreciation_rate": 0.04,
                     "zones.main.appreciation_volatility": 0.12}, 20000,
            {"mean_index": mean(), "log_mean": spread(statistic="log_mean"),
             "log_variance": spread(statistic="log_variance")},
            {"mean_index": (1 + g) ** years, "log_mean": log(1 + g) * years - s ** 2 * years / 2,
             "log_variance": s ** 2 * years},
            [{"name": "no convexity correction", "compare_to": "mean_index",
              "value": (1 + g) ** years * exp(s ** 2 * years / 2)},
             {"name": "a shock of a twelfth a month", "compare_to": "log_variance",
              "value": s ** 2 * years / 12}])
    for start in ("stationary", "zero"):
        years, sigma = 5, mpf(0.06)
        variance = sum(
            ar1_sum(mpf(phi), sigma * sqrt(mpf(share) * (1 - mpf(phi) ** 2) / 12), 12 * years, start == "stationary")
            for phi, share in ((0.2, 0.712), (0.977, 0.288)))
        file.run(
            f"momentum-{start}", "own: variance of sums of AR(1) growth over all pairs of months; the mean holds",
            "bare", {**terms(1, years), **VALUE_SHARE, "zones.main.appreciation_rate": 0.04,
                     "zones.main.appreciation_volatility": 0.06,
                     "market.price_model": {"kind": "momentum", "momentum": {
                         "components": [{"phi": 0.2, "share": 0.712}, {"phi": 0.977, "share": 0.288}],
                         "start": start}}}, 20000,
            {"mean_index": mean(), "log_variance": spread(statistic="log_variance")},
            {"mean_index": (1 + mpf(0.04)) ** years, "log_variance": variance},
            [{"name": "independent growth", "compare_to": "log_variance", "value": sigma ** 2 * years}])
    for rho in (-0.6, 0.65):
        growth, years = (1 + mpf(0.03)) ** 4, 4
        part = lambda a, b, r: growth ** 2 * (exp(mpf(r) * a * b * years) - 1)
        a, b = mpf(0.15), mpf(0.08)
        file.run(
            f"two-zones-correlated-{rho}", "own: covariance of two lognormal indices, mean of the two",
            "bare", {**zones(2, rho, appreciation_rate=0.03, appreciation_volatility=[0.15, 0.08]),
                     **terms(2, years), **VALUE_SHARE}, 20000,
            {"mean_index": mean(), "variance": spread()},
            {"mean_index": growth, "variance": (part(a, a, 1) + part(b, b, 1) + 2 * part(a, b, rho)) / 4},
            [{"name": "zones that ignore each other", "compare_to": "variance",
              "value": (part(a, a, 1) + part(b, b, 1)) / 4}])
    growth, zone, own, years, n = (1 + mpf(0.03)) ** 5, mpf(0.1), mpf(0.15), 5, 8
    common = growth ** 2 * (exp(zone ** 2 * years) - 1)
    alone = growth ** 2 * (exp((zone ** 2 + own ** 2) * years) - 1)
    file.run(
        "homes-around-their-zone", "own: variance of the mean of n exchangeable lognormal homes",
        "bare", {**terms(n, years), **VALUE_SHARE, "zones.main.appreciation_rate": 0.03,
                 "zones.main.appreciation_volatility": 0.1, "loans.idiosyncratic_volatility": 0.15}, 20000,
        {"mean_value": mean(), "variance": spread()},
        {"mean_value": growth, "variance": alone / n + common * (n - 1) / n},
        [{"name": "one draw for all homes", "compare_to": "variance", "value": alone}])


def payoffs(file):
    years = 5
    home = Home(1, log(1 + mpf(0.03)), sqrt(mpf(0.08) ** 2 + mpf(0.12) ** 2), years)
    drift = {"zones.main.appreciation_rate": 0.03, "zones.main.appreciation_volatility": 0.08,
             "loans.idiosyncratic_volatility": 0.12}
    source = "own: the payoff integrated over the lognormal law of one home, zone and own shock together"
    average = (1 + mpf(0.03)) ** years

    def run(id, changes, payoff, kinks, naive_name, naive, ltv=0.2):
        file.run(id, source, "bare", {**terms(16, years), **drift, "zones.main.ltv.mean": ltv, **changes}, 8000,
                 {"multiple": mean()}, {"multiple": home.mean(payoff, kinks)},
                 [{"name": naive_name, "value": naive, "compare_to": "multiple"}])

    share = mpf(1.5)
    gain = lambda v: 1 + share * max(v - 1, 0)
    run("appreciation-share", {"products.house.share.size": 1.5}, gain, [1], "payoff of the expected home",
        gain(average))
    run("risk-adjusted-share", {"products.house.share.size": 1.5, "products.house.share.risk_adjustment": 0.17},
        lambda v: 1 + share * max(v - mpf(0.83), 0), [0.83], "no adjustment", home.mean(gain, [1]))
    run("losses-shared", {"products.house.share.share_in_depreciation": True, "products.house.floor": "none"},
        lambda v: v, [], "losses not shared", home.mean(lambda v: max(v, 1), [1]))
    cap = (1 + mpf(0.18)) ** years
    run("value-share-under-a-cap",
        {**VALUE_SHARE, "products.house.share.size": 2, "products.house.cap": {"kind": "annual", "rate": 0.18}},
        lambda v: min(2 * v, cap), [cap / 2], "no cap", 2 * average)
    # The senior loan is repaid evenly over 240 months; homes at five times the advance.
    senior, net, part = mpf(0.6) * (1 - mpf(12 * years) / 240), 1 - mpf(0.08), mpf(0.4)
    run("behind-a-mortgage",
        {**VALUE_SHARE, "products.house.share.size": 1.6, "exits.sale_cost": 0.08, "loans.senior_ltv.mean": 0.6,
         "loans.senior_mortgage.term_months": 240},
        lambda v: min(part * v, max(net * v - senior, 0)) / mpf(0.25), [senior / net, senior / (net - part)],
        "no mortgage", part * average / mpf(0.25), ltv=0.25)


def hazard(probability):
    return -log(1 - mpf(probability))


def exits(file):
    years = 4
    rates = [[0.06, 0.15, 0.15, 0.15], [0.2, 0.1, 0.02, 0.02], [0.05] * 4]
    season = [0.5, 1, 2, 3]
    left, parts = mpf(1), [mpf(0)] * 3
    for year in range(years):
        now = [hazard(rates[0][year]), hazard(rates[1][year]), hazard(rates[2][year]) * mpf(season[year])]
        gone = left * (1 - exp(-sum(now)))
        parts = [p + gone * h / sum(now) for p, h in zip(parts, now)]
        left -= gone
    fund = {"fund.size": 2500000, "fund.term_years": years}
    file.run(
        "three-causes", "own: cumulative incidence, hazards constant by year of age", "hazard",
        {**fund, "exits.hazard.sale": [0.06, 0.15], "exits.hazard.refinance": [0.2, 0.1, 0.02],
         "zones.main.default_rate": 0.05, "exits.default.seasoning": season}, 8000,
        {"sales": mean("sale_share"), "refinancings": mean("refinance_share"), "defaults": mean("default_rate")},
        {"sales": parts[0], "refinancings": parts[1], "defaults": parts[2]},
        [{"name": "one minus survival of sale alone", "compare_to": "sales",
          "value": 1 - (1 - mpf(0.06)) * (1 - mpf(0.15)) ** 3}])
    file.run(
        "lockout", "own: no sale before month 19, then 18 months at 30 % a year", "hazard",
        {**fund, "fund.term_years": 3, "exits.hazard.sale": [0.3], "exits.lockout_months": 19}, 4000,
        {"sales": mean("sale_share")}, {"sales": 1 - mpf(0.7) ** mpf(1.5)},
        [{"name": "no lockout", "value": 1 - mpf(0.7) ** 3, "compare_to": "sales"}])
    # Exit times of a truncated normal law; the month begun counts.
    cdf = lambda y: (ncdf((y - 3) / 2) - ncdf(mpf(-1))) / (ncdf(mpf(1.5)) - ncdf(mpf(-1)))
    life = sum(1 - cdf(max(mpf(1), mpf(month) / 12)) for month in range(72)) / 12
    file.run(
        "timed-exits", "own: mean of the month begun, exit times normal between 1 and 6 years", "bare",
        {"fund.size": 2500000, "fund.term_years": 10, "exits.timing.years": {"mean": 3, "sd": 2, "min": 1, "max": 6}}, 4000,
        {"years": mean("asset_wal")}, {"years": life},
        [{"name": "the month before", "value": life - mpf(1) / 12, "compare_to": "years"}])


def default_law(count, per_zone, p, within, between, step=0.05):
    """Chances of k defaults over zones, by trapezoids over the common factor and a zone's own."""
    barrier = float(ninv(p))
    grid = [step * k for k in range(-round(8 / step), round(8 / step) + 1)]
    weights = [step * fexp(-x * x / 2) / fsqrt(2 * fpi) for x in grid]
    law = [0.0] * (count * per_zone + 1)
    for m, weight in zip(grid, weights):
        zone = [0.0] * (per_zone + 1)
        for z, inner in zip(grid, weights):
            x = (barrier - fsqrt(between) * m - fsqrt(within - between) * z) / fsqrt(1 - within)
            q = erfc(-x / fsqrt(2)) / 2
            for k in range(per_zone + 1):
                zone[k] += inner * comb(per_zone, k) * q ** k * (1 - q) ** (per_zone - k)
        total = [1.0]
        for _ in range(count):
            total = [sum(total[j] * zone[k - j] for j in range(len(total)) if 0 <= k - j <= per_zone)
                     for k in range(len(total) + per_zone)]
        law = [a + weight * b for a, b in zip(law, total)]
    return law


def moments(law):
    first = sum(k * p for k, p in enumerate(law))
    return first, sum(k * k * p for k, p in enumerate(law)) - first ** 2


def defaults(file):
    years, rate = 5, 0.04
    p = 1 - (1 - mpf(rate)) ** years
    for per_zone in (1, 4, 10):
        law = default_law(3, per_zone, p, 0.3, 0.1)
        first, second = moments(law)
        independent = moments([comb(3 * per_zone, k) * float(p) ** k * (1 - float(p)) ** (3 * per_zone - k)
                               for k in range(3 * per_zone + 1)])
        figures = {"mean": mean("default_count"), "variance": spread("default_count")}
        expected = {"mean": first, "variance": second}
        if per_zone == 4:
            for k in range(7):
                figures[f"share_{k}"] = {"metric": "default_count", "statistic": "share", "equal_to": k}
                expected[f"share_{k}"] = law[k]
        file.run(
            f"defaults-3-zones-of-{per_zone}",
            "own: Gaussian copula of two levels, by trapezoids over both factors", "hazard",
            {**zones(3, 0.5, default_rate=rate, allocation=[1 / 3] * 3),
             "fund.size": 300000 * per_zone, "fund.term_years": years,
             "exits.default.correlation_within_zone": 0.3,
             "exits.default.correlation_between_zones": 0.1}, 40000 if per_zone > 1 else 60000,
            figures, expected,
            [{"name": "independent defaults", "value": independent[1], "compare_to": "variance"}])
    years, volatility, h = 3, mpf(1.5), hazard(0.08)
    survive = lambda times: normal_mean(
        lambda u: exp(-times * h * max(0, 1 + volatility * u)), [-1 / volatility])
    one, both = survive(1) ** years, survive(2) ** years
    file.run(
        "default-climate", "own: E[e^(-h D)]^T over independent years, D = max(0, 1 + c u)", "hazard",
        {"fund.size": 2000000, "fund.term_years": years, "zones.main.default_rate": 0.08,
         "market.default_climate.volatility": 1.5, "market.default_climate.appreciation_correlation": -0.5},
        40000, {"mean": mean("default_count"), "variance": spread("default_count")},
        {"mean": 20 * (1 - one), "variance": 20 * one * (1 - one) + 380 * (both - one ** 2)},
        [{"name": "no climate", "value": 20 * (1 - (1 - mpf(0.08)) ** 3), "compare_to": "mean"}])


def draws(file):
    low, high, m, s = mpf(80000), mpf(150000), mpf(90000), mpf(30000)
    mass = ncdf((high - m) / s) - ncdf((low - m) / s)
    amount = quad(lambda x: x * npdf((x - m) / s) / s, [low, (low + high) / 2, high]) / mass
    clamped = normal_mean(lambda z: min(high, max(low, m + s * z)), [(low - m) / s, (high - m) / s])
    file.run(
        "amounts-cut-not-clamped", "own: mean of a normal law cut to its bounds, by quadrature", "bare",
        {**terms(1, 1), "fund.size": 150000,
         "loans.amount": {"mean": 90000, "sd": 30000, "min": 80000, "max": 150000}}, 20000,
        {"amount": mean("invested")}, {"amount": amount},
        [{"name": "clamped to the bounds", "value": clamped, "compare_to": "amount"}])
    m, s, low, high = mpf(0.18), mpf(0.06), mpf(0.1), mpf(0.3)
    mass = ncdf((high - m) / s) - ncdf((low - m) / s)
    ratio = quad(lambda x: mpf(0.1) / x * npdf((x - m) / s) / s, [low, m, high]) / mass
    file.run(
        "loan-to-value", "own: E[0.1/LTV] of a cut normal law, by quadrature", "bare",
        {**terms(16, 1), **VALUE_SHARE, "products.house.share.sizing": "fixed", "products.house.share.size": 0.1,
         "zones.main.ltv": {"mean": 0.18, "sd": 0.06, "min": 0.1, "max": 0.3}}, 8000,
        {"multiple": mean()}, {"multiple": ratio},
        [{"name": "ratio of means", "value": mpf(0.1) / m, "compare_to": "multiple"}])


def build():
    file = Engine("10-engine", "The engine on funds reduced to one part, against closed forms")
    for part in (prices, payoffs, exits, defaults, draws):
        part(file)
    return file
