"""Matrices between NumPy and Java: views of buffers, as the package repdyn uses them, against arrays of Java, on this machine, in one run.

    python3 -m venv /tmp/python && /tmp/python/bin/pip install ./python
    /tmp/python/bin/python benchmarks/python/copies.py

Each row is the CPU time of the thread of Python, the median of the second half of the repetitions, so that Java is warm; both ways alternate. In each
row Java holds a matrix column by column in a double[], as RepDyn's matrices do, and NumPy holds one row by row.
"""

import os
import statistics
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"

import jpype
import numpy as np

from repdyn._arrays import buffer, view
from repdyn._jvm import java

REPETITIONS = 40
STOP = "org.repdyn.cli.embedding.StopRequest"


def alternately(first, second):
    """Returns the CPU times of both, in milliseconds."""
    times = ([], [])
    for _ in range(REPETITIONS):
        for call, seconds in zip((first, second), times):
            before = time.thread_time()
            call()
            seconds.append(time.thread_time() - before)
    return [1e3 * statistics.median(seconds[REPETITIONS // 2 :]) for seconds in times]


def kernel(n):
    """A kernel from Java to NumPy."""
    x = np.random.default_rng(0).normal(size=(n, 10))
    kernels = java("org.repdyn.cli.embedding.GuestKernels").of(buffer(x), n, 10, '["dense"]', "ntk", java(STOP)())
    array = jpype.JArray(jpype.JDouble)(n * n)
    return alternately(
        lambda: kernels.ntk(0, buffer(np.empty((n, n)))),
        lambda: np.ascontiguousarray(np.array(array, dtype=float).reshape((n, n), order="F")),
    )


def inputs(n, d):
    """Inputs from NumPy to Java, and their kernel with one input, which costs little beside the copy."""
    x = np.random.default_rng(0).normal(size=(n, d))
    one = np.ones((1, d))
    doors = java("org.repdyn.cli.embedding.GuestKernels")

    def whole(handed):
        doors.between(handed, n, buffer(one), 1, d, '["dense"]', "ntk", java(STOP)())

    def array():
        return java("java.nio.DoubleBuffer").wrap(jpype.JArray(jpype.JDouble)(x.ravel()))

    return alternately(lambda: whole(buffer(x)), lambda: whole(array()))


def loss(rows, k):
    """What Python does with the embeddings of a loss and its gradient."""
    memory = java("java.nio.ByteBuffer").allocateDirect(8 * rows * k).order(java("java.nio.ByteOrder").nativeOrder()).asDoubleBuffer()
    array = jpype.JArray(jpype.JDouble)(rows * k)
    gradient = np.random.default_rng(1).normal(size=(rows, k))

    def shared():
        view(memory, rows, k)
        view(memory, rows, k)[...] = gradient

    def copied():
        np.ascontiguousarray(np.array(array, dtype=float).reshape((rows, k), order="F"))
        jpype.JArray(jpype.JDouble)(gradient.ravel(order="F"))

    return alternately(shared, copied)


def main():
    print("| what | views of buffers, ms | arrays of Java, ms | ratio |")
    print("|---|---|---|---|")
    for name, times in (
        ("inputs 2000×50, and a kernel with one input", inputs(2000, 50)),
        ("inputs 20000×784, and a kernel with one input", inputs(20000, 784)),
        ("kernel 500×500 out", kernel(500)),
        ("kernel 3000×3000 out", kernel(3000)),
        ("embeddings 1024×64 of a loss and their gradient, on the side of Python", loss(1024, 64)),
    ):
        print(f"| {name} | {times[0]:.2f} | {times[1]:.2f} | {times[1] / times[0]:.1f} |", flush=True)


if __name__ == "__main__":
    main()
