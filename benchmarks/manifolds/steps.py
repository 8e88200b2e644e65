"""Steps of descent on the Grassmann and Stiefel manifolds: RepDyn, Pymanopt and a bare NumPy loop, on this machine, in one run.

    mvn -q -pl benchmarks -am package -DskipTests
    python3 -m venv /tmp/pymanopt && /tmp/pymanopt/bin/pip install -r benchmarks/manifolds/requirements.txt
    /tmp/pymanopt/bin/python benchmarks/manifolds/steps.py

All three descend −½tr(XᵀCX) from the same start by steps of the same size along the Riemannian gradient, on one thread, whose CPU time
is measured. First each takes the same number of steps, and the points reached are compared: the sine of the largest angle between the subspaces, or
the norm of the difference of the frames. Then each goes on until `--seconds` have passed; the table has the fastest of ten equal parts of that time.
Pymanopt has no QR step on the Grassmann manifold. Its loop calls the operations of its manifold without its solver. `--classpath` runs classes other
than the built jar.
"""

import argparse
import json
import os
import pathlib
import subprocess
import tempfile
import time

# One thread for all; NumPy reads this when it is imported.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
from pymanopt.manifolds import Grassmann, Stiefel
from scipy.linalg import expm

ROOT = pathlib.Path(__file__).resolve().parents[2]
SIZES = {"50x5": 200, "200x10": 200, "1000x20": 50, "5000x50": 5}
STEP_SIZE = 0.1
PARTS = 10
AGREEMENT = 1e-12


def data(n, k):
    """Returns C, whose eigenvalues lie between about −1 and 1, and the start."""
    rng = np.random.default_rng([n, k])
    gaussian = rng.standard_normal((n, n))
    c = (gaussian + gaussian.T) / np.sqrt(8 * n)
    return np.ascontiguousarray(c), np.ascontiguousarray(np.linalg.qr(rng.standard_normal((n, k)))[0])


def numpy_step(manifold, step, c):
    def tangent(x):
        g = c @ x
        s = x.T @ g
        if manifold == "stiefel":
            s = (s + s.T) / 2
        return STEP_SIZE * (g - x @ s)

    def qr(x):
        q, r = np.linalg.qr(x + tangent(x))
        return q * np.sign(np.diag(r))

    def polar(x):
        u, _, vt = np.linalg.svd(x + tangent(x), full_matrices=False)
        return u @ vt

    def grassmann_geodesic(x):
        u, s, vt = np.linalg.svd(tangent(x), full_matrices=False)
        return (x @ vt.T * np.cos(s) + u * np.sin(s)) @ vt

    def stiefel_geodesic(x):
        v = tangent(x)
        k = x.shape[1]
        a = x.T @ v
        generator = np.block([[a, -v.T @ v], [np.eye(k), a]])
        return np.hstack([x, v]) @ expm(generator)[:, :k] @ expm(-a)

    if step == "geodesic":
        return grassmann_geodesic if manifold == "grassmann" else stiefel_geodesic
    return qr if step == "qr" else polar


def pymanopt_step(manifold, step, c, n, k):
    """Returns a step of Pymanopt; None where it has none."""
    if manifold == "grassmann" and step == "qr":
        return None
    m = Grassmann(n, k) if manifold == "grassmann" else Stiefel(n, k, retraction=step if step != "geodesic" else "qr")
    move = m.exp if step == "geodesic" else m.retraction
    return lambda x: move(x, m.euclidean_to_riemannian_gradient(x, STEP_SIZE * (c @ x)))


def measure(step, start, steps, seconds):
    """Returns the point after the given number of steps, and the CPU time of a step."""
    x = start
    for _ in range(steps):
        x = step(x)
    end = x
    chunk = max(1, int(2e6 / (start.size * start.shape[0])))
    fastest = np.inf
    for _ in range(PARTS):
        count = 0
        began = time.process_time()
        spent = 0
        while spent < seconds / PARTS:
            for _ in range(chunk):
                x = step(x)
            count += chunk
            spent = time.process_time() - began
        fastest = min(fastest, spent / count)
    return end, fastest


def repdyn(manifold, step, n, k, steps, directory, seconds, classpath):
    command = ["java", "-Xmx2g", "-cp", classpath, "org.repdyn.benchmarks.StepTime", manifold, step]
    command += [str(n), str(k), repr(STEP_SIZE), str(steps), directory, str(seconds)]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return np.fromfile(os.path.join(directory, f"end.{n}x{k}")).reshape(n, k), result


def difference(manifold, a, b):
    """Returns the sine of the largest angle between two subspaces, or the norm of the difference of two frames."""
    if manifold == "stiefel":
        return np.linalg.norm(a - b)
    once = b - a @ (a.T @ b)
    return np.linalg.norm(once - a @ (a.T @ once), 2)


def rate(seconds):
    """Returns how many steps a second this is, to three digits."""
    steps = 1 / seconds
    return f"{steps:.3g}" if steps < 100 else f"{float(f'{steps:.3g}'):,.0f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=2, help="CPU time of each measurement (default: 2)")
    parser.add_argument("--only", choices=SIZES, help="one size")
    parser.add_argument("--classpath", default=str(ROOT / "benchmarks/target/benchmarks.jar"))
    arguments = parser.parse_args()
    print("| size | manifold | step | RepDyn, steps a second | bytes a step | Pymanopt | ratio | NumPy | ratio | difference |")
    print("|---|---|---|---:|---:|---:|---:|---:|---:|---:|")
    agree = True
    for size in [arguments.only] if arguments.only else SIZES:
        n, k = map(int, size.split("x"))
        c, start = data(n, k)
        steps = SIZES[size]
        with tempfile.TemporaryDirectory() as directory:
            c.tofile(os.path.join(directory, f"matrix.{n}x{n}"))
            start.tofile(os.path.join(directory, f"start.{n}x{k}"))
            for manifold in ("grassmann", "stiefel"):
                for step in ("geodesic", "qr", "polar"):
                    ours, ran = repdyn(manifold, step, n, k, steps, directory, arguments.seconds, arguments.classpath)
                    bare, bare_time = measure(numpy_step(manifold, step, c), start, steps, arguments.seconds)
                    largest = difference(manifold, bare, ours)
                    cells = ["–", "–"]
                    peer = pymanopt_step(manifold, step, c, n, k)
                    if peer:
                        theirs, peer_time = measure(peer, start, steps, arguments.seconds)
                        largest = max(largest, difference(manifold, theirs, ours))
                        cells = [rate(peer_time), f"{peer_time / ran['seconds']:.1f}"]
                    agree &= largest <= AGREEMENT
                    row = [size.replace("x", "×"), manifold, step, rate(ran["seconds"]), f"{ran['bytes']:.0f}", *cells]
                    row += [rate(bare_time), f"{bare_time / ran['seconds']:.1f}", f"{largest:.0e}"]
                    print("| " + " | ".join(row) + " |", flush=True)
    print(f"\nAll points agree to {AGREEMENT:g}." if agree else f"\nSome points differ by more than {AGREEMENT:g}.")
    raise SystemExit(0 if agree else 1)


if __name__ == "__main__":
    main()
