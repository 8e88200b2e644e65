"""Commands of RepDyn in this process."""

from __future__ import annotations

import atexit
import os
import threading
from typing import Callable, NamedTuple, Optional, Sequence

import jpype

from ._errors import Misuse, RunFailed, in_python
from ._jvm import java, start
from ._progress import Progress

#: Start of a line that is an error.
_ERROR = "error: "


class Outcome(NamedTuple):
    """The end of a command: its exit code and the lines of its two streams."""

    code: int
    out: list[str]
    err: list[str]

    def with_mistakes(self, change: Callable[[str], str]) -> Outcome:
        """Returns this outcome with other messages in its errors."""
        return self._replace(err=[_ERROR + change(line[len(_ERROR) :]) if line.startswith(_ERROR) else line for line in self.err])


class _Lines:
    """The lines that a command has written to a stream."""

    def __init__(self, receive: Callable[[str], None]):
        self._receive = receive
        self._rest = ""
        self.lines: list[str] = []
        self.writer = java("org.repdyn.cli.embedding.TextWriter")()

    def take(self) -> None:
        """Receives the lines that are new."""
        *lines, self._rest = (self._rest + str(self.writer.take())).split("\n")
        for line in lines:
            self.lines.append(line)
            self._receive(line)


class _Running:
    """A command on a thread of its own, so that Ctrl-C reaches the thread of the caller."""

    def __init__(self, arguments: Sequence[str], out: _Lines, err: _Lines):
        self._command = java("org.repdyn.cli.EmbeddedCommands")()
        self._words = java("java.util.Arrays").asList(jpype.JArray(jpype.JString)(list(arguments)))
        self._streams = (out.writer, err.writer)
        self._code = 0
        self._error: Optional[BaseException] = None
        # Thread.join would take a thread for ended after a Ctrl-C (https://github.com/python/cpython/issues/90882).
        self._ended = threading.Event()
        threading.Thread(target=self._call, name="repdyn", daemon=True).start()

    def _call(self) -> None:
        try:
            self._code = int(self._command.run(self._words, *self._streams))
        except BaseException as error:  # raised again on the caller's thread
            self._error = error
        finally:
            try:
                # JPype attaches a thread of Python to Java at its first call, and Java keeps an attached thread that has ended.
                java("java.lang.Thread").detach()
            finally:
                self._ended.set()

    def ended(self, seconds: float) -> bool:
        """Waits for the end, at most for this time."""
        return self._ended.wait(seconds)

    def interrupt(self) -> None:
        """Asks the command to stop after what it does."""
        self._command.interrupt()

    def code(self) -> int:
        """Returns the exit code."""
        if self._error is not None:
            raise self._error
        return self._code


#: Time that a command has to stop when Python ends, in seconds.
_SECONDS_TO_STOP = 10

#: Commands that run; their threads must not call Python any more when it ends.
_running: set[_Running] = set()


def _stop_all() -> None:
    for command in list(_running):
        command.interrupt()
        command.ended(_SECONDS_TO_STOP)


# JPype is imported above, so that Java ends after this.
atexit.register(_stop_all)
# The threads of these commands do not run in a forked process.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_running.clear)


def execute(arguments: Sequence[str], progress: bool) -> Outcome:
    """Runs a command. The first Ctrl-C asks it to stop after what it does, as on the command line; the second one does not wait for it."""
    start()
    shown = Progress(progress)
    out, err = _Lines(lambda line: None), _Lines(shown.line)
    command = _Running(arguments, out, err)
    _running.add(command)
    interrupted = False
    ended = False
    try:
        while not ended:
            try:
                ended = command.ended(0.05)
                err.take()
            except KeyboardInterrupt:
                if interrupted:
                    raise
                interrupted = True
                command.interrupt()
        _running.discard(command)
    finally:
        shown.close()
    out.take()
    return Outcome(command.code(), out.lines, err.lines)


def message(outcome: Outcome) -> str:
    """Returns the errors of a command, or what it printed if it named none."""
    mistakes = [line[len(_ERROR) :] for line in outcome.err if line.startswith(_ERROR)]
    return "\n".join(map(in_python, mistakes)) or "\n".join(outcome.out or outcome.err)


def check(outcome: Outcome, cause: Optional[BaseException] = None) -> None:
    """Raises the exception of an exit code."""
    if outcome.code == 130:
        raise KeyboardInterrupt("stopped; the results of finished arms are kept")
    if outcome.code == 2:
        raise Misuse(message(outcome)) from cause
    if outcome.code:
        raise RunFailed(message(outcome)) from cause


def run(*arguments: str, progress: bool = False) -> str:
    """Runs a command, such as ``run("plugins", "list", "loss")``, and returns what it prints.

    :param arguments: the words after ``repdyn`` on the command line
    :param progress: True shows the command's messages on standard error
    :raises Misuse: if there is a mistake in the command, with the message of the command line
    :raises RunFailed: if a run failed or a law does not hold
    """
    for word in arguments:
        if not isinstance(word, str):
            raise Misuse(f"{word!r} is no word of a command; words are texts, such as run('plugins', 'list', 'loss')")
    outcome = execute(arguments, progress)
    check(outcome)
    return "\n".join(outcome.out)
