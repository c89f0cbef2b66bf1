"""Laws that several files need, by mpmath: normal and Student laws, lognormal payoffs, copulas."""
from mpmath import (
    mpf, sqrt, log, exp, erfc, erfinv, quad, inf, findroot, gamma, pi, betainc, beta, asin)


def ncdf(x):
    return erfc(-x / sqrt(mpf(2))) / 2


def npdf(x):
    return exp(-x * x / 2) / sqrt(2 * pi)


def ninv(p):
    """Newton on the tail that is small, so that no digits cancel."""
    p = mpf(p)
    if p > mpf(1) / 2:
        return -ninv(1 - p)
    if p == mpf(1) / 2:
        return mpf(0)
    start = -sqrt(2) * erfinv(1 - 2 * p) if p > mpf("1e-15") else -sqrt(-2 * log(p))
    return findroot(lambda x: log(ncdf(x)) - log(p), start)


def tpdf(x, nu):
    return gamma((nu + 1) / 2) / (sqrt(nu * pi) * gamma(nu / 2)) * (1 + x * x / nu) ** (-(nu + 1) / 2)


def tcdf(x, nu):
    """By the incomplete beta function."""
    tail = betainc(nu / 2, mpf(1) / 2, 0, nu / (nu + x * x), regularized=True) / 2
    return tail if x < 0 else 1 - tail


def tinv(p, nu):
    return findroot(lambda x: tcdf(x, nu) - p, ninv(p) * mpf("1.1"))


def normal_mean(function, kinks=()):
    """E[function(Z)] by quadrature, cut where the function has kinks."""
    points = [mpf(-14)] + sorted(k for k in kinks if -14 < k < 14) + [mpf(14)]
    fine = []
    for low, high in zip(points, points[1:]):
        steps = max(1, int((high - low) / 2))
        fine += [low + (high - low) * i / steps for i in range(steps)]
    return quad(lambda z: function(z) * npdf(z), fine + [mpf(14)])


class Home:
    """A lognormal home value: E[V] = start e^(mu T). Payoffs by quadrature, not by Black and Scholes."""

    def __init__(self, start, mu, sigma, years):
        self.start, self.mu, self.sigma, self.years = mpf(start), mpf(mu), mpf(sigma), mpf(years)
        self.sd = self.sigma * sqrt(self.years)
        self.log_mean = log(self.start) + (self.mu - self.sigma ** 2 / 2) * self.years

    def value(self, z):
        return exp(self.log_mean + self.sd * z)

    def at(self, value):
        """The standard normal at which the home has this value."""
        return (log(mpf(value)) - self.log_mean) / self.sd

    def below(self, value):
        return ncdf(self.at(value))

    def mean(self, payoff, kinks):
        return normal_mean(lambda z: payoff(self.value(z)), [self.at(k) for k in kinks])


def binormal(h, k, rho):
    """P(X <= h, Y <= k), by Plackett's integral over the correlation."""
    rho = mpf(rho)
    if h == 0 and k == 0:
        return mpf(1) / 4 + asin(rho) / (2 * pi)
    integrand = lambda r: exp(-(h * h - 2 * r * h * k + k * k) / (2 * (1 - r * r))) / (2 * pi * sqrt(1 - r * r))
    return ncdf(h) * ncdf(k) + quad(integrand, [0, rho / 2, rho])
