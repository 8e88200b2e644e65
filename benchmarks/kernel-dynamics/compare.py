"""Kernel dynamics of NT-Xent: RepDyn against SciPy, on this machine, in one run.

    mvn -q -pl benchmarks -am package -DskipTests
    python3 -m venv /tmp/dynamics && /tmp/dynamics/bin/pip install -r benchmarks/kernel-dynamics/requirements.txt
    /tmp/dynamics/bin/python benchmarks/kernel-dynamics/compare.py

Both programs follow dU/dt = -K grad L(U) to t = 1,000, with K the NTK of a ReLU network with one hidden layer and L NT-Xent, from the same
start, in float64, at the same relative tolerance, and report U at the same times. SciPy integrates by solve_ivp with an explicit method; its
right-hand side is NumPy, or JAX jitted. (The implicit methods factorise dense Jacobians of size nk.) RepDyn's time includes the kernel and
the draw of the start. CPU time is that of all threads.
"""

import argparse
import json
import os
import pathlib
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import measure

TIMES = (1.0, 10.0, 100.0, 1000.0)
METHODS = ("RK45 numpy", "RK45 jax", "DOP853 jax")


def numpy_side(kernel, n, temperature):
    import numpy as np

    rows = 2 * n
    partner = np.r_[n:rows, 0:n]
    index = np.arange(rows)

    def side(u):
        norms = np.linalg.norm(u, axis=1, keepdims=True)
        b = u / norms
        e = b @ b.T
        e -= 1
        e /= temperature
        np.exp(e, out=e)
        np.fill_diagonal(e, 0)
        inverse = 1 / e.sum(axis=1)
        p = e * inverse[:, None]
        p[index, partner] -= 1
        g = (p @ b + p.T @ b) / (rows * temperature)
        g -= b * np.sum(g * b, axis=1, keepdims=True)
        return -(kernel @ (g / norms))

    return side


def jax_side(kernel, n, temperature):
    import jax
    import jax.numpy as jnp
    import numpy as np

    jax.config.update("jax_enable_x64", True)
    rows = 2 * n
    partner = np.r_[n:rows, 0:n]
    k = jnp.asarray(kernel)

    def loss(u):
        b = u / jnp.linalg.norm(u, axis=1, keepdims=True)
        s = jnp.where(jnp.eye(rows, dtype=bool), -jnp.inf, b @ b.T / temperature)
        return jnp.mean(jax.nn.logsumexp(s, axis=1) - jnp.sum(b * b[partner], axis=1) / temperature)

    compiled = jax.jit(lambda u: -(k @ jax.grad(loss)(u)))
    return lambda u: np.asarray(compiled(u))


def scipy_run(arguments):
    """Measures SciPy in this process and prints a line of JSON."""
    import numpy as np
    from scipy.integrate import solve_ivp

    folder, n = pathlib.Path(arguments.folder), arguments.n
    kernel = np.fromfile(folder / "kernel").reshape(2 * n, 2 * n)
    start = np.fromfile(folder / "u0").reshape(2 * n, -1)
    method, library = arguments.method.split()
    side = {"numpy": numpy_side, "jax": jax_side}[library](kernel, n, arguments.temperature)
    side(start)
    shape = start.shape
    size = np.sqrt(np.mean(start**2))
    cpu_start, wall_start = time.process_time(), time.perf_counter()
    solution = solve_ivp(
        lambda t, y: side(y.reshape(shape)).ravel(), (0, TIMES[-1]), start.ravel(), method=method, t_eval=TIMES,
        rtol=arguments.tolerance, atol=arguments.tolerance * size)
    cpu, wall = time.process_time() - cpu_start, time.perf_counter() - wall_start
    for i in range(solution.y.shape[1]):
        solution.y[:, i].tofile(folder / f"scipy{i + 1}")
    print(json.dumps({"cpu": cpu, "wall": wall, "evaluations": solution.nfev, "peak": measure.peak_memory()}))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=1000, help="samples, with two views each")
    parser.add_argument("--k", type=int, default=8, help="outputs")
    parser.add_argument("--temperature", type=float, default=0.5)
    parser.add_argument("--tolerance", type=float, default=1e-6)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--pairs", type=int, default=1, help="processes of each program")
    parser.add_argument("--repeats", type=int, default=2, help="runs in each process of RepDyn; the second half is measured")
    parser.add_argument("--classpath", default=measure.JAR)
    for hidden in ("--folder", "--method"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.method:
        scipy_run(arguments)
        return
    import numpy as np

    n = arguments.n
    variables = {
        "OPENBLAS_NUM_THREADS": str(arguments.threads),
        "JAX_PLATFORMS": "cpu",
        "XLA_FLAGS": "" if arguments.threads > 1 else "--xla_cpu_multi_thread_eigen=false",
    }
    print(f"{2 * n} views, k = {arguments.k}, t = {TIMES[-1]:g}, tolerance {arguments.tolerance:g}, {arguments.threads} thread(s)\n")
    print("| peer | RepDyn, CPU s | peer, CPU s | ratio of CPU times | ratio of wall times | evaluations: RepDyn, peer"
          " | peak memory: RepDyn, peer | largest difference of U, relative to its size |")
    print("|---|---:|---:|---:|---:|---|---|---:|")
    with tempfile.TemporaryDirectory() as folder:
        rng = np.random.default_rng(0)
        centres = 2 * rng.standard_normal((10, 64))
        x = centres[rng.integers(10, size=n)] + rng.standard_normal((n, 64))
        np.concatenate([x, x + 0.5 * rng.standard_normal((n, 64))]).tofile(os.path.join(folder, "views"))
        for method in METHODS:
            ours, theirs = [], []
            for _ in range(arguments.pairs):
                ours.append(measure.run(
                    ["java", "-Xmx2g", "-cp", arguments.classpath, "org.repdyn.benchmarks.KernelDynamicsTime", folder, str(n),
                     str(arguments.k), str(arguments.temperature), str(arguments.tolerance), str(arguments.threads),
                     str(arguments.repeats), ",".join(map(str, TIMES))], arguments.threads, **variables))
                theirs.append(measure.run(
                    [sys.executable, __file__, "--folder", folder, "--method", method, "--n", str(n), "--temperature",
                     str(arguments.temperature), "--tolerance", str(arguments.tolerance)], arguments.threads, **variables))
            worst = 0
            for i in range(1, len(TIMES) + 1):
                a, b = (np.fromfile(os.path.join(folder, f"{name}{i}")) for name in ("u", "scipy"))
                worst = max(worst, np.abs(a - b).max() / np.sqrt(np.mean(b**2)))
            print(f"| {method} | {measure.times(ours, theirs, 1, 1)} | {ours[0]['evaluations']}, {theirs[0]['evaluations']}"
                  f" | {measure.memory(ours, theirs)} | {worst:.0e} |", flush=True)


if __name__ == "__main__":
    main()
