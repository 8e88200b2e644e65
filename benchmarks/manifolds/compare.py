"""Riemannian solvers: RepDyn against Pymanopt and geoopt, on this machine, in one run.

    mvn -q -pl benchmarks -am package -DskipTests
    python3 -m venv /tmp/pymanopt && /tmp/pymanopt/bin/pip install -r benchmarks/manifolds/requirements.txt
    /tmp/pymanopt/bin/python benchmarks/manifolds/compare.py

The first table compares with Pymanopt: ten problems in three sizes, and a large one. Both programs solve the same problems from the
same start with the same rule for stopping, the same line search, retraction and derivatives, which share their products at a point, on one thread, whose CPU time is measured.
Each run is repeated until `--seconds` have passed, and three times unless that takes five times as long; the table has medians of the
second half, so that both programs are warm. "In functions" is the share of RepDyn's time that passes in the cost and its derivatives, in further runs: what is left
is the solver and the manifold. The last columns say whether the costs agree to 1e-10 (relative) and the iterations to
10 %. Line searches amplify rounding from step to step, so the number of iterations of one program is itself uncertain: Pymanopt also runs from eight
starts that are moved by 1e-14, and 10 % counts from the range of its numbers. The cost of steepest descent is compared to the accuracy that
the gradient norm g at the end allows: close to a minimum of least curvature c a cost is at most g²/(2c) above it. Costs that differ by more than c = 1/2
allows are compared with the least eigenvalue of the Hessian at the minimum that trust regions found.

The second table compares with geoopt, which has no line search: steepest descent with a fixed step and a fixed number of updates.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

# One thread for all; NumPy reads this when it is imported.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"

# Pymanopt imports TensorFlow if it is installed, which cannot be in one process with PyTorch.
sys.modules.setdefault("tensorflow", None)

import numpy as np
import pymanopt
from pymanopt.optimizers import ConjugateGradient, SteepestDescent, TrustRegions

import problems

ROOT = pathlib.Path(__file__).resolve().parents[2]
MAX_ITERATIONS = 5000
# Steepest descent needs a great many steps for the last digits, and Pymanopt's line searches stall at the rounding of the cost.
GRADIENT = {"trust-regions": 1e-6, "conjugate-gradient": 1e-5, "steepest-descent": 1e-2}
SOLVERS = {
    "trust-regions": TrustRegions,
    "conjugate-gradient": ConjugateGradient,
    "steepest-descent": SteepestDescent,
}
# Relative move of a start, a hundred roundings, and number of moved starts.
MOVE = 1e-14
MOVES = 8
# Number of times the iterations of the unmoved start after which a run has stalled.
STALLED = 3
# Largest number of rows for which a run should be GOAL times as fast.
SMALL = 200
GOAL = 5
# Updates of the comparison with geoopt, and the step of each problem, below 1/L of its largest size.
UPDATES = 300
STEPS = {"brockett": 0.005, "procrustes": 0.001, "sparse-pca": 0.005}


def seconds_of(run, least):
    """Returns the last result of a run and the median CPU time of the second half of its repetitions."""
    times = []
    while sum(times) < least or (len(times) < 3 and sum(times) < 5 * least):
        began = time.thread_time()
        result = run()
        times.append(time.thread_time() - began)
    return result, statistics.median(times[len(times) // 2 :])


def in_java(problem, name, solvers, iterations, arguments):
    """Runs the Java half, and returns its results by solver."""
    with tempfile.TemporaryDirectory() as directory:
        for key, matrix in problem.data.items():
            path = pathlib.Path(directory) / "{}.{}x{}".format(key, *matrix.shape)
            np.ascontiguousarray(matrix).astype("<f8").tofile(path)
        command = ["java", "-cp", arguments.classpath, "org.repdyn.benchmarks.SolverTime", name, directory]
        radius = f",{radius_of(problem)!r}" if "trust-regions" in solvers else ""
        command += [str(iterations), str(arguments.seconds)]
        command += [f"{s}={number}{radius if s == 'trust-regions' else ''}" for s, number in solvers.items()]
        lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    return {result["solver"]: result for result in map(json.loads, lines)}


def radius_of(problem):
    """Returns the largest radius of trust regions, whose default differs between the libraries: Pymanopt's is set for both."""
    parts = getattr(problem.manifold, "manifolds", [problem.manifold])
    return float(np.linalg.norm([part.typical_dist for part in parts]))


def moved(start, rng):
    """Returns a start that differs by rounding."""
    if isinstance(start, tuple | list):
        return type(start)(moved(part, rng) for part in start)
    return start * (1 + MOVE * rng.standard_normal(start.shape))


def task_of(problem):
    function = pymanopt.function.numpy(problem.manifold)
    kind = "riemannian" if problem.riemannian else "euclidean"
    derivatives = {f"{kind}_gradient": function(problem.gradient)}
    if problem.hessian:
        derivatives[f"{kind}_hessian"] = function(problem.hessian)
    return pymanopt.Problem(problem.manifold, function(problem.cost), **derivatives)


def least_curvature(problem, point):
    """Returns the least eigenvalue of the Riemannian Hessian at a point that is one matrix."""
    unit = np.eye(point.size).reshape(point.size, *point.shape)
    tangents = np.array([problem.manifold.projection(point, e).ravel() for e in unit]).T
    vectors, values, _ = np.linalg.svd(tangents)
    # The singular values of a projection are 1 and 0.
    basis = vectors[:, values > 0.5]
    hessian = task_of(problem).riemannian_hessian
    image = np.array([hessian(point, v.reshape(point.shape)).ravel() for v in basis.T]).T
    product = basis.T @ image
    return np.linalg.eigvalsh((product + product.T) / 2)[0]


def in_pymanopt(problem, solver, least):
    task = task_of(problem)
    options = dict(verbosity=0, min_gradient_norm=GRADIENT[solver], min_step_size=0, max_time=600)
    radius = dict(Delta_bar=radius_of(problem)) if solver == "trust-regions" else {}

    def run(start, most=MAX_ITERATIONS):
        if isinstance(start, tuple):
            start = type(problem.manifold.random_point())(*start)
        return SOLVERS[solver](max_iterations=most, **options).run(task, initial_point=start, **radius)

    def iterations(result):
        # These two count the test of the first point as an iteration.
        return result.iterations - (0 if solver == "trust-regions" else 1)

    result, seconds = seconds_of(lambda: run(problem.start), least)
    rng = np.random.default_rng(0)
    first = iterations(result)
    # A run whose line search stalls at the rounding of the cost never ends; it tells nothing about the number of iterations.
    others = [iterations(run(moved(problem.start, rng), STALLED * first)) for _ in range(MOVES)]
    counts = [first] + [count for count in others if count < STALLED * first - 1]
    return dict(cost=float(result.cost), counts=counts, seconds=seconds, point=result.point)


def against_pymanopt(names, arguments):
    agreed = True
    small = []
    slower = []
    print("| problem | size | solver | cost | iterations: RepDyn, Pymanopt | RepDyn, ms | in functions | Pymanopt, ms | ratio | same cost | same iterations |")
    print("|---|---|---|---:|---|---:|---:|---:|---:|---|---|")
    for name in names:
        for size in problems.SIZES[name]:
            problem = problems.make(name, size)
            solvers = dict(GRADIENT)
            if not problem.hessian:
                del solvers["trust-regions"]
            # Steepest descent needs thousands of steps for these.
            if name in ("two-layers", "large-subspace"):
                del solvers["steepest-descent"]
            java = in_java(problem, name, solvers, MAX_ITERATIONS, arguments)
            minimum = None
            for solver, tolerance in solvers.items():
                ours = java[solver]
                theirs = in_pymanopt(problem, solver, arguments.seconds)
                cost = abs(ours["cost"] - theirs["cost"]) <= 1e-10 * max(1, abs(theirs["cost"]))
                if solver == "trust-regions":
                    minimum = theirs["point"]
                # SteepestDescent of Pymanopt returns the point one step after the one it tested.
                if solver == "steepest-descent":
                    off = abs(ours["cost"] - theirs["cost"])
                    cost = off <= 2 * tolerance**2
                    if not cost and isinstance(minimum, np.ndarray):
                        curvature = least_curvature(problem, minimum)
                        cost = off <= tolerance**2 / curvature
                        print(
                            f"{name} {size}: costs of steepest descent differ by {off:.1e}; least curvature {curvature:.3g} allows"
                            f" {tolerance**2 / curvature:.1e}",
                            file=sys.stderr,
                        )
                counts = theirs["counts"]
                least, most = min(counts), max(counts)
                iterations = least - max(1, 0.1 * least) <= ours["iterations"] <= most + max(1, 0.1 * most)
                ratio = theirs["seconds"] / ours["seconds"]
                label = f"{name} {'×'.join(map(str, size))} {solver}"
                if max(size) <= SMALL:
                    small.append((ratio, label))
                if ratio < 1:
                    slower.append(label)
                text = f"{counts[0]}" if least == most else f"{counts[0]} ({least} to {most})"
                agreed = agreed and cost and iterations
                print(
                    f"| {name} | {'×'.join(map(str, size))} | {solver} | {ours['cost']:.10g} | {ours['iterations']}, {text} "
                    f"| {1e3 * ours['seconds']:.2f} | {100 * ours['functions']:.0f} % | {1e3 * theirs['seconds']:.2f} "
                    f"| {ratio:.1f} | {'yes' if cost else 'NO'} | {'yes' if iterations else 'NO'} |",
                    flush=True,
                )
    print("\nAll costs and numbers of iterations agree." if agreed else "\nNot all costs and numbers of iterations agree.")
    fast = sum(ratio >= GOAL for ratio, _ in small)
    print(f"Of the {len(small)} runs with at most {SMALL} rows, {fast} are at least {GOAL} times as fast as Pymanopt.")
    print(f"RepDyn is slower in: {', '.join(slower)}." if slower else "RepDyn is slower in none.")


def in_geoopt(name, problem, step, least):
    import geoopt
    import torch

    torch.set_num_threads(1)
    manifold = geoopt.Sphere() if name == "sparse-pca" else geoopt.EuclideanStiefel()
    data = {key: torch.from_numpy(np.ascontiguousarray(value)) for key, value in problem.data.items()}

    def gradient(x):
        if name == "procrustes":
            return 2 * (data["points"].T @ (data["points"] @ x - data["moved"]))
        if name == "brockett":
            return -2 * (data["matrix"] @ x) * torch.arange(x.shape[1], 0, -1.0, dtype=x.dtype)
        # The sphere of geoopt is that of the last axis.
        return -2 * (data["matrix"] @ x) + 0.5 * x / torch.sqrt(x * x + 1e-4)

    def run():
        start = data["start"].clone()
        point = geoopt.ManifoldParameter(start[:, 0].clone() if name == "sparse-pca" else start, manifold=manifold)
        descent = geoopt.optim.RiemannianSGD([point], lr=step)
        for _ in range(UPDATES):
            point.grad = gradient(point.data)
            descent.step()
        return point.data.numpy()

    run()  # compiles for a second
    point, seconds = seconds_of(run, least)
    return dict(cost=float(problem.cost(point.reshape(problem.start.shape))), seconds=seconds)


def against_geoopt(names, arguments):
    print(
        f"\nAgainst geoopt, {UPDATES} updates of steepest descent with a fixed step on its sphere and its `EuclideanStiefel` (QR), with gradients by hand:\n"
    )
    print(f"| problem | size | cost after {UPDATES} updates | RepDyn, ms | geoopt, ms | ratio | same cost |")
    print("|---|---|---:|---:|---:|---:|---|")
    for name in names:
        for size in problems.SIZES[name]:
            problem = problems.make(name, size)
            ours = in_java(problem, name, {"fixed-step": STEPS[name]}, UPDATES, arguments)["fixed-step"]
            theirs = in_geoopt(name, problem, STEPS[name], arguments.seconds)
            cost = abs(ours["cost"] - theirs["cost"]) <= 1e-10 * max(1, abs(theirs["cost"]))
            print(
                f"| {name} | {'×'.join(map(str, size))} | {ours['cost']:.10g} | {1e3 * ours['seconds']:.2f} "
                f"| {1e3 * theirs['seconds']:.2f} | {theirs['seconds'] / ours['seconds']:.1f} | {'yes' if cost else 'NO'} |",
                flush=True,
            )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=1, help="least time for each problem, solver and program")
    parser.add_argument("--classpath", default=str(ROOT / "benchmarks/target/benchmarks.jar"))
    parser.add_argument("--only", choices=list(problems.SIZES), help="one of the problems")
    arguments = parser.parse_args()
    names = [arguments.only] if arguments.only else list(problems.SIZES)
    against_pymanopt(names, arguments)
    fixed = [name for name in names if name in STEPS]
    if fixed:
        against_geoopt(fixed, arguments)


if __name__ == "__main__":
    main()
