"""The goals of docs/benchmarks.md beside what its tables say: how many rows reach a goal, and the lowest, median and highest ratio.

    python3 benchmarks/summary.py      prints the table from the tables in the document; run.py writes it into the document

A ratio is the time of the peer in parts of RepDyn's. Of several pairs of processes it is the median; of several peers or methods, the smallest. A
method that was stopped before it arrived ("over 5") counts with the ratio at which it was stopped. A method that gave up by itself ("gave up at 1.8") has no time to
compare with and does not count; a row in which all gave up is left out.
"""

import pathlib
import re
import statistics
import sys

NUMBER = re.compile(r"^(?:over )?([\d.]+)(?: s)?$")


def table(document, name):
    """Returns the rows of a comparison's tables as dictionaries; columns of the same name are told apart by the column before them."""
    text = document.split(f"<!-- {name} -->", 1)[1].split(f"<!-- end of {name} -->", 1)[0]
    rows, header = [], None
    for line in text.splitlines():
        if not line.startswith("|"):
            header = None
        elif header is None:
            cells = split(line)
            header = [cell if cells.count(cell) == 1 else f"{cell} {cells[i - 1]}" for i, cell in enumerate(cells)]
        elif not line.startswith("|---"):
            rows.append(dict(zip(header, split(line))))
    return rows


def split(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def numbers(row, column):
    """Returns the numbers of the first column whose name begins so."""
    cells = next(row[name] for name in row if name.startswith(column)).split(", ")
    found = [NUMBER.match(cell.replace(",", "")) for cell in cells]
    return [float(match.group(1)) for match in found if match]


def number(row, column):
    """Returns the number of a column, the median of several."""
    return statistics.median(numbers(row, column))


def first_number(row, column):
    return int(re.match(r"[\d,]+", row[column]).group().replace(",", ""))


def fastest(row):
    """Returns the smallest ratio of the methods that did not give up; None if all did."""
    return min((ratio for name in row if name.startswith("ratio") for ratio in numbers(row, name)), default=None)


def goals(document):
    """Yields work, section, goal and the ratios of its rows."""

    def ratios(name, column, which=any):
        value = column if callable(column) else lambda row: number(row, column)
        return [found for row in table(document, name) if which(row) and (found := value(row)) is not None]

    timed = lambda row: "command" in row and row["goal, wall"] != "–"
    yield "commands, the goal's wall time over theirs", COMMANDS, 1, ratios("commands", lambda row: number(row, "goal, wall") / number(row, "wall"), timed)
    yield "`compare`, CPU time of commit 40c72dd7 over its own", COMMANDS, 6, ratios(
        "commands", "CPU, base / this", lambda row: row.get("command") == "`compare`")
    threads = [number(row, "wall") for row in table(document, "commands") if "command" not in row]
    yield "short arms, one thread over two", COMMANDS, 1.9, [threads[0] / threads[1]]
    small = lambda row: row["size"] == "50×5"
    yield "steps, 50×5, against Pymanopt", STEPS, 20, ratios("steps", "ratio Pymanopt", lambda row: small(row) and row["Pymanopt"] != "–")
    yield "steps, 50×5, hundreds of thousands a second", STEPS, 1, ratios("steps", lambda row: number(row, "RepDyn") / 1e5, small)
    yield "steps, 5,000×50, against NumPy", STEPS, 1, ratios("steps", "ratio NumPy", lambda row: row["size"] == "5000×50")
    for rows, goal, which in (("up to 200 rows", 5, lambda n: n <= 200), ("of 5,000 rows", 1, lambda n: n == 5000)):
        yield f"solvers {rows}, against Pymanopt", SOLVERS, goal, ratios(
            "solvers", "ratio", lambda row: "solver" in row and which(first_number(row, "size")))
    yield "exact flows, against `eigh`", EXACT, 1, ratios("exact-flows", lambda row: min(number(row, "ratio SciPy"), number(row, "ratio NumPy")))
    yield "exact flows, against DOP853", EXACT, 10, ratios("exact-flows", "ratio evaluations")
    yield "gradient flows, n = 60, against SciPy", FLOWS, 5, ratios("flows", fastest, lambda row: first_number(row, "n") == 60)
    yield "gradient flows, n = 1,200, against SciPy", FLOWS, 5, [
        *ratios("flows", fastest, lambda row: first_number(row, "n") == 1200), *ratios("sliding-flows", fastest)]
    yield "training steps of networks, against PyTorch", NETWORKS, 1, ratios("networks", "ratio of CPU times")
    yield "losses, against lightly", LOSSES, 2, ratios("losses", "ratio of CPU times")
    yield "observables, against NumPy and scikit-learn", OBSERVABLES, 1, ratios("observables", "ratio")
    for networks, goal in (("dense networks", 3), ("convolutions", 2)):
        yield f"kernels of {networks}, against Neural Tangents", KERNELS, goal, ratios(
            "kernels", "ratio (", lambda row: row["network"].startswith("conv") == (networks == "convolutions"))
    yield "kernel dynamics, against SciPy", KERNEL_DYNAMICS, 3, ratios("kernel-dynamics", "ratio of CPU times")


COMMANDS = "commands"
STEPS = "steps-on-frames-and-subspaces-against-pymanopt-and-numpy"
SOLVERS = "riemannian-solvers-against-pymanopt-and-geoopt"
EXACT = "exact-flows-against-scipy"
FLOWS = "gradient-flow-against-scipy"
NETWORKS = "training-steps-against-pytorch"
LOSSES = "losses-against-lightly"
OBSERVABLES = "observables-against-numpy-and-scikit-learn"
KERNELS = "kernels-of-infinite-width-against-neural-tangents"
KERNEL_DYNAMICS = "kernel-dynamics-against-scipy"


def summary(document):
    """Returns the table of all goals."""
    lines = ["| work and peer | goal | rows that reach it | lowest, median and highest ratio |", "|---|---:|---:|---|"]
    for work, section, goal, ratios in goals(document):
        reached = sum(ratio >= goal for ratio in ratios)
        values = ", ".join(f"{value(ratios):.3g}" for value in (min, statistics.median, max)) if ratios else "–"
        lines.append(f"| [{work}](#{section}) | {goal} | {reached} of {len(ratios)} | {values} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(summary((pathlib.Path(__file__).resolve().parents[1] / "docs/benchmarks.md").read_text()) + "\n")
