"""Coefficients of `normalTailScaled` (Sources/FundNumerics/NormalDistribution.swift).

Run: pip install mpmath; python3 normal_cdf.py

F(a) = (1 + 2 a) * exp(a^2/2) * Q(a), Q the upper tail of the standard normal, is smooth on
[0, inf) and bounded away from 0. With t = (a - k) / (a + k) the half line becomes [-1, 1). The
script interpolates F at Chebyshev nodes of t in 60 digits (near-minimax in relative error because
F varies by less than a factor of two), turns the series into powers of t, rounds the coefficients
to double, and reports the largest relative error of the rounded polynomial in exact arithmetic.
"""

import sys

import mpmath as mp

mp.mp.dps = 60


def scaled_tail(a):
    return (1 + 2 * a) * mp.exp(a * a / 2) * mp.erfc(a / mp.sqrt(2)) / 2


def fit(degree, k):
    n = degree + 1
    angles = [mp.pi * (j + mp.mpf(1) / 2) / n for j in range(n)]
    values = []
    for angle in angles:
        t = mp.cos(angle)
        a = k * (1 + t) / (1 - t)
        values.append(scaled_tail(a))
    series = []
    for i in range(n):
        total = mp.fsum(values[j] * mp.cos(i * angles[j]) for j in range(n))
        series.append(total * (1 if i == 0 else 2) / n)
    # Chebyshev series to powers of t.
    powers = [mp.mpf(0)] * n
    before, now = [mp.mpf(1)], [mp.mpf(0), mp.mpf(1)]
    for i in range(n):
        if i == 0:
            base = [mp.mpf(1)]
        elif i == 1:
            base = now
        else:
            following = [mp.mpf(0)] + [2 * c for c in now]
            for index, c in enumerate(before):
                following[index] -= c
            before, now = now, following
            base = now
        for index, c in enumerate(base):
            powers[index] += series[i] * c
    return [float(c) for c in powers]


def worst(coefficients, k):
    largest = mp.mpf(0)
    for step in range(0, 2001):
        a = mp.mpf(39) * (mp.mpf(step) / 2000) ** 2
        t = (a - k) / (a + k)
        p = mp.mpf(0)
        for c in reversed(coefficients):
            p = p * t + mp.mpf(c)
        largest = max(largest, abs(p / scaled_tail(a) - 1))
    return largest


if __name__ == "__main__":
    degree = int(sys.argv[1]) if len(sys.argv) > 1 else 24
    k = mp.mpf(sys.argv[2]) if len(sys.argv) > 2 else mp.mpf(5)
    coefficients = fit(degree, k)
    print("degree", degree, "k", k, "largest relative error", mp.nstr(worst(coefficients, k), 3))
    for power, c in enumerate(coefficients):
        print(power, repr(c))
