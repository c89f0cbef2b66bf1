"""Expected payoffs of home-equity contracts at a fixed date, by quadrature of the payoff itself."""
from mpmath import exp, mpf, sqrt

from laws import Home
from suite import FUNCTIONS, File

OWN = "own: the payoff integrated over the lognormal law at 40 digits, without Black and Scholes"


def build():
    file = File("06-payoffs", "Expected payoffs of home-equity contracts at a fixed date")
    for strike, name, printed in ((40, "hull", {"call": "4.76", "put": "0.81"}), (42, "at-the-money", None)):
        home = Home(42, 0.1, 0.2, 0.5)
        discount = exp(-mpf(0.1) / 2)
        file.case(
            f"option-{name}", "black_scholes",
            "Hull, Options, Futures, and Other Derivatives, example of the Black-Scholes-Merton formula"
            if printed else OWN,
            {"S": 42, "K": strike, "r": 0.1, "sigma": 0.2, "T": 0.5},
            {"call": discount * home.mean(lambda v: max(v - strike, 0), [strike]),
             "put": discount * home.mean(lambda v: max(strike - v, 0), [strike])}, FUNCTIONS, printed)
    market, own = mpf(0.08), mpf(0.1)
    home = Home(500000, 0.04, sqrt(market ** 2 + own ** 2), 10)
    share = mpf(0.2)
    gain = share * home.mean(lambda v: max(v - 500000, 0), [500000])
    on_mean = share * (500000 * exp(mpf(0.04) * 10) - 500000)
    file.case(
        "shared-appreciation", "shared_appreciation", OWN,
        {"V0": 500000, "mu": 0.04, "sigma_systematic": 0.08, "sigma_idio": 0.1, "T": 10, "share": 0.2},
        {"expected_payoff": gain, "expected_payoff_using_mean_only": on_mean,
         "prob_positive": 1 - home.below(500000)}, FUNCTIONS,
        naive=[{"name": "payoff of the expected home", "value": on_mean, "compare_to": "expected_payoff"}])
    home = Home(500000, 0.04, 0.13, 10)
    cap = 500000 + 100000 / share
    file.case(
        "shared-appreciation-capped", "shared_appreciation_capped", OWN,
        {"V0": 500000, "share": 0.2, "mu": 0.04, "sigma": 0.13, "T": 10, "cap_amount": 100000},
        {"expected_payoff": home.mean(
            lambda v: min(share * max(v - 500000, 0), 100000), [500000, cap])}, FUNCTIONS,
        naive=[{"name": "cap on the expected payoff", "compare_to": "expected_payoff",
                "value": min(share * home.mean(lambda v: max(v - 500000, 0), [500000]), 100000)}])
    principal = lambda v: 50000 + share * (v - 500000)
    file.case(
        "principal-and-a-share", "hei_principal_plus_share", OWN,
        {"V0": 500000, "investment": 50000, "share": 0.2, "mu": 0.04, "sigma": 0.13, "T": 10},
        {"floored_at_investment": home.mean(lambda v: max(principal(v), 50000), [500000]),
         "two_sided": home.mean(principal, []),
         "two_sided_floored_at_zero": home.mean(lambda v: max(principal(v), 0), [250000])}, FUNCTIONS)
    part, cap = mpf(0.16), 50000 * (1 + mpf(0.2)) ** 10
    capped = home.mean(lambda v: min(part * v, cap), [cap / part])
    file.case(
        "value-share-under-a-cap", "hei_value_share_capped", OWN,
        {"V0": 500000, "investment": 50000, "share_of_value": 0.16, "mu": 0.04, "sigma": 0.13, "T": 10,
         "cap_annual": 0.2},
        {"expected_payoff": capped, "cap_amount": cap, "uncapped": part * 500000 * exp(mpf(0.04) * 10),
         "prob_capped": 1 - home.below(cap / part), "expected_multiple": capped / 50000,
         "irr_of_expected_payoff": (capped / 50000) ** (mpf(1) / 10) - 1}, FUNCTIONS)
    net = 1 - mpf(0.06)
    zero, full = 300000 / net, 300000 / (net - share)
    file.case(
        "behind-a-mortgage", "hei_subordinated", OWN,
        {"V0": 500000, "senior_balance": 300000, "share_of_value": 0.2, "mu": 0.04, "sigma": 0.13, "T": 10,
         "sale_cost": 0.06},
        {"expected_payoff": home.mean(
            lambda v: min(share * v, max(net * v - 300000, 0)), [zero, full]),
         "senior_strike": zero, "switch_value": full, "p_zero": home.below(zero),
         "p_impaired": home.below(full)}, FUNCTIONS)
    kappa, sigma = mpf(0.15), mpf(0.09)
    deviation = sqrt(sigma ** 2 * (1 - exp(-2 * kappa * 10)) / (2 * kappa) / 10)
    gain = lambda s: share * Home(500000, mpf(0.035) + s ** 2 / 2, s, 10).mean(
        lambda v: max(v - 500000, 0), [500000])
    file.case(
        "prices-that-revert", "shared_appreciation_ou", OWN,
        {"V0": 500000, "trend": 0.035, "kappa": 0.15, "sigma": 0.09, "T": 10, "share": 0.2},
        {"expected_payoff": gain(deviation)}, FUNCTIONS,
        naive=[{"name": "independent growth", "value": gain(sigma), "compare_to": "expected_payoff"}])
    return file
