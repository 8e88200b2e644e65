"""Gradient flow: RepDyn with its default method against SciPy's solve_ivp, on this machine, in one run.

    mvn -q -pl benchmarks -am package -DskipTests
    python3 -m venv /tmp/flows && /tmp/flows/bin/pip install -r benchmarks/flows/requirements.txt
    /tmp/flows/bin/python benchmarks/flows/compare.py

Both integrate dW/dt = -dL/dW of a linear encoder on the same views of scikit-learn's digits from the same start to t = 10, at a relative tolerance of 1e-6 and
an absolute one of 1e-8. Losses and gradients are written in NumPy here, and compared with RepDyn's at the start. Both have one thread, whose CPU
time is measured; RepDyn's is that of a second run in one process. A method of SciPy that has not arrived after `--patience` times RepDyn's CPU time (at
least ten seconds) is stopped, and the table has the time t that it reached. `--only nt-xent` runs one loss.
"""

import argparse
import json
import os
import pathlib
import subprocess
import tempfile
import time
import warnings

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
from scipy.integrate import solve_ivp
from sklearn.datasets import load_digits

ROOT = pathlib.Path(__file__).resolve().parents[2]
END = 10.0
METHODS = ["RK45", "LSODA", "BDF"]


def unit(u):
    r = np.sqrt((u * u).sum(1, keepdims=True))
    return u / r, r


def tangent(z, r, g):
    return (g - (g * z).sum(1, keepdims=True) * z) / r


def linear_contrastive(u, n):
    a, p, m = u[:n], u[n : 2 * n], u[2 * n :]
    return (a * (m - p)).sum() / n, np.vstack([m - p, -a, a]) / n


def nt_xent(u, n, tau=0.5):
    z, r = unit(u)
    s = z @ z.T / tau
    np.fill_diagonal(s, -np.inf)
    top = s.max(1, keepdims=True)
    e = np.exp(s - top)
    total = e.sum(1, keepdims=True)
    rows = np.arange(2 * n)
    pairs = (rows + n) % (2 * n)
    value = (np.log(total[:, 0]) + top[:, 0] - s[rows, pairs]).mean()
    p = e / total
    p[rows, pairs] -= 1
    return value, tangent(z, r, (p + p.T) @ z / (tau * 2 * n))


def barlow_twins(u, n, weight=0.0051, epsilon=1e-5):
    halves = []
    for v in (u[:n], u[n:]):
        c = v - v.mean(0)
        s = np.sqrt((c * c).mean(0) + epsilon)
        halves.append((c / s, s, (c * c).mean(0) / s**2))
    (a, sa, va), (b, sb, vb) = halves
    c = a.T @ b / n
    d = np.diag(c) - 1
    weights = np.where(np.eye(len(c)) > 0, 1, weight)
    value = (d * d).sum() + weight * ((c * c).sum() - (np.diag(c) ** 2).sum())
    g = 2 * weights * np.where(np.eye(len(c)) > 0, np.diag(d), c) / n

    def back(x, s, upstream):
        inner = upstream - upstream.mean(0)
        return (inner - x * (upstream * x).mean(0)) / s

    return value, np.vstack([back(a, sa, b @ g.T), back(b, sb, a @ g)])


def vicreg(u, n, lam=25.0, mu=25.0, nu=1.0, epsilon=1e-4):
    a, b = u[:n], u[n:]
    k = u.shape[1]
    value = lam * ((a - b) ** 2).mean()
    grad = lam * 2 * np.vstack([a - b, b - a]) / (n * k)
    for h, v in enumerate((a, b)):
        c = v - v.mean(0)
        s = np.sqrt((c * c).sum(0) / (n - 1) + epsilon)
        active = s < 1
        value += mu * np.maximum(0, 1 - s).mean() / 2
        part = mu / (2 * k) * np.where(active, -1 / s, 0) * c / (n - 1)
        cov = c.T @ c / (n - 1)
        off = cov - np.diag(np.diag(cov))
        value += nu * (off * off).sum() / k
        part = part + nu * 4 * c @ off / (k * (n - 1))
        grad[h * n : (h + 1) * n] += part
    return value, grad


def triplet_margin(u, n, margin=1.0, epsilon=1e-6):
    a, p, m = u[:n], u[n : 2 * n], u[2 * n :]
    dp, dm = a - p + epsilon, a - m + epsilon
    lp, lm = np.sqrt((dp * dp).sum(1, keepdims=True)), np.sqrt((dm * dm).sum(1, keepdims=True))
    v = lp - lm + margin
    on = (v > 0) / n
    gp, gm = on * dp / lp, on * dm / lm
    return np.maximum(0, v).mean(), np.vstack([gp - gm, -gp, gm])


LOSSES = {
    "linear-contrastive": (linear_contrastive, 3),
    "nt-xent": (nt_xent, 2),
    "barlow-twins": (barlow_twins, 2),
    "vicreg": (vicreg, 2),
    "triplet-margin": (triplet_margin, 3),
}


def problem(n, k, blocks):
    """Returns the views, block after block, and the start."""
    rng = np.random.default_rng([n, k, blocks])
    images = load_digits().images / 16
    chosen = rng.permutation(len(images))
    views = []
    for block in range(blocks):
        for i in chosen[:n] if block < 2 else rng.permutation(chosen[:n]):
            shifted = np.roll(images[i], rng.integers(-1, 2, 2), (0, 1))
            views.append(shifted.ravel() + 0.05 * rng.standard_normal(64))
    return np.array(views), rng.standard_normal((64, k)) / 8


class TooSlow(Exception):
    pass


def peer(name, method, x, start, n, limit):
    loss = LOSSES[name][0]
    began = time.process_time()
    count = 0
    reached = 0.0

    def field(t, y):
        nonlocal count, reached
        count += 1
        if count % 50 == 0 and time.process_time() - began > limit:
            raise TooSlow()
        reached = max(reached, t)
        return -(x.T @ loss(x @ y.reshape(start.shape), n)[1]).ravel()

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            solution = solve_ivp(field, (0, END), start.ravel(), method=method, rtol=1e-6, atol=1e-8)
        arrived = solution.success
        reached = solution.t[-1]
    except (TooSlow, ValueError, np.linalg.LinAlgError):
        arrived = False
    return {"arrived": arrived, "t": reached, "evaluations": count, "seconds": time.process_time() - began}


def own(name, x, start, n, blocks, folder):
    x.astype("<f8").tofile(folder / "views")
    start.astype("<f8").tofile(folder / "start")
    value, gradient = LOSSES[name][0](x @ start, n)
    text = subprocess.run(
        ["java", "-XX:+UseSerialGC", "-cp", str(ROOT / "benchmarks/target/benchmarks.jar"), "org.repdyn.benchmarks.FlowTime"]
        + [name, str(n), str(blocks), str(start.shape[1]), str(END), str(folder)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    result = json.loads(text.splitlines()[-1])
    norm = np.sqrt(((x.T @ gradient) ** 2).sum())
    assert abs(result["loss"] - value) < 1e-9 * (1 + abs(value)), (name, result["loss"], value)
    assert abs(result["gradient"] - norm) < 1e-8 * (1 + norm), (name, result["gradient"], norm)
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", choices=sorted(LOSSES))
    parser.add_argument("--outputs", type=int, default=2)
    parser.add_argument("--samples", type=int, nargs="+", default=[60, 1200])
    parser.add_argument("--patience", type=float, default=10)
    arguments = parser.parse_args()
    print("| loss | n | RepDyn: evaluations | CPU s | slides from | " + " | ".join(f"{m}: evaluations | CPU s, ratio" for m in METHODS) + " |")
    print("|---|---:|---:|---:|---|" + "---:|---:|" * len(METHODS))
    for name, (_, blocks) in LOSSES.items():
        if arguments.only not in (None, name):
            continue
        for n in arguments.samples:
            x, start = problem(n, arguments.outputs, blocks)
            with tempfile.TemporaryDirectory() as folder:
                mine = own(name, x, start, n, blocks, pathlib.Path(folder))
            slides = f"t = {mine['slides']:.3g}" if mine["slides"] >= 0 else ""
            row = f"| {name} | {n} | {mine['evaluations']} | {mine['seconds']:.3g} | {slides} |"
            for method in METHODS:
                other = peer(name, method, x, start, n, max(10, arguments.patience * mine["seconds"]))
                ratio = other["seconds"] / mine["seconds"]
                end = f"{other['seconds']:.3g}, {ratio:.1f}" if other["arrived"] else f"over {ratio:.0f} times; t = {other['t']:.3g}"
                row += f" {other['evaluations']} | {end} |"
            print(row, flush=True)


if __name__ == "__main__":
    main()
