"""Funds reduced to one part, for checks of the engine: files beside the cases, made from the preset."""
import copy
import json
import pathlib

PRESETS = pathlib.Path(__file__).resolve().parents[2] / "stdlib-lua" / "presets"


def put(tree, path, value):
    *parents, last = path.split(".")
    for name in parents:
        tree = tree[int(name)] if isinstance(tree, list) else tree.setdefault(name, {})
    tree[int(last) if isinstance(tree, list) else last] = value


def bare():
    """Buys its loans in month 0 and charges nothing; every loan ends by sale; what is collected from a
    loan is its contract alone. Nothing is random but what a check turns on."""
    fund = copy.deepcopy(json.loads((PRESETS / "equihome-v2.json").read_text()))
    fund["guardrails"] = []
    fund["zones"] = fund["zones"][:1]
    fund["exits"].pop("hazard")
    fund["market"]["price_model"] = {"kind": "gbm"}
    fund["market"]["correlation"] = [[1]]
    fund["products"][0]["term_months"] = 600
    for path, value in {
            "fund.name": "Bare fund", "fund.size": 1000000, "fund.term_years": 6,
            "fund.liquidation_discount": 0, "fund.valuation_frequency": "monthly",
            "fees.management.rate": 0, "fees.origination.rate": 0, "expenses.formation": 0,
            "expenses.annual": 0, "expenses.inflation": 0, "expenses.rate": 0,
            "expenses.servicing_rate": 0, "expenses.disposition_rate": 0, "cash.yield_rate": 0,
            "deployment.share": 1, "deployment.period_months": 1, "deployment.allocation_precision": 1,
            "reinvestment.period_months": 0, "reinvestment.share": 0, "distributions.frequency": "monthly",
            "market.default_climate.volatility": 0, "zones.0.name": "main", "zones.0.allocation": 1,
            "zones.0.appreciation_rate": 0, "zones.0.appreciation_volatility": 0, "zones.0.default_rate": 0,
            "zones.0.ltv": {"mean": 0.2, "sd": 0, "min": 0.05, "max": 0.5},
            "loans.amount": {"mean": 100000, "sd": 0, "min": 50000, "max": 200000},
            "loans.senior_ltv": {"mean": 0, "sd": 0, "min": 0, "max": 0.9},
            "loans.senior_mortgage": {"rate": 0, "term_months": 300},
            "loans.idiosyncratic_volatility": 0, "products.0.interest.rate": 0,
            "exits.model": "timing", "exits.sale_cost": 0, "exits.refinance_cost": 0,
            "exits.timing": {"years": {"mean": 5, "sd": 0, "min": 0.01, "max": 40}, "sale_weight": 1,
                             "refinance_weight": 0},
            "simulation.paths": 1000}.items():
        put(fund, path, value)
    return fund


def hazard():
    """The bare fund, but loans stay until it ends unless hazards end them."""
    fund = bare()
    fund["exits"].pop("timing")
    for path, value in {
            "fund.name": "Fund of hazards", "exits.model": "hazard",
            "exits.hazard": {"sale": [0], "refinance": [0], "sale_price_sensitivity": 0,
                             "refinance_price_sensitivity": 0,
                             "refinance_rate_sensitivity": 0},
            "exits.default.seasoning": [1], "exits.default.equity_sensitivity": 0,
            "exits.default.correlation_within_zone": 0,
            "exits.default.correlation_between_zones": 0}.items():
        put(fund, path, value)
    return fund


def files():
    return {f"funds/{name}.json": json.dumps(fund, indent=2) + "\n"
            for name, fund in (("bare", bare()), ("hazard", hazard()))}
