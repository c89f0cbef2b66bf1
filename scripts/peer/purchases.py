"""Buying loans and settling them: everything about a loan is decided when it is bought."""

import numpy as np
from scipy.special import ndtr, ndtri


def truncated(law, u, kind=0):
    """Value of a truncated normal at uniform `u`, in its place; `kind` picks the law by element."""
    u *= law.span[kind]
    u += law.below[kind]
    ndtri(u, out=u)
    u *= law.sd[kind]
    u += law.mean[kind]
    # A law of no spread has u = +-inf * 0 here.
    if not np.all(law.sd):
        u = np.where(law.sd[kind] > 0, u, law.mean[kind])
    return np.clip(u, law.low[kind], law.high[kind], out=u)


class Candidates:
    """Amounts of the loans on offer in each path, in order, with running totals."""

    def __init__(self, law, rng, paths, count):
        self.law, self.rng, self.paths = law, rng, paths
        # Rows are kept apart by more than any path can spend, so that one flat search serves all.
        self.amount = np.empty((paths, 0))
        self.extend(count)

    def extend(self, count):
        fresh = truncated(self.law, self.rng.random((self.paths, count)))
        self.amount = np.concatenate([self.amount, fresh], axis=1)
        self.count = self.amount.shape[1]
        self.gap = self.law.high[0] * (self.count + 1)
        self.total = np.zeros((self.paths, self.count + 1))
        np.cumsum(self.amount, axis=1, out=self.total[:, 1:])
        self.total += self.gap * np.arange(self.paths)[:, None]
        self.row = np.arange(self.paths) * (self.count + 1)

    def affordable(self, position, money):
        """Number of loans after `position` whose running total stays within `money`, and their sum."""
        while True:
            start = self.total.ravel()[self.row + position]
            stop = np.searchsorted(self.total.ravel(), start + money * (1 + 1e-9), side="right") - 1
            stop -= self.row
            if stop.max() < self.count:
                return stop - position, np.minimum(self.total.ravel()[self.row + stop] - start, money)
            self.extend(self.count // 2)


def place(owed, placed, mix, count):
    """Zones of the first `count` loans of each path: largest `owed - placed` first.

    Changes `owed` and `placed` (zones, paths); returns (largest count, paths).
    """
    owed += count * mix
    gap = owed - placed
    chosen = np.zeros((int(count.max(initial=0)), gap.shape[1]), dtype=np.intp)
    columns = np.arange(gap.shape[1])
    for step in range(len(chosen)):
        zone = chosen[step]
        best = gap[0].copy()
        for z in range(1, len(gap)):
            better = gap[z] > best
            zone[better] = z
            np.maximum(best, gap[z], out=best)
        live = count > step
        gap[zone, columns] -= live
    np.subtract(owed, gap, out=placed)
    return chosen


class Cumulative:
    """Running hazard of a loan whose rate by age is constant over stretches of years.

    With C the running sum of the market's factor over months and h the rate of a stretch, the hazard
    of a loan bought in month v is h C(v + a) + offset, one offset a stretch: no sum by purchase month.
    """

    def __init__(self, factor, by_age):
        self.sum = np.cumsum(factor, axis=1)
        self.by_month = np.ascontiguousarray(self.sum.T)
        self.gap = self.sum[:, -1].max() + 1
        self.flat = (self.sum + self.gap * np.arange(len(self.sum))[:, None]).ravel()
        self.starts = np.concatenate([[0], np.nonzero(np.diff(by_age))[0] + 1])
        self.rates = by_age[self.starts]
        self.stretch = np.searchsorted(self.starts, np.arange(len(by_age)), side="right") - 1

    def offsets(self, v, ages):
        """Offsets (stretch, row) of loans bought in month `v`, for ages 1 to `ages`."""
        starts = self.starts[self.starts < ages]
        steps = -np.diff(self.rates[: len(starts)], prepend=0.0)
        return np.cumsum(steps[:, None] * self.by_month[v + starts], axis=0)

    def first(self, v, ages, row, need, offsets):
        """First age at which loans have met `need` (`ages + 1`: not by then), and the level of C there."""
        i = np.zeros(len(row), dtype=np.intp)
        for k, start in enumerate(self.starts[1 : len(offsets)], 1):
            i += need > self.rates[k - 1] * self.by_month[v + start][row] + offsets[k - 1][row]
        level = (need - offsets[i, row]) / self.rates[i]
        # Rows are kept apart by a gap, so that one flat search serves all.
        sought = np.minimum(level, self.gap - 0.5) + self.gap * row
        found = np.searchsorted(self.flat, sought) - row * self.sum.shape[1]
        return np.clip(found - v, 1, ages + 1), level

    def at(self, v, row, age, offsets):
        """Hazard of loans at their own ages."""
        i = self.stretch[age - 1]
        return self.rates[i] * self.sum[row, v + age] + offsets[i, row]

    def rows(self, v, ages, row, offsets):
        """Hazard of a few loans at ages 1 to `ages`."""
        i = self.stretch[:ages]
        return self.sum[row, v + 1 : v + 1 + ages] * self.rates[i] + offsets[i][:, row].T


class Hazards:
    """Cumulative hazards of a batch, and the exit of each loan bought."""

    def __init__(self, terms, log_index, climate, rng):
        self.terms, self.rng = terms, rng
        paths, zones, months = log_index.shape
        rows = paths * zones
        flat = log_index.reshape(rows, months)
        hazard = terms.sale + terms.refinance
        self.prepay_unit = np.exp(terms.price_sensitivity * flat)
        self.prepay = Cumulative(self.prepay_unit, hazard)
        self.default_unit = np.exp(-terms.equity_sensitivity * flat)
        rate = np.tile(-np.log1p(-terms.default_rate) / 12, paths)[:, None]
        self.default = Cumulative(
            self.default_unit * np.repeat(climate, zones, axis=0) * rate, terms.seasoning)
        common = np.sqrt(terms.between) * rng.standard_normal((paths, 1))
        local = np.sqrt(terms.within - terms.between) * rng.standard_normal((paths, zones))
        self.latent = (common + local).ravel()
        self.sale_share = terms.sale / np.where(hazard > 0, hazard, 1)

    def exits(self, v, row):
        """Age and cause of loans bought in month `v`; age `horizon - v + 1` is none within the fund.

        Causes: 0 sale, 1 refinance, 2 default, 3 none.
        """
        terms, rng, n = self.terms, self.rng, len(row)
        ages = min(terms.term, terms.horizon - v)
        offsets = self.prepay.offsets(v, ages)
        need = rng.standard_exponential(n) * self.prepay_unit[row, v]
        age, level = self.prepay.first(v, ages, row, need, offsets)
        none = age > ages
        age[none] = ages
        cause = (rng.random(n) >= np.take(self.sale_share, age - 1)).astype(np.int8)
        cause[none] = 3

        offsets = self.default.offsets(v, ages)
        latent = rng.standard_normal(n)
        latent *= np.sqrt(1 - terms.within)
        latent += self.latent[row]
        threshold = -np.log1p(-ndtr(latent)) * self.default_unit[row, v]
        hit = np.nonzero(self.default.at(v, row, age, offsets) >= threshold)[0]
        if len(hit):
            running = self.default.rows(v, ages, row[hit], offsets)
            first = (running < threshold[hit, None]).sum(axis=1)
            same = np.nonzero((first == age[hit] - 1) & ~none[hit])[0]
            if len(same):  # the crossing that comes first in the month
                i = hit[same]
                before = np.where(first[same] > 0, running[same, first[same] - 1], 0.0)
                by_default = (threshold[i] - before) / (running[same, first[same]] - before)
                start, stop = (self.prepay.sum[row[i], v + age[i] - k] for k in (1, 0))
                by_prepay = (level[i] - start) / (stop - start)
                keep = np.ones(len(hit), dtype=bool)
                keep[same] = by_default <= by_prepay
                hit, first = hit[keep], first[keep]
            age[hit] = np.minimum(first, ages - 1) + 1  # a threshold met but for rounding
            cause[hit] = 2
        if ages == terms.term:
            matured = cause == 3
            cause[matured] = rng.random(np.count_nonzero(matured)) >= terms.maturity_sale_share
        else:
            age[cause == 3] = terms.horizon - v + 1
        return age, cause
