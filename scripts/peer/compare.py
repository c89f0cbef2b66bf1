"""The engine against the NumPy peer: speed in interleaved rounds, then distributions.

Run it through scripts/bench. Exit status 1 when a distribution differs or, with --bars, when a bar
is missed; 2 when a program fails.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys

from metrics import CHECKED, OTHERS

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

# The bars: paths per CPU-second as a multiple of the peer's, one thread each (median over rounds of
# the ratio), and peak resident memory of a run of MEMORY_PATHS paths.
SPEED_BAR = 3.0
MEMORY_BAR = 150e6
MEMORY_PATHS = 100_000

# A mean differs when it is off by more than Z standard errors of the difference. Z = 4 is met by
# chance once in 16,000 times, so once in 1,750 runs of nine metrics. Rounding is what the sums of a
# path and the root of an IRR may differ by where the law has no spread or an atom.
Z = 4.0
ROUNDING = 1e-8


def call(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        print(f"scripts/bench: {os.path.basename(command[-1])} ended with status {done.returncode}: "
              + " ".join(command), file=sys.stderr)
        sys.exit(2)
    return json.loads(done.stdout)


class Programs:
    def __init__(self, options):
        self.options = options

    def engine(self, paths, seed):
        return call([self.options.engine, "--config", self.options.config, "--paths", str(paths),
                     "--seed", str(seed), "--threads", "1", "--json"])

    def peer(self, paths, seed):
        return call([sys.executable, os.path.join(HERE, "fund_numpy.py"), self.options.config,
                     "--paths", str(paths), "--seed", str(seed),
                     "--batch", str(self.options.batch), "--json"])


def measure_speed(programs, options):
    """Paths per CPU-second of both by round; who goes first alternates."""
    rates = {"engine": [], "peer": []}
    for turn in range(options.rounds):
        order = [("engine", programs.engine, options.paths),
                 ("peer", programs.peer, options.peer_paths)]
        for name, run, paths in order[:: 1 if turn % 2 == 0 else -1]:
            rates[name].append(run(paths, 1000 + turn)["paths_per_cpu_second"])
        print(f"round {turn + 1}: engine {rates['engine'][-1]:.0f}, peer {rates['peer'][-1]:.0f}, "
              f"ratio {rates['engine'][-1] / rates['peer'][-1]:.2f}", file=sys.stderr)
    return rates


def report_speed(rates, options):
    print(f"paths per CPU-second, one thread each, {options.rounds} interleaved rounds")
    print(f"{'':26s}{'best':>10s}{'median':>10s}")
    for name, row in rates.items():
        print(f"{name:26s}{max(row):10.0f}{statistics.median(row):10.0f}")
    medians = statistics.median(rates["engine"]) / statistics.median(rates["peer"])
    ratios = [a / b for a, b in zip(rates["engine"], rates["peer"])]
    low, mid, high = statistics.quantiles(ratios, n=4, method="inclusive")
    print(f"{'ratio of medians':26s}{'':10s}{medians:10.2f}")
    print(f"{'ratio by round':26s}{'':10s}{mid:10.2f}   quartiles {low:.2f} to {high:.2f}")
    return mid


def check_distributions(ours, peer):
    """Prints every metric that both have; returns those that differ among the checked ones."""
    print(f"\ndistributions: engine {ours['paths']} paths, peer {peer['paths']} paths")
    print(f"{'metric':26s}{'engine':>14s}{'peer':>14s}{'z':>8s}   quantiles")
    differing = []
    for name in CHECKED + OTHERS:
        a, b = ours["metrics"].get(name), peer["metrics"].get(name)
        if a is None or b is None:
            print(f"{name:26s}missing")
            differing.append(name)
            continue
        scale = max(abs(a["mean"]), abs(b["mean"]))
        error = math.hypot(a["se"], b["se"])
        distance = abs(a["mean"] - b["mean"])
        agrees = distance <= Z * error + ROUNDING * max(scale, 1)
        apart = [p["level"] for p, q in zip(a["quantiles"], b["quantiles"])
                 if max(p["low"], q["low"]) - min(p["high"], q["high"])
                 > ROUNDING * max(abs(p["value"]), abs(q["value"]), 1)]
        z = (a["mean"] - b["mean"]) / error if error > ROUNDING * scale else 0.0
        verdict = "agree" if not apart else "differ at " + ", ".join(map(str, apart))
        note = "" if name in CHECKED else "  (not checked)"
        print(f"{name:26s}{a['mean']:14.6g}{b['mean']:14.6g}{z:8.2f}   {verdict}{note}")
        if name in CHECKED and not (agrees and not apart):
            differing.append(name)
    return differing


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__.split("\n")[0])
    parser.add_argument("--engine", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--config", default=os.path.join(ROOT, "stdlib-lua/presets/equihome-v2.json"))
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds (7)")
    parser.add_argument("--paths", type=int, default=20_000, help="engine's paths a round")
    parser.add_argument("--peer-paths", type=int, default=4_000, help="peer's paths a round")
    parser.add_argument("--check-paths", type=int, default=40_000, help="peer's paths in the check")
    parser.add_argument("--batch", type=int, default=400, help="peer's paths at a time")
    parser.add_argument("--bars", action="store_true", help="fail when a bar is missed")
    options = parser.parse_args()
    if options.rounds < 7:
        parser.error("--rounds must be at least 7: fewer do not tell a ratio on a shared machine")

    programs = Programs(options)
    ratio = report_speed(measure_speed(programs, options), options)
    ours = programs.engine(MEMORY_PATHS, 42)
    memory = ours.get("peak_memory_bytes")
    shown = "unknown" if memory is None else f"{memory / 1e6:.1f} MB"
    print(f"{'engine, peak memory':26s}{'':10s}{shown:>10s}   at {MEMORY_PATHS} paths")
    peer = programs.peer(options.check_paths, 43)
    differing = check_distributions(ours, peer)
    if peer["paths_short_of_cash"]:
        print(f"peer: {peer['paths_short_of_cash']} paths lacked cash for costs, where the engine "
              "sells loans and the peer carries the cost")

    failures = [f"{name} differs" for name in differing]
    if options.bars:
        if ratio < SPEED_BAR:
            failures.append(f"ratio {ratio:.2f} is below {SPEED_BAR}")
        if memory is None or memory >= MEMORY_BAR:
            failures.append(f"peak memory {shown} is not below {MEMORY_BAR / 1e6:.0f} MB")
    for failure in failures:
        print(f"FAILED: {failure}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
