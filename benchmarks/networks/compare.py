"""Training steps of networks: RepDyn against PyTorch, on this machine, in one run.

    mvn -q -pl benchmarks -am package -DskipTests
    python3 -m venv /tmp/networks && /tmp/networks/bin/pip install -r benchmarks/networks/requirements.txt
    /tmp/networks/bin/python benchmarks/networks/compare.py

Both programs train the same network from the same weights by the same loss (VICReg, lightly's in PyTorch) in float64 on both views of all
samples: by gradient descent (SGD on the whole batch) and by Adam. Each runs in a process of its own, in alternation; a row has medians over
`--pairs` processes of the mean time of the second half of the steps. CPU time is that of all threads. The last weights must agree.
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

# network: hidden layers, activation, steps
NETWORKS = {
    "two-layer relu": (1, "relu", 16),
    "two-layer tanh": (1, "tanh", 12),
    "two-layer erf": (1, "erf", 12),
    "two-layer gelu": (1, "gelu", 12),
    "deep relu": (3, "relu", 2),
}
RATES = {"descent": 1e-3, "adam": 1e-5}
# Largest difference of two weights, in parts of the largest motion of one: rounding errors grow over the steps.
TOLERANCE = 1e-6


def torch_run(arguments):
    """Measures PyTorch in this process and prints a line of JSON."""
    import numpy as np
    import torch
    from lightly.loss import VICRegLoss

    torch.set_num_threads(arguments.threads[0])
    torch.set_num_interop_threads(1)
    depth, activation, steps = NETWORKS[arguments.network]
    folder, n, m = pathlib.Path(arguments.folder), arguments.n, arguments.m
    x = torch.from_numpy(np.fromfile(folder / "views").reshape(2 * n, -1))
    weights = [
        torch.from_numpy(np.fromfile(folder / f"W{l + 1}").reshape(m, -1)).requires_grad_() for l in range(depth + 1)]
    phi = {"relu": torch.relu, "tanh": torch.tanh, "erf": torch.erf, "gelu": torch.nn.functional.gelu}[activation]
    kind = {"descent": torch.optim.SGD, "adam": torch.optim.Adam}[arguments.rule]
    optimiser = kind(weights, lr=RATES[arguments.rule])
    loss = VICRegLoss(lambda_param=25.0, mu_param=25.0, nu_param=1.0)
    cpu, wall = [], []
    for _ in range(steps):
        cpu_start, start = time.process_time(), time.perf_counter()
        optimiser.zero_grad()
        h = x
        for w in weights[:-1]:
            h = phi(torch.nn.functional.linear(h, w))
        u = h @ weights[-1]
        loss(u[:n], u[n:]).backward()
        optimiser.step()
        wall.append(time.perf_counter() - start)
        cpu.append(time.process_time() - cpu_start)
    for l, w in enumerate(weights):
        w.detach().numpy().tofile(folder / f"torch{l + 1}")
    half = steps // 2  # as in RepDyn, which needs the first half for its compiler
    print(json.dumps({"cpu": statistics.mean(cpu[half:]), "wall": statistics.mean(wall[half:]), "peak": measure.peak_memory()}))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=1200, help="samples, with two views each")
    parser.add_argument("--d", type=int, default=64, help="input dimension")
    parser.add_argument("--m", type=int, default=4096, help="width")
    parser.add_argument("--k", type=int, default=16, help="outputs")
    parser.add_argument("--pairs", type=int, default=1, help="processes of each program")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--only", choices=NETWORKS, help="one of the networks")
    parser.add_argument("--classpath", default=measure.JAR)
    for hidden in ("--network", "--rule", "--folder"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.network:
        torch_run(arguments)
        return
    import numpy as np

    n, d, m, k = arguments.n, arguments.d, arguments.m, arguments.k
    agreed = True
    print(f"n = {n}, d = {d}, m = {m}, k = {k}, float64, {os.cpu_count()} cores\n")
    print("| network | step | threads | RepDyn, CPU ms | PyTorch, CPU ms | ratio of CPU times | ratio of wall times"
          " | peak memory: RepDyn, PyTorch | difference |")
    print("|---|---|---:|---:|---:|---:|---:|---|---:|")
    for network in [arguments.only] if arguments.only else NETWORKS:
        depth, activation, steps = NETWORKS[network]
        with tempfile.TemporaryDirectory() as folder:
            rng = np.random.default_rng(0)
            x = rng.standard_normal((n, d))
            np.concatenate([x, x + 0.5 * rng.standard_normal((n, d))]).tofile(os.path.join(folder, "views"))
            initial = []
            for l in range(depth + 1):
                shape = (m, k) if l == depth else (m, d if l == 0 else m)
                initial.append(rng.standard_normal(shape) * np.sqrt(1 / (m if l == depth else shape[1])))
                initial[-1].tofile(os.path.join(folder, f"W{l + 1}"))
            for rule, rate in RATES.items():
                for threads in arguments.threads:
                    ours, theirs = [], []
                    for _ in range(arguments.pairs):
                        ours.append(measure.run(
                            ["java", "-Xmx4g", "-cp", arguments.classpath, "org.repdyn.benchmarks.NetworkTime", rule, str(depth),
                             str(m), activation, folder, str(n), str(k), str(threads), str(steps), str(rate)], threads))
                        theirs.append(measure.run(
                            [sys.executable, __file__, "--network", network, "--rule", rule, "--folder", folder, "--n", str(n),
                             "--m", str(m), "--threads", str(threads)], threads))
                    worst = 0
                    for l, start in enumerate(initial):
                        a, b = (np.fromfile(os.path.join(folder, f"{who}{l + 1}")) for who in ("last", "torch"))
                        worst = max(worst, np.abs(a - b).max() / np.abs(b - start.ravel()).max())
                    agreed = agreed and worst <= TOLERANCE
                    print(f"| {network} | {rule} | {threads} | {measure.times(ours, theirs, 1e3, 0)}"
                          f" | {measure.memory(ours, theirs)} | {worst:.0e} |", flush=True)
    if not agreed:
        sys.exit("The last weights differ.")


if __name__ == "__main__":
    main()
