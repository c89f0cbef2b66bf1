"""Terms of a fund as flat numbers, read from its configuration (JSON).

The peer covers the house preset and its plain variants. Anything else is refused with the name and
the value of the parameter, so that no figure is ever computed for a fund other than the one asked for.
"""

import json
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

MONTHS = {"monthly": 1, "quarterly": 3, "semiannual": 6, "annual": 12}


class Unsupported(Exception):
    """A variant of the model that this program does not compute."""


@dataclass(frozen=True)
class TruncatedNormal:
    """Normal law cut to [low, high]; arrays where the law differs by zone."""

    mean: np.ndarray
    sd: np.ndarray
    low: np.ndarray
    high: np.ndarray
    below: np.ndarray
    span: np.ndarray

    @classmethod
    def read(cls, laws):
        """From one configuration object, or a list of them (one a zone)."""
        column = lambda key: np.array([law[key] for law in laws], dtype=float)
        mean, sd, low, high = (column(key) for key in ("mean", "sd", "min", "max"))
        scale = np.where(sd > 0, sd, 1.0)
        below = ndtr((low - mean) / scale)
        return cls(mean, sd, low, high, below, ndtr((high - mean) / scale) - below)


class Terms:
    """What the batches read; every attribute is a number or an array."""

    def __init__(self, config):
        self.config = config
        self.only("market.overlays", [])
        self.only("capital_calls.schedule", "on_demand")
        self.only("distributions.policy", "all_cash")
        self.only("exits.model", "hazard")
        self.only("waterfall.structure", "european")
        self.only("waterfall.hurdle_account", "capital_and_preferred")
        self.only("fees.management.step_downs", [])
        self.only("fees.origination.paid_by", "borrower")
        self.only("fees.origination.paid_to", "gp")
        self.only("fees.management.origination_fee_offset", 0)
        self.only("reinvestment.receipts", "principal")
        self.read_fund()
        self.read_market()
        self.read_loans()
        self.read_exits()

    @classmethod
    def load(cls, path):
        with open(path, encoding="utf-8") as file:
            return cls(json.load(file))

    def at(self, path):
        value = self.config
        for key in path.split("."):
            if isinstance(value, list):
                value = value[int(key)]
            elif key in value:
                value = value[key]
            else:
                raise Unsupported(f"{path}: missing from the configuration")
        return value

    def only(self, path, *allowed):
        value = self.at(path)
        if value not in allowed:
            wanted = " or ".join(map(json.dumps, allowed))
            raise Unsupported(
                f"{path} = {json.dumps(value)} is not covered by the NumPy peer, only {wanted}")
        return value

    def read_fund(self):
        at = self.at
        self.size = float(at("fund.size"))
        years = at("fund.term_years")
        if self.only("fund.end", "liquidate", "run_off") == "run_off":
            years += at("fund.extension_years")
        self.term_months = 12 * at("fund.term_years")
        self.horizon = 12 * years
        self.liquidation = 1 - at("fund.liquidation_discount")
        self.valuation = MONTHS[at("fund.valuation_frequency")]
        self.distribution = MONTHS[at("distributions.frequency")]
        self.reserve = at("distributions.minimum_reserve") * self.size
        self.yield_per_month = at("cash.yield_rate") / 12
        frequency = MONTHS[at("fees.management.frequency")]
        last = self.term_months
        advance = self.only("fees.management.timing", "advance", "arrears") == "advance"
        self.fee_months = set(
            range(0, last, frequency) if advance else range(frequency, last + 1, frequency))
        self.fee_rate = at("fees.management.rate") * frequency / 12
        self.fee_basis = self.only("fees.management.basis", "committed", "invested")
        self.formation = at("expenses.formation")
        month = np.arange(self.horizon + 1)
        year = (month + 11) // 12
        self.annual = at("expenses.annual") / 12 * (1 + at("expenses.inflation")) ** (year - 1.0)
        self.expense_basis = self.only("expenses.rate_basis", "committed", "invested")
        self.expense_rate = at("expenses.rate") / 12
        self.servicing = at("expenses.servicing_rate") / 12
        self.disposition = at("expenses.disposition_rate")
        self.hurdle = at("waterfall.hurdle_rate")
        self.compounding = at("waterfall.hurdle_compounding")
        self.catch_up = at("waterfall.catch_up")
        self.carry = at("waterfall.carry")
        period = at("deployment.period_months")
        x = (np.arange(period) + 0.5) / period
        pace = self.only("deployment.pace", "linear", "front_loaded", "back_loaded", "s_curve")
        k = 0.0 if pace == "linear" else at("deployment.intensity")
        weight = {
            "linear": np.ones(period), "front_loaded": np.exp(-k * x),
            "back_loaded": np.exp(k * x), "s_curve": np.cosh(k * (x - 0.5) / 2) ** -2.0,
        }[pace]
        self.budget = at("deployment.share") * self.size * weight / weight.sum()
        self.precision = at("deployment.allocation_precision")
        self.recycle_share = at("reinvestment.share")
        self.recycle_months = at("reinvestment.period_months")
        self.min_batch = at("reinvestment.min_batch")
        self.rebalancing = at("reinvestment.rebalancing_strength")
        self.last_purchase = max(period, self.recycle_months if self.recycle_share > 0 else 0) - 1
        if self.last_purchase >= self.horizon:
            raise Unsupported("reinvestment.period_months: purchases must end before the fund does")

    def read_market(self):
        at = self.at
        zones = at("zones")
        self.zones = len(zones)
        column = lambda key: np.array([zone[key] for zone in zones], dtype=float)
        self.target = column("allocation")
        self.growth = column("appreciation_rate")
        self.volatility = column("appreciation_volatility")
        self.default_rate = column("default_rate")
        self.correlation = np.array(at("market.correlation"), dtype=float)
        kind = self.only("market.price_model.kind", "momentum", "gbm")
        self.components = [(0.0, 1.0)]
        self.stationary = False
        if kind == "momentum":
            law = at("market.price_model.momentum")
            self.components = [(row["phi"], row["share"]) for row in law["components"]]
            self.stationary = law["start"] == "stationary"
        self.only("market.rates.kind", "constant")
        for zone in zones:
            if zone["suburbs"]:
                raise Unsupported(f"zones.{zone['name']}.suburbs is not empty, only [] is covered by the NumPy peer")
        self.climate = at("market.default_climate.volatility")
        self.climate_correlation = at("market.default_climate.appreciation_correlation")

    def read_loans(self):
        at = self.at
        self.amount = TruncatedNormal.read([at("loans.amount")])
        self.senior = TruncatedNormal.read([at("loans.senior_ltv")])
        self.ltv = TruncatedNormal.read([zone["ltv"] for zone in at("zones")])
        self.own_volatility = at("loans.idiosyncratic_volatility")
        if len(at("products")) != 1:
            raise Unsupported(f"products = {len(at('products'))} rows, only 1 is covered by the NumPy peer")
        prefix = "products.0."
        self.only(prefix + "returns_principal", True)
        self.only(prefix + "cap.kind", "none")
        self.only(prefix + "floor", "none", "zero")
        self.only(prefix + "principal_floor_months", 0)
        self.only(prefix + "share.of", "appreciation")
        self.only(prefix + "share.sizing", "pro_rata")
        self.only(prefix + "share.steps", [])
        self.only(prefix + "share.share_in_depreciation", False)
        self.term = at(prefix + "term_months")
        self.share = at(prefix + "share.size")
        self.base = 1 - at(prefix + "share.risk_adjustment")
        age = np.arange(max(self.horizon, self.term) + 1)
        rate = at(prefix + "interest.rate")
        simple = self.only(prefix + "interest.compounding", "simple", "annual") == "simple"
        # Claim per unit of advance before the share, by age.
        self.principal_and_interest = 1 + rate * age / 12 if simple else (1 + rate) ** (age / 12)
        n = at("loans.senior_mortgage.term_months")
        i = at("loans.senior_mortgage.rate") / 12
        left = 1 - age / n if i == 0 else ((1 + i) ** n - (1 + i) ** age) / ((1 + i) ** n - 1)
        # Senior balance per unit of the balance at origination, by age.
        self.senior_balance = np.where(age < n, left, 0.0)

    def read_exits(self):
        at = self.at
        ages = np.arange(1, self.term + 1)
        by_age = lambda table: np.asarray(table, dtype=float)[
            np.minimum((ages - 1) // 12, len(table) - 1)]
        open_ages = ages >= at("exits.lockout_months")
        self.sale = -np.log1p(-by_age(at("exits.hazard.sale"))) / 12 * open_ages
        self.refinance = -np.log1p(-by_age(at("exits.hazard.refinance"))) / 12 * open_ages
        self.price_sensitivity = at("exits.hazard.sale_price_sensitivity")
        # One sensitivity for both causes lets one table hold their sum.
        self.only("exits.hazard.refinance_price_sensitivity", self.price_sensitivity)
        self.seasoning = by_age(at("exits.default.seasoning")) * open_ages
        self.equity_sensitivity = at("exits.default.equity_sensitivity")
        self.within = at("exits.default.correlation_within_zone")
        self.between = at("exits.default.correlation_between_zones")
        self.lag = at("exits.default.lag_months")
        self.sale_cost = at("exits.sale_cost")
        self.refinance_cost = at("exits.refinance_cost")
        self.maturity_sale_share = at("exits.maturity_sale_share")
        # Recovery = factor * min(claim, max(0, keep * V - S)).
        if self.only("exits.default.recovery.kind", "rate", "foreclosure") == "rate":
            self.recovery_factor = at("exits.default.recovery.rate")
            self.recovery_keep = 1 - self.sale_cost
        else:
            self.recovery_factor = 1.0
            self.recovery_keep = (
                (1 - at("exits.default.recovery.discount")) * (1 - at("exits.default.recovery.cost")))
