"""Losses: value and gradient in RepDyn against lightly on PyTorch, on this machine, in one run.

    mvn -q -pl benchmarks -am package -DskipTests
    python3 -m venv /tmp/losses && /tmp/losses/bin/pip install -r benchmarks/losses/requirements.txt
    /tmp/losses/bin/python benchmarks/losses/compare.py

Both programs compute the loss of the same Gaussian embeddings, the second view a perturbation of the first, and its gradient
(by autograd in PyTorch) in float64. Each runs in a process of its own, in alternation; the table has medians over `--pairs`
processes of the mean of the second half of the repeats. CPU time is that of all threads of a process. Values and gradients must agree.
"""

import argparse
import json
import os
import pathlib
import statistics
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import measure

LOSSES = ("nt-xent", "barlow-twins", "vicreg")
# Largest difference of two entries of the gradient, in parts of the largest entry: sums of 8,192 terms in another order.
TOLERANCE = 1e-11


def lightly_run(name, views, n, threads, seconds, out):
    """Measures lightly in this process and prints a line of JSON."""
    import numpy as np
    import torch
    from lightly.loss import BarlowTwinsLoss, NTXentLoss, VICRegLoss

    torch.set_num_threads(threads)
    torch.set_num_interop_threads(1)
    loss = {
        "nt-xent": lambda: NTXentLoss(temperature=0.5),
        "barlow-twins": lambda: BarlowTwinsLoss(lambda_param=0.0051),
        "vicreg": lambda: VICRegLoss(lambda_param=25.0, mu_param=25.0, nu_param=1.0),
    }[name]()
    both = torch.from_numpy(np.fromfile(views).reshape(2 * n, -1))
    u, v = both[:n].clone().requires_grad_(), both[n:].clone().requires_grad_()
    before = measure.peak_memory()
    cpu, wall = [], []
    while len(wall) < 5 or sum(wall) < seconds:
        u.grad = v.grad = None
        cpu_start, start = time.process_time(), time.perf_counter()
        value = loss(u, v)
        value.backward()
        wall.append(time.perf_counter() - start)
        cpu.append(time.process_time() - cpu_start)
    torch.cat([u.grad, v.grad]).numpy().tofile(out)
    half = len(wall) // 2  # as in RepDyn, which needs the first half for its compiler
    print(json.dumps({
        "value": value.item(), "cpu": statistics.mean(cpu[half:]), "wall": statistics.mean(wall[half:]),
        "peak": measure.peak_memory(), "before": before}))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=4096)
    parser.add_argument("--k", type=int, default=128)
    parser.add_argument("--seconds", type=float, default=2, help="least wall time of each process")
    parser.add_argument("--pairs", type=int, default=3, help="processes of each program")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--only", choices=LOSSES, help="one of the losses")
    parser.add_argument("--classpath", default=measure.JAR)
    parser.add_argument("--lightly", help=argparse.SUPPRESS)
    parser.add_argument("--views", help=argparse.SUPPRESS)
    parser.add_argument("--out", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    n, k = arguments.n, arguments.k
    if arguments.lightly:
        lightly_run(arguments.lightly, arguments.views, n, arguments.threads[0], arguments.seconds, arguments.out)
        return
    import numpy as np

    agreed = True
    print(f"n = {n}, k = {k}, float64, {os.cpu_count()} cores\n")
    print("| loss | threads | RepDyn, CPU ms | lightly, CPU ms | ratio of CPU times | ratio of wall times | peak memory: RepDyn, lightly"
          " | relative difference: value, gradient |")
    print("|---|---:|---:|---:|---:|---:|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        views, ours_out, theirs_out = (os.path.join(folder, name) for name in ("views", "ours", "theirs"))
        rng = np.random.default_rng(0)
        u = rng.standard_normal((n, k))
        np.concatenate([u, u + 0.5 * rng.standard_normal((n, k))]).tofile(views)
        for name in [arguments.only] if arguments.only else LOSSES:
            for threads in arguments.threads:
                ours, theirs = [], []
                for _ in range(arguments.pairs):
                    ours.append(measure.run(
                        ["java", "-Xmx2g", "-cp", arguments.classpath, "org.repdyn.benchmarks.LossTime", name, views, str(n),
                         str(threads), str(arguments.seconds), ours_out], threads))
                    theirs.append(measure.run(
                        [sys.executable, __file__, "--lightly", name, "--views", views, "--out", theirs_out, "--n", str(n),
                         "--threads", str(threads), "--seconds", str(arguments.seconds)], threads))
                a, b = np.fromfile(ours_out), np.fromfile(theirs_out)
                gradient = np.abs(a - b).max() / np.abs(b).max()
                value = abs(ours[0]["value"] / theirs[0]["value"] - 1)
                agreed = agreed and gradient <= TOLERANCE and value <= TOLERANCE
                print(f"| {name} | {threads} | {measure.times(ours, theirs, 1e3, 1)} | {measure.memory(ours, theirs)}"
                      f" | {value:.0e}, {gradient:.0e} |", flush=True)
    if not agreed:
        sys.exit("The values or the gradients differ.")


if __name__ == "__main__":
    main()
