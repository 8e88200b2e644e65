"""Gradient flow: RepDyn with its default method against SciPy's solve_ivp, on this machine, in one run.

    python3 benchmarks/run.py flows

Both integrate the flow of every loss of a linear encoder without a constraint, with orthonormal columns, on the Grassmannian (losses that rotations do not change) and on the sphere, on the same
views of scikit-learn's digits from the same start to t = 10, at a relative tolerance of 1e-6 and an absolute one of 1e-8. SciPy's right-hand side is one
compiled call of JAX in float64, from `losses.py`; loss and gradient must agree with RepDyn's at the start. Both have one thread, whose CPU time is measured, RepDyn's in repeated
runs and JAX's after its compilation. A method of SciPy that has not arrived after `--patience` times RepDyn's CPU time (at least `--least` seconds, at most `--most`)
is stopped, and the table has the time t that it reached ("over 5.0, at t = 0.1"). One that ends by itself before gave up ("gave up at 1.8, at t = 0.1"). `--only nt-xent --constraints euclidean --samples 60` runs one row; by default the constraints are compared with 60
samples, and the losses without a constraint with 1,200 too; of those, losses that slide on all rows are left to `sliding.py`. `--limit` is the CPU
time of a run of RepDyn.
"""

import argparse
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import jax.numpy as jnp
import numpy as np
from scipy.integrate import solve_ivp
from sklearn.datasets import load_digits

import measure
from losses import LOSSES, unit

jax.config.update("jax_enable_x64", True)

END = 10.0
METHODS = ["RK45", "LSODA", "BDF"]
# Losses whose flow slides and whose field reads all rows: thousands of evaluations, of up to 0.5 ms with 1,200 samples.
SLIDING = [
    "alignment-uniformity", "byol", "dcl", "dclw", "emp-ssl", "info-nce", "ko-leo", "mmcr", "nt-xent", "tico", "triplet-margin", "w-mse"]
CONSTRAINTS = ["euclidean", "stiefel", "grassmann", "sphere"]
TEACHER_RATE = 1.0
COVARIANCE_RATE = 10.0


def problem(n, k):
    """Returns anchors, positives and negatives, targets, and the start."""
    rng = np.random.default_rng([n, k])
    digits = load_digits()
    images = digits.images / 16
    chosen = rng.permutation(len(images))[:n]
    views = []
    for block in range(3):
        for i in chosen if block < 2 else rng.permutation(chosen):
            shifted = np.roll(images[i], rng.integers(-1, 2, 2), (0, 1))
            views.append(shifted.ravel() + 0.05 * rng.standard_normal(64))
    targets = np.eye(10)[digits.target[chosen]][:, :k]
    return np.array(views), targets, rng.standard_normal((64, k)) / 8


def tangent(constraint, w, g):
    """Returns the part of a gradient that is tangent at W."""
    if constraint == "stiefel":
        s = w.T @ g
        return g - w @ (s + s.T) / 2
    if constraint == "grassmann":
        return g - w @ (w.T @ g)
    if constraint == "sphere":
        return g - w * (w * g).sum() / (w * w).sum()
    return g


def right_hand_side(name, constraint, x, targets, n, shape):
    """Returns loss and gradient at embeddings, and the right-hand side of the flow of the whole state, which has a teacher or a running covariance after the weights."""
    loss = LOSSES[name]
    size = shape[0] * shape[1]

    def parts(y):
        w = y[:size].reshape(shape)
        more = {"targets": targets}
        if name == "byol":
            more["teacher"] = x @ y[size:].reshape(shape)
        if name == "tico":
            more["running"] = y[size:].reshape(shape[1], shape[1])
        return w, more

    def value_and_gradient(y):
        w, more = parts(y)
        return jax.value_and_grad(lambda v: loss(x @ v, n, more))(w)

    def field(y):
        w, more = parts(y)
        g = jax.grad(lambda v: loss(x @ v, n, more))(w)
        changes = [-tangent(constraint, w, g).ravel()]
        if name == "byol":
            changes.append(TEACHER_RATE * (y[:size] - y[size:]))
        if name == "tico":
            z = unit(x[:n] @ w)
            changes.append(COVARIANCE_RATE * ((z.T @ z / n).ravel() - y[size:]))
        return jnp.concatenate(changes)

    return jax.jit(value_and_gradient), jax.jit(field)


class TooSlow(Exception):
    pass


def peer(field, state, method, limit):
    began = time.process_time()
    count = 0
    reached = 0.0
    solution = None
    stopped = False

    def counted(t, y):
        nonlocal count, reached
        count += 1
        if count % 20 == 0 and time.process_time() - began > limit:
            raise TooSlow()
        reached = max(reached, t)
        return np.asarray(field(y))

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            solution = solve_ivp(counted, (0, END), state, method=method, rtol=1e-6, atol=1e-8)
        arrived = solution.success
        reached = solution.t[-1]
    except TooSlow:
        arrived = False
        stopped = True
    except (ValueError, np.linalg.LinAlgError):
        arrived = False
    seconds = time.process_time() - began
    return {"arrived": arrived, "stopped": stopped, "t": reached, "evaluations": count, "seconds": seconds, "end": solution.y[:, -1] if arrived else None}


def own(name, constraint, n, k, limit, folder):
    """Returns RepDyn's result; None if the constraint is not offered for this loss."""
    command = ["java", "-XX:+UseSerialGC", "-cp", measure.JAR, "org.repdyn.benchmarks.FlowTime"]
    text = subprocess.run(
        command + [name, constraint, str(n), str(k), str(END), str(limit), str(folder)], check=True, capture_output=True, text=True
    ).stdout
    return json.loads(text.splitlines()[-1]) if text.strip() else None


def ratio_text(other, ratio):
    """Returns the cell of a method's ratio. `summary.py` reads it: a method that gave up has no time to compare with, so its ratio is not counted."""
    if other["arrived"]:
        return f"{ratio:.1f}"
    return f"{'over' if other['stopped'] else 'gave up at'} {ratio:.{0 if ratio >= 10 else 1}f}, at t = {other['t']:.2g}"


def row(name, constraint, n, arguments, x, targets, start, folder):
    mine = own(name, constraint, n, arguments.outputs, arguments.limit, folder)
    if mine is None:
        return None
    w = np.array(mine["start"])
    state = w.ravel()
    if name == "byol":
        state = np.concatenate([state, state])
    if name == "tico":
        state = np.concatenate([state, np.zeros(w.shape[1] ** 2)])
    value_and_gradient, field = right_hand_side(name, constraint, jnp.array(x[: mine["rows"]]), jnp.array(targets), n, w.shape)
    value, gradient = value_and_gradient(state)
    norm = np.linalg.norm(tangent(constraint, w, np.asarray(gradient)))
    if mine["loss"] is not None:
        assert abs(mine["loss"] - value) < 1e-9 * (1 + abs(value)), (name, mine["loss"], value)
    others = np.linalg.norm(np.asarray(field(state))[w.size :])
    assert abs(mine["gradient"] - np.hypot(norm, others)) < 1e-7 * (1 + norm), (name, constraint, mine["gradient"], norm)
    field(state).block_until_ready()
    reached = "" if mine["arrived"] else f" (to t = {mine['reached']:.3g})"
    slides = f"{mine['slides']:.2g}" if mine["slides"] >= 0 else ""
    cells = [name, constraint, str(n), f"{mine['evaluations']:,}", f"{mine['seconds']:.3g}{reached}", slides]
    difference = ""
    limit = max(arguments.least, min(arguments.most, arguments.patience * mine["seconds"]))
    for method in METHODS:
        other = peer(field, state, method, limit)
        ratio = other["seconds"] / mine["seconds"]
        cells += [f"{other['evaluations']:,}", ratio_text(other, ratio)]
        if other["arrived"] and mine["arrived"]:
            end = other["end"][: w.size].reshape(w.shape)
            difference = f"{np.linalg.norm(end - mine['end']) / np.linalg.norm(end):.0e}"
    return "| " + " | ".join(cells + [difference]) + " |"


def parser():
    """Returns the parser of the options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=sorted(LOSSES), nargs="+")
    parser.add_argument("--constraints", choices=CONSTRAINTS, nargs="+")
    parser.add_argument("--outputs", type=int, default=2)
    parser.add_argument("--samples", type=int, nargs="+", default=[60, 1200])
    parser.add_argument("--patience", type=float, default=5, help="CPU time of a method of SciPy in parts of RepDyn's; by default the goal")
    parser.add_argument("--least", type=float, default=0.5)
    parser.add_argument("--most", type=float, default=math.inf, help="largest CPU time of a method of SciPy")
    parser.add_argument("--limit", type=float, default=600)
    return parser


def compare(arguments):
    """Prints the table."""
    print("| loss | constraint | n | evaluations | CPU s | slides from | " + " | ".join(f"{m}: evaluations | ratio" for m in METHODS) + " | difference |")
    print("|---|---|---:|---:|---:|---:|" + "---:|---:|" * len(METHODS) + "---:|")
    for n in arguments.samples:
        x, targets, start = problem(n, arguments.outputs)
        with tempfile.TemporaryDirectory() as folder:
            for file, matrix in (("views", x), ("targets", targets), ("start", start)):
                matrix.astype("<f8").tofile(pathlib.Path(folder) / file)
            for name in arguments.only or [name for name in sorted(LOSSES) if n <= 60 or name not in SLIDING]:
                for constraint in arguments.constraints or (CONSTRAINTS if n <= 60 else ["euclidean"]):
                    line = row(name, constraint, n, arguments, x, targets, start, folder)
                    if line:
                        print(line, flush=True)


if __name__ == "__main__":
    compare(parser().parse_args())
