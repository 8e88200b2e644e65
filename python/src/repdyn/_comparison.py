"""Comparisons and their results."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any, Mapping, Optional, Sequence, Union

from . import _losses
from ._commands import RunFailed, check, execute

Study = Union[str, os.PathLike, Mapping[str, Any], None]


class Comparison:
    """The results of a comparison, which stay in a run directory."""

    def __init__(self, directory: Path, messages: Sequence[str]):
        #: The run directory: report, tables, settings.
        self.directory = directory
        #: What RepDyn said: notices and the end of each arm.
        self.messages = list(messages)
        #: All results as in ``repdyn compare --json``.
        self.json: dict = json.loads((directory / "comparison.json").read_text(encoding="utf-8"))

    @property
    def report(self) -> Path:
        """The report, a web page in one file."""
        return self.directory / "report.html"

    def table(self, frames: str = "pandas"):
        """Returns one row for each arm, as a pandas or polars frame."""
        return _frame(self.directory / "comparison.parquet", frames)

    def trajectory(self, frames: str = "pandas"):
        """Returns the observables over time, one row for each value, as a pandas or polars frame."""
        return _frame(self.directory / "trajectory.parquet", frames)

    def figure(self, observable: str) -> "Figure":
        """Returns a chart of an observable over time, with one line for each arm, simulated and predicted."""
        rows = self.trajectory()
        return Figure(observable, rows[rows["observable"].isin([observable, "predicted." + observable])])

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()

    def __repr__(self) -> str:
        return f"Comparison of {len(self.json['arms'])} arms in {self.directory}"


class Figure:
    """A chart, which notebooks draw; ``spec`` is its description in Vega-Lite."""

    def __init__(self, observable: str, rows):
        if rows.empty:
            raise KeyError(f"no arm has values of the observable {observable!r}")
        kind = rows["observable"].str.startswith("predicted.").map({True: "predicted", False: "simulated"})
        points = rows.assign(kind=kind)[["t", "value", "arm", "index", "kind"]]
        self.spec: dict = {
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "data": {"values": json.loads(points.to_json(orient="records"))},
            "mark": "line",
            "encoding": {
                "x": {"field": "t", "type": "quantitative"},
                "y": {"field": "value", "type": "quantitative", "title": observable, "scale": {"zero": False}},
                "color": {"field": "arm", "type": "nominal"},
                "strokeDash": {"field": "kind", "type": "nominal"},
                "detail": {"field": "index"},
            },
        }

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"application/vnd.vegalite.v5+json": self.spec, "text/plain": repr(self)}

    def __repr__(self) -> str:
        return f"Figure of {self.spec['encoding']['y']['title']}"


def _frame(file: Path, frames: str):
    if frames == "pandas":
        import pandas

        return pandas.read_parquet(file)
    if frames == "polars":
        import polars

        return polars.read_parquet(file)
    raise ValueError(f"there are no frames {frames!r}; allowed: 'pandas', 'polars'")


def compare(
    study: Study = None,
    *,
    overrides: Optional[Mapping[str, Any]] = None,
    plugins: Optional[Union[str, os.PathLike]] = None,
    out: Optional[Union[str, os.PathLike]] = None,
    progress: bool = True,
    **settings: Any,
) -> Comparison:
    """Compares the arms of a study.

    :param study: a YAML file, the name of a built-in study, or a study as a dictionary; by default the built-in comparison
    :param overrides: settings by their path, such as ``{"data.train": 60}``
    :param plugins: a folder of plugin jars
    :param out: the run directory; by default a temporary one
    :param progress: True shows a progress bar over arms, and notices
    :param settings: further overrides without a dot in their path, such as ``loss="nt-xent"``
    :raises RepDynError: if the study has a mistake; nothing was run
    :raises RunFailed: if no arm could be compared
    """
    directory = Path(out) if out is not None else Path(tempfile.mkdtemp(prefix="repdyn-")) / "comparison"
    arguments = ["compare"]
    if isinstance(study, Mapping):
        file = Path(tempfile.mkdtemp(prefix="repdyn-study-")) / "study.yaml"
        file.write_text(json.dumps(study, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
        arguments.append(str(file))
    elif study is not None:
        arguments.append(os.fspath(study))
    for path, value in {**(overrides or {}), **settings}.items():
        arguments.append(f"{path}={value if isinstance(value, str) else json.dumps(value)}")
    if plugins is not None:
        arguments += ["--plugins", os.fspath(plugins)]
    if _losses.registered():
        # A finished run is known by its settings and its code; that of a function in Python is not known.
        arguments.append("--no-store")
    code, out_lines, err = execute([*arguments, "--out", str(directory)], progress)
    if code == 1 and (directory / "comparison.json").exists():
        return Comparison(directory, err)  # some arms failed; their rows say why
    check(code, out_lines, err)
    return Comparison(directory, err)
