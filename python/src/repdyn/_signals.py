"""Signal handlers of the Java virtual machine, and those of Python.

Compiled Java code reads protected memory to stop for garbage collection and to find null references, and the virtual machine's handler of
SIGSEGV resumes it. Without this handler such a read ends the process with exit code 139. ``faulthandler.disable()`` removes the handler: it
installs those that it found when it was enabled; ``faulthandler.enable()`` installs its own. The plugin of pytest calls both after the tests,
while Java may still compute or shuts down, so both are followed by the handlers of Java here. Versions of JPype after 1.7.1 have a guard for the
shutdown alone (https://github.com/jpype-project/jpype/commit/64023929).

The virtual machine and JPype also handle signals that ask a process to end. JPype passes SIGTERM, and SIGINT, to Python by a
function that crashes if Python has no handler of its own for them, so that ``kill`` ended a process with an error report of Java.
"""

from __future__ import annotations

import ctypes
import faulthandler
import functools
import os
import signal
from typing import Any, Callable, Optional

#: Number of bytes in which a ``struct sigaction`` fits; it takes 152 on Linux (x86-64) and 16 on macOS.
_SIZE = 512

_posix = os.name == "posix"

#: Signals by which compiled code calls the virtual machine.
_OF_JAVA = (signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE, signal.SIGILL) if _posix else ()

#: Signals that ask the process to end.
_OF_PYTHON = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT) if _posix else ()


class Handlers:
    """The handlers of some signals at a moment, for the C library. On Windows there are none, since Java uses no signals there."""

    def __init__(self) -> None:
        self._saved: dict[int, Any] = {}
        self._sigaction: Optional[Any] = ctypes.CDLL(None).sigaction if _posix else None

    def save(self, signals: tuple[int, ...]) -> None:
        """Remembers the present handlers of signals."""
        for number in signals:
            handler = ctypes.create_string_buffer(_SIZE)
            if self._sigaction is not None and self._sigaction(int(number), None, handler) == 0:
                self._saved[int(number)] = handler

    def restore(self) -> None:
        """Installs the remembered handlers in place of what has replaced them."""
        for number, handler in self._saved.items():
            if self._sigaction is not None:
                self._sigaction(number, handler, None)


def keep_from_faulthandler(handlers: Handlers) -> None:
    """Installs handlers again whenever ``faulthandler`` has installed others, which takes some microseconds."""

    def followed(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def call(*arguments: Any, **options: Any) -> Any:
            try:
                return function(*arguments, **options)
            finally:
                handlers.restore()

        return call

    # The plugin of pytest, IPython and others call both as functions of the module.
    for name in ("enable", "disable"):
        setattr(faulthandler, name, followed(getattr(faulthandler, name)))


def of_java() -> tuple[int, ...]:
    """Returns the signals whose handlers must be those of Java while it runs."""
    return _OF_JAVA


def of_python() -> tuple[int, ...]:
    """Returns the signals that Python keeps. SIGINT is not among them if Python has a function for it: JPype calls it, and interrupts Java."""
    return tuple(number for number in _OF_PYTHON if number != signal.SIGINT or not callable(signal.getsignal(number)))
