"""Texts that go to Java or into a file."""

from __future__ import annotations

from typing import Any

from ._errors import Misuse


def text(value: Any, name: str) -> str:
    """Returns a text of the caller.

    :raises Misuse: if it is not a text, or has half of a character, which neither Java nor a file can have
    """
    if not isinstance(value, str):
        raise Misuse(f"{name} is {value!r}; it must be a text")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        # Python writes the bytes of a file name that are not UTF-8 in this way, too.
        half = value[error.start]
        raise Misuse(
            f"{name} has {half!a} at position {error.start}, which is half of a character (a surrogate) and cannot be written;"
            " remove it, or rename the file whose name has it"
        ) from None
    return value


def readable(value: str) -> str:
    """Returns a text of other code that may have halves of characters, with escapes in their place."""
    return value.encode("utf-8", "backslashreplace").decode("utf-8")
