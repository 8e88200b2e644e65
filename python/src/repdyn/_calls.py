"""Calls of Java that Ctrl-C ends, and the stop button of a notebook, which sends the same signal."""

from __future__ import annotations

import atexit
import os
import threading
from typing import Any, Callable, Generic, Optional, TypeVar

from ._jvm import java

_Result = TypeVar("_Result")

#: Time between two looks at what a call has written, in seconds. Its end is noticed at once.
_SECONDS_BETWEEN = 0.05

#: Time that calls have to stop when Python ends, in seconds.
_SECONDS_TO_STOP = 10


class Call(Generic[_Result]):
    """A call of Java on a thread of its own, so that Ctrl-C reaches the thread of the caller: Python sees no signal during a call of Java."""

    def __init__(self, function: Callable[[], _Result], stop: Callable[[], Any]):
        """Begins a call.

        :param function: the call
        :param stop: asks the call to stop, and returns True if it then has results to keep, for which the caller waits
        """
        self._function = function
        self._stop = stop
        self._results: list[_Result] = []
        self._error: Optional[BaseException] = None
        # Thread.join would take a thread for ended after a Ctrl-C (https://github.com/python/cpython/issues/90882).
        self._ended = threading.Event()
        _running.add(self)
        threading.Thread(target=self._run, name="repdyn", daemon=True).start()

    def _run(self) -> None:
        try:
            self._results.append(self._function())
        except BaseException as error:  # raised again on the caller's thread
            self._error = error
        finally:
            try:
                # JPype attaches a thread of Python to Java at its first call, and Java keeps an attached thread that has ended.
                java("java.lang.Thread").detach()
            finally:
                _running.discard(self)
                self._ended.set()

    def stop(self) -> bool:
        """Asks the call to stop, and returns True if it then has results to keep."""
        return bool(self._stop())

    def ended(self, seconds: float) -> bool:
        """Waits for the end, at most for this time."""
        return self._ended.wait(seconds)

    def result(self, watch: Callable[[], None] = lambda: None) -> _Result:
        """Waits for the end and returns the result.

        :param watch: is called while the call runs
        :raises KeyboardInterrupt: at the first Ctrl-C, or at the second one if the call has results to keep; it may then still run
        """
        interrupted = False
        ended = False
        while not ended:
            try:
                ended = self.ended(_SECONDS_BETWEEN)
                watch()
            except KeyboardInterrupt:
                if interrupted or not self.stop():
                    raise
                interrupted = True
        if self._error is not None:
            raise self._error
        return self._results[0]


#: Calls that run; their threads must not call Python any more when it ends.
_running: set[Call[Any]] = set()


def _stop_all() -> None:
    for call in list(_running):
        call.stop()
        call.ended(_SECONDS_TO_STOP)


# JPype is imported by _jvm, so that Java ends after this.
atexit.register(_stop_all)
# The threads of these calls do not run in a forked process.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_running.clear)


def only_one() -> bool:
    """Returns True if no other call runs beside that of the caller."""
    return len(_running) == 1
