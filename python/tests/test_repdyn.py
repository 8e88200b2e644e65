"""Tests of the Python package. They need the jars of RepDyn: those of an installed wheel, of the folder REPDYN_JARS or of REPDYN_CLASSPATH."""

import json
import os
import re
import runpy
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
import pytest

import repdyn
from repdyn._calls import Call, _running
from repdyn._commands import Outcome
from repdyn._jvm import _home, _options, _version, class_path, java
from repdyn._progress import Progress

# Runs that other code has finished must not be found.
os.environ["REPDYN_STORE"] = tempfile.mkdtemp(prefix="repdyn-test-store-")

SMALL = {
    "data": {"name": "gaussian-views", "samples": 20, "dimension": 4},
    "augment": {"name": "gaussian-noise", "sd": 0.1},
    "loss": "linear-contrastive",
    "encoder": {"name": "linear", "outputs": 2},
    "observables": ["effective-rank"],
    "time": {"end": 1, "points": 4},
    "arms": {"naive": {"constraint": "euclidean"}, "stiefel": {"constraint": "stiefel"}},
}


@pytest.fixture(scope="module")
def comparison():
    return repdyn.compare(SMALL, progress=False, overrides={"data.samples": 16})


def test_frames_have_the_rows_of_the_comparison(comparison):
    pytest.importorskip("pyarrow")
    assert list(comparison.pandas()["arm"]) == comparison.arms == ["naive", "stiefel"]
    trajectory = comparison.trajectory()
    assert set(trajectory["arm"]) == {"naive", "stiefel"}
    assert comparison.report.exists()
    t, values = comparison.values("loss")["naive"]
    rows = trajectory[(trajectory["arm"] == "naive") & (trajectory["observable"] == "loss")]
    assert np.array_equal(rows["t"], t) and np.array_equal(rows["value"], values)


def test_polars_frames_have_the_rows_of_the_comparison(comparison):
    pytest.importorskip("polars")
    assert comparison.polars()["arm"].to_list() == ["naive", "stiefel"]
    assert comparison.trajectory_polars().height == sum(len(t) for t, _ in all_values(comparison))


def all_values(comparison):
    for name in comparison.observables():
        index = 0
        while True:
            try:
                yield from comparison.values(name, index).values()
            except repdyn.Misuse:
                break
            index += 1


def test_a_notebook_shows_table_and_figure(comparison):
    assert "<td>naive</td>" in comparison._repr_html_()
    figure = comparison.figure("effective-rank")
    assert figure._repr_svg_().lstrip().startswith("<")
    assert "<svg" in figure.svg
    assert figure.svg == comparison.figure("effective-rank").svg
    with pytest.raises(repdyn.Misuse, match="Observables with a trajectory: .*effective-rank"):
        comparison.figure("effective-rnk")
    with pytest.raises(repdyn.Misuse, match="allowed: .*effective-rank"):
        comparison.values("effective-rnk")


def test_run_directories_are_read_and_results_replaced(comparison, tmp_path):
    read = repdyn.Comparison(str(comparison.directory))
    assert np.array_equal(losses(read), losses(comparison))
    with pytest.raises(repdyn.Misuse, match="is not the run directory of a comparison"):
        repdyn.Comparison(tmp_path)
    file = comparison.figure().save(tmp_path / "loss.svg")
    for call in (read.figure().save, lambda file, **options: repdyn.compare(SMALL, out=comparison.directory, progress=False, **options)):
        with pytest.raises(repdyn.Misuse, match="replace it with overwrite=True"):
            call(file)
    with pytest.raises(repdyn.Misuse, match="is not a run directory .* Choose another place for out$"):
        repdyn.compare(SMALL, out=tmp_path, overwrite=True, progress=False)
    # An observable, which the figure names on its axis, is another figure.
    before = file.read_text()
    read.figure("effective-rank").save(file, overwrite=True)
    assert file.read_text() != before
    first = losses(repdyn.compare(SMALL, out=tmp_path / "run", progress=False))
    assert not np.array_equal(first, losses(repdyn.compare(SMALL, out=tmp_path / "run", overwrite=True, progress=False, seed=2)))


def test_results_that_were_not_replaced_are_not_returned(comparison, monkeypatch):
    # As at a full disk: the command fails and leaves the run directory as it was.
    failed = Outcome(1, [], ["error: the results could not be written"])
    monkeypatch.setattr("repdyn._comparison.execute", lambda *arguments: failed)
    with pytest.raises(repdyn.RunFailed, match="could not be written"):
        repdyn.compare(SMALL, out=comparison.directory, overwrite=True, progress=False)


def test_the_numbers_are_those_of_the_command_line(comparison, tmp_path):
    study = tmp_path / "study.yaml"
    study.write_text(json.dumps(SMALL))
    classes = os.pathsep.join(class_path())
    java = Path(os.environ["JAVA_HOME"]) / "bin" / "java" if "JAVA_HOME" in os.environ else "java"
    words = ["compare", str(study), "data.samples=16", "--no-store", "--quiet", "--out", str(tmp_path / "run")]
    subprocess.run([java, "-XX:TieredStopAtLevel=1", "-cp", classes, "org.repdyn.cli.Main", *words], check=True, capture_output=True)
    for table in ("trajectory.csv", "embedding.csv"):
        here, there = ((folder / table).read_text().splitlines() for folder in (comparison.directory, tmp_path / "run"))
        # The first column is the name of the run directory.
        assert [line.split(",", 1)[1] for line in here] == [line.split(",", 1)[1] for line in there]


def test_a_mistake_is_an_exception_with_the_message_of_the_command():
    with pytest.raises(ValueError, match="^unknown loss 'nt-xnt'. Did you mean 'nt-xent'"):
        repdyn.compare({**SMALL, "loss": "nt-xnt"}, progress=False)
    with pytest.raises(repdyn.Misuse, match="Did you mean 'nt-xent'"):
        repdyn.compare(SMALL, progress=False, loss="nt-xnt")
    with pytest.raises(repdyn.Misuse, match="cannot be a setting"):
        repdyn.compare({**SMALL, "loss": object()}, progress=False)


def test_a_mistake_in_an_override_speaks_of_the_argument():
    def message(**arguments):
        with pytest.raises(repdyn.Misuse) as mistake:
            repdyn.compare(SMALL, progress=False, **arguments)
        assert "command line" not in str(mistake.value) and "--" not in str(mistake.value)
        return str(mistake.value)

    assert message(loss="nt-xnt").startswith("loss='nt-xnt': unknown loss 'nt-xnt'. Did you mean 'nt-xent'?")
    assert message(loss="nt-xnt").endswith('See: repdyn.run("plugins", "list")')
    assert message(overrides={"data.sample": 3}).startswith("overrides['data.sample']: unknown option 'data.sample'.")
    several = message(overrides={"data.sample": 3, "time.end": -1}, seed=3, loss={"name": "tcr", "epsilom": 1})
    starts = ["overrides['data.sample']: unknown", "loss={'name': 'tcr', 'epsilom': 1}: unknown", "overrides['time.end']: time.end is '-1'"]
    assert all(any(line.startswith(start) for line in several.splitlines()) for start in starts), several
    assert message(progres=True).endswith("Did you mean progress?")
    assert message(plugins="/no/such").startswith("plugins: plugins directory '/no/such' does not exist")
    assert "exists already" in message(out=tempfile.gettempdir())
    assert message(weight_decay=-1).startswith("weight_decay=-1: weight-decay is '-1'")
    assert message(loss=None).startswith("loss=None: None is no value")
    assert message(loss="").startswith("loss='': an empty text is no value")
    assert "cannot be a setting" in message(overrides={"loss": {(1, 2): 3}})
    assert message(out=3).startswith("out is 3; it must be a path")
    assert message(overrides=["seed=3"]).startswith("overrides is a list; it must be a dictionary")
    assert message(overrides={" ": 1}).startswith("overrides[' ']: ' ' is no path of a setting")
    assert message(overrides={"-x": 1}).startswith("overrides['-x']: '-x' is no path of a setting")
    assert message(threads=2.5).startswith("threads is 2.5; it must be a whole number")
    assert message(out="a\0b").startswith("out is 'a\\x00b'; a path has no character of number 0")


def test_halves_of_characters_are_refused_by_name(comparison):
    half = "a\ud800"

    def labelled():
        repdyn.dataset("python-data", np.eye(2), labels=[half, "b"])

    square = lambda w: (w * w).sum()  # noqa: E731
    for call, start in (
        (lambda: repdyn.run("plugins", half), "the word 2 of the command has"),
        (lambda: repdyn.compare(half, progress=False), "study has"),
        (lambda: repdyn.compare("{" + half + ": 1}", progress=False), "the study has"),
        (lambda: repdyn.compare({"title": half}, progress=False), "the study: {'title': "),
        (lambda: repdyn.compare(SMALL, progress=False, loss=half), "'a\\ud800' has"),
        (lambda: repdyn.compare(SMALL, progress=False, overrides={half: 1}), "the path of overrides['a\\ud800'] has"),
        (lambda: repdyn.compare(SMALL, progress=False, out=half), "out has"),
        (lambda: repdyn.Comparison(half), "directory has"),
        (lambda: comparison.figure(half), "name has"),
        (lambda: comparison.figure(by=half), "a setting of by has"),
        (lambda: repdyn.loss("python-half", summary=half), "summary has"),
        (labelled, "the label 'a\\ud800' has"),
        (lambda: repdyn.kernel(np.eye(2), [half]), "['a\\ud800'] has"),
        (lambda: repdyn.nearest(half, np.eye(2)), "manifold has"),
        (lambda: repdyn.minimize("sphere", (2, 1), square, lambda w: 2 * w, solver=half), "solver has"),
    ):
        with pytest.raises(repdyn.Misuse, match=r"half of a character \(a surrogate\)") as mistake:
            call()
        assert str(mistake.value).startswith(start)
        str(mistake.value).encode()  # a terminal can print it


def test_exceptions_whose_message_cannot_be_printed_are_the_reason_of_a_failure():
    class Unreadable(Exception):
        def __str__(self):
            raise ValueError

    def half(z, p):
        """Raises a text with half of a character, which this line has too: \ud800."""
        raise ValueError("a\ud800")

    def unreadable(z, p):
        raise Unreadable

    for function, message in ((half, r"raised ValueError: a\\ud800 \("), (unreadable, "raised Unreadable: its message cannot be read: ValueError")):
        repdyn.loss("python-message")(function)
        with pytest.raises(repdyn.RunFailed, match=message):
            repdyn.check_loss("python-message").require()


def test_arguments_of_a_figure_are_checked(comparison):
    for options, message in (
        ({"by": 3}, "^by is 3; it must be a setting"),
        ({"by": ["loss", None]}, "^a setting of by is None; it must be a text"),
        ({"width": 5}, "^width is 5; it must be a text"),
        ({"name": 3}, "^name is 3; it must be a text"),
        ({"name": "--help"}, "^no arm has '--help'"),
    ):
        with pytest.raises(repdyn.Misuse, match=message):
            comparison.figure(**options)
    assert comparison.figure(by=None).svg == comparison.figure().svg


def test_options_of_a_checked_loss_are_checked():
    for options, message in (
        ({"temperature": None}, "^temperature=None: None is no value of a setting; leave the setting out"),
        ({"--help": 1}, "^--help=1: '--help' is no path of a setting"),
        ({"samples": 2.5}, "^samples is 2.5; it must be a whole number"),
        ({"dimension": 1}, "^dimension is 1; it must be a whole number of at least 2"),
    ):
        with pytest.raises(repdyn.Misuse, match=message):
            repdyn.check_loss("nt-xent", **options)


def test_the_jars_have_the_version_of_the_package():
    assert re.fullmatch(r"\d+\.\d+\.\d+(\.dev0)?", repdyn.__version__)
    pom = (Path(__file__).parents[2] / "pom.xml").read_text(encoding="utf-8")
    assert f"<version>{repdyn.__version__.replace('.dev0', '-SNAPSHOT')}</version>" in pom


def test_a_study_is_a_dictionary_or_a_text(comparison):
    for indent in (None, 1):
        here = repdyn.compare(json.dumps(SMALL, indent=indent), overrides={"data.samples": 16}, progress=False, threads=1)
        assert np.array_equal(losses(comparison), losses(here))
    with pytest.raises(repdyn.Misuse, match="^study:1:1: unknown loss 'nt-xnt'"):
        repdyn.compare("loss: nt-xnt\ndata: digits\nencoder: linear\narms: {a: {}}\n", progress=False)
    with pytest.raises(repdyn.Misuse, match="study is a list"):
        repdyn.compare([SMALL], progress=False)


@pytest.fixture
def interruptible():
    """Python in the background of a script ignores SIGINT, so that no test could wait for its end."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_ends_a_comparison_and_keeps_what_has_ended(tmp_path, monkeypatch):
    class Impatient(Progress):
        def line(self, text):
            if "short" in text:  # this arm has ended, and the other one runs
                os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr("repdyn._commands.Progress", Impatient)
    long = {"dynamics": {"name": "gradient-descent", "rate": 1e-9}, "time": {"end": 1}}
    with pytest.raises(KeyboardInterrupt, match="the arms that ended are in ") as stop:
        # A seed that no other test has, or the arm would come from the store.
        repdyn.compare({**SMALL, "arms": {"short": {}, "long": long}}, out=tmp_path / "run", seed=1234)
    assert eval(str(stop.value).split(" are in ")[1]).arms == ["short"]


def ctrl_c_ends(call, began):
    """Sends Ctrl-C once a call has begun, and waits for its end in Java, which takes hours without a stop."""

    def send():
        assert began.wait(30)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=send).start()
    with pytest.raises(KeyboardInterrupt):
        call()
    while _running:
        time.sleep(0.01)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("between", [False, True])
def test_ctrl_c_ends_a_kernel(between, monkeypatch):
    began = threading.Event()

    class Begun(Call):
        def ended(self, seconds):
            began.set()
            return super().ended(seconds)

    monkeypatch.setattr("repdyn._kernels.Call", Begun)
    x = np.random.default_rng(0).normal(size=(1000, 3))
    network = ["dense"] + ["relu", "dense"] * 10_000
    ctrl_c_ends(lambda: repdyn.kernel(x, network, x if between else None), began)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("call", ["check", "compare", "endless"])
def test_ctrl_c_ends_a_slow_loss(call, tmp_path):
    began = threading.Event()

    @repdyn.loss("python-slow", gradient="given" if call == "endless" else "differences")
    def slow(z, p):
        began.set()
        if call == "endless":
            while True:
                time.sleep(0.001)
        time.sleep(0.05)
        return value_alone(z, p)

    # Differences of the 200 numbers of this batch take about 1200 values.
    study = {**SMALL, "loss": "python-slow", "data": {**SMALL["data"], "samples": 50}, "arms": {"a": {}}}
    options = {"samples": 50, "dimension": 2}
    ctrl_c_ends(lambda: repdyn.compare(study, progress=False) if call == "compare" else repdyn.check_loss("python-slow", **options), began)


def test_ctrl_c_leaves_no_mark_on_later_calls():
    # At Ctrl-C JPype interrupts the thread of Java as well, and searches for no class while it is interrupted.
    java("java.lang.Thread").currentThread().interrupt()
    assert java("java.util.zip.Adler32")().getValue() == 1


def test_threads_of_commands_leave_java():
    repdyn.run("--version")
    threads = java("java.lang.Thread").getAllStackTraces
    before = {str(thread.getName()) for thread in threads().keySet()}
    repdyn.run("--version")
    assert not {name for name in {str(thread.getName()) for thread in threads().keySet()} - before if name.startswith("Thread-")}


#: A program that ends as pytest does, which disables faulthandler and may enable it again, and before that a process that is forked from it.
ENDING = """
import atexit, ctypes, faulthandler, gc, os, sys
import jpype

def handler():
    action = ctypes.create_string_buffer(512)
    ctypes.CDLL(None).sigaction(11, None, action)  # of SIGSEGV
    return action.raw[: ctypes.sizeof(ctypes.c_void_p)]  # its first member

def check():
    if os.getpid() == parent and handler() != of_java:
        os._exit(8)

parent = os.getpid()
faulthandler.enable()
# Runs after the exit handlers of repdyn and before that of JPype, which shuts Java down.
atexit.register(check)
import repdyn
repdyn.manifolds()
of_java = handler()
child = os.fork()
if child == 0:
    try:
        repdyn.manifolds()
    except repdyn.JavaNotAvailable as error:
        print(error)
        memory = bytearray(b"x") * 2**26  # at which JPype would collect the memory of Java as well
        gc.collect()
        sys.exit(7)
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
for change in (faulthandler.disable, faulthandler.enable, faulthandler.disable):
    change()
    assert handler() == of_java
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no signals, and no forks")
def test_forked_processes_end_and_java_has_its_signals_at_the_end():
    ended = subprocess.run([sys.executable, "-c", ENDING], capture_output=True, text=True, timeout=30)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "forked from one in which RepDyn runs" in ended.stdout


#: A program that forks while another thread starts Java.
STARTING = """
import os, repdyn, repdyn._jvm
repdyn._jvm._lock.acquire()
child = os.fork()
if child == 0:
    try:
        repdyn.manifolds()
    except repdyn.JavaNotAvailable:
        os._exit(7)
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no forks")
def test_a_process_that_is_forked_while_java_starts_does_not_wait_for_it():
    subprocess.run([sys.executable, "-c", STARTING], check=True, timeout=30)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no signals")
def test_a_process_can_be_terminated():
    program = "import repdyn, signal, time; repdyn.manifolds(); signal.raise_signal(signal.SIGTERM); time.sleep(60)"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=100)
    assert ended.returncode == -signal.SIGTERM, ended.stdout + ended.stderr


def ends_well(program, *arguments, **environment):
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments], env={**os.environ, **environment}, capture_output=True, text=True, timeout=100
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


#: A program that looks at what Java sees of the system: the names of files, and the home of a user whom the system does not know.
SURROUNDINGS = """
import os, sys
from repdyn._jvm import java
assert java("java.nio.file.Files").isDirectory(java("java.io.File")(sys.argv[1]).toPath())
assert java("java.lang.System").getProperty("user.home") == "/home/ada"
assert os.environ["LC_ALL"] == "C"
"""


@pytest.mark.skipif(os.name != "posix", reason="names of files have no encoding elsewhere")
def test_java_starts_in_an_ascii_locale_without_a_home_and_with_another_garbage_collector(tmp_path):
    (tmp_path / "größer").mkdir()
    options = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Duser.home=?"
    ends_well(SURROUNDINGS, str(tmp_path / "größer"), LC_ALL="C", HOME="/home/ada", REPDYN_JAVA_OPTS=options)


#: A program in which another package has started Java, of a version that is too old.
STARTED = """
import jpype, repdyn
jpype.startJVM()
def version(text):
    jpype.java.lang.System.setProperty("java.specification.version", text)
version("11")
try:
    repdyn.manifolds()
    raise SystemExit("an old Java was taken")
except repdyn.JavaNotAvailable as error:
    assert "this is Java 11" in str(error), error
version("17")
assert "sphere" in repdyn.manifolds()
"""


def test_a_java_that_runs_already_is_used_unless_it_is_too_old():
    ends_well(STARTED)


def test_java_is_that_of_java_home_or_that_to_which_the_command_leads(tmp_path, monkeypatch):
    command = tmp_path / "java"
    command.write_text("#!/bin/sh\nprintf 'Property settings:\\n    java.home = /opt/a jdk\\n' >&2\n")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    if os.name == "posix":
        assert _home() == Path("/opt/a jdk")
        monkeypatch.setenv("JAVA_HOME", "")
        assert _home() == Path("/opt/a jdk")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(repdyn.JavaNotAvailable, match="JAVA_HOME is .*, where there is no Java; point it at a JDK of version 17"):
        _home()
    assert _version(tmp_path) == 0
    (tmp_path / "release").write_text('IMPLEMENTOR="größer"\nJAVA_VERSION="1.8.0_392"\n', encoding="utf-8")
    assert _version(tmp_path) == 8
    with pytest.raises(repdyn.JavaNotAvailable, match="Java 17 or newer is needed, and this is Java 8"):
        _options(8)


def test_relative_paths_are_those_of_the_present_working_directory(comparison, tmp_path, monkeypatch):
    # Java was started in another one, which it keeps.
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    Path("study.yaml").write_text(json.dumps(SMALL))
    result = repdyn.compare("study.yaml", overrides={"data.samples": 16}, out="run", progress=False)
    assert result.directory == tmp_path / "run"
    assert np.array_equal(losses(result), losses(comparison))
    assert repdyn.compare(SMALL, out="~/run", progress=False).directory == tmp_path / "home" / "run"
    figure = result.figure()
    figure.save("loss.svg")
    assert Path("loss.svg").exists()
    np.savetxt("points.csv", np.eye(12), delimiter=",")
    assert repdyn.compare({**SMALL, "data": {"name": "csv", "path": "points.csv"}}, progress=False).arms == comparison.arms
    read = repdyn.Comparison("run")
    monkeypatch.chdir(tmp_path.parent)
    assert np.array_equal(losses(read), losses(comparison))
    assert figure.save(tmp_path / "again.svg").exists()


def test_a_comparison_that_did_not_run_leaves_no_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(repdyn.Misuse):
        repdyn.compare({**SMALL, "loss": "nt-xnt"}, progress=False)
    assert list(tmp_path.iterdir()) == []


def test_progress_is_a_bar_with_tqdm_and_lines_without(monkeypatch, capsys):
    lines = ["error: raised, not shown", "notice", "long: 3 %, about 2 s left", "1 of 2 · short: completed, 0.1 s", "2 of 2 · long: completed, 3 s"]
    monkeypatch.setattr("repdyn._progress._bars", lambda: None)
    plain = Progress(True)
    for line in lines:
        plain.line(line)
    plain.close()
    assert capsys.readouterr().err.splitlines() == lines[1:]
    hidden = Progress(False)
    hidden.line("notice")
    assert capsys.readouterr().err == ""
    monkeypatch.undo()
    tqdm = pytest.importorskip("tqdm").tqdm
    monkeypatch.setattr("repdyn._progress._bars", lambda: tqdm)
    bar = Progress(True)
    for line in lines:
        bar.line(line)
    bar.close()
    shown = capsys.readouterr().err
    assert "notice" in shown and "2/2" in shown and "long: completed" in shown and "raised" not in shown


def test_a_kernel_equals_its_closed_form():
    x = np.random.default_rng(0).normal(size=(5, 3))
    linear = repdyn.kernel(x, ["dense"])
    # K = XXᵀ/d, and one trained layer has Θ = K; rounding of sums of three products.
    assert np.allclose(linear.nngp, x @ x.T / 3, rtol=0, atol=1e-14)
    assert np.allclose(linear.ntk, linear.nngp, rtol=0, atol=1e-14)
    whole = repdyn.kernel(x, ["dense", "relu", {"dense": {"W_std": 1.4}}])
    part = repdyn.kernel(x, ["dense", "relu", {"dense": {"W_std": 1.4}}], x[:2])
    for same in (x.astype(">f8"), np.repeat(x, 2, axis=0)[::2], x.astype(object), x.tolist()):
        assert np.array_equal(repdyn.kernel(same, ["dense"]).ntk, linear.ntk)
    assert repdyn.kernel(x, y=x[:0]).ntk.shape == (5, 0)
    assert np.allclose(part.ntk, whole.ntk[:, :2], rtol=1e-12)
    other = repdyn.kernel(np.asfortranarray(x), ["dense", "relu", {"dense": {"W_std": 1.4}}], x[:2].astype("float32"))
    # The relative error of single precision, 6e-8, in the two inputs.
    assert np.allclose(other.ntk, part.ntk, rtol=1e-5)
    with pytest.raises(repdyn.Misuse, match="Did you mean 'relu'"):
        repdyn.kernel(x, ["dense", "rely", "dense"])
    with pytest.raises(ValueError, match="rows of 3 numbers"):
        repdyn.kernel(x, ["dense"], np.ones((2, 4)))
    with pytest.raises(ValueError, match=r"x has the shape \(3,\); .*x\[:, None\]"):
        repdyn.kernel(x[0], ["dense"])


def test_a_kernel_that_no_buffer_can_hold_is_copied_in_parts(monkeypatch):
    x = np.random.default_rng(0).normal(size=(7, 3))
    whole = repdyn.kernel(x)
    monkeypatch.setattr("repdyn._kernels.LARGEST", 2 * 7 * 8)  # two rows
    parts = repdyn.kernel(x)
    assert np.array_equal(whole.ntk, parts.ntk) and np.array_equal(whole.nngp, parts.nngp)


def test_a_solver_finds_the_dominant_subspace():
    a = np.diag(np.arange(1.0, 9.0))
    found = repdyn.minimize("grassmann", (8, 2), lambda w: -np.trace(w.T @ a @ w), lambda w: -2 * a @ w, tolerance=1e-9)
    assert found.converged, found.reason
    # The two largest eigenvalues are 8 and 7; the error of the cost is of the order of the gradient's square.
    assert found.cost == pytest.approx(-15, abs=1e-12)
    assert np.allclose(found.point.T @ found.point, np.eye(2), atol=1e-13)
    again = repdyn.minimize("grassmann", (8, 2), lambda w: -np.trace(w.T @ a @ w), lambda w: -2 * a @ w, start=found.point)
    assert again.iterations <= 1
    with pytest.raises(repdyn.Misuse, match="Did you mean 'stiefel'"):
        repdyn.minimize("stiefl", (3, 1), lambda w: 0.0, lambda w: w)
    with pytest.raises(repdyn.Misuse, match=r"shape \(2, 1\), and a point has \(3, 1\)"):
        repdyn.minimize("sphere", (3, 1), lambda w: 0.0, lambda w: w[:2])
    with pytest.raises(repdyn.Misuse, match="start at the nearest point of the manifold, which 'nearest' computes"):
        repdyn.minimize("sphere", (3, 1), lambda w: 0.0, lambda w: w, start=[[3.0], [0.0], [4.0]])
    start = repdyn.nearest("sphere", [[3.0], [0.0], [4.0]])
    assert np.allclose(start, [[0.6], [0.0], [0.8]], atol=1e-15)
    # The derivative of w1 is (1, 0, 0), and the minimum on the sphere is at (-1, 0, 0).
    line = repdyn.minimize("sphere", (3, 1), lambda w: w[0, 0], lambda w: [[1.0], [0.0], [0.0]], start=start)
    assert line.converged and line.cost == pytest.approx(-1, abs=1e-12)
    with pytest.raises(repdyn.Misuse):
        repdyn.nearest("stiefel", np.zeros((3, 2)))
    with pytest.raises(ZeroDivisionError):
        repdyn.minimize("sphere", (3, 1), lambda w: 1 / 0, lambda w: w)


def pair(z, p):
    """½·mean squared distance of two views."""
    difference = (z - p) / len(z)
    return 0.5 * ((z - p) ** 2).sum() / len(z), [difference, -difference]


def value_alone(z, p):
    """½·mean squared distance of two views."""
    return pair(z, p)[0]


def losses(comparison):
    return np.concatenate([values for _, values in comparison.values("loss").values()])


def test_a_loss_with_its_gradient_runs_under_every_constraint_and_dynamics():
    repdyn.loss("python-pair", gradient="given", rotation_invariant=True, degree=2)(pair)
    assert repdyn.check_loss("python-pair").require()
    arms = {
        "flow": {},
        "grassmann": {"constraint": "grassmann"},
        "oblique": {"constraint": "oblique"},
        "descent": {"dynamics": {"name": "gradient-descent", "rate": 0.05}},
        "momentum": {"dynamics": {"name": "momentum", "rate": 0.02}},
        "baseline": {"baseline": "ntk"},
    }
    ran = repdyn.compare({**SMALL, "loss": "python-pair", "arms": arms}, progress=False)
    for arm, (_, values) in ran.values("loss").items():
        assert values[-1] < values[0], arm
    assert "python-pair" in ran.report.read_text()


def test_a_wrong_gradient_is_found():
    repdyn.loss("python-wrong", gradient="given", rotation_invariant=True, degree=2)(
        lambda z, p: (pair(z, p)[0], [2 * g for g in pair(z, p)[1]])
    )
    found = repdyn.check_loss("python-wrong")
    assert not found
    assert "gradient against value" in {law.name for law in found if not law.passed}
    with pytest.raises(RuntimeError, match="gradient against value.*FAILED"):
        found.require()
    with pytest.raises(repdyn.Misuse, match="nt-xent"):
        repdyn.check_loss("nt-xnt")
    for name in (value_alone, "--help", ""):
        with pytest.raises(repdyn.Misuse, match="is not the name of a loss"):
            repdyn.check_loss(name)
    assert repdyn.check_loss("w-mse", stop_gradient=False).loss == repdyn.check_loss("w-mse", stop_gradient="false").loss


def test_a_value_alone_gives_the_gradient_that_was_written():
    repdyn.loss("python-given", gradient="given", rotation_invariant=True, degree=2)(pair)
    repdyn.loss("python-value", rotation_invariant=True, degree=2)(value_alone)
    assert repdyn.check_loss("python-value").require()
    given, differences = (repdyn.compare({**SMALL, "loss": name}, progress=False) for name in ("python-given", "python-value"))
    # A gradient by differences has a relative error of 1e-9, and the flow a tolerance of about 1e-6.
    assert np.allclose(losses(given), losses(differences), rtol=1e-6)


@pytest.mark.parametrize("library", ["torch", "jax"])
def test_a_library_gives_the_gradient_that_was_written(library):
    pytest.importorskip(library)
    repdyn.loss("python-given", gradient="given", rotation_invariant=True, degree=2)(pair)
    repdyn.loss("library-pair", gradient=library, rotation_invariant=True, degree=2)(value_alone_of_library)
    assert repdyn.check_loss("library-pair").require()
    given, differentiated = (repdyn.compare({**SMALL, "loss": name}, progress=False) for name in ("python-given", "library-pair"))
    # The same numbers up to the order of sums in two libraries, carried along the flow.
    assert np.allclose(losses(given), losses(differentiated), rtol=1e-8, atol=1e-10)


def value_alone_of_library(z, p):
    """½·mean squared distance of two views."""
    return 0.5 * ((z - p) ** 2).sum() / len(z)


def test_an_error_in_a_loss_fails_its_arms_and_is_the_cause():
    @repdyn.loss("python-broken")
    def broken(z, p):
        """Fails."""
        raise KeyError("out of ideas")

    with pytest.raises(repdyn.RunFailed, match="python-broken, written in Python, raised KeyError: 'out of ideas' .*line") as failure:
        repdyn.compare({**SMALL, "loss": "python-broken"}, progress=False)
    assert isinstance(failure.value.__cause__, KeyError)
    assert list(failure.value.result.failed) == ["naive", "stiefel"]
    arms = {"good": {"loss": "linear-contrastive"}, "bad": {"loss": "python-broken"}}
    with pytest.warns(UserWarning, match="1 of 2 arms failed"):
        assert list(repdyn.compare({**SMALL, "arms": arms}, progress=False).failed) == ["bad"]


def test_gradients_of_a_wrong_shape_are_refused():
    repdyn.loss("python-shape", gradient="given")(lambda z, p: (0.0, [z[:1], p]))
    with pytest.raises(repdyn.RunFailed, match=r"gradient of the shape \(1, 2\) for a view of \(\d+, 2\)"):
        repdyn.compare({**SMALL, "loss": "python-shape"}, progress=False)


@pytest.mark.parametrize(
    "returned, message",
    [
        (lambda z, p: None, "what it returned is None; it must be one number"),
        (lambda z, p: ((z - p) ** 2).sum(axis=1), r"array of the shape \(\d+,\); it must be one number, such as a sum"),
        (lambda z, p: np.complex128(1 + 2j), r"what it returned is .*1\+2j.*; it must be one number"),
        (lambda z, p: float("nan"), "value of the loss is NaN at finite embeddings"),
        (lambda z: 0.0, "raised TypeError: .*1 positional argument"),
    ],
)
def test_a_value_that_is_no_number_is_refused(returned, message):
    repdyn.loss("python-value")(returned)
    with pytest.raises(repdyn.RunFailed, match=message) as failure:
        repdyn.compare({**SMALL, "loss": "python-value"}, progress=False)
    # The place of the loss, and not that in this package where the value was read.
    assert "_losses.py" not in str(failure.value)


@pytest.mark.parametrize(
    "returned, message",
    [
        (lambda z, p: 0.0, "it returned 0.0; with gradient='given' a loss returns its value and a list"),
        (lambda z, p: (0.0, [z]), "it returned 1 gradients; it needs one for each of its 2 views"),
        (lambda z, p: (0.0, [1j * z, p]), "gradient 0 has complex numbers"),
        (lambda z, p: (0.0, [np.nan * z, p]), "field of the loss is NaN at finite embeddings"),
    ],
)
def test_gradients_that_are_no_numbers_are_refused(returned, message):
    repdyn.loss("python-gradient", gradient="given")(returned)
    with pytest.raises(repdyn.RunFailed, match=message):
        repdyn.compare({**SMALL, "loss": "python-gradient"}, progress=False)


def test_a_value_that_no_library_differentiates_is_refused():
    torch = pytest.importorskip("torch")
    repdyn.loss("torch-value", gradient="torch")(lambda z, p: float(((z - p) ** 2).sum().detach()))
    with pytest.raises(repdyn.RunFailed, match="does not depend on the views by operations of PyTorch"):
        repdyn.compare({**SMALL, "loss": "torch-value"}, progress=False)
    repdyn.loss("torch-value", gradient="torch")(lambda z, p: torch.sum((z - p) ** 2, dim=1))
    with pytest.raises(repdyn.RunFailed, match="such as a sum or a mean"):
        repdyn.compare({**SMALL, "loss": "torch-value"}, progress=False)


def test_arrays_that_are_no_numbers_are_refused():
    for array in ([["a"]], np.eye(2) * 1j, [[1.0], [1.0, 2.0]]):
        with pytest.raises(repdyn.Misuse, match="^x "):
            repdyn.kernel(array)
        with pytest.raises(repdyn.Misuse, match="^x "):
            repdyn.dataset("python-data", array)
    for array, message in (
        (np.ma.masked_greater(np.eye(2), 0.5), "^x is a masked array"),
        (np.array(["1"]), "^x has entries of the type <U1"),
        (np.empty((3, 0)), "at least one number"),
        ([[10**400]], "^x cannot be read as an array of numbers: int too large"),
        (None, "^x is of the type NoneType; it must be an array"),
        ((row for row in np.eye(2)), "^x is of the type generator"),
        (type("Sparse", (), {"toarray": lambda self: np.eye(2)})(), r"^x is of the type Sparse; .*x\.toarray\(\) is one"),
    ):
        with pytest.raises(repdyn.Misuse, match=message):
            repdyn.kernel(array)
    for network, message in (([{(1, 2): 3}], "cannot be a setting"), ([{"dense": {"W_std": float("nan")}}], "weight-std is 'NaN'")):
        with pytest.raises(repdyn.Misuse, match=message):
            repdyn.kernel(np.eye(2), network)
    with pytest.raises(repdyn.Misuse, match="^labels are bytes that are not ASCII"):
        repdyn.dataset("python-data", np.eye(2), labels=[b"a", b"\xff"])
    with pytest.raises(repdyn.Misuse, match="fewer than 2.31 rows"):
        repdyn.minimize("sphere", (2**31, 1), lambda w: 0.0, lambda w: w)
    for network in ({"dense": {"W_std": 2}}, 3):
        with pytest.raises(repdyn.Misuse, match="^network is .*; it must be a list of layers"):
            repdyn.kernel(np.eye(2), network)
    for option, message in (({"tolerance": "1e-3"}, "^tolerance is '1e-3'"), ({"iterations": 1.5}, "^iterations is 1.5"), ({"seed": 2**63}, "64 bits")):
        with pytest.raises(repdyn.Misuse, match=message):
            repdyn.minimize("sphere", (3, 1), lambda w: 0.0, lambda w: w, **option)
    with pytest.raises(repdyn.Misuse, match="^cost is 3; it must be a function"):
        repdyn.minimize("sphere", (3, 1), 3, lambda w: w)
    with pytest.raises(repdyn.Misuse, match="^the study: .* cannot be a setting: keys must be str"):
        repdyn.compare({**SMALL, (1, 2): 3}, progress=False)
    with pytest.raises(repdyn.Misuse, match="^x has the shape .*, and so no numbers"):
        repdyn.dataset("python-data", np.empty((0, 3)))
    for option, message in (
        ({"widths": 64}, "^widths is 64; give a list"),
        ({"widths": "64"}, "^widths is '64'; give a list"),
        ({"widths": [64.5]}, "^a width is 64.5; it must be a whole number"),
        ({"seeds": 2.5}, "^seeds is 2.5; it must be a whole number"),
    ):
        with pytest.raises(repdyn.Misuse, match=message):
            repdyn.ntk_drift(np.eye(4), "linear-contrastive", **option)
    with pytest.raises(repdyn.Misuse, match="^shape is 3; "):
        repdyn.minimize("sphere", 3, lambda w: 0.0, lambda w: w)
    with pytest.raises(repdyn.Misuse, match="^the cost is None; "):
        repdyn.minimize("sphere", (3, 1), lambda w: None, lambda w: w)


def test_arrays_are_data_of_a_study():
    rng = np.random.default_rng(1)
    x = rng.normal(size=(12, 4))
    study = {**SMALL, "data": {"name": "python-data", "train": 12}, "arms": {"naive": {}}}
    repdyn.dataset("python-data", x, labels=["cat", "dog"] * 6)
    first = losses(repdyn.compare(study, progress=False))
    repdyn.dataset("python-data", np.asfortranarray(x), labels=["cat", "dog"] * 6)
    assert np.array_equal(first, losses(repdyn.compare(study, progress=False)))
    repdyn.dataset("python-data", 2 * x)
    assert not np.array_equal(first, losses(repdyn.compare(study, progress=False)))
    with pytest.raises(repdyn.Misuse, match="row 1, column 2"):
        repdyn.dataset("python-data", [[1.0, float("nan")], [1.0, 2.0]])
    for labels in ([0.0, 1.0] * 6, np.array([0, 1] * 6, dtype=object)):
        repdyn.dataset("python-data", x, labels=labels)
    for labels in ([0, float("nan")] * 6, ["cat", None] * 6):
        with pytest.raises(repdyn.Misuse, match="a label is missing"):
            repdyn.dataset("python-data", x, labels=labels)
    with pytest.raises(repdyn.Misuse, match="labels are fractions"):
        repdyn.dataset("python-data", x, labels=[0.5, 1] * 6)
    with pytest.raises(repdyn.Misuse, match="one label for each of 12"):
        repdyn.dataset("python-data", x, labels=[1, 2])
    repdyn.forget_dataset("python-data")
    with pytest.raises(repdyn.Misuse, match="unknown dataset 'python-data'"):
        repdyn.compare(study, progress=False)


def test_the_drift_of_a_wide_network_is_smaller():
    x = np.random.default_rng(0).normal(size=(8, 4))
    drift = repdyn.ntk_drift(x, "linear-contrastive", widths=[16, 1024], seeds=2, end=0.2, points=3, progress=False)
    assert drift.drift.shape == (2, 2, len(drift.times[0, 0])) and len(drift.by_block) == 2
    assert (drift.drift[:, :, 0] == 0).all() and (drift.drift[:, :, 1:] > 0).all()
    # A factor 8 is expected of δ ~ m^(−1/2).
    assert drift.final[1].mean() < drift.final[0].mean() / 3
    trend = drift.trend()
    assert trend.low < trend.slope < trend.high < 0 and "drift" in trend.verdict
    # ‖Θ_t − Θ₀‖ of the whole kernel is at most the sum of those of its blocks, and each ‖Θ₀‖ of a block at most that of the whole.
    assert (drift.drift <= drift.by_block.sum(axis=0) + 1e-12).all()
    assert "<svg" in drift._repr_svg_()
    with pytest.raises(repdyn.Misuse, match="at least one of each"):
        repdyn.ntk_drift(x, "linear-contrastive", widths=[])
    with pytest.raises(repdyn.Misuse, match="Did you mean 'linear-contrastive'"):
        repdyn.ntk_drift(x, "linear-contrastve", progress=False)
    with pytest.raises(repdyn.Misuse, match="^encoder is 3; it must be a name, or a dictionary"):
        repdyn.ntk_drift(x, "linear-contrastive", encoder=3)
    with pytest.raises(repdyn.Misuse, match=r"^x has the shape \(0, 4\), and so no numbers"):
        repdyn.ntk_drift(x[:0], "linear-contrastive")
    short = {"widths": [8], "seeds": 1, "end": 0.1, "points": 2, "progress": False}
    named = repdyn.ntk_drift(x, "linear-contrastive", encoder="mlp", **short)
    assert np.array_equal(named.drift, repdyn.ntk_drift(x, "linear-contrastive", encoder={"name": "mlp"}, **short).drift)


def test_names_are_checked():
    with pytest.raises(ValueError, match="lower-case letters"):
        repdyn.loss("My Loss")
    with pytest.raises(ValueError, match="'differences', 'given', 'torch', 'jax'"):
        repdyn.loss("my-loss", gradient="numpy")
    with pytest.raises(repdyn.Misuse, match="'nt-xent' is the name of an installed loss; choose another one"):
        repdyn.loss("nt-xent")(lambda z, p: 0.0)
    for option, message in (
        ({"positives": -1}, "^positives is -1; it must be a whole number of at least 0"),
        ({"negatives": 2**40}, "^negatives is 1099511627776; a sample has fewer"),
        ({"gradient": ["torch"]}, r"^there is no gradient \['torch'\]; allowed"),
        ({"degree": float("nan")}, "^degree is nan; it must be a finite number"),
        ({"degree": 10**400}, "^degree is 1000"),
        ({"rotation_invariant": "no"}, "^rotation_invariant is 'no'; it must be True or False"),
        ({"summary": 3}, "^summary is 3; it must be a text"),
    ):
        with pytest.raises(repdyn.Misuse, match=message):
            repdyn.loss("python-views", **option)
    with pytest.raises(repdyn.Misuse, match="^the loss python-views is 3; it must be a function"):
        repdyn.loss("python-views")(3)
    repdyn.loss("python-views", summary=" ")(lambda z, p: 0.0)
    with pytest.raises(repdyn.Misuse, match="'digits' is the name of an installed dataset"):
        repdyn.dataset("digits", np.eye(2))
    with pytest.raises(repdyn.Misuse, match="the label 3000000000 is too large"):
        repdyn.dataset("python-labels", np.eye(2), labels=[0, 3_000_000_000])
    with pytest.raises(repdyn.Misuse, match="it must be a list of layers"):
        repdyn.kernel(np.eye(2), "relu")


def test_the_example_runs_as_copied(capsys):
    runpy.run_path(str(Path(__file__).parent.parent / "examples" / "own_loss.py"), run_name="__main__")
    assert "the loss fell from" in capsys.readouterr().out


def test_the_page_runs_as_copied(tmp_path, monkeypatch):
    for package in ("torch", "pandas", "pyarrow"):
        pytest.importorskip(package)
    monkeypatch.chdir(tmp_path)
    page = (Path(__file__).parents[2] / "docs" / "python.md").read_text(encoding="utf-8")
    names = {"x": np.random.default_rng(0).normal(size=(80, 6)), "y": np.arange(80) % 3}  # the arrays of a reader
    for block in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
        exec(block, names)
    assert names["found"].converged
    repdyn.forget_dataset("mine")


def test_the_types_are_those_that_the_package_states():
    pytest.importorskip("mypy")
    checked = subprocess.run([sys.executable, "-m", "mypy", "--cache-dir", os.devnull], cwd=Path(__file__).parent.parent, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
