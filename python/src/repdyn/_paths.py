"""Files and folders that calls name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Union

from ._errors import Misuse


def absolute(path: Union[str, os.PathLike[str]], name: str) -> Path:
    """Returns the path of a file or folder, in which a leading ``~`` stands for the home directory, as on the command line.

    Java keeps the working directory in which it was started, so that a relative path would lead elsewhere after ``os.chdir``.

    :raises Misuse: if it is not a path
    """
    try:
        text = os.fsdecode(path)
    except TypeError:
        raise Misuse(f"{name} is {path!r}; it must be a path, as a text or a pathlib.Path") from None
    if not text:
        raise Misuse(f"{name} is an empty text; it must be a path")
    return Path(os.path.expanduser(text)).absolute()
