"""Progress of a command: a bar in a terminal or a notebook, or lines of text."""

from __future__ import annotations

import importlib.util
import re
import sys
from typing import Any, Optional

#: An arm that has ended.
_ARM = re.compile(r"^(\d+) of (\d+) · (.*)$")
#: An arm that has run for a while.
_PART = re.compile(r"^\S+: \d+ %")


def _bars() -> Optional[Any]:
    """Returns tqdm's class of bars: that of notebooks where one runs and has widgets; None without tqdm."""
    if importlib.util.find_spec("tqdm") is None:
        return None
    if importlib.util.find_spec("ipywidgets") is not None:
        from tqdm.auto import tqdm as automatic

        return automatic
    from tqdm import tqdm

    return tqdm


class Progress:
    """Shows the arms that have ended, and other lines, on standard error. Without tqdm each arm is a line of text."""

    def __init__(self, shown: bool):
        self._shown = shown
        self._bars = _bars() if shown else None
        self._bar: Any = None

    def line(self, text: str) -> None:
        """Shows a line of the command's messages."""
        if not self._shown or text.startswith("error: "):  # errors are raised
            return
        arm = _ARM.match(text)
        if self._bars is None or not (arm or _PART.match(text)):
            print(text, file=sys.stderr)
            return
        if self._bar is None:
            self._bar = self._bars(unit="arm")
        if arm:
            self._bar.total = int(arm[2])
            self._bar.update(int(arm[1]) - self._bar.n)
        self._bar.set_postfix_str((arm[3] if arm else text).split(",")[0])

    def close(self) -> None:
        """Ends the bar."""
        if self._bar is not None:
            self._bar.close()
