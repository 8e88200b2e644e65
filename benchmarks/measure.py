"""What the comparisons have in common: a run of a program that prints its measurements, and the memory of a process."""

import json
import os
import pathlib
import statistics
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[1]
JAR = str(ROOT / "benchmarks/target/benchmarks.jar")


def peak_memory():
    """Returns the largest resident set of this process so far in kB; getrusage would include that of the parent."""
    lines = pathlib.Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


def environment(threads, **variables):
    """Returns the environment variables of a program with a number of threads."""
    counts = {"OMP_NUM_THREADS": str(threads), "MKL_NUM_THREADS": str(threads), "OPENBLAS_NUM_THREADS": "1"}
    return {**os.environ, **counts, **variables}


def run(command, threads, **variables):
    """Runs a program with a number of threads, and returns what the last line of its output says in JSON."""
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment(threads, **variables))
    return json.loads(done.stdout.strip().splitlines()[-1])


def times(ours, theirs, unit, digits):
    """Returns the cells of a row: CPU time of both in parts of a second, ratio of CPU times, and ratio of wall times. All are medians."""
    cpu = [statistics.median(each["cpu"] for each in side) for side in (ours, theirs)]
    wall = [statistics.median(each["wall"] for each in side) for side in (ours, theirs)]
    return f"{unit * cpu[0]:.{digits}f} | {unit * cpu[1]:.{digits}f} | {cpu[1] / cpu[0]:.2f} | {wall[1] / wall[0]:.2f}"


def memory(ours, theirs):
    """Returns the cell with the largest memory of both."""
    return ", ".join(f"{max(each['peak'] for each in side) / 1e6:.2f} GB" for side in (ours, theirs))
