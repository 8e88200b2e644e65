"""All comparisons with peers: builds RepDyn, makes the peers' environments, runs both and writes the tables of docs/benchmarks.md.

    python3 benchmarks/run.py                     all, about an hour on two cores
    python3 benchmarks/run.py losses flows        some of them
    python3 benchmarks/run.py losses -- --pairs 5 with options of the comparison

Needs Python's standard library, JDK 17 and Maven; the peers are installed from the requirements.txt beside each comparison into
benchmarks/target. A table stands in the document between two comments with the name of its comparison; only what is between them is
replaced, together with the line on the machine. A comparison whose values do not agree ends with an error and replaces nothing. The
table of goals at the top is made anew from the others.
"""

import argparse
import os
import pathlib
import platform
import re
import shlex
import subprocess
import sys

from summary import summary

ROOT = pathlib.Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs/benchmarks.md"
TARGET = ROOT / "benchmarks/target"
# name: program, in a folder with its requirements
COMPARISONS = {
    "kernels": "neural-tangents/compare.py",
    "solvers": "manifolds/compare.py",
    "operations": "manifolds/accuracy.py",
    "steps": "manifolds/steps.py",
    "losses": "losses/compare.py",
    "networks": "networks/compare.py",
    "kernel-dynamics": "kernel-dynamics/compare.py",
    "flows": "flows/compare.py",
    "sliding-flows": "flows/sliding.py",
    "exact-flows": "flows/exact.py",
    "observables": "observables/compare.py",
    "growth": "growth/measure.py",
    "commands": "commands/compare.py",
}


def environment(folder):
    """Returns the Python of a comparison, with its requirements installed."""
    requirements = folder / "requirements.txt"
    if not requirements.exists():
        return sys.executable
    home = TARGET / "python" / folder.name
    python = home / "bin/python"
    stamp = home / "requirements.txt"
    if not stamp.exists() or stamp.read_text() != requirements.read_text():
        subprocess.run([sys.executable, "-m", "venv", "--clear", home], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", requirements], check=True)
        stamp.write_text(requirements.read_text())
    return str(python)


def processor():
    """Returns the name of the processor, and of its generation where Linux tells it, since cloud machines hide it in the name."""
    info = pathlib.Path("/proc/cpuinfo")
    if not info.exists():
        return platform.processor()
    facts = dict(re.findall(r"^([\w ]+?)\s*: (.*)$", info.read_text(), re.MULTILINE))
    if "model name" not in facts:
        return platform.processor()
    vectors = next((name for flag, name in (("avx512f", "AVX-512"), ("avx2", "AVX2")) if flag in facts.get("flags", "").split()), "")
    parts = [f"family {facts['cpu family']}, model {facts['model']}" if "cpu family" in facts else "", vectors]
    return f"{facts['model name']} ({', '.join(part for part in parts if part)})"


def machine():
    """Returns a line on the machine and its load."""
    java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
    version = re.search(r'"(.*?)"', java)
    return (f"{processor()}, {os.cpu_count()} cores,"
            f" JDK {version.group(1) if version else java}, load average before the run {os.getloadavg()[0]:.1f}.")


def write(name, text):
    """Replaces the text between the comments of a comparison."""
    document = DOCUMENT.read_text()
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    if begin not in document or end not in document:
        raise SystemExit(f"{DOCUMENT} has no comments {begin.strip()} and {end}; add them where the table belongs.")
    before, rest = document.split(begin, 1)
    after = rest.split(end, 1)[1]
    DOCUMENT.write_text(before + begin + "\n" + text.strip() + "\n\n" + end + after)


def main():
    given = sys.argv[1:]
    separator = given.index("--") if "--" in given else len(given)
    own, options = given[:separator], given[separator + 1:]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(COMPARISONS) + "; all by default")
    names = parser.parse_args(own).names or list(COMPARISONS)
    unknown = [name for name in names if name not in COMPARISONS]
    if unknown:
        parser.error(f"there is no comparison {', '.join(unknown)}. Comparisons: {', '.join(COMPARISONS)}")
    subprocess.run(["mvn", "-q", "-B", "-DskipTests", "-pl", "benchmarks,cli", "-am", "package"], cwd=ROOT, check=True)
    failed = []
    for name in names:
        program = ROOT / "benchmarks" / COMPARISONS[name]
        state = machine()
        print(f"== {name}: {state}", flush=True)
        command = [environment(program.parent), program, *options]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        lines = []
        for line in process.stdout:
            print(line, end="", flush=True)
            lines.append(line)
        if process.wait() == 0:
            write(name, state + (f" Options: `{shlex.join(options)}`." if options else "") + "\n\n" + "".join(lines))
            write("goals", summary(DOCUMENT.read_text()))
        else:
            failed.append(name)
    if failed:
        raise SystemExit("These comparisons failed, and their tables are as before: " + ", ".join(failed))


if __name__ == "__main__":
    main()
