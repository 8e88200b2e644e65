"""Growth of time and memory of the main paths of RepDyn with their variables, and the exponents that the algorithms should have.

    mvn -q -pl benchmarks -am package -DskipTests
    python3 benchmarks/growth/measure.py

Needs Python's standard library only. It prints the table of docs/benchmarks.md and draws its two figures into docs/images.
"""

import argparse
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import measure


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=0.5, help="least CPU time for each size")
    parser.add_argument("--figures", default=str(measure.ROOT / "docs/images"), help="directory for the figures")
    parser.add_argument("--classpath", default=measure.JAR)
    given = parser.parse_args()
    command = ["java", "-Xmx3g", "-cp", given.classpath, "org.repdyn.benchmarks.CostGrowth", given.figures, str(given.seconds)]
    raise SystemExit(subprocess.run(command, env=measure.environment(1)).returncode)


if __name__ == "__main__":
    main()
