"""Buying loans and settling them: everything about a loan is decided when it is bought."""

import numpy as np
from scipy.special import ndtr, ndtri


def truncated(law, u, kind=0):
    """Value of a truncated normal at uniform `u`; `kind` picks the law by element."""
    u = ndtri(law.below[kind] + u * law.span[kind])
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


def fraction(table, row, column, level, origin):
    """Where in the month of `column` a cumulative hazard crosses `level`."""
    before = np.where(column > 0, table[row, column - 1], origin)
    return (level - before) / (table[row, column] - before)


class Hazards:
    """Cumulative hazards of a batch, and the exit of each loan bought."""

    def __init__(self, terms, log_index, climate, rng):
        self.terms, self.rng = terms, rng
        paths, zones, months = log_index.shape
        self.rows, self.months = paths * zones, months
        flat = log_index.reshape(self.rows, months)
        self.prepay_scale = np.exp(terms.price_sensitivity * flat)
        self.default_scale = np.exp(-terms.equity_sensitivity * flat)
        self.default_unit = 1 / self.default_scale
        self.default_scale *= np.repeat(climate, zones, axis=0)
        self.default_scale *= np.tile(-np.log1p(-terms.default_rate) / 12, paths)[:, None]
        common = np.sqrt(terms.between) * rng.standard_normal((paths, 1))
        local = np.sqrt(terms.within - terms.between) * rng.standard_normal((paths, zones))
        self.latent = (common + local).ravel()
        self.hazard = terms.sale + terms.refinance
        with np.errstate(invalid="ignore"):
            self.sale_share = np.where(self.hazard > 0, terms.sale / self.hazard, 0.0)
        self.table = np.empty(self.rows * terms.term)
        self.table2 = np.empty_like(self.table)

    def exits(self, v, row):
        """Age and cause of loans bought in month `v`; age `horizon - v + 1` is none within the fund.

        Causes: 0 sale, 1 refinance, 2 default, 3 none.
        """
        terms, rng, n = self.terms, self.rng, len(row)
        ages = min(terms.term, terms.horizon - v)
        window = slice(v + 1, v + 1 + ages)
        table = self.table[: self.rows * ages].reshape(self.rows, ages)
        np.multiply(self.prepay_scale[:, window], self.hazard[:ages], out=table)
        np.cumsum(table, axis=1, out=table)
        gap = table[:, -1].max() + 1
        table += gap * np.arange(self.rows)[:, None]
        need = rng.standard_exponential(n) * self.prepay_scale[row, v]
        need = np.minimum(need, gap - 0.5) + gap * row
        found = np.searchsorted(table.ravel(), need)
        column = found - row * ages
        none = column == ages
        at_term = ages == terms.term
        age = np.minimum(column + 1, ages)
        cause = (rng.random(n) >= self.sale_share[age - 1]).astype(np.int8)
        cause[none] = 3

        table2 = self.table2[: self.rows * ages].reshape(self.rows, ages)
        np.multiply(self.default_scale[:, window], terms.seasoning[:ages], out=table2)
        np.cumsum(table2, axis=1, out=table2)
        latent = rng.standard_normal(n)
        latent *= np.sqrt(1 - terms.within)
        latent += self.latent[row]
        threshold = -np.log1p(-ndtr(latent)) / self.default_unit[row, v]
        hit = np.nonzero(table2[row, age - 1] >= threshold)[0]
        if len(hit):
            level = threshold[hit, None]
            first = (table2[row[hit]] < level).sum(axis=1)
            same = np.nonzero((first == column[hit]) & ~none[hit])[0]
            if len(same):  # the crossing that comes first in the month
                i = hit[same]
                by_default = fraction(table2, row[i], first[same], threshold[i], 0.0)
                by_prepay = fraction(table, row[i], first[same], need[i], gap * row[i])
                keep = np.ones(len(hit), dtype=bool)
                keep[same] = by_default <= by_prepay
                hit, first = hit[keep], first[keep]
            age[hit] = first + 1
            cause[hit] = 2
        if at_term:
            matured = cause == 3
            cause[matured] = rng.random(np.count_nonzero(matured)) >= terms.maturity_sale_share
        else:
            age[cause == 3] = terms.horizon - v + 1
        return age, cause
