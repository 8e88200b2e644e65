"""Observables: RepDyn against NumPy, SciPy and scikit-learn, on this machine, in one run.

    mvn -q -pl benchmarks -am package -DskipTests
    python3 -m venv /tmp/observables && /tmp/observables/bin/pip install -r benchmarks/observables/requirements.txt
    /tmp/observables/bin/python benchmarks/observables/compare.py

Both programs measure the same embeddings, n×k, float64, on one thread, whose CPU time is counted. They run alternately, three times each; a run
repeats each observable until `--seconds` have passed, at least twice, and takes the median of the second half, so that both are warm. The
table has the medians of the three runs, and the ratio of each pair of runs. The last column says whether the values agree to 1e-9 (relative);
the gap of the duality is zero up to rounding in both. Uniformity has two peers, SciPy's `pdist` and NumPy's matrix of all pairs, of which the faster counts.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

# One thread for both; the libraries read this when they are imported.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
from scipy.spatial.distance import pdist
from sklearn.neighbors import KNeighborsClassifier

ROOT = pathlib.Path(__file__).resolve().parents[2]
INPUTS = 64
CLASSES = 10
NEIGHBOURS = 5
RUNS = 3


def data(n, k):
    """Returns embeddings whose singular values decay, inputs that determine most of them, and labels."""
    rng = np.random.default_rng([n, k])
    labels = rng.integers(CLASSES, size=n)
    inputs = rng.standard_normal((CLASSES, INPUTS))[labels] + rng.standard_normal((n, INPUTS))
    embeddings = inputs @ rng.standard_normal((INPUTS, k)) / 8 + 0.5 * rng.standard_normal((n, k))
    return np.ascontiguousarray(embeddings * np.linspace(2, 0.2, k) + 0.3), inputs, labels


def entropy_rank(values, epsilon):
    p = values / values.sum() + epsilon
    return np.exp(-np.sum(p * np.log(p)))


def effective_rank(z, inputs, labels, train):
    return entropy_rank(np.linalg.svd(z - z.mean(axis=0), compute_uv=False), 0)


def rank_me(z, inputs, labels, train):
    return entropy_rank(np.linalg.svd(z, compute_uv=False), 1e-7)


def both_ranks(z, inputs, labels, train):
    effective_rank(z, inputs, labels, train)
    return rank_me(z, inputs, labels, train)


def uniformity_of_pairs(z, inputs, labels, train):
    u = z / np.linalg.norm(z, axis=1, keepdims=True)
    distances = pdist(u, "sqeuclidean")
    distances *= -2
    return np.log(np.exp(distances, out=distances).mean())


def uniformity_of_matrix(z, inputs, labels, train):
    n = len(z)
    u = z / np.linalg.norm(z, axis=1, keepdims=True)
    potential = u @ u.T
    potential -= 1
    potential *= 4
    np.exp(potential, out=potential)
    return np.log((potential.sum() - np.trace(potential)) / (n * (n - 1)))


def sample_penalty(z, inputs, labels, train):
    return np.sum((z.T @ z) ** 2) - np.sum(np.sum(z * z, axis=1) ** 2)


def duality_gap(z, inputs, labels, train):
    pairs = z @ z.T
    np.square(pairs, out=pairs)
    left = pairs.sum()
    right = np.sum((z.T @ z) ** 2)
    return (left - right) / max(left, right)


def knn_accuracy(z, inputs, labels, train):
    z = z - z[:train].mean(axis=0)
    classifier = KNeighborsClassifier(NEIGHBOURS, algorithm="brute").fit(z[:train], labels[:train])
    nearest = labels[:train][classifier.kneighbors(z[train:], return_distance=False)]
    # Among classes with the same number of votes, the one with the nearest member wins.
    votes = (nearest[:, :, None] == nearest[:, None, :]).sum(axis=2)
    winner = nearest[np.arange(len(nearest)), votes.argmax(axis=1)]
    return np.mean(winner == labels[train:])


def cka(z, inputs, labels, train):
    x = z - z.mean(axis=0)
    y = inputs - inputs.mean(axis=0)
    return np.sum((x.T @ y) ** 2) / np.sqrt(np.sum((x.T @ x) ** 2) * np.sum((y.T @ y) ** 2))


PEERS = {
    "effective-rank": [effective_rank],
    "rank-me": [rank_me],
    "effective-rank+rank-me": [both_ranks],
    "uniformity": [uniformity_of_pairs, uniformity_of_matrix],
    "sample-penalty": [sample_penalty],
    "duality-gap": [duality_gap],
    "knn-accuracy": [knn_accuracy],
    "cka": [cka],
}


def peer(function, seconds, *arguments):
    times = []
    while len(times) < 2 or sum(times) < seconds:
        began = time.thread_time()
        value = function(*arguments)
        times.append(time.thread_time() - began)
    return float(value), statistics.median(times[len(times) // 2 :])


def agree(name, own, other):
    return abs(own - other) <= (1e-12 if name == "duality-gap" else 1e-9 * abs(other))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=2, help="least CPU time for each observable in each run")
    parser.add_argument("--classpath", default=str(ROOT / "benchmarks/target/benchmarks.jar"))
    parser.add_argument("--sizes", default="1000x16,1000x128,10000x16,10000x128")
    arguments = parser.parse_args()
    agreed = True
    print("| observable | n×k | RepDyn, ms | NumPy, SciPy or scikit-learn, ms | ratio (three pairs) | same value |")
    print("|---|---|---:|---:|---|---|")
    for size in arguments.sizes.split(","):
        n, k = map(int, size.split("x"))
        z, inputs, labels = data(n, k)
        train = n * 4 // 5
        ours, theirs = [], []
        with tempfile.TemporaryDirectory() as directory:
            path = pathlib.Path(directory)
            z.astype("<f8").tofile(path / "embeddings")
            inputs.astype("<f8").tofile(path / "inputs")
            labels.astype("i1").tofile(path / "labels")
            command = ["java", "-cp", arguments.classpath, "org.repdyn.benchmarks.ObservableTime"]
            command += [str(n), str(k), str(INPUTS), str(train), directory, str(arguments.seconds)]
            for _ in range(RUNS):
                output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
                ours.append(json.loads(output.splitlines()[-1]))
                theirs.append(
                    {
                        name: min(
                            (peer(f, arguments.seconds, z, inputs, labels, train) for f in functions),
                            key=lambda result: result[1],
                        )
                        for name, functions in PEERS.items()
                    }
                )
        for name in PEERS:
            own = [run[name]["seconds"] for run in ours]
            other = [run[name][1] for run in theirs]
            same = agree(name, ours[0][name]["value"], theirs[0][name][0])
            agreed = agreed and same
            ratios = ", ".join(f"{b / a:.1f}" for a, b in zip(own, other))
            print(
                f"| `{name}` | {n:,}×{k} | {1e3 * statistics.median(own):.2f} | {1e3 * statistics.median(other):.2f} "
                f"| {ratios} | {'yes' if same else 'NO'} |",
                flush=True,
            )
    print("\nAll values agree." if agreed else "\nNot all values agree.")


if __name__ == "__main__":
    main()
