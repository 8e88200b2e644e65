"""Exceptions of RepDyn, with its messages."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Iterator, Optional

import jpype

if TYPE_CHECKING:
    from ._comparison import Comparison


class RepDynError(Exception):
    """An error that RepDyn reports: a Misuse or a RunFailed."""


class Misuse(RepDynError, ValueError):
    """A mistake in a study, an option, an array or the data; the message says what is allowed and what to do. Nothing was run."""


class RunFailed(RepDynError, RuntimeError):
    """A run failed, or a law does not hold."""

    def __init__(self, message: str, result: Optional[Comparison] = None):
        super().__init__(message)
        #: The results of a comparison all of whose arms failed, with the reason of each; None for other commands.
        self.result = result


class JavaNotAvailable(RepDynError, RuntimeError):
    """Java cannot run in this process, or the jars of RepDyn do not fit; the message says what to do."""


class MissingPackage(RepDynError, ImportError):
    """A package that is needed for this alone is not installed; the message says how to install it."""


#: A command that a message names, such as "See: repdyn plugins describe nt-xent".
_COMMAND = re.compile(r"(?<=: )repdyn ((?:plugins|compare|check) [\w-]+(?: [\w-]+)*)")

#: A place that tells nothing here, or the dashes of an option, at the start of a message.
_START = re.compile(r"^(command line: |this program: |--(?=[a-z]))")


def in_python(message: str) -> str:
    """Returns a message with commands and options as they are written in Python."""
    return _COMMAND.sub(lambda found: f"repdyn.run({', '.join(map(_quoted, found[1].split()))})", _START.sub("", message))


def _quoted(word: str) -> str:
    return f'"{word}"'


def _message(error: Any) -> str:
    """Returns the message of an exception of Java."""
    text = error.getMessage()
    if isinstance(error, jpype.JClass("java.lang.OutOfMemoryError")):
        return f"Java has no memory left: {text}. Set REPDYN_JAVA_OPTS to an option such as -Xmx8g before the first call, or use smaller arrays"
    if text is None:
        return f"internal error: {error.getClass().getName()}. This is a bug in RepDyn"
    return in_python(str(text))


@contextmanager
def java_errors() -> Iterator[None]:
    """Turns exceptions of Java into those of this module. An exception of a Python function that Java called stays what it is."""
    try:
        yield
    except jpype.JException as error:
        message = _message(error)
        misuse = ("java.lang.IllegalArgumentException", "org.repdyn.core.problem.UserErrorException")
        kind = Misuse if any(isinstance(error, jpype.JClass(name)) for name in misuse) else RunFailed
        raise kind(message) from None
