"""Value at risk and expected shortfall."""
from mpmath import exp, inf, log, mpf, pi, quad, sqrt

from laws import ncdf, ninv, npdf, tcdf, tinv, tpdf
from suite import FUNCTIONS, QUADRATURE, ROUNDINGS, File

OWN = "own: quantile of the loss, and its mean beyond by quadrature"


def build():
    file = File("08-tails", "Value at risk and expected shortfall: of laws, of discrete losses, of samples")
    for level, printed in (("0.95", {"var": "1.645", "es": "2.063"}), ("0.99", {"var": "2.326", "es": "2.665"}),
                           ("0.999", None)):
        q = mpf(float(level))
        var = ninv(q)
        file.case(
            f"normal-{level}", "parametric_var_es",
            "McNeil, Frey and Embrechts, Quantitative Risk Management, normal losses; the mean beyond by quadrature"
            if printed else OWN,
            {"dist": "normal", "mean": 0, "sd": 1, "alpha": float(level)},
            {"var": var, "es": quad(lambda x: x * npdf(x), [var, var + 4, 20]) / (1 - q)}, FUNCTIONS, printed)
    for nu in (4, 10):
        q = mpf(0.99)
        var = tinv(q, mpf(nu))
        file.case(
            f"student-{nu}", "parametric_var_es", OWN,
            {"dist": "student_t", "nu": nu, "loc": 0.01, "scale": 0.05, "alpha": 0.99},
            {"var": mpf(0.05) * var - mpf(0.01),
             "es": mpf(0.05) * quad(lambda x: x * tpdf(x, mpf(nu)), [var, 10, 100, inf]) / (1 - q) - mpf(0.01)},
            {"abs": 0, "rel": 1e-10, "made_of": "error of the product's Student quantile, some 1e-12"})
    q, m, s = mpf(0.99), mpf(0.05), mpf(0.2)
    edge = -ninv(q)
    file.case(
        "lognormal-return", "parametric_var_es", OWN,
        {"dist": "lognormal_gross_return", "m": 0.05, "s": 0.2, "alpha": 0.99},
        {"var": 1 - exp(m + s * edge),
         "es": quad(lambda z: (1 - exp(m + s * z)) * npdf(z), [-20, -6, edge]) / (1 - q)}, FUNCTIONS)
    q = mpf(0.95)
    file.case(
        "exponential-loss", "parametric_var_es", "own: VaR = -ln(1 - a)/rate, and the law has no memory",
        {"dist": "exponential_loss", "rate": 0.5, "alpha": 0.95},
        {"var": -log(1 - q) * 2, "es": -log(1 - q) * 2 + 2}, FUNCTIONS)
    file.case(
        "uniform-loss", "parametric_var_es", "own: by hand",
        {"dist": "uniform_loss", "low": -10, "high": 90, "alpha": 0.95}, {"var": 85, "es": 87.5}, ROUNDINGS)
    file.case(
        "pareto-loss", "parametric_var_es", "own: VaR = x (1 - a)^(-1/t), ES = VaR t/(t - 1)",
        {"dist": "pareto_loss", "xm": 1, "alpha_tail": 2.5, "alpha": 0.95},
        {"var": (1 - q) ** (-1 / mpf(2.5)), "es": (1 - q) ** (-1 / mpf(2.5)) * mpf(2.5) / mpf(1.5)}, FUNCTIONS)
    file.case(
        "a-bond-that-may-default", "discrete_var_es",
        "own, after Acerbi and Tasche (2002): 4 % lose 100; the tail of 5 % holds 4 % of it",
        {"values": [0, 100], "probs": [0.96, 0.04], "alpha": 0.95},
        {"var": 0, "es_coherent": 80, "tail_mean_ge_var": 4, "tail_mean_gt_var": 100},
        {"abs": 0, "rel": 1e-13, "made_of": "rounding of 0.96 and 0.95 before their difference"})
    losses = list(range(1, 21))
    file.case(
        "twenty-losses", "sample_var_es",
        "own: by hand; of 1 to 20 at 90 %, order statistic 18, worst two 19 and 20, linear 18.1",
        {"returns": [-float(loss) for loss in losses], "alpha": 0.9},
        {"var_order_stat": 18, "es_acerbi_tasche": 19.5, "var_linear": 18.1, "es_mean_ge_linear": 19.5,
         "es_mean_ge_var": 19}, ROUNDINGS)
    file.case(
        "split-observation", "sample_var_es",
        "own: by hand; of 1 to 10 at 85 % the tail is 1.5 observations, (10 + 9/2)/1.5",
        {"returns": [-float(loss) for loss in range(1, 11)], "alpha": 0.85},
        {"var_order_stat": 9, "es_acerbi_tasche": mpf(29) / 3}, ROUNDINGS)
    q = mpf(0.95)
    z = ninv(q)
    es = npdf(z) / (1 - q)
    file.case(
        "error-of-a-simulated-quantile", "mc_error", "own: asymptotic errors for a normal loss",
        {"dist": "standard normal loss", "alpha": 0.95, "n": 10000},
        {"se_var": sqrt(q * (1 - q) / 10000) / npdf(z),
         "se_es": sqrt((1 + z * es - es ** 2 + q * (es - z) ** 2) / (10000 * (1 - q)))}, FUNCTIONS)
    file.case(
        "drawdown", "drawdown_path", "own: by hand; 130 to 80 is the deepest fall",
        {"prices": [100, 120, 90, 95, 130, 80, 85, 140]},
        {"max_drawdown": -mpf(50) / 130, "longest_underwater_periods": 2, "peak_at": 130, "trough_at": 80},
        ROUNDINGS)
    returns = [mpf(r) for r in (0.02, -0.01, 0.03, -0.02, 0.01)]
    mean = sum(returns) / 5
    sd = sqrt(sum((r - mean) ** 2 for r in returns) / 4)
    down = sqrt(sum(min(r, 0) ** 2 for r in returns) / 5)
    inputs = {"returns": [float(r) for r in returns], "ann": 12}
    noise = {"abs": 0, "rel": 1e-13, "made_of": "64 roundings, some before differences"}
    file.case("sharpe", "sharpe", "own: mean over deviation (n - 1), times sqrt(12)", {**inputs, "rf": 0},
              {"value": mean / sd * sqrt(mpf(12))}, noise)
    file.case("sortino", "sortino", "own: the mean square below the target is over all periods",
              {**inputs, "mar": 0}, {"value": mean * 12 / (down * sqrt(mpf(12)))}, noise,
              naive=[{"name": "deviation of the negative returns alone", "compare_to": "value",
                      "value": mean * 12 / (sqrt(sum(min(r, 0) ** 2 for r in returns) / 2) * sqrt(mpf(12)))}])
    return file
