"""Comparisons and their results."""

from __future__ import annotations

import csv
import json
import math
import os
import re
import tempfile
import warnings
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Mapping, Optional, Sequence, Union

import numpy

from ._arrays import whole
from ._commands import check, execute, run
from ._errors import Misuse, MissingPackage, RunFailed
from ._losses import losses
from ._paths import absolute
from ._settings import Overrides, written
from ._texts import text

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from ._arrays import Matrix

Study = Union[str, "os.PathLike[str]", Mapping[str, Any], None]

#: Columns of the table of a comparison in a notebook, in this order, beside those that the study has.
_COLUMNS = (("arm", "name"), ("final loss", "finalLoss"))


class Comparison:
    """The results of a comparison, which stay in a run directory. A notebook shows its table.

    ``Comparison("out/run")`` reads those of an earlier run, also of one of the command line.
    """

    def __init__(self, directory: Union[str, os.PathLike[str]], messages: Sequence[str] = ()):
        """Reads the results of a run directory.

        :param directory: the run directory
        :param messages: what RepDyn said about the run
        :raises Misuse: if it is not the run directory of a comparison
        """
        #: The run directory: report, tables, settings.
        self.directory = absolute(directory, "directory")
        #: What RepDyn said: notices and the end of each arm.
        self.messages = list(messages)
        #: All results as in ``repdyn compare --json``.
        self.json: dict[str, Any] = _results(self.directory)

    @property
    def report(self) -> Path:
        """The report, a web page in one file."""
        return self.directory / "report.html"

    @property
    def summary(self) -> str:
        """What the comparison found, in words."""
        return str(self.json["summary"] or "")

    @property
    def arms(self) -> list[str]:
        """The names of the arms."""
        return [str(arm["name"]) for arm in self.json["arms"]]

    @property
    def failed(self) -> dict[str, str]:
        """The arms that failed, with the reason of each."""
        return {arm["name"]: str(arm["stopped"]) for arm in self.json["arms"] if arm["status"] == "failed"}

    def pandas(self) -> pd.DataFrame:
        """Returns one row for each arm, as a pandas frame."""
        return self._pandas("comparison")

    def polars(self) -> pl.DataFrame:
        """Returns one row for each arm, as a polars frame."""
        return self._polars("comparison")

    def trajectory(self) -> pd.DataFrame:
        """Returns the observables over time, one row for each value, as a pandas frame."""
        return self._pandas("trajectory")

    def trajectory_polars(self) -> pl.DataFrame:
        """Returns the observables over time, one row for each value, as a polars frame."""
        return self._polars("trajectory")

    def observables(self) -> list[str]:
        """Returns the names of the observables with values over time; those of predictions begin with ``predicted.``."""
        return sorted({row["observable"] for row in self._rows()})

    def values(self, observable: str, index: int = 0) -> dict[str, tuple[Matrix, Matrix]]:
        """Returns times and values of an observable for each arm that has it, as two arrays.

        :param index: component of an observable with several, from 0
        :raises Misuse: if no arm has it
        """
        found: dict[str, list[tuple[float, float]]] = {}
        for row in self._rows():
            if row["observable"] == observable and int(row["index"]) == index:
                value = float(row["value"]) if row["value"] else math.nan
                found.setdefault(row["arm"], []).append((float(row["t"]), value))
        if not found:
            raise Misuse(
                f"no arm has values of the observable {observable!r} with index {index}; allowed: {', '.join(self.observables())}"
            )
        return {arm: (numpy.array(pairs)[:, 0], numpy.array(pairs)[:, 1]) for arm, pairs in found.items()}

    def figure(
        self, name: str = "loss", *, by: Union[str, Sequence[str], None] = (), last: bool = False, log_x: bool = False, width: str = "5in"
    ) -> Figure:
        """Draws an observable over time, or a column of the table by a setting, as ``repdyn figure`` does; notebooks show it.

        :param name: an observable, such as ``"effective-rank"``, or a column
        :param by: settings, such as ``"loss"`` or ``["loss", "seed"]``: one curve for each combination of their values; by default one for each arm, with a
            band over its seeds
        :param last: True draws the last values as points over the first setting of ``by``
        :param log_x: True for a logarithmic horizontal axis
        :param width: with unit: in, cm, mm or pt
        :raises Misuse: if no arm has it, with the names that there are
        """
        try:
            settings = [by] if isinstance(by, str) else [] if by is None else list(by)
        except TypeError:
            raise Misuse(f"by is {by!r}; it must be a setting, such as 'loss', or a list of settings") from None
        options = [f"--width={text(width, 'width')}"]
        options += [f"--by={','.join(text(setting, 'a setting of by') for setting in settings)}"] if settings else []
        options += ["--final"] if last else []
        options += ["--log-x"] if log_x else []
        return Figure(self.directory, text(name, "name"), options)

    def _rows(self) -> list[dict[str, str]]:
        with open(self.directory / "trajectory.csv", newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def _pandas(self, table: str) -> pd.DataFrame:
        try:
            import pandas as frames
            import pyarrow  # noqa: F401  (reads the files for pandas)
        except ImportError:
            raise MissingPackage("pandas frames need pandas and pyarrow: pip install pandas pyarrow") from None
        return frames.read_parquet(self.directory / f"{table}.parquet")

    def _polars(self, table: str) -> pl.DataFrame:
        try:
            import polars as frames
        except ImportError:
            raise MissingPackage("polars frames need polars: pip install polars") from None
        return frames.read_parquet(self.directory / f"{table}.parquet")

    def _repr_html_(self) -> str:
        columns = [*_COLUMNS, *((c["label"], c["key"]) for c in self.json["columns"]), ("stopped", "status")]
        columns = [c for c in columns if any(arm.get(c[1]) is not None for arm in self.json["arms"])]
        head = "".join(f"<th>{escape(label)}</th>" for label, _ in columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(_text(arm.get(key)))}</td>" for _, key in columns) + "</tr>" for arm in self.json["arms"]
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{escape(self.summary)}</p>"

    def __repr__(self) -> str:
        return f"Comparison of {len(self.arms)} arms in {self.directory}"


class Figure:
    """A figure of a run directory, which notebooks show; the numbers in it are those of the report."""

    def __init__(self, directory: Path, name: str, options: Sequence[str]):
        self._options = options
        # After two hyphens a word that begins with one is no option.
        self._words = ["--", str(directory), name]
        self._name = name
        with tempfile.TemporaryDirectory(prefix="repdyn-figure-") as folder:
            #: The figure as SVG.
            self.svg = self.save(Path(folder) / "figure.svg").read_text(encoding="utf-8")

    def save(self, file: Union[str, os.PathLike[str]], *, overwrite: bool = False) -> Path:
        """Writes the figure to a file, whose name ends with .svg, .pdf or .png, and returns its path.

        :param overwrite: True replaces a file that exists
        :raises Misuse: if the file exists, or its name has another ending
        """
        place = absolute(file, "file")
        if place.suffix not in (".svg", ".pdf", ".png"):
            raise Misuse(f"the file is {place}; its name must end with .svg, .pdf or .png")
        if os.path.exists(place) and not overwrite:
            raise Misuse(f"the file {place} exists already; choose another name, or replace it with overwrite=True")
        run("figure", *self._options, "--out", place, *(["--force"] if overwrite else []), *self._words)
        return place

    def _repr_svg_(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"Figure of {self._name}"


def _results(directory: Path) -> dict[str, Any]:
    """Returns the results in a run directory."""
    try:
        results = json.loads((directory / "comparison.json").read_text(encoding="utf-8"))
        if isinstance(results, dict) and "arms" in results:
            return results
    except (OSError, ValueError):
        pass
    raise Misuse(f"{directory} is not the run directory of a comparison: it has no comparison.json that can be read")


def _version(directory: Path) -> Optional[tuple[int, int]]:
    """Returns what tells the results in a run directory from those that replace them; None if there are no results."""
    try:
        file = (directory / "comparison.json").stat()
        return file.st_ino, file.st_mtime_ns
    except OSError:
        return None


def _text(value: Any) -> str:
    if value is None:
        return "-"
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _file(study: Union[str, os.PathLike[str], Mapping[str, Any]], folder: Path) -> str:
    """Returns the file or the name of a study; a dictionary or a text is written into the folder."""
    file = folder / "study.yaml"
    if isinstance(study, Mapping):
        try:
            file.write_text(written(study), encoding="utf-8")
        except Misuse as error:
            raise Misuse(f"the study: {error}") from None
        return str(file)
    if isinstance(study, str) and ("\n" in study or study.lstrip().startswith("{")):
        file.write_text(text(study, "the study"), encoding="utf-8")
        return str(file)
    if isinstance(study, (str, os.PathLike)):
        place = absolute(study, "study")
        # Any other text is the name of a built-in study, or a mistake.
        return str(place) if os.path.isfile(place) else os.fsdecode(study)
    raise Misuse(f"study is a {type(study).__name__}; it must be a file, the name of a built-in study, a dictionary, or YAML")


def _stopped(messages: Sequence[str], directory: Path) -> str:
    """Returns where the results of a comparison that was stopped are."""
    if any(line.startswith("stopped; missing") for line in messages):
        return f"stopped; the arms that ended are in repdyn.Comparison({os.fspath(directory)!r})"
    return "stopped before any arm ended"


def compare(
    study: Study = None,
    *,
    overrides: Optional[Mapping[str, Any]] = None,
    plugins: Union[str, os.PathLike[str], None] = None,
    out: Union[str, os.PathLike[str], None] = None,
    overwrite: bool = False,
    threads: Optional[int] = None,
    progress: bool = True,
    **settings: Any,
) -> Comparison:
    """Compares the arms of a study.

    Arms that fail among others are rows of the table, and a warning names them. Ctrl-C stops it as on the command line: arms that have
    ended are kept, and the message of ``KeyboardInterrupt`` says where.

    :param study: a YAML file, the name of a built-in study, or a study as a dictionary or as a text of YAML, in several lines or in
        braces; by default the built-in comparison
    :param overrides: settings by their path, such as ``{"data.train": 60}``
    :param plugins: a folder of plugin jars
    :param out: the run directory; by default a temporary one, which is not deleted
    :param overwrite: True replaces the run directory if it exists
    :param threads: number of threads, which does not change the results; by default that of the processors
    :param progress: True shows a progress bar over arms, and notices
    :param settings: further overrides without a dot in their path, such as ``loss="nt-xent"``; an underscore stands for a hyphen
    :raises Misuse: if the study has a mistake; nothing was run
    :raises RunFailed: if all arms failed; its ``result`` has the reason of each, and an exception of a loss in Python is its cause
    """
    given = Overrides(overrides, settings, ("study", "overrides", "plugins", "out", "overwrite", "threads", "progress"))
    named = None if out is None else absolute(out, "out")
    if named is not None and os.path.exists(named) and not overwrite:
        raise Misuse(f"out: {named} exists already; name a folder that does not exist, or replace it with overwrite=True")
    arguments = ["compare"]
    with tempfile.TemporaryDirectory(prefix="repdyn-study-") as folder:
        if study is not None:
            arguments.append(_file(study, Path(folder)))
        arguments += given.words
        if threads is not None:
            arguments += ["--threads", str(whole(threads, "threads", 1))]
        if plugins is not None:
            arguments += ["--plugins", str(absolute(plugins, "plugins"))]
        if losses.names:
            # A finished run is known by its settings and its code; that of a function in Python is not known.
            arguments.append("--no-store")
        if overwrite:
            arguments.append("--force")
        losses.clear()
        directory = Path(tempfile.mkdtemp(prefix="repdyn-")) / "comparison" if named is None else named
        before = _version(directory)
        outcome = execute([*arguments, "--out", str(directory)], progress, losses.interrupt)
        if named is None and not directory.exists():
            directory.parent.rmdir()
        # The line of a dictionary's file would tell nothing, and the name of a text's file neither.
        place = re.escape(folder + os.sep) + ("study.yaml" if isinstance(study, str) else r"\S*: ")
        outcome = outcome.with_mistakes(
            lambda line: given.in_words_of_the_call(re.sub(place, "study" if isinstance(study, str) else "", line))
        )
    if outcome.code == 130:
        raise KeyboardInterrupt(_stopped(outcome.err, directory))
    if outcome.code != 1 or _version(directory) == before:
        check(outcome, losses.last())
    result = Comparison(directory, outcome.err)
    failed = result.failed
    reasons = "\n".join(f"{arm}: {reason}" for arm, reason in failed.items())
    if failed and len(failed) == len(result.arms):
        raise RunFailed(reasons, result) from losses.last()
    if failed:
        warnings.warn(f"{len(failed)} of {len(result.arms)} arms failed:\n{reasons}", stacklevel=2)
    return result
