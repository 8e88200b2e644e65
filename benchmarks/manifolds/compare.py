"""Riemannian solvers: RepDyn against Pymanopt, on this machine, in one run.

    mvn -q -pl benchmarks -am package -DskipTests
    python3 -m venv /tmp/pymanopt && /tmp/pymanopt/bin/pip install -r benchmarks/manifolds/requirements.txt
    /tmp/pymanopt/bin/python benchmarks/manifolds/compare.py

Both programs solve the same problems from the same start with the same rule for stopping, the same line search, retraction and
transport, on one thread, whose CPU time is measured. Costs, gradients and Hessians are given by hand in both. Each run is repeated until `--seconds` have passed, and
at least three times; the table has medians of the second half, so that both programs are warm. The last columns say whether the costs agree to
1e-10 (relative) and the numbers of iterations to 10 %. The steps of steepest descent diverge by rounding, so its cost is compared to the accuracy
that the gradient norm at the end allows, and its number of iterations to 30 %.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

# One thread for both; NumPy reads this when it is imported.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
import pymanopt
from pymanopt.manifolds import Grassmann, Oblique, Sphere, Stiefel
from pymanopt.optimizers import ConjugateGradient, SteepestDescent, TrustRegions

ROOT = pathlib.Path(__file__).resolve().parents[2]
MAX_ITERATIONS = 5000
# Steepest descent needs a great many steps for the last digits, and Pymanopt's line searches stall at the rounding of the cost.
GRADIENT = {"trust-regions": 1e-6, "conjugate-gradient": 1e-5, "steepest-descent": 1e-2}
SIZES = {
    "subspace": [(50, 5), (200, 5), (500, 10)],
    "rayleigh": [(50, 1), (200, 1), (500, 1)],
    "brockett": [(20, 3), (50, 4), (200, 5)],
    "pca": [(20, 2), (50, 5), (200, 5)],
    "max-cut": [(5, 50), (8, 200), (12, 500)],
    "eigenspace": [(20, 3), (50, 5), (100, 10)],
}


def data(problem, n, k):
    """Returns the matrix of a problem and the start."""
    rng = np.random.default_rng([n, k, sorted(SIZES).index(problem)])
    if problem == "pca":
        samples = rng.standard_normal((4 * n, n)) * np.linspace(3, 0.5, n)
        samples -= samples.mean(axis=0)
        matrix = samples.T @ samples / len(samples)
    elif problem == "max-cut":
        weights = np.triu(rng.random((k, k)) * (rng.random((k, k)) < 0.2), 1)
        weights = weights + weights.T
        matrix = np.diag(weights.sum(axis=0)) - weights
    elif problem == "eigenspace":
        matrix = 2 * np.eye(n) - np.eye(n, k=1) - np.eye(n, k=-1)
    else:
        gaussian = rng.standard_normal((n, n))
        matrix = (gaussian + gaussian.T) / 2
    start = rng.standard_normal((n, k))
    if problem == "max-cut":
        start /= np.linalg.norm(start, axis=0)
    else:
        start = np.linalg.qr(start)[0]
    return np.ascontiguousarray(matrix), np.ascontiguousarray(start)


def manifold_of(problem, n, k):
    if problem in ("subspace", "eigenspace"):
        return Grassmann(n, k)
    if problem == "rayleigh":
        return Sphere(n, 1)
    if problem == "max-cut":
        return Oblique(n, k)
    return Stiefel(n, k)


def functions(problem, a, k):
    """Returns cost, Euclidean gradient and Euclidean Hessian."""
    if problem == "max-cut":
        return lambda x: -np.sum((x @ a) * x) / 4, lambda x: -x @ a / 2, lambda x, v: -v @ a / 2
    if problem == "eigenspace":
        inverse = np.linalg.inv(a)

        def cost(x):
            rho = np.sum(x * x, axis=1)
            return 0.5 * np.sum(x * (a @ x)) + 0.25 * rho @ inverse @ rho

        def gradient(x):
            rho = np.sum(x * x, axis=1)
            return a @ x + (inverse @ rho)[:, None] * x

        def hessian(x, v):
            rho = np.sum(x * x, axis=1)
            change = 2 * np.sum(x * v, axis=1)
            return a @ v + (inverse @ rho)[:, None] * v + (inverse @ change)[:, None] * x

        return cost, gradient, hessian
    d = np.arange(k, 0, -1.0) if problem == "brockett" else np.ones(k)
    return lambda x: -np.sum(x * (a @ x) * d), lambda x: -2 * (a @ x) * d, lambda x, v: -2 * (a @ v) * d


def pymanopt_run(problem, n, k, a, start, solver, seconds):
    manifold = manifold_of(problem, n, k)
    cost, gradient, hessian = (pymanopt.function.numpy(manifold)(f) for f in functions(problem, a, k))
    task = pymanopt.Problem(manifold, cost, euclidean_gradient=gradient, euclidean_hessian=hessian)
    options = dict(
        verbosity=0, min_gradient_norm=GRADIENT[solver], max_iterations=MAX_ITERATIONS, min_step_size=0, max_time=600
    )
    kinds = {
        "trust-regions": TrustRegions,
        "conjugate-gradient": ConjugateGradient,
        "steepest-descent": SteepestDescent,
    }
    times = []
    while len(times) < 3 or sum(times) < seconds:
        began = time.thread_time()
        result = kinds[solver](**options).run(task, initial_point=start.copy())
        times.append(time.thread_time() - began)
    # These two count the test of the first point as an iteration.
    iterations = result.iterations - (0 if solver == "trust-regions" else 1)
    return dict(
        cost=float(result.cost),
        iterations=iterations,
        seconds=statistics.median(times[len(times) // 2 :]),
        gradient=float(result.gradient_norm),
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=2, help="least time for each problem, solver and program")
    parser.add_argument("--classpath", default=str(ROOT / "benchmarks/target/benchmarks.jar"))
    parser.add_argument("--only", choices=sorted(SIZES), help="one of the problems")
    arguments = parser.parse_args()
    rows = []
    agreed = True
    print("| problem | size | solver | cost | iterations: RepDyn, Pymanopt | RepDyn, ms | Pymanopt, ms | ratio | same cost | same iterations |")
    print("|---|---|---|---:|---|---:|---:|---:|---|---|")
    for problem in [arguments.only] if arguments.only else SIZES:
        for n, k in SIZES[problem]:
            a, start = data(problem, n, k)
            with tempfile.TemporaryDirectory() as directory:
                path = pathlib.Path(directory)
                a.astype("<f8").tofile(path / "matrix")
                start.astype("<f8").tofile(path / "start")
                for solver, tolerance in GRADIENT.items():
                    theirs = pymanopt_run(problem, n, k, a, start, solver, arguments.seconds)
                    command = ["java", "-cp", arguments.classpath, "org.repdyn.benchmarks.SolverTime", problem, solver]
                    command += [str(n), str(k), directory, str(tolerance), str(MAX_ITERATIONS), str(arguments.seconds)]
                    ours = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
                    cost = abs(ours["cost"] - theirs["cost"]) <= 1e-10 * max(1, abs(theirs["cost"]))
                    # SteepestDescent of Pymanopt returns the point one step after the one it tested.
                    if solver == "steepest-descent":
                        cost = abs(ours["cost"] - theirs["cost"]) <= 2 * tolerance**2
                    # Steepest descent with growing steps is chaotic: after about 20 steps, rounding decides where the next one ends.
                    share = 0.3 if solver == "steepest-descent" else 0.1
                    iterations = abs(ours["iterations"] - theirs["iterations"]) <= max(1, share * theirs["iterations"])
                    agreed = agreed and cost and iterations
                    print(
                        f"| {problem} | {n}×{k} | {solver} | {ours['cost']:.10g} | {ours['iterations']}, {theirs['iterations']} "
                        f"| {1e3 * ours['seconds']:.2f} | {1e3 * theirs['seconds']:.2f} "
                        f"| {theirs['seconds'] / ours['seconds']:.1f} | {'yes' if cost else 'NO'} | {'yes' if iterations else 'NO'} |",
                        flush=True,
                    )
    print("\nAll costs and numbers of iterations agree." if agreed else "\nNot all costs and numbers of iterations agree.")


if __name__ == "__main__":
    main()
