"""Infinite-width kernels: RepDyn against Neural Tangents, on this machine, in one run.

    mvn -q -pl benchmarks -am package -DskipTests
    python3 -m venv /tmp/nt && /tmp/nt/bin/pip install -r benchmarks/neural-tangents/requirements.txt
    /tmp/nt/bin/python benchmarks/neural-tangents/compare.py

Both programs compute the NNGP kernel and the NTK of the same Gaussian points in float64 on the CPU, each in a process of its
own and in alternation, so that a busy machine slows both equally. Every process computes once to warm up (compilation) and
then `--repeats` times; the table has medians over all repeats. Then the kernels of the two programs are compared.
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

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import measure

W_STD, B_STD = 1.4, 0.1
# Side of the images of the convolutional network, in pixels.
SIDE = 28
NETWORKS = ("relu", "erf", "conv")


def neural_tangents(activation, depth, repeats, points, n, out):
    """Measures Neural Tangents in this process: prints times and peak memory as JSON, writes the kernels to `out`."""
    import numpy as np
    import jax

    jax.config.update("jax_enable_x64", True)
    jax.config.update("jax_platforms", "cpu")
    from neural_tangents import stax

    dense = stax.Dense(1, W_std=W_STD, b_std=B_STD)
    x = jax.numpy.asarray(np.fromfile(points).reshape(n, -1))
    if activation == "conv":
        conv = stax.Conv(1, (3, 3), padding="SAME", W_std=W_STD, b_std=B_STD)
        layers = [conv, stax.Relu()] * depth + [stax.Flatten(), dense]
        x = x.reshape(n, SIDE, SIDE, 1)
    else:
        act = {"relu": stax.Relu, "erf": stax.Erf}[activation]
        layers = [dense] + [act(), dense] * depth
    kernel_fn = jax.jit(lambda x: stax.serial(*layers)[2](x, None, ("nngp", "ntk")))
    before = measure.peak_memory()
    seconds, cpu = [], []
    result = None
    for _ in range(repeats + 1):
        result = None
        cpu_start, start = time.process_time(), time.perf_counter()
        result = kernel_fn(x)
        result.nngp.block_until_ready()
        result.ntk.block_until_ready()
        seconds.append(time.perf_counter() - start)
        cpu.append(time.process_time() - cpu_start)
    peak = measure.peak_memory()
    if out:
        np.concatenate([np.asarray(result.nngp), np.asarray(result.ntk)]).tofile(out)
    print(json.dumps({"seconds": seconds[1:], "cpu": cpu[1:], "peak": peak, "before": before}))


def run_neural_tangents(arguments, activation, points, n, out):
    command = [sys.executable, __file__, "--neural-tangents", activation, "--points", points, "--out", out]
    command += ["--n", str(n), "--depth", str(arguments.depth), "--repeats", str(arguments.repeats)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def run_repdyn(arguments, activation, points, n, out):
    command = [
        "java", f"-Xmx{arguments.heap}", "-cp", measure.JAR,
        "org.repdyn.benchmarks.KernelTime", activation, str(arguments.depth), str(os.cpu_count()),
        str(arguments.repeats + 1), points, str(n),
    ] + ([out] if out else [])
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    lines = done.stdout.splitlines()
    seconds = [float(line.split()[1]) for line in lines if line.startswith("seconds")]
    cpu = [float(line.split()[3]) for line in lines if line.startswith("seconds")]
    peak = next(int(line.split()[1]) for line in lines if line.startswith("peak-kB"))
    backend = next(line for line in lines if line.startswith("backends"))
    return {"seconds": seconds[1:], "cpu": cpu[1:], "peak": peak, "backend": backend}


def compare(np, ours, theirs, points, n):
    """Returns the largest deviation relative to the scale of the pair, without pairs that are parallel to 1e-6."""
    x = np.fromfile(points).reshape(n, -1)
    norm = np.linalg.norm(x, axis=1)
    parallel = np.abs(x @ x.T) / np.outer(norm, norm) > 1 - 1e-6
    result = {}
    for k, name in enumerate(("nngp", "ntk")):
        a = np.fromfile(ours).reshape(2, n, n)[k]
        b = np.fromfile(theirs).reshape(2, n, n)[k]
        scale = np.sqrt(np.outer(np.diag(a), np.diag(a)))
        deviation = np.abs(a - b) / scale
        result[name] = (deviation[~parallel].max(), deviation[parallel].max())
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=5000)
    parser.add_argument("--d", type=int, default=784)
    parser.add_argument("--images", type=int, default=200, help="number of images of the convolutional network")
    parser.add_argument("--depth", type=int, default=3)
    parser.add_argument("--only", choices=NETWORKS, help="one of the networks")
    parser.add_argument("--repeats", type=int, default=3, help="timed runs in each process")
    parser.add_argument("--pairs", type=int, default=3, help="processes of each program")
    parser.add_argument("--heap", default="800m", help="heap of the JVM")
    parser.add_argument("--neural-tangents", help=argparse.SUPPRESS)
    parser.add_argument("--points", help=argparse.SUPPRESS)
    parser.add_argument("--out", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.neural_tangents:
        neural_tangents(
            arguments.neural_tangents, arguments.depth, arguments.repeats, arguments.points, arguments.n, arguments.out)
        return
    import numpy as np

    with tempfile.TemporaryDirectory() as folder:
        print("| network | n | RepDyn | Neural Tangents | ratio (pairs) | ratio of CPU times | peak memory of RepDyn | of Neural Tangents (before the first kernel)"
              " | largest deviation: NNGP, NTK | at parallel points |")
        print("|---|---:|---:|---:|---|---:|---:|---|---|---|")
        for activation in [arguments.only] if arguments.only else NETWORKS:
            n, d = (arguments.images, SIDE**2) if activation == "conv" else (arguments.n, arguments.d)
            points = os.path.join(folder, "points")
            np.random.default_rng(0).standard_normal((n, d)).tofile(points)
            ours, theirs, ratios = [], [], []
            for pair in range(arguments.pairs):
                last = pair == arguments.pairs - 1
                a = run_repdyn(arguments, activation, points, n, os.path.join(folder, "ours") if last else "")
                b = run_neural_tangents(arguments, activation, points, n, os.path.join(folder, "theirs") if last else "")
                ours.append(a)
                theirs.append(b)
                ratios.append(statistics.median(b["seconds"]) / statistics.median(a["seconds"]))
            mine = statistics.median(s for run in ours for s in run["seconds"])
            other = statistics.median(s for run in theirs for s in run["seconds"])
            deviations = compare(np, os.path.join(folder, "ours"), os.path.join(folder, "theirs"), points, n)
            off, on = (", ".join(f"{deviations[kind][i]:.1e}" for kind in ("nngp", "ntk")) for i in (0, 1))
            cpu = statistics.median(s for run in theirs for s in run["cpu"]) / statistics.median(s for run in ours for s in run["cpu"])
            print(f"| {activation} | {n} | {mine:.2f} s | {other:.2f} s | {', '.join(f'{r:.1f}' for r in ratios)} | {cpu:.1f}"
                  f" | {max(r['peak'] for r in ours) / 1e6:.2f} GB"
                  f" | {max(r['peak'] for r in theirs) / 1e6:.2f} GB ({max(r['before'] for r in theirs) / 1e6:.2f} GB) | {off} | {on} |",
                  flush=True)
        print(f"\nDepth {arguments.depth}; images {SIDE}×{SIDE}; {ours[0]['backend']}")


if __name__ == "__main__":
    main()
