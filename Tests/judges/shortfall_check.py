"""Least-CVaR and least-variance portfolios again, by SciPy: HiGHS for the linear program of Rockafellar and Uryasev,
SLSQP for the variance. Reads problems with their answers as JSON, and says where they differ."""
import json
import sys

import numpy
from scipy.optimize import linprog, minimize

worst = 0.0
for problem in json.load(open(sys.argv[1])):
    returns = numpy.array(problem["returns"])
    low, high = problem["low"], problem["high"]
    paths, assets = returns.shape
    means = returns.mean(axis=0)
    target = problem["target"]
    if "level" in problem:
        # a + sum u / ((1 - level) n), u_s + r_s.w + a >= 0
        cost = numpy.concatenate([numpy.zeros(assets), [1], numpy.full(paths, 1 / ((1 - problem["level"]) * paths))])
        upper = numpy.hstack([-returns, -numpy.ones((paths, 1)), -numpy.eye(paths)])
        right = numpy.zeros(paths)
        if target is not None:
            upper = numpy.vstack([upper, numpy.concatenate([-means, numpy.zeros(paths + 1)])])
            right = numpy.append(right, -target)
        equal = numpy.concatenate([numpy.ones(assets), numpy.zeros(paths + 1)])[None, :]
        bounds = list(zip(low, high)) + [(None, None)] + [(0, None)] * paths
        found = linprog(cost, A_ub=upper, b_ub=right, A_eq=equal, b_eq=[1], bounds=bounds, method="highs")
        assert found.status == 0, found.message
        value = found.fun
        allowed = 1e-8
    else:
        covariance = numpy.cov(returns.T)
        scale = numpy.trace(covariance) / assets
        limits = [{"type": "eq", "fun": lambda w: w.sum() - 1, "jac": lambda w: numpy.ones(assets)}]
        if target is not None:
            limits.append({"type": "ineq", "fun": lambda w: (means @ w - target) * 100, "jac": lambda w: means * 100})
        found = minimize(lambda w: w @ covariance @ w / scale, numpy.full(assets, 1 / assets),
                         jac=lambda w: 2 * covariance @ w / scale, bounds=list(zip(low, high)), constraints=limits,
                         method="SLSQP", options={"ftol": 1e-16, "maxiter": 2000})
        value = float(numpy.sqrt(max(0, found.fun) * scale))
        # It stops when the variance no longer changes by its tolerance.
        allowed = 1e-7 * value
    difference = abs(value - problem["risk"])
    assert difference <= allowed, (problem["name"], value, problem["risk"])
    worst = max(worst, difference)
print(f"agree to {worst:.2e}")
