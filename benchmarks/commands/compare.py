"""Whole commands: this distribution of RepDyn, another one and git, on this machine, alternately in one run.

    mvn -q -B -DskipTests -pl cli -am package
    python3 benchmarks/commands/compare.py --base /path/to/an/older/repdyn-VERSION

Needs Python's standard library only. Each command runs `--repeat` times, in turns with its peers, and the tables have medians: the wall time, and the CPU
time of the process and its children, which depends less on other load. The first line is that of the first arm that has ended. The last table runs `--runs`
short arms with one thread and with two, and says how many times faster two are.

The class-data archive of this distribution is made before the measurement, as at a first start.
"""

import argparse
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLAN = ROOT / "docs/examples/many-runs/study.yaml"
FIRST_ARM = re.compile(rb"1 of \d+ ")
# A small gradient descent: about 0.1 s for each of the seeds.
SHORT_ARMS = """title: Short arms
data: {name: digits, train: 150, held-out: 20}
augment: [pixel-shift]
encoder: {name: linear, outputs: 4}
dynamics: {name: gradient-descent, rate: 0.05}
loss: nt-xent
time: {end: 10, points: 10}
observables: [effective-rank]
"""
GOALS = {"--help": 0.4, "plugins list": 0.7, "plan": 1.0, "first arm": 1.5, "compare": 4.0}


def measure(command, folder, until=None):
    """Returns wall and CPU seconds of a command, to its end or to the first line of its messages that matches."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    lines = []
    for line in process.stderr:
        lines.append(line)
        if until and until.search(line):
            break
    wall = time.perf_counter() - start
    if until:
        process.kill()
    code = process.wait()
    if not until and code != 0:
        raise SystemExit(f"{' '.join(map(str, command))} ended with {code}: {b''.join(lines).decode()}")
    if not until:
        wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu


def alternately(commands, repeat, until=None):
    """Returns the median wall and CPU times of each command, which run in turns, each in a folder of its own."""
    times = {name: [] for name in commands}
    for _ in range(repeat):
        for name, command in commands.items():
            folder = tempfile.mkdtemp()
            try:
                times[name].append(measure(command, folder, until))
            finally:
                shutil.rmtree(folder)
    return {name: [statistics.median(part) for part in zip(*pairs)] for name, pairs in times.items()}


def row(name, goal, times):
    wall, cpu = times["this"]
    cells = [name, f"{goal} s" if goal else "–", f"{wall:.2f} s", f"{cpu:.2f} s"]
    for peer in ("base", "git"):
        if peer in times:
            cells += [f"{times[peer][0]:.2f} s", f"{times[peer][1]:.2f} s", f"{times[peer][1] / cpu:.2f}"]
        elif peer == "base":
            cells += ["–", "–", "–"]
    return "| " + " | ".join(cells[:7]) + " |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=pathlib.Path, help="the distribution; by default that of this source tree")
    parser.add_argument("--base", type=pathlib.Path, help="another distribution, such as that of an older commit")
    parser.add_argument("--repeat", type=int, default=11, help="number of runs of each short command")
    parser.add_argument("--runs", type=int, default=1000, help="number of short arms; 0 leaves them out")
    parser.add_argument("--short", action="store_true", help="only the commands that run no arm")
    given = parser.parse_args()
    built = sorted((ROOT / "cli/target").glob("repdyn-*/bin/repdyn"))
    homes = {"this": given.home / "bin/repdyn" if given.home else built[-1]}
    if given.base:
        homes["base"] = given.base / "bin/repdyn"
    homes = {name: path.resolve() for name, path in homes.items()}
    for launcher in homes.values():
        environment = {**os.environ, "REPDYN_ARCHIVE": "now"}
        subprocess.run([launcher, "--version"], env=environment, stdout=subprocess.DEVNULL, check=True)
    def of_all(*words):
        return {name: [launcher, *words] for name, launcher in homes.items()}

    print("| command | goal, wall | wall | CPU | wall, base | CPU, base | CPU, base / this |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    git = alternately({"this": ["git", "--version"]}, given.repeat)
    print(row("`git --version`", None, git))
    brief = {
        "--help": ["--help"],
        "plugins list": ["plugins", "list"],
        "plan": ["compare", PLAN, "seeds=6", "--dry-run", "--no-store"],
    }
    for name, words in brief.items():
        label = "`compare --dry-run` of 324 arms" if name == "plan" else f"`{name}`"
        print(row(label, GOALS[name], alternately(of_all(*words), given.repeat)), flush=True)
    if given.short:
        return
    few = max(3, given.repeat // 3)
    whole = of_all("compare", "--no-store")
    print(row("`compare`, to its first arm", GOALS["first arm"], alternately(whole, few, FIRST_ARM)), flush=True)
    print(row("`compare`", GOALS["compare"], alternately(whole, few)), flush=True)
    if given.runs:
        short_arms(homes["this"], given.runs)


def short_arms(launcher, runs):
    """Prints the time of many short arms with one thread, with two, and in two processes that share nothing, which is as fast as two cores can be."""
    folder = pathlib.Path(tempfile.mkdtemp())
    study = folder / "short.yaml"
    study.write_text(SHORT_ARMS)
    options = [study, "--no-store", "--quiet", "--threads"]
    half = [launcher, "compare", f"seeds={runs // 2}", *options, "1", "--out"]
    commands = {f"{threads} thread{'s' if threads > 1 else ''}": [launcher, "compare", f"seeds={runs}", *options, threads] for threads in (1, 2)}
    commands["2 processes, half of the arms each"] = ["sh", "-c", '"$@" first & "$@" second && wait $!', "sh", *half]
    times = alternately(commands, 1)
    shutil.rmtree(folder)
    print(f"\n| {runs:,} short arms | wall | CPU |\n|---|---:|---:|")
    for name, (wall, cpu) in times.items():
        print(f"| {name} | {wall:.1f} s | {cpu:.1f} s |")
    one, two, apart = (wall for wall, _ in times.values())
    print(f"\nTwo threads: {one / two:.2f} times as fast (goal 1.9), two processes: {one / apart:.2f} times.")


if __name__ == "__main__":
    main()
