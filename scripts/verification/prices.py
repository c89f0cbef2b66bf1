"""Laws of house prices and of the short rate."""
from mpmath import exp, log, mpf, pi, quad, sqrt

from laws import Home, ncdf, ninv
from suite import FUNCTIONS, ROUNDINGS, File


def ar1_sum(phi, innovation, periods, stationary):
    """Variance of the sum of growth, by the covariance of every pair of months."""
    start = innovation ** 2 / (1 - phi ** 2) if stationary else mpf(0)
    variances, total = [], mpf(0)
    level = start
    for _ in range(periods):
        level = phi ** 2 * level + innovation ** 2
        variances.append(level)
    for t, variance in enumerate(variances):
        # Cov(g_t, g_s) = phi^(s - t) Var(g_t) for s > t.
        total += variance * (1 + 2 * sum(phi ** k for k in range(1, periods - t)))
    return total


def build():
    file = File("05-prices", "Laws of house prices and of the short rate")
    for years, mu, sigma in ((1, 0.03, 0.1), (10, 0.04, 0.12), (30, 0.02, 0.2)):
        home = Home(100, mu, sigma, years)
        log_var = home.sd ** 2
        mean = 100 * exp(home.mu * years)
        file.case(
            f"lognormal-{years}-years", "gbm_moments", "own: moments of the lognormal law",
            {"V0": 100, "mu": mu, "sigma": sigma, "T": years},
            {"mean": mean, "variance": mean ** 2 * (exp(log_var) - 1), "median": exp(home.log_mean),
             "mode": exp(home.log_mean - log_var),
             "skewness": (exp(log_var) + 2) * sqrt(exp(log_var) - 1), "log_mean": home.log_mean,
             "log_std": home.sd, "q05": home.value(ninv(mpf(0.05))), "q95": home.value(ninv(mpf(0.95))),
             "p_below_V0": home.below(100)}, FUNCTIONS)
    file.case(
        "four-percent-three-ways", "gbm_convention", "own: effective, continuous, and twelve times a month",
        {"annual_growth": 0.04, "T": 10, "sigma": 0.12},
        {"mean_if_effective_4pct": 100 * (1 + mpf(0.04)) ** 10,
         "mean_if_continuous_4pct": 100 * exp(mpf(0.04) * 10),
         "monthly_simple_4pct": 100 * (1 + mpf(0.04) / 12) ** 120, "mu_equivalent": log(1 + mpf(0.04))},
        ROUNDINGS)
    a, b, rho = Home(300000, 0.05, 0.2, 5), Home(500000, 0.02, 0.1, 5), mpf(0.8)
    means = [300000 * exp(a.mu * 5), 500000 * exp(b.mu * 5)]
    joint = exp(rho * a.sigma * b.sigma * 5) - 1
    file.case(
        "two-correlated-homes", "gbm_covariance", "own: E[V W] of a bivariate lognormal law",
        {"V1": 300000, "mu1": 0.05, "sigma1": 0.2, "V2": 500000, "mu2": 0.02, "sigma2": 0.1, "rho": 0.8,
         "T": 5},
        {"cov": means[0] * means[1] * joint,
         "corr_levels": joint / sqrt((exp(a.sd ** 2) - 1) * (exp(b.sd ** 2) - 1))}, FUNCTIONS)
    nation, metro, own = mpf(0.05), mpf(0.06), mpf(0.1)
    total = nation ** 2 + metro ** 2 + own ** 2
    mean = exp(mpf(0.04) * 10)
    common = mean ** 2 * (exp((nation ** 2 + metro ** 2) * 10) - 1)
    alone = mean ** 2 * (exp(total * 10) - 1)
    file.case(
        "pool-of-homes", "factor_gbm", "own: variance of a mean of exchangeable values",
        {"sigma_national": 0.05, "sigma_metro": 0.06, "sigma_idio": 0.1, "mu": 0.04, "T": 10, "n": 100},
        {"total_sigma": sqrt(total), "rho_same_metro": (nation ** 2 + metro ** 2) / total,
         "rho_other_metro": nation ** 2 / total, "pool_mean": mean,
         "pool_variance": alone / 100 + common * 99 / 100, "pool_variance_limit": common}, FUNCTIONS)
    for phi, stationary in ((0.6, True), (0.6, False), (0.977, True)):
        innovation, mean_growth, periods = mpf(0.005), mpf(0.003), 120
        variance = ar1_sum(mpf(phi), innovation, periods, stationary)
        first = mean_growth if stationary else mpf(0.01)
        log_mean = sum(mean_growth + mpf(phi) ** (t + 1) * (first - mean_growth) for t in range(periods))
        file.case(
            f"momentum-{phi}-{'stationary' if stationary else 'given'}-start", "ar1_log_growth",
            "own: sum over all pairs of months of the covariance of an AR(1) process",
            {"mean_growth": 0.003, "phi": phi, "innovation_sd": 0.005, "g0": 0.01, "periods": periods,
             "stationary_start": stationary},
            {"log_mean": log_mean, "log_variance": variance, "level_mean": exp(log_mean + variance / 2),
             "level_median": exp(log_mean), "growth_stationary_sd": innovation / sqrt(1 - mpf(phi) ** 2)},
            {"abs": 0, "rel": 4e-13, "made_of": "120 roundings a month's sum, 2^-52 each, over 120 months, half of them"})
    rate, level, speed, vol, years = mpf(0.03), mpf(0.05), mpf(0.2), mpf(0.01), 10
    decay = exp(-speed * years)
    # Var = s^2 int e^(-2 k u) du, by quadrature.
    variance = vol ** 2 * quad(lambda u: exp(-2 * speed * u), [0, years])
    mean = rate * decay + level * (1 - decay)
    file.case(
        "vasicek-short-rate", "ou", "Vasicek (1977): mean and variance of the rate; the variance by quadrature",
        {"x0": 0.03, "theta": 0.05, "kappa": 0.2, "sigma": 0.01, "T": years},
        {"mean": mean, "variance": variance, "stationary_variance": vol ** 2 / (2 * speed),
         "autocov_T_2T": decay * variance, "exp_mean": exp(mean + variance / 2),
         "monthly_phi": exp(-speed / 12),
         "monthly_innovation_sd": vol * sqrt((1 - exp(-speed / 6)) / (2 * speed))}, ROUNDINGS)
    home = Home(100, 0, 0.2, 5)
    barrier, drift = log(mpf(60) / 100), -mpf(0.2) ** 2 / 2
    # Density of the first passage of a drifted Brownian motion, integrated over time.
    passage = lambda t: -barrier / (mpf(0.2) * sqrt(2 * pi * t ** 3)) * exp(
        -(barrier - drift * t) ** 2 / (2 * mpf(0.2) ** 2 * t))
    file.case(
        "touching-a-barrier", "gbm_barrier", "own: inverse Gaussian density of the first passage, by quadrature",
        {"V0": 100, "barrier": 60, "mu": 0.0, "sigma": 0.2, "T": 5},
        {"p_hit_continuous": quad(passage, [mpf("1e-9"), mpf("0.1"), mpf("0.5"), 1, 2, 3, 5])}, FUNCTIONS)
    return file
