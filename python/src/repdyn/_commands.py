"""Commands of RepDyn in this process."""

from __future__ import annotations

import re
import sys
import threading
from typing import Callable, Optional, Sequence

import jpype

from ._jvm import java, start

_ARM = re.compile(r"^(\d+) of (\d+) · (.*)$")


class RepDynError(Exception):
    """A mistake in a study, an option or the data; the message says what is allowed and what to do. Nothing was run."""


class RunFailed(RepDynError):
    """At least one run failed; the results of the others are in ``out``."""


class _Lines:
    """A stream of RepDyn's lines of text."""

    def __init__(self, receive: Callable[[str], None]):
        self._receive = receive
        self._rest = ""
        self.lines: list[str] = []

    def add(self, text: str) -> None:
        *lines, self._rest = (self._rest + text).split("\n")
        for line in lines:
            self.lines.append(line)
            self._receive(line)


def _writer(lines: _Lines):
    """Returns a java.io.Writer that passes text on."""

    @jpype.JImplements("org.repdyn.cli.embedding.TextReceiver")
    class Receiver:
        @jpype.JOverride
        def receive(self, text):
            lines.add(str(text))

    return java("org.repdyn.cli.embedding.TextWriter")(Receiver())


class _Bar:
    """A progress bar over arms, in a terminal or a notebook; other messages go to standard error."""

    def __init__(self, shown: bool):
        self._shown = shown
        self._bar = None

    def show(self, line: str) -> None:
        arm = _ARM.match(line)
        if not self._shown:
            return
        if arm is None:
            print(line, file=sys.stderr)
            return
        if self._bar is None:
            from tqdm.auto import tqdm

            self._bar = tqdm(total=int(arm[2]), unit="arm")
        self._bar.update(int(arm[1]) - self._bar.n)
        self._bar.set_postfix_str(arm[3].split(",")[0])

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()


def execute(arguments: Sequence[str], progress: bool) -> tuple[int, list[str], list[str]]:
    """Runs a command; returns its exit code and the lines of its two streams. Ctrl-C stops it as on the command line."""
    start()
    bar = _Bar(progress)
    out, err = _Lines(lambda line: None), _Lines(bar.show)
    command = java("org.repdyn.cli.EmbeddedCommands")()
    words = java("java.util.Arrays").asList(jpype.JArray(jpype.JString)(list(arguments)))
    outcome: dict = {}

    def call() -> None:
        try:
            outcome["code"] = int(command.run(words, _writer(out), _writer(err)))
        except BaseException as error:  # raised again on the caller's thread
            outcome["error"] = error

    thread = threading.Thread(target=call, name="repdyn", daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            try:
                thread.join(0.05)
            except KeyboardInterrupt:
                command.interrupt()
    finally:
        bar.close()
    if "error" in outcome:
        raise outcome["error"]
    return outcome["code"], out.lines, err.lines


def check(code: int, out: list[str], err: list[str]) -> None:
    """Raises the exception of an exit code."""
    if code == 130:
        raise KeyboardInterrupt
    if code:
        mistakes = [line.removeprefix("error: ") for line in err if line.startswith("error: ")]
        message = "\n".join(mistakes or out or err)
        raise (RepDynError if code == 2 else RunFailed)(message)


def run(*arguments: str, progress: bool = False) -> str:
    """Runs a command, such as ``run("plugins", "list", "loss")``, and returns what it prints.

    Raises RepDynError for a mistake and RunFailed for a run that failed, with the message of the command.
    """
    code, out, err = execute(arguments, progress)
    check(code, out, err)
    return "\n".join(out)
