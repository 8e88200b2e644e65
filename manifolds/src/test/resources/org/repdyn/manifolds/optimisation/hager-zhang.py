"""Trial steps of the line search of Hager and Zhang (2005, section 4): writes hager-zhang.csv beside itself.

    python3 hager-zhang.py

Written after the paper (steps L0 to L3, B1 to B3, U0 to U3, S1 to S4) with rho = 5, gamma = 0.66, theta = 0.5, and epsilon as the rounding
of the cost. One difference: where a trial of the bracketing has risen, the interval begins at the last trial that had not, not at 0.
"""
import csv
import math
import pathlib

DELTA, SIGMA, RHO, GAMMA, ROUNDING = 0.1, 0.9, 5.0, 0.66, 1e-13


def well(t):
    """Slope -1 before a minimum of width 1e-3 at 0.37, slope 1 behind it."""
    return 1e-3 * logcosh((t - 0.37) / 1e-3), math.tanh((t - 0.37) / 1e-3)


def cliff(t):
    """Slope -1 before a minimum of width 1e-3 at 0.37, slope 50 behind it."""
    s = (t - 0.37) / 1e-3
    return 24.5 * t + 25.5e-3 * logcosh(s), 24.5 + 25.5 * math.tanh(s)


def slide(t):
    """Slope -50 before a minimum of width 1e-3 at 0.37, slope 1 behind it."""
    s = (t - 0.37) / 1e-3
    return -24.5 * t + 25.5e-3 * logcosh(s), -24.5 + 25.5 * math.tanh(s)


def ridge(t):
    """Falls on both sides of a rise of 3 at 0.4 and turns at 5."""
    e = 1 / (1 + math.exp(-40 * (t - 0.4)))
    return -t + 0.1 * t * t + 3 * e, -1 + 0.2 * t + 120 * e * (1 - e)


def wall(t):
    """Has no value from 0.5 on, a minimum near it."""
    if t >= 0.5:
        return math.inf, math.nan
    return -t + 1e-6 / (0.5 - t), -1 + 1e-6 / (0.5 - t) ** 2


def steep(t):
    """Falls with slope -1 and rises steeply from 1 on."""
    return -t + t**6 / 6, -1 + t**5


def waves(t):
    """Waves of height 0.15, which satisfy the approximate conditions where they do not satisfy those of Wolfe."""
    return 1 - 0.15 * math.sin(20 * t), -3 * math.cos(20 * t)


def logcosh(s):
    return abs(s) + math.log1p(math.exp(-2 * abs(s))) - math.log(2)


class Found(Exception):
    pass


def search(phi, first):
    value0, slope0 = phi(0.0)
    allowed = value0 + ROUNDING * abs(value0)
    trials = []

    def at(t):
        """Tries a step, which ends the search if it satisfies T1 or T2."""
        value, slope = phi(t)
        trials.append(t)
        curved = slope >= SIGMA * slope0
        wolfe = value - value0 <= DELTA * t * slope0 and curved
        approximate = value <= allowed and curved and slope <= (2 * DELTA - 1) * slope0
        if wolfe or approximate:
            raise Found
        return value, slope

    def bisect(a, high):
        while True:
            d = (a[0] + high) / 2
            value, slope = at(d)
            if slope >= 0:
                return a, (d, slope)
            if value <= allowed:
                a = (d, slope)
            else:
                high = d

    def update(a, b, c):
        if not a[0] < c < b[0]:
            return a, b
        value, slope = at(c)
        if slope >= 0:
            return a, (c, slope)
        if value <= allowed:
            return (c, slope), b
        return bisect(a, c)

    def secant(p, q):
        return (p[0] * q[1] - q[0] * p[1]) / (q[1] - p[1]) if q[1] != p[1] else math.nan

    def bracket(t):
        a = (0.0, slope0)
        while True:
            value, slope = at(t)
            if slope >= 0:
                return a, (t, slope)
            if not value <= allowed:
                return bisect(a, t)
            a = (t, slope)
            t *= RHO

    try:
        a, b = bracket(first)
        while True:
            width = b[0] - a[0]
            c = secant(a, b)
            newA, newB = update(a, b, c)
            if c == newB[0]:
                newA, newB = update(newA, newB, secant(b, newB))
            elif c == newA[0]:
                newA, newB = update(newA, newB, secant(a, newA))
            a, b = newA, newB
            if b[0] - a[0] > GAMMA * width:
                a, b = update(a, b, (a[0] + b[0]) / 2)
    except Found:
        return trials


with open(pathlib.Path(__file__).with_suffix(".csv"), "w", newline="") as out:
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["function", "first trial", "trials"])
    coarse = (0.02, 0.3, 1.0, 40.0, 1000.0)
    starts = [(phi, coarse) for phi in (well, cliff, slide, ridge, wall)]
    starts += [(steep, (0.6, 1.2, 1.39, 1.41, 30.0)), (waves, (0.33, 0.34, 0.35, 0.45, 0.6, 1.0))]
    for phi, firsts in starts:
        for first in firsts:
            rows.writerow([phi.__name__.upper(), first, " ".join(f"{t:.17g}" for t in search(phi, first))])
