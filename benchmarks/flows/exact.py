"""Exact flows of a quadratic loss: RepDyn's closed forms against the same formulas in SciPy and against DOP853, on this machine, in one run.

    python3 benchmarks/run.py exact-flows

Weights at 20 times of dW/dt = -2CW (naive) and of dW/dt = -2(I - WW')CW from orthonormal columns (constrained), for k = 8 outputs. C is that of the loss
linear-contrastive of 1.5 d samples with a decaying spectrum, divided by its norm, so that the last time t = 100 is
long enough for the leading modes to separate. The peers:
`eigh` of SciPy and of NumPy followed by the formula, the eigendecomposition included as in RepDyn, and `solve_ivp` with DOP853 at a relative tolerance of 1e-10 with dense output at
the same times. All have one thread, whose CPU time is measured; programs run in turns. The weights at the last time must agree; those of
the constrained flow up to a rotation of the columns, as subspaces. `--dimensions 64 256` chooses sizes.
"""

import argparse
import os
import pathlib
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
import scipy.linalg
from scipy.integrate import solve_ivp

import measure

TIMES = np.linspace(5, 100, 20)


def problem(d, k):
    """Returns C of norm 1 and a start with orthonormal columns."""
    rng = np.random.default_rng([d, k])
    n = 3 * d // 2
    spectrum = np.arange(1, d + 1) ** -0.5
    rotation = np.linalg.qr(rng.standard_normal((d, d)))[0]
    x = rng.standard_normal((n, d)) * spectrum @ rotation
    positive = x + 0.1 * rng.standard_normal((n, d)) * spectrum @ rotation
    c = x.T @ (x[rng.permutation(n)] - positive) / n
    c = (c + c.T) / 2
    start = np.linalg.qr(rng.standard_normal((d, k)))[0]
    return c / np.linalg.norm(c, 2), start


def frame(q, reference):
    """Returns the orthonormal basis of the same subspace that is nearest to the reference."""
    u, _, v = np.linalg.svd(q.T @ reference)
    return q @ (u @ v)


def formula(kind, eigh, c, start):
    """Returns the last weights. The constrained flow goes from one time to the next, because the columns of exp(-2Ct)W become parallel."""
    values, vectors = eigh(c)
    parts = vectors.T @ start
    result = []
    before = 0
    for t in TIMES:
        if kind == "naive":
            result.append(vectors @ (np.exp(-2 * values * t)[:, None] * parts))
        else:
            parts = np.linalg.qr(np.exp(-2 * (values - values[0]) * (t - before))[:, None] * parts)[0]
            result.append(frame(vectors @ parts, start))
        before = t
    return result[-1]


def integrated(kind, c, start):
    """Returns the last weights and the number of evaluations."""

    def naive(t, y):
        return (-2 * (c @ y.reshape(start.shape))).ravel()

    def constrained(t, y):
        w = y.reshape(start.shape)
        g = -2 * (c @ w)
        return (g - w @ (w.T @ g)).ravel()

    solution = solve_ivp(
        naive if kind == "naive" else constrained, (0, TIMES[-1]), start.ravel(), method="DOP853", rtol=1e-10, atol=1e-12, t_eval=TIMES
    )
    return solution.y[:, -1].reshape(start.shape), solution.nfev


def timed(run, seconds):
    """Returns the CPU time of one run, the median of at least two after the first, and its result."""
    result = run()
    laps = []
    began = time.process_time()
    while len(laps) < 2 or time.process_time() - began < seconds:
        lap = time.process_time()
        result = run()
        laps.append(time.process_time() - lap)
    return float(np.median(laps)), result


def own(kind, c, start):
    # Enough repeats for compiled code where one is short.
    repeats = max(2, min(5000, int(4e10 / len(c) ** 3)))
    with tempfile.TemporaryDirectory() as folder:
        c.astype("<f8").tofile(folder + "/c")
        start.astype("<f8").tofile(folder + "/start")
        command = ["java", "-XX:+UseSerialGC", "-Xmx2g", "-cp", measure.JAR, "org.repdyn.benchmarks.ExactTime"]
        result = measure.run(command + [kind, str(len(c)), ",".join(map(str, TIMES)), str(repeats), folder], 1)
        return result["cpu"], np.fromfile(folder + "/end", "<f8").reshape(start.shape)


def distance(a, b):
    """Returns the distance of two weights relative to their size."""
    size = np.abs(b).max()
    return np.linalg.norm(a / size - b / size) / np.linalg.norm(b / size)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dimensions", type=int, nargs="+", default=[64, 256, 1000, 2000])
    parser.add_argument("--outputs", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=2)
    arguments = parser.parse_args()
    print("| flow | d | RepDyn, ms | SciPy `eigh` and formula | ratio | NumPy `eigh` and formula | ratio | DOP853 | evaluations | ratio | difference from formula, from DOP853 |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|")
    for d in arguments.dimensions:
        c, start = problem(d, arguments.outputs)
        for kind in ("naive", "constrained"):
            mine, weights = own(kind, c, start)
            scipy_time, other = timed(lambda: formula(kind, scipy.linalg.eigh, c, start), arguments.seconds)
            numpy_time, _ = timed(lambda: formula(kind, np.linalg.eigh, c, start), arguments.seconds)
            began = time.process_time()
            end, evaluations = integrated(kind, c, start)
            flow_time = time.process_time() - began
            if kind == "constrained":
                weights, other, end = (w @ w.T for w in (weights, other, end))
            differences = distance(weights, other), distance(weights, end)
            assert differences[0] < 1e-8 and differences[1] < 1e-6, differences
            print(
                f"| {kind} | {d} | {1e3 * mine:.3g} | {1e3 * scipy_time:.3g} | {scipy_time / mine:.1f} | {1e3 * numpy_time:.3g} | {numpy_time / mine:.1f}"
                f" | {1e3 * flow_time:.3g} | {evaluations} | {flow_time / mine:.1f} | {differences[0]:.0e}, {differences[1]:.0e} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
