"""The engine on funds in which nothing is random, done on paper."""
from mpmath import mpf

from suite import File

TO_THE_CENT = {"abs": 1e-9, "rel": 3e-14, "made_of": "128 roundings of the accounts, 2^-52 each"}
RATES = {"abs": 1e-13, "rel": 1e-11, "made_of": "64 roundings of the flows over the slope at the root"}


def one_loan(years, rate, compounding):
    return {"fund.size": 100000, "fund.term_years": years, "exits.timing.years.mean": years,
            "products.house.share.of": "none", "products.house.interest": {"rate": rate, "compounding": compounding}}


def build():
    file = File("11-paper", "The engine on funds in which nothing is random, done on paper")

    def case(id, source, changes, expected, tolerance=TO_THE_CENT):
        file.case(id, "engine_path", "own: " + source,
                  {"fund": "funds/bare.json", "changes": changes, "seed": 1}, expected, tolerance)

    rate = float(mpf(2) ** (mpf(1) / 5) - 1)
    proceeds = 100000 * (1 + mpf(rate)) ** 5
    doubling = {**one_loan(5, rate, "annual"), "waterfall.hurdle_rate": 0.08, "waterfall.carry": 0.2}
    case("a-hundred-in-two-hundred-out",
         "20 % of a profit of 100 with full catch-up", {**doubling, "waterfall.catch_up": 1},
         {"carry": (proceeds - 100000) * mpf(0.2), "distributed": proceeds - (proceeds - 100000) * mpf(0.2),
          "gross_multiple": proceeds / 100000, "tvpi": (proceeds - (proceeds - 100000) * mpf(0.2)) / 100000})
    preferred = 100000 * ((1 + mpf(0.08)) ** 5 - 1)
    carry = mpf(0.2) * (proceeds - 100000 - preferred)
    case("the-same-without-catch-up", "20 % of what 8 % a year leaves of the profit, 0.2 (100 - 46.93)",
         {**doubling, "waterfall.catch_up": 0}, {"carry": carry, "distributed": proceeds - carry})
    case("the-same-with-a-simple-hurdle", "0.2 (100 - 40) without catch-up",
         {**doubling, "waterfall.catch_up": 0, "waterfall.hurdle_compounding": "simple"},
         {"carry": mpf(0.2) * (proceeds - 140000)})
    case("five-percent-simple-for-five-years", "1.25^(1/5) - 1 = 4.564 % a year",
         one_loan(5, 0.05, "simple"),
         {"gross_irr": mpf(1.25) ** (mpf(1) / 5) - 1, "gross_multiple": 1.25, "asset_wal": 5}, RATES)
    below = 100000 * mpf(1.05) ** 5
    case("below-the-hurdle", "all goes to the LPs, whose rate is the loans'",
         {**one_loan(5, 0.05, "annual"), "waterfall.hurdle_rate": 0.08},
         {"carry": 0, "distributed": below, "net_irr": mpf(0.05), "gross_irr": mpf(0.05)}, RATES)
    # Prices: one home at five times the advance grows 3 % a year, the contract has a fifth of the gain.
    gain = (1 + mpf(0.03)) ** 5 - 1
    case("deterministic-prices", "a pro-rata share of 1.03^5 - 1, no volatility",
         {"fund.size": 100000, "fund.term_years": 5, "exits.timing.years.mean": 5,
          "zones.main.appreciation_rate": 0.03},
         {"gross_multiple": 1 + gain, "gross_irr": (1 + gain) ** (mpf(1) / 5) - 1}, RATES)
    for frequency, months in (("monthly", 1), ("quarterly", 3), ("annual", 12)):
        for timing, first in (("advance", 0), ("arrears", months)):
            due = range(first, first + 36, months)
            fee = mpf(0.02) * 1000000 * months / 12
            case(f"management-fees-{frequency}-{timing}", "2 % of commitments for exactly the term, three years",
                 {"fund.size": 1000000, "fund.term_years": 3, "exits.timing.years.mean": 2,
                  "deployment.share": 0.4, "fees.management": {
                      "rate": 0.02, "basis": "committed", "frequency": frequency, "timing": timing,
                      "step_downs": [], "origination_fee_offset": 0}},
                 {"management_fees": 60000,
                  "ledger": {"management_fees": {
                      str(m): fee if m in due else 0 for m in sorted({*due, 1, 2, 35, 36})}}})
    case("cash-earns-nothing-unless-told", "all flows of a fund of one loan, month by month",
         {"fund.size": 200000, "fund.term_years": 2, "exits.timing.years.mean": 1, "deployment.share": 0.5,
          "products.house.share.of": "none", "products.house.interest": {"rate": 0.1, "compounding": "simple"}},
         {"paid_in": 100000, "distributed": 110000 - carry_of(100000, 110000, 1), "loan_count": 1,
          "carry": carry_of(100000, 110000, 1),
          "ledger": {"calls": {"0": 100000, "1": 0, "12": 0}, "advances": {"0": 100000},
                     "principal_receipts": {"11": 0, "12": 100000}, "interest_receipts": {"12": 10000},
                     "outstanding": {"0": 100000, "11": 100000, "12": 0}, "unfunded": {"0": 100000}}})
    return file


def carry_of(capital, proceeds, years):
    """The preset's terms: 8 % compound, full catch-up, 20 %."""
    profit, preferred = mpf(proceeds - capital), capital * ((1 + mpf(0.08)) ** years - 1)
    up = preferred * mpf(0.2) / mpf(0.8)
    return min(profit - preferred, up) + mpf(0.2) * max(profit - preferred - up, 0)
