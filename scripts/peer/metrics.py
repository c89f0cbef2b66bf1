"""Waterfall and metrics of a batch (docs/model.md, sections 5 and 6); flows are (month, path)."""

import numpy as np

# In the order that results are printed in. The first nine are held against the engine.
CHECKED = ("net_irr", "gross_irr", "tvpi", "default_rate", "asset_wal", "max_drawdown",
           "time_weighted_return", "carry", "management_fees")
OTHERS = ("loan_count", "invested", "paid_in", "distributed", "worst_annual_nav_change",
          "deferred_fee_months")


def waterfall(terms, calls, cash):
    """LP distributions by month, and the carry of each path, for a European waterfall."""
    h = terms.hurdle
    factor = {"annual": (1 + h) ** (1 / 12) - 1, "quarterly": (1 + h / 4) ** (1 / 3) - 1,
              "monthly": h / 12, "simple": h / 12}[terms.compounding]
    simple, c, k = terms.compounding == "simple", terms.carry, terms.catch_up
    months, paths = cash.shape
    unreturned, preferred = np.zeros(paths), np.zeros(paths)
    lp_profit, gp_profit = np.zeros(paths), np.zeros(paths)
    to_lp = np.zeros((months, paths))
    calling, paying = calls.any(axis=1), cash.any(axis=1)
    for m in range(months):
        preferred += factor * (unreturned if simple else unreturned + preferred)
        if calling[m]:
            unreturned += calls[m]
        if not paying[m]:
            continue
        left = cash[m]
        capital = np.minimum(left, unreturned)
        unreturned -= capital
        left = left - capital
        profit = np.minimum(left, preferred)
        preferred -= profit
        left -= profit
        if k > 0:
            paid = np.maximum(0, c * (lp_profit + profit + gp_profit) - gp_profit) / (k - c)
            paid = np.minimum(left, paid)
            gp_profit += k * paid
            profit += (1 - k) * paid
            left -= paid
        gp_profit += c * left
        profit += (1 - c) * left
        lp_profit += profit
        to_lp[m] = capital + profit
    return to_lp, gp_profit


def irr(flow):
    """Annual effective rate of monthly flows; NaN where none was found, -1 where nothing came back.

    Newton on the monthly discount factor x, kept inside a bracket in which the present value, money
    out before money in, rises through zero.
    """
    months, paths = flow.shape
    x, low, high = np.full(paths, 1.04 ** (-1 / 12)), np.full(paths, 0.5), np.full(paths, 2.0)
    for _ in range(80):
        value, slope = flow[-1].copy(), np.zeros(paths)
        for m in range(months - 2, -1, -1):
            slope *= x
            slope += value
            value *= x
            value += flow[m]
        np.copyto(low, x, where=value < 0)
        np.copyto(high, x, where=value >= 0)
        with np.errstate(divide="ignore", invalid="ignore"):
            following = x - value / slope
        outside = ~((following >= low) & (following <= high))
        following[outside] = (low + high)[outside] / 2
        step = np.abs(following - x)
        x = following
        if step.max() < 1e-13:
            break
    rate = x**-12 - 1
    rate[(step > 1e-9) | (np.abs(x - 1.25) > 0.7499)] = np.nan
    rate[(flow <= 0).all(axis=0)] = -1.0
    return rate


def nav_returns(terms, ledger, out):
    """Index of NAV plus distributions at valuation dates (date, path), from 1."""
    n = terms.valuation
    dates = np.arange(0, terms.horizon + 1, n)
    flow = (out - ledger.calls)[1:].reshape(len(dates) - 1, n, -1)  # paid out less called
    weight = (n - 1 - np.arange(n)) / n
    base = ledger.nav[dates[:-1]] - np.einsum("j,djp->dp", weight, flow)
    gain = ledger.nav[dates[1:]] - ledger.nav[dates[:-1]] + flow.sum(axis=1)
    live = base >= 1e-9 * terms.size
    growth = 1 + np.where(live, gain / np.where(live, base, 1), 0)
    return np.concatenate([np.ones((1, growth.shape[1])), np.cumprod(growth, axis=0)])


def metrics(terms, ledger):
    """Each metric of the batch, by path."""
    to_lp, carry = waterfall(terms, ledger.calls, ledger.distributed)
    paid_in, paid_out = ledger.calls.sum(axis=0), to_lp.sum(axis=0)
    index = nav_returns(terms, ledger, ledger.distributed)
    drawdown = (1 - index / np.maximum.accumulate(index, axis=0)).max(axis=0)
    end = index[-1]
    yearly = index[:: 12 // terms.valuation]
    with np.errstate(divide="ignore", invalid="ignore"):
        worst = (yearly[1:] / yearly[:-1] - 1).min(axis=0)
        return {
            "net_irr": irr(to_lp - ledger.calls),
            "gross_irr": irr(ledger.collected - ledger.advances),
            "tvpi": paid_out / paid_in,
            "default_rate": ledger.defaults / ledger.bought,
            "asset_wal": ledger.life / ledger.invested,
            "max_drawdown": drawdown,
            "time_weighted_return": np.where(
                end > 0, np.maximum(end, 1e-300) ** (12 / terms.horizon) - 1, -1.0),
            "carry": carry,
            "management_fees": ledger.fees,
            "loan_count": ledger.bought,
            "invested": ledger.invested,
            "paid_in": paid_in,
            "distributed": paid_out,
            "worst_annual_nav_change": worst,
            "deferred_fee_months": ledger.deferred,
        }
