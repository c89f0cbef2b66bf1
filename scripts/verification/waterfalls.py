"""Distributions of a fund: capital, preferred return, catch-up, split."""
from mpmath import mpf

from suite import File

ACCOUNTS = {"abs": 1e-9, "rel": 1e-14, "made_of": "64 roundings of the accounts"}


def european(capital, preferred, proceeds, carry, catch_up):
    """Tier by tier: what each takes of the cash that is left."""
    carry, catch_up, cash = mpf(carry), mpf(catch_up), mpf(proceeds)
    back = min(cash, mpf(capital))
    cash -= back
    pref = min(cash, mpf(preferred))
    cash -= pref
    up = mpf(0)
    if catch_up > carry:
        # GP has c % of the profit when catch_up x = carry (pref + x).
        up = min(cash, carry * pref / (catch_up - carry))
    cash -= up
    result = {
        "roc": back, "pref": pref, "catchup_lp": (1 - catch_up) * up, "catchup_gp": catch_up * up,
        "split_lp": (1 - carry) * cash, "split_gp": carry * cash}
    result["lp_total"] = back + pref + result["catchup_lp"] + result["split_lp"]
    result["gp_total"] = result["catchup_gp"] + result["split_gp"]
    return result


def single(file, id, source, capital, proceeds, years, rate, compounding, carry, catch_up, printed=None):
    growth = (1 + mpf(rate)) ** years - 1 if compounding == "compound" else mpf(rate) * years
    file.case(
        id, "european_single", source,
        {"capital": capital, "proceeds": proceeds, "years": years, "pref": rate,
         "compounding": compounding, "carry": carry, "catchup": catch_up},
        european(capital, capital * growth, proceeds, carry, catch_up), ACCOUNTS, printed)


def build():
    file = File("03-waterfalls", "Distributions of a fund: capital, preferred return, catch-up, split")
    single(file, "fifty-to-a-hundred", "Question on the CFA curriculum (Schweser), analystforum.com thread 154723",
           50, 100, 1, 0.08, "compound", 0.2, 1.0,
           {"lp_total": "90", "gp_total": "10", "catchup_gp": "1", "split_gp": "9"})
    single(file, "simple-hurdle", "Question on the CFA curriculum, reddit.com r/CFA 1l91tz7",
           100, 150, 2, 0.05, "simple", 0.2, 1.0,
           {"gp_total": "10", "catchup_gp": "2.5", "split_gp": "7.5"})
    single(file, "fifty-million-five-years", "Worked example of the waterfall calculator at trytentt.com",
           50_000_000, 125_000_000, 5, 0.08, "compound", 0.2, 1.0,
           {"lp_total": "110000000", "gp_total": "15000000", "pref": "23466404", "catchup_gp": "5866601",
            "split_lp": "36533596", "split_gp": "9133399"})
    own = "own: tier by tier, exact arithmetic"
    single(file, "a-hundred-doubled", own, 100, 200, 5, 0.08, "compound", 0.2, 1.0)
    single(file, "a-hundred-doubled-no-catch-up", own + ": 0.2 (100 - 46.93)", 100, 200, 5, 0.08,
           "compound", 0.2, 0.0)
    single(file, "half-catch-up", own, 100, 200, 5, 0.08, "compound", 0.2, 0.5)
    single(file, "catch-up-cut-short", own + "; the cash ends inside the catch-up", 100, 149, 5, 0.08,
           "compound", 0.2, 1.0)
    single(file, "at-the-hurdle", own + "; nothing is left for the GP", 100, 116, 2, 0.08, "simple", 0.2, 1.0)
    single(file, "a-loss", own, 100, 60, 5, 0.08, "compound", 0.2, 1.0)
    rate, years = mpf(0.08), 5
    file.case(
        "preferred-return-by-compounding", "pref_amount", "own: 100 ((1 + r/m)^(m t) - 1)",
        {"lp_capital": 100, "pref": 0.08, "years": years},
        {"simple": 100 * rate * years, "annual_compound": 100 * ((1 + rate) ** years - 1),
         "quarterly_nominal": 100 * ((1 + rate / 4) ** (4 * years) - 1),
         "monthly_nominal": 100 * ((1 + rate / 12) ** (12 * years) - 1)}, ACCOUNTS)
    # The GP's own money comes back beside the LPs' and pays no carry.
    lp = european(27, 27 * rate * 3, mpf(60) * 27 / 30, 0.2, 1)
    file.case(
        "gp-commitment-beside-the-lps", "european_gp_commit",
        "own: the LPs' 54 of 60 through the tiers, the GP's 6 outright",
        {"lp_capital": 27, "gp_capital": 3, "proceeds": 60, "years": 3, "pref": 0.08,
         "compounding": "simple", "carry": 0.2, "catchup": 1.0},
        {"lp_total": lp["lp_total"], "gp_carry": lp["gp_total"], "gp_commitment_proceeds": 6,
         "gp_total": lp["gp_total"] + 6}, ACCOUNTS)
    # Three hurdles by the project's own rate on 20 over three years, promotes off the top.
    cash, left, gp = mpf(35), mpf(35), mpf(0)
    edges = [20 * (1 + mpf(r)) ** 3 for r in (0.08, 0.15, 0.2)] + [mpf(10) ** 9]
    below = mpf(0)
    for edge, promote in zip(edges, (mpf(0), mpf(0.15), mpf(0.25), mpf(0.35))):
        part = min(cash, edge) - min(cash, below)
        gp += part * (promote + (1 - promote) * mpf(0.25))
        below = edge
    file.case(
        "promote-by-project-rate", "project_irr_tiers_bullet", own,
        {"investment": 20, "distribution": 35, "years": 3.0, "gp_share": 0.25,
         "tiers": [[0.08, 0], [0.15, 0.15], [0.2, 0.25]], "final_promote": 0.35},
        {"gp_total": gp, "lp_total": cash - gp, "gp_multiple": gp / 5, "lp_multiple": (cash - gp) / 15},
        ACCOUNTS)
    return file
