"""One batch of paths, month by month (docs/model.md, sections 3 and 4), vectorised over paths."""

import numpy as np

from purchases import Candidates, Hazards, place, truncated


class Book:
    """Loans alive in the batch, as columns; closed ones are swept out once a year."""

    NAMES = ("row", "path", "bought", "leaves", "advance", "unit", "per_value", "senior")

    def __init__(self, capacity):
        self.columns = {name: np.empty(capacity, dtype=np.intp) for name in self.NAMES[:4]}
        self.columns |= {name: np.empty(capacity) for name in self.NAMES[4:]}
        self.count = 0

    def add(self, **fresh):
        start, self.count = self.count, self.count + len(fresh["row"])
        for name, column in self.columns.items():
            if self.count > len(column):
                column = np.resize(column, 2 * self.count)
                self.columns[name] = column
            column[start : self.count] = fresh[name]

    def open(self, month, sweep):
        """Columns with all loans bought so far; with `sweep`, those still alive only."""
        if sweep:
            alive = np.nonzero(self.columns["leaves"][: self.count] > month)[0]
            for column in self.columns.values():
                column[: len(alive)] = column[alive]
            self.count = len(alive)
        return {name: column[: self.count] for name, column in self.columns.items()}


class Ledger:
    """Cash, calls and distributions of a batch; arrays are (month, path)."""

    def __init__(self, terms, paths):
        shape = (terms.horizon + 1, paths)
        self.calls, self.distributed = np.zeros(shape), np.zeros(shape)
        self.collected, self.principal = np.zeros(shape), np.zeros(shape)
        self.advances, self.awaited = np.zeros(shape), np.zeros(shape)
        self.nav, self.fees = np.zeros(shape), np.zeros(paths)
        self.bought, self.defaults = np.zeros(paths), np.zeros(paths)
        self.life, self.invested = np.zeros(paths), np.zeros(paths)
        self.unpaid, self.deferred = np.zeros(paths), np.zeros(paths)
        self.short = np.zeros(paths, dtype=bool)


class Batch:
    """State of a batch; `run` gives its ledger."""

    def __init__(self, terms, market, rng, paths, candidates):
        self.terms, self.rng, self.paths = terms, rng, paths
        log_index, climate = market.draw(rng, paths)
        self.hazards = Hazards(terms, log_index, climate, rng)
        self.index = np.exp(log_index).reshape(paths * terms.zones, terms.horizon + 1)
        self.by_month = np.ascontiguousarray(self.index.T)
        self.keep = np.array(
            [1 - terms.sale_cost, 1 - terms.refinance_cost, terms.recovery_keep, 0.0])
        self.offers = Candidates(terms.amount, rng, paths, candidates)
        self.ledger, self.book = Ledger(terms, paths), Book(paths * candidates // 2)
        shape = (terms.zones, paths)
        self.leaving = np.zeros((terms.horizon + 1,) + shape)  # principal off the books
        self.outstanding = np.zeros(shape)
        self.owed, self.placed = np.zeros(shape), np.zeros(shape)
        self.position = np.zeros(paths, dtype=np.intp)
        self.cash, self.recycle = np.zeros(paths), np.zeros(paths)
        self.budget = np.zeros(paths)
        self.uncalled = np.full(paths, terms.size)
        self.carried_cost, self.carried_fee = np.zeros(paths), np.zeros(paths)
        self.last_nav = np.zeros(paths)
        age = np.arange(terms.horizon + 1)
        self.root_age = terms.own_volatility * np.sqrt(age / 12)
        self.half_variance = terms.own_volatility**2 * age / 24

    def run(self):
        terms, ledger = self.terms, self.ledger
        for m in range(terms.horizon + 1):
            last = m == terms.horizon
            outstanding_before = self.outstanding.sum(axis=0)
            self.collect(m, last)
            self.pay(m, outstanding_before)
            if m <= terms.last_purchase:
                self.purchase(m)
            if last or (m > 0 and m % terms.distribution == 0):
                free = self.cash - self.recycle
                if last:
                    free = self.cash
                elif terms.reserve:
                    free = np.minimum(free, self.cash - terms.reserve)
                paid = np.maximum(0, free)
                ledger.distributed[m] = paid
                self.cash = self.cash - paid
            if m % terms.valuation == 0 and not last:
                self.last_nav = self.value(m, m % 12 == 0) + ledger.awaited[m] + self.cash
                self.last_nav -= self.carried_cost + self.carried_fee
                ledger.nav[m] = self.last_nav
        ledger.unpaid += self.carried_cost + self.carried_fee
        ledger.nav[-1] = -ledger.unpaid
        return ledger

    def collect(self, m, last):
        terms, ledger = self.terms, self.ledger
        if m > 0:
            self.cash = self.cash * (1 + terms.yield_per_month)
            ledger.awaited[m] += ledger.awaited[m - 1]
        if last:
            ledger.collected[m] += self.value(m, True) * terms.liquidation
        self.outstanding -= self.leaving[m]
        self.cash += (1 - terms.disposition) * ledger.collected[m]
        if m < terms.recycle_months and not last:
            self.recycle = self.recycle + terms.recycle_share * ledger.principal[m]
        elif m == terms.recycle_months:
            self.recycle = np.zeros(self.paths)

    def pay(self, m, outstanding):
        terms, ledger = self.terms, self.ledger
        if m == 0:
            cost = np.full(self.paths, terms.formation)
        else:
            basis = terms.size if terms.expense_basis == "committed" else outstanding
            cost = (terms.annual[m] + terms.expense_rate * basis + terms.servicing * outstanding
                    + self.carried_cost)
        self.carried_cost = self.settle(m, cost)
        ledger.short |= self.carried_cost > 1e-6
        if m in terms.fee_months or self.carried_fee.any():
            fee = self.carried_fee
            if m in terms.fee_months:
                fee = fee + terms.fee_rate * (
                    terms.size if terms.fee_basis == "committed" else outstanding)
            self.carried_fee = self.settle(m, fee)
            ledger.fees += fee - self.carried_fee
            ledger.deferred += self.carried_fee > 0

    def settle(self, m, due):
        """Pays from cash, then by a call; returns what could not be paid."""
        paid = np.minimum(self.cash, due)
        self.cash -= paid
        due = due - paid
        call = np.minimum(self.uncalled, due)
        self.uncalled -= call
        self.ledger.calls[m] += call
        return due - call

    def purchase(self, m):
        terms, ledger = self.terms, self.ledger
        if m < len(terms.budget):
            self.budget += terms.budget[m]
        self.recycle = np.minimum(self.recycle, self.cash)
        scheduled = np.minimum(self.budget, self.uncalled)
        recycled = np.where(self.recycle >= terms.min_batch, self.recycle, 0.0)
        money = scheduled + recycled
        count, spent = self.offers.affordable(self.position, money)
        rest = money - spent
        cut = np.zeros(self.paths, dtype=bool)
        if m == terms.last_purchase:
            cut = rest >= terms.amount.low[0]
            spent = np.where(cut, money, spent)
            count += cut
        if count.any():
            self.originate(m, count, money, recycled, cut, rest)
        by_call = np.minimum(spent, scheduled)
        self.budget -= by_call
        self.uncalled -= by_call
        ledger.calls[m] += by_call
        self.recycle = self.recycle - (spent - by_call)
        self.cash -= spent - by_call
        ledger.advances[m] = spent
        self.position += count

    def mix(self, money, recycled):
        """Zone mix (zones, paths) of the month: target and blend by the money behind them."""
        terms = self.terms
        target = terms.target[:, None]
        total = self.outstanding.sum(axis=0)
        short = np.maximum(0, target - self.outstanding / np.maximum(total, 1e-300))
        gaps = short.sum(axis=0)
        tilt = np.where((gaps > 0) & (total > 1e-9 * terms.size), terms.rebalancing, 0.0)
        tilt *= recycled / np.maximum(money, 1e-300)
        return target + tilt * (short / np.maximum(gaps, 1e-300) - target)

    def originate(self, m, count, money, recycled, cut, rest):
        terms, rng, ledger, paths = self.terms, self.rng, self.ledger, self.paths
        n = int(count.sum())
        path = np.repeat(np.arange(paths), count)
        first = np.cumsum(count) - count
        order = np.arange(n) - first[path]
        advance = self.offers.amount.ravel()[
            path * self.offers.count + np.minimum(self.position[path] + order, self.offers.count - 1)]
        if cut.any():
            advance[(first + count - 1)[cut]] = rest[cut]

        mix = self.mix(money, recycled)
        placed = np.floor(terms.precision * count + 0.5).astype(np.intp)
        chosen = place(self.owed, self.placed, mix, placed)
        zone = np.empty(n, dtype=np.intp)
        fixed = order < placed[path]
        zone[fixed] = chosen[order[fixed], path[fixed]]
        free = np.nonzero(~fixed)[0]
        u = rng.random(len(free))
        edges = np.cumsum(mix, axis=0)[:-1]
        zone[free] = (u >= edges[:, path[free]]).sum(axis=0)

        row = path * terms.zones + zone
        age, cause = self.hazards.exits(m, row)
        leaves = m + age
        per_value = 1 / truncated(terms.ltv, rng.random(n), zone)
        senior = truncated(terms.senior, rng.random(n))
        senior *= per_value
        unit = 1 / np.take(self.by_month[m], row)
        self.book.add(row=row, path=path, bought=m, leaves=leaves, advance=advance, unit=unit,
                      per_value=per_value, senior=senior)
        held = np.minimum(age, terms.horizon - m)
        gain = rng.standard_normal(n)
        gain *= np.take(self.root_age, held)
        gain -= np.take(self.half_variance, held)
        np.exp(gain, out=gain)
        gain *= unit
        gain *= np.take(self.index, row * (terms.horizon + 1) + m + held)
        claim = np.maximum(gain, terms.base)
        claim -= terms.base
        claim *= terms.share
        claim += np.take(terms.principal_and_interest, held)
        amount = np.take(self.keep, cause)
        amount *= gain
        amount *= per_value
        senior *= np.take(terms.senior_balance, held)
        amount -= senior
        np.minimum(amount, claim, out=amount)
        np.maximum(amount, 0, out=amount)
        amount *= advance

        within = leaves <= terms.horizon
        defaulted = np.nonzero(cause == 2)[0]
        paid_in = leaves.copy()
        if len(defaulted):
            amount[defaulted] *= terms.recovery_factor
            recovery, by = amount[defaulted], path[defaulted]
            paid_in[defaulted] += terms.lag
            awaited = ledger.awaited.ravel()
            np.add.at(awaited, leaves[defaulted] * paths + by, recovery)
            due = paid_in[defaulted] <= terms.horizon
            np.add.at(awaited, paid_in[defaulted[due]] * paths + by[due], -recovery[due])
            late = defaulted[~due]
            amount[late] *= terms.liquidation
            paid_in[late] = terms.horizon
            ledger.defaults += np.bincount(by, minlength=paths)
        place_in = paid_in[within] * paths + path[within]
        np.add.at(ledger.collected.ravel(), place_in, amount[within])
        # Receipts after the reinvestment period are not split.
        soon = np.nonzero(paid_in < terms.recycle_months)[0]
        np.add.at(ledger.principal.ravel(), paid_in[soon] * paths + path[soon],
                  np.minimum(advance[soon], amount[soon]))
        np.add.at(self.leaving.ravel(), ((m + held) * terms.zones + zone) * paths + path, advance)
        self.outstanding += np.bincount(
            zone * paths + path, advance, terms.zones * paths).reshape(terms.zones, paths)
        ledger.bought += count
        ledger.invested += np.bincount(path, advance, paths)
        ledger.life += np.bincount(path, advance * held, paths) / 12

    def value(self, m, sweep):
        """NAV of the loans alive at the end of month `m`, by path."""
        terms = self.terms
        loans = self.book.open(m, sweep)
        if not len(loans["path"]):
            return np.zeros(self.paths)
        age = m - loans["bought"]
        gain = np.take(self.by_month[m], loans["row"])
        gain *= loans["unit"]
        worth = np.take(terms.senior_balance, age)
        worth *= loans["senior"]
        gain *= 1 - terms.sale_cost
        np.subtract(loans["per_value"] * gain, worth, out=worth)
        gain *= terms.share / (1 - terms.sale_cost)  # back to the gain itself, times the share
        gain -= terms.share * terms.base
        np.maximum(gain, 0, out=gain)
        gain += np.take(terms.principal_and_interest, age)
        np.minimum(worth, gain, out=worth)
        np.maximum(worth, 0, out=worth)
        worth *= loans["advance"]
        if not sweep:
            worth *= loans["leaves"] > m
        return np.bincount(loans["path"], worth, self.paths)
