#!/usr/bin/env python3
"""NumPy peer of the engine: the model of docs/model.md, vectorised over paths.

    python3 fund_numpy.py CONFIG.json --paths 10000 --seed 42 --batch 400 --json

It draws its own random numbers (PCG64, one stream a batch), so it agrees with the engine in
distribution, not path by path. It computes a part of the engine's metrics.
"""

import argparse
import json
import sys
import time

import numpy as np

from ledger import Batch
from market import Market
from metrics import CHECKED, OTHERS, metrics
from terms import Terms, Unsupported


def run(terms, paths, seed, batch):
    """Samples by metric, and how many paths would have had to sell loans to pay their costs."""
    market = Market(terms)
    samples = {name: np.empty(paths) for name in CHECKED + OTHERS}
    candidates = int(1.5 * terms.budget.sum() / terms.amount.mean[0]) + 8
    short, first = 0, 0
    for sequence in np.random.SeedSequence(seed).spawn((paths + batch - 1) // batch):
        count = min(batch, paths - first)
        rng = np.random.Generator(np.random.PCG64(sequence))
        state = Batch(terms, market, rng, count, candidates)
        ledger = state.run()
        for name, values in metrics(terms, ledger).items():
            samples[name][first : first + count] = values
        short += int(ledger.short.sum())
        first += count
    return samples, short


def summary(values):
    """Mean with its standard error; quantiles with order statistics four deviations around them."""
    defined = np.sort(values[np.isfinite(values)])
    n = len(defined)
    sd = defined.std(ddof=1)
    quantiles = []
    for level in (0.05, 0.5, 0.95):
        reach = 4 * np.sqrt(level * (1 - level) / n)
        value, low, high = np.quantile(defined, np.clip([level, level - reach, level + reach], 0, 1))
        quantiles.append(
            {"level": level, "value": float(value), "low": float(low), "high": float(high)})
    return {"n": n, "mean": float(defined.mean()), "sd": float(sd), "se": float(sd / np.sqrt(n)),
            "quantiles": quantiles}


def main():
    parser = argparse.ArgumentParser(description="NumPy peer of equihome-bench")
    parser.add_argument("config")
    parser.add_argument("--paths", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--batch", type=int, default=400)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.paths < 2 or options.batch < 1:
        parser.error("--paths must be at least 2 and --batch at least 1")
    try:
        terms = Terms.load(options.config)
    except (OSError, ValueError, Unsupported) as error:
        sys.exit(f"fund_numpy: {error}")
    wall, cpu = time.perf_counter(), time.process_time()
    samples, short = run(terms, options.paths, options.seed, options.batch)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    result = {
        "paths": options.paths, "seed": options.seed, "batch": options.batch, "cpu_seconds": cpu,
        "wall_seconds": wall,
        "paths_per_cpu_second": options.paths / cpu,
        "paths_short_of_cash": short,
        "metrics": {name: summary(values) for name, values in samples.items()},
    }
    if options.json:
        json.dump(result, sys.stdout, indent=1)
        print()
        return
    print(f"{options.paths} paths, {result['paths_per_cpu_second']:.0f} a CPU-second, "
          f"{short} short of cash")
    for name, row in result["metrics"].items():
        quantiles = "".join(f"{q['value']:14.6g}" for q in row["quantiles"])
        print(f"{name:26s}{row['mean']:14.6g}{row['se']:14.6g}{quantiles}")


if __name__ == "__main__":
    main()
