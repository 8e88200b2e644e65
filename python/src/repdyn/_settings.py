"""Settings that are given as values of Python, and messages about them."""

from __future__ import annotations

import difflib
import json
import os
import re
from typing import Any, Mapping, Optional

import numpy

from ._errors import Misuse
from ._texts import text

#: Start of a message about a word of a command.
_COMMAND_LINE = "command line: "

#: Number of characters of a value in a message.
_LONGEST = 80


def plain(value: Any) -> Any:
    """Returns a number, a list or a path of another library as JSON can write it."""
    if isinstance(value, numpy.ndarray):
        return value.tolist()
    if isinstance(value, numpy.generic):
        return value.item()
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    if isinstance(value, range):
        return list(value)
    raise Misuse(f"{value!r} cannot be a setting; allowed: texts, numbers, truth values, lists and dictionaries of them")


def written(value: Any) -> str:
    """Returns a value as a word of a command has it: a text as it is, and anything else as JSON, which is YAML.

    :raises Misuse: if it cannot be the value of a setting
    """
    try:
        return text(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=plain), _short(value))
    except Misuse:
        raise
    except (TypeError, ValueError, RecursionError) as error:  # a key that is no text, a list in itself, or very deep lists
        raise Misuse(f"{_short(value)} cannot be a setting: {error}") from None


def _short(value: Any) -> str:
    """Returns a value as Python writes it, without the middle of a long one."""
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}...{text[-_LONGEST // 2 :]}"


class Overrides:
    """The settings that a call changes, as words of a command, and the messages about them in the words of the call."""

    def __init__(self, overrides: Optional[Mapping[str, Any]], settings: Mapping[str, Any], arguments: tuple[str, ...]):
        """Creates the overrides of a call.

        :param overrides: settings by their path
        :param settings: settings as keyword arguments, in which an underscore stands for a hyphen
        :param arguments: the arguments of the call that are no settings
        """
        if overrides is not None and not isinstance(overrides, Mapping):
            raise Misuse(f"overrides is a {type(overrides).__name__}; it must be a dictionary, such as {{'data.train': 60}}")
        self._arguments = arguments
        #: What the call has written, by the path of the setting.
        self._written: dict[str, str] = {}
        self._keywords: dict[str, str] = {}
        #: The words, key=value.
        self.words: list[str] = []
        for path, value in (overrides or {}).items():
            self._add(str(path), f"overrides[{path!r}]", value)
        for keyword, value in settings.items():
            path = keyword.replace("_", "-")
            self._keywords[path] = keyword
            self._add(path, f"{keyword}={_short(value)}", value)

    def _add(self, path: str, argument: str, value: Any) -> None:
        if value is None:
            raise Misuse(f"{argument}: None is no value of a setting; leave the setting out to keep its value")
        if isinstance(value, str) and not value.strip():
            raise Misuse(f"{argument}: an empty text is no value of a setting; leave the setting out to keep its value")
        # A word of a command that begins with a hyphen would be an option.
        if not path.strip() or "=" in path or path.startswith("-"):
            raise Misuse(f"{argument}: {path!r} is no path of a setting; a path has keys and dots alone, such as 'data.train'")
        text(path, f"the path of {argument}")
        self._written[path] = argument
        self.words.append(f"{path}={written(value)}")

    def in_words_of_the_call(self, mistake: str) -> str:
        """Returns a message about a word of the command as one about an argument of the call."""
        if not mistake.startswith(_COMMAND_LINE):
            return mistake.replace("another place with --out", "another place for out")
        message = mistake[len(_COMMAND_LINE) :]
        if message.startswith("plugins directory "):
            return f"plugins: {message}"
        return f"{self._argument(message)}: {message}{self._hint(message)}"

    def _argument(self, message: str) -> str:
        """Returns the argument that a message is about; if that is not clear, all of them."""
        if len(self._written) == 1:
            return next(iter(self._written.values()))
        # What follows are names that are allowed.
        statement = re.split(r"[.?] ", message)[0]
        named = {path for path in self._written if re.search(rf"(?<![\w.-]){re.escape(path)}(?![\w-])", statement)}
        # Of data and data.train, the second one says more.
        exact = [path for path in named if not any(other.startswith(path + ".") for other in named)]
        return self._written[exact[0]] if len(exact) == 1 else "overrides"

    def _hint(self, message: str) -> str:
        """Returns the arguments of the call, if a keyword is neither a setting nor one of them."""
        unknown = re.match(r"unknown key '([^']+)'", message)
        if not unknown or unknown[1] not in self._keywords:
            return ""
        near = difflib.get_close_matches(self._keywords[unknown[1]], self._arguments, 1)
        return f". Arguments that are no settings: {', '.join(self._arguments)}" + (f". Did you mean {near[0]}?" if near else "")
