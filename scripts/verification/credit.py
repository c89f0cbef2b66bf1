"""Defaults of pools: Vasicek's law, the Basel formula, finite pools, pairs of loans."""
from mpmath import binomial, exp, inf, gamma, log, mpf, pi, quad, sqrt, findroot, atan2

from laws import binormal, ncdf, ninv, normal_mean, npdf, tcdf, tinv
from suite import FUNCTIONS, QUADRATURE, File

BASEL = "Basel Committee, International Convergence of Capital Measurement (2006), Annex 5, PD {}"
COLUMNS = ["corp_50m", "corp_sme_5m", "resi_mortgage_lgd45", "resi_mortgage_lgd25",
           "other_retail_lgd45", "other_retail_lgd85", "qrre_lgd45", "qrre_lgd85"]
# Risk weights in percent as the annex prints them.
ANNEX = {
    "0.0003": "14.44 11.30 4.15 2.30 4.45 8.41 0.98 1.85",
    "0.001": "29.65 23.30 10.69 5.94 11.16 21.08 2.71 5.12",
    "0.005": "69.61 54.91 35.08 19.49 32.36 61.13 10.04 18.97",
    "0.01": "92.32 72.40 56.40 31.33 45.77 86.46 17.22 32.53",
    "0.02": "114.86 88.55 87.94 48.85 57.99 109.53 28.92 54.63",
    "0.025": "122.16 93.43 100.64 55.91 60.90 115.03 33.98 64.18"}


def worst(pd, rho, level):
    return ncdf((ninv(pd) + sqrt(rho) * ninv(level)) / sqrt(1 - rho))


def blend(high, low, speed, pd):
    weight = (1 - exp(-speed * pd)) / (1 - exp(-mpf(speed)))
    return low * weight + high * (1 - weight)


def risk_weights(pd):
    pd = mpf(pd)
    corporate = blend(mpf("0.24"), mpf("0.12"), 50, pd)
    other = blend(mpf("0.16"), mpf("0.03"), 35, pd)
    slope = (mpf("0.11852") - mpf("0.05478") * log(pd)) ** 2
    maturity = 1 / (1 - mpf("1.5") * slope)
    pairs = [(corporate, "0.45", maturity), (corporate - mpf("0.04"), "0.45", maturity),
             (mpf("0.15"), "0.45", 1), (mpf("0.15"), "0.25", 1), (other, "0.45", 1), (other, "0.85", 1),
             (mpf("0.04"), "0.45", 1), (mpf("0.04"), "0.85", 1)]
    return [100 * mpf("12.5") * mpf(lgd) * (worst(pd, rho, mpf("0.999")) - pd) * factor
            for rho, lgd, factor in pairs]


def pool(n, pd, rho):
    """Chances of k defaults of n, over the common factor."""
    barrier = ninv(pd)
    share = lambda m: ncdf((barrier - sqrt(rho) * m) / sqrt(1 - rho))
    return [normal_mean(lambda m: binomial(n, k) * share(m) ** k * (1 - share(m)) ** (n - k))
            for k in range(n + 1)]


def student_pair(p, rho, nu):
    """Both default under the t copula: the bivariate t density in polar form has a closed radial part."""
    edge = -tinv(mpf(p), mpf(nu))
    # By symmetry P(X > c, Y > c); over the direction of the whitened pair the radius is beyond a bound.
    low = sqrt(1 - rho * rho)

    def beyond(angle):
        from mpmath import cos, sin
        x, y = cos(angle), rho * cos(angle) + low * sin(angle)
        if x <= 0 or y <= 0:
            return mpf(0)
        radius = edge / min(x, y)
        return (1 + radius * radius / nu) ** (-mpf(nu) / 2) / (2 * pi)

    # x = y where tan(angle) = (1 - rho)/low; directions where both grow.
    start, middle = -atan2(rho, low), atan2(1 - rho, low)
    return quad(beyond, [start, (start + middle) / 2, middle, (middle + pi / 2) / 2, pi / 2])


def build():
    file = File("04-credit", "Defaults of pools: Vasicek's law, the Basel formula, finite pools, pairs of loans")
    pd, rho = mpf(0.02), mpf(0.1)
    level = worst(pd, rho, mpf(0.999))
    file.case(
        "worst-case-default-rate", "vasicek_quantile",
        "Hull, Risk Management and Financial Institutions, example of Vasicek's model: 100 million, 40 % lost",
        {"pd": 0.02, "rho": 0.1, "q": 0.999, "lgd": 0.4, "ead": 100},
        {"wcdr": level, "loss": 40 * level}, FUNCTIONS, {"wcdr": "0.128", "loss": "5.13"})
    for pd_text, printed in ANNEX.items():
        file.case(
            f"basel-pd-{pd_text}", "irb_risk_weights", BASEL.format(pd_text),
            {"pd": float(pd_text), "columns": COLUMNS}, {"risk_weight_pct": risk_weights(float(pd_text))},
            FUNCTIONS, {"risk_weight_pct": printed.split()})
    for pd, rho in ((0.01, 0.05), (0.03, 0.2)):
        p, r = mpf(pd), mpf(rho)
        barrier = ninv(p)
        share = lambda m: ncdf((barrier - sqrt(r) * m) / sqrt(1 - r))
        second = normal_mean(lambda m: share(m) ** 2)
        level = mpf(0.05)
        # The share is below a level where the factor is above a bound.
        bound = (barrier - sqrt(1 - r) * ninv(level)) / sqrt(r)
        file.case(
            f"vasicek-law-{pd}-{rho}", "vasicek_distribution",
            "own: moments by quadrature over the factor, quantiles by their inverse",
            {"pd": pd, "rho": rho},
            {"mean": p, "variance": second - p * p, "joint_default_prob": second,
             "default_correlation": (second - p * p) / (p - p * p),
             "quantiles": {q: worst(p, r, mpf(float(q))) for q in ("0.5", "0.95", "0.999")},
             "cdf_at": {"0.05": 1 - ncdf(bound)},
             "expected_shortfall": {
                 "0.99": quad(lambda m: share(m) * npdf(m), [-14, -6, ninv(mpf(1) - mpf(0.99))])
                 / (1 - mpf(0.99))}},
            QUADRATURE)
    file.case(
        "tranche-losses", "vasicek_tranche_el", "own: E[min(L, k)] by quadrature over the factor",
        {"pd": 0.02, "rho": 0.1, "lgd": 1},
        {"expected_min_L_k": {
            str(k): normal_mean(
                lambda m: min(ncdf((ninv(mpf(0.02)) - sqrt(mpf(0.1)) * m) / sqrt(1 - mpf(0.1))), mpf(k)),
                [(ninv(mpf(0.02)) - sqrt(1 - mpf(0.1)) * ninv(mpf(k))) / sqrt(mpf(0.1))])
            for k in (0.03, 0.1)}}, QUADRATURE)
    for n, pd, rho in ((2, 0.02, 0.1), (10, 0.05, 0.3), (25, 0.1, 0.2)):
        law = pool(n, mpf(pd), mpf(rho))
        mean = sum(k * p for k, p in enumerate(law))
        file.case(
            f"pool-of-{n}", "onefactor_pool", "own: binomial law over the common factor, by quadrature",
            {"n": n, "pd": pd, "rho": rho},
            {"pmf": law, "mean": mean, "variance": sum(k * k * p for k, p in enumerate(law)) - mean ** 2,
             "p_zero": law[0]}, QUADRATURE)
    file.case(
        "even-odds-pair", "joint_default",
        "Sheppard (1899): 1/4 + asin(rho)/(2 pi), which is 1/3 at rho = 1/2",
        {"pd1": 0.5, "pd2": 0.5, "rho": 0.5}, {"joint": mpf(1) / 3, "default_correlation": mpf(1) / 3},
        FUNCTIONS)
    for p1, p2, rho in ((0.02, 0.02, 0.3), (0.01, 0.1, -0.4), (0.05, 0.05, 0.9)):
        joint = binormal(ninv(mpf(p1)), ninv(mpf(p2)), rho)
        a, b = mpf(p1), mpf(p2)
        file.case(
            f"pair-{p1}-{p2}-{rho}", "joint_default",
            "own: Plackett's integral of the binormal density over the correlation",
            {"pd1": p1, "pd2": p2, "rho": rho},
            {"joint": joint, "default_correlation": (joint - a * b) / sqrt(a * (1 - a) * b * (1 - b))},
            {"abs": 1e-14, "rel": 1e-10, "made_of": "error of the product's binormal function, some 1e-12"})
    for nu in (4, 10):
        rho = mpf(0.3)
        file.case(
            f"student-pair-{nu}", "t_joint_default",
            "own: the bivariate t law in polar form, its radius integrated by hand; tail dependence in closed form",
            {"pd": 0.01, "rho": 0.3, "nu": nu},
            {"joint": student_pair(0.01, rho, nu),
             "upper_tail_dependence": 2 * tcdf(-sqrt((nu + 1) * (1 - rho) / (1 + rho)), mpf(nu + 1))},
            QUADRATURE)
    return file
