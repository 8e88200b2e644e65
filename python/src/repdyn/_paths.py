"""Files and folders that calls name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Union

from ._errors import Misuse
from ._texts import text


def absolute(path: Union[str, os.PathLike[str]], name: str) -> Path:
    """Returns the path of a file or folder, in which a leading ``~`` stands for the home directory, as on the command line.

    Java keeps the working directory in which it was started, so that a relative path would lead elsewhere after ``os.chdir``.

    :raises Misuse: if it is not a path
    """
    try:
        place = text(os.fsdecode(path), name)
    except TypeError:
        raise Misuse(f"{name} is {path!r}; it must be a path, as a text or a pathlib.Path") from None
    if not place:
        raise Misuse(f"{name} is an empty text; it must be a path")
    if "\0" in place:
        raise Misuse(f"{name} is {place!r}; a path has no character of number 0")
    return Path(os.path.expanduser(place)).absolute()
