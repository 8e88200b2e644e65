"""Commands of RepDyn in this process."""

from __future__ import annotations

import os
from typing import Callable, NamedTuple, Optional, Sequence, Union

import jpype

from ._calls import Call
from ._errors import Misuse, RunFailed, in_python
from ._jvm import java, start
from ._progress import Progress
from ._texts import text

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


def execute(arguments: Sequence[str], progress: bool, stopped: Callable[[], None] = lambda: None) -> Outcome:
    """Runs a command.

    The first Ctrl-C asks it to stop after what it does and waits for the results that it keeps, as on the command line; the second one
    does not wait.

    :param stopped: is called when the command is asked to stop
    """
    start()
    shown = Progress(progress)
    out, err = _Lines(lambda line: None), _Lines(shown.line)
    command = java("org.repdyn.cli.EmbeddedCommands")()
    words = java("java.util.Arrays").asList(jpype.JArray(jpype.JString)(list(arguments)))

    def stop() -> bool:
        has_results = bool(command.interrupt())
        stopped()
        return has_results

    try:
        code = Call(lambda: int(command.run(words, out.writer, err.writer)), stop).result(err.take)
    finally:
        shown.close()
    err.take()
    out.take()
    return Outcome(code, out.lines, err.lines)


def message(outcome: Outcome) -> str:
    """Returns the errors of a command, or what it printed if it named none."""
    mistakes = [line[len(_ERROR) :] for line in outcome.err if line.startswith(_ERROR)]
    return "\n".join(map(in_python, mistakes)) or "\n".join(outcome.out or outcome.err)


def check(outcome: Outcome, cause: Optional[BaseException] = None) -> None:
    """Raises the exception of an exit code."""
    if outcome.code == 130:
        raise KeyboardInterrupt("stopped")
    if outcome.code == 2:
        raise Misuse(message(outcome)) from cause
    if outcome.code:
        raise RunFailed(message(outcome)) from cause


def run(*arguments: Union[str, os.PathLike[str]], progress: bool = False) -> str:
    """Runs a command, such as ``run("plugins", "list", "loss")``, and returns what it prints.

    :param arguments: the words after ``repdyn`` on the command line; paths may be those of pathlib. Relative ones begin at the working directory
        in which Java was started
    :param progress: True shows the command's messages on standard error
    :raises Misuse: if there is a mistake in the command, with the message of the command line
    :raises RunFailed: if a run failed or a law does not hold
    """
    words: list[str] = []
    for word in arguments:
        if not isinstance(word, (str, os.PathLike)):
            raise Misuse(f"{word!r} is no word of a command; words are texts or paths, such as run('plugins', 'list', 'loss')")
        words.append(text(os.fsdecode(word), f"the word {len(words) + 1} of the command"))
    outcome = execute(words, progress)
    check(outcome)
    return "\n".join(outcome.out)
