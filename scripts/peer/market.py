"""House prices and the default climate of a batch of paths (docs/model.md, section 2)."""

import numpy as np


def factor(correlation):
    """Lower Cholesky factor; a pivot below 1e-12 gives a zero column."""
    n = len(correlation)
    lower = np.zeros((n, n))
    for j in range(n):
        pivot = correlation[j, j] - lower[j, :j] @ lower[j, :j]
        if pivot < 1e-12:
            continue
        lower[j, j] = np.sqrt(pivot)
        for i in range(j + 1, n):
            lower[i, j] = (correlation[i, j] - lower[i, :j] @ lower[j, :j]) / lower[j, j]
    return lower


class Market:
    """Constants of the price law, and the draw of a batch."""

    def __init__(self, terms):
        self.terms = terms
        self.lower = factor(terms.correlation)
        months = terms.horizon
        # Variance of the summed components up to each month, in units of s^2 / 12.
        variance = np.zeros(months + 1)
        for phi, share in terms.components:
            step = share * (1 - phi**2)
            p, c, w = (share if terms.stationary else 0.0), 0.0, 0.0
            for m in range(1, months + 1):
                p = phi**2 * p + step
                w += 2 * phi * c + p
                c = phi * c + p
                variance[m] += w
        s2 = terms.volatility**2 / 12
        month = np.arange(months + 1)
        self.drift = (  # (months + 1, zones)
            np.log1p(terms.growth) / 12 * month[:, None] - s2 * variance[:, None] / 2)

    def draw(self, rng, paths):
        """Log index (path, zone, month) and climate (path, month)."""
        terms, months, zones = self.terms, self.terms.horizon, self.terms.zones
        first = 0 if terms.stationary else 1
        log_index = np.zeros((months + 1, paths, zones))
        shock = np.zeros((months + 1, paths))
        for phi, share in terms.components:
            e = rng.standard_normal((months + 1 - first, paths, zones)) @ self.lower.T
            x = np.sqrt(share / 12) * e[0] if terms.stationary else np.zeros((paths, zones))
            e = e[1 - first:]
            shock[1:] += np.sqrt(share) * e.sum(axis=2)
            e *= np.sqrt(share * (1 - phi**2) / 12)
            for m in range(1, months + 1):
                x = phi * x + e[m - 1]
                log_index[m] += x
        np.cumsum(log_index, axis=0, out=log_index)
        log_index *= terms.volatility
        log_index += self.drift[:, None, :]

        years = months // 12
        spread = np.sqrt(12 * terms.correlation.sum())
        yearly = shock[1:].reshape(years, 12, paths).sum(axis=1) / spread
        rho = terms.climate_correlation
        u = rho * yearly + np.sqrt(1 - rho**2) * rng.standard_normal((years, paths))
        climate = np.ones((months + 1, paths))
        climate[1:] = np.repeat(np.maximum(0, 1 + terms.climate * u), 12, axis=0)
        return np.ascontiguousarray(log_index.transpose(1, 2, 0)), np.ascontiguousarray(climate.T)
