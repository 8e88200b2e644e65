"""Drift of the tangent kernel along training, over widths."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any, Mapping, Optional, Sequence, Union

import jpype
import numpy
from numpy.typing import ArrayLike, NDArray

from ._arrays import Matrix, matrix, whole
from ._comparison import Comparison, Figure, compare
from ._data import dataset, forget_dataset
from ._errors import Misuse, java_errors
from ._jvm import java

_OBSERVABLE = "ntk-drift"


@dataclass(frozen=True)
class Trend:
    """The power law drift ≈ c·width^slope, with the 95 % confidence interval of its slope.

    −½ is the slope of a network whose kernel is constant in the limit of infinite width, 0 that of one whose kernel moves at every width.
    """

    slope: float
    low: float
    high: float
    verdict: str


@dataclass(frozen=True, repr=False)
class Drift:
    """The drift δ = ‖Θ_t − Θ₀‖/‖Θ₀‖ of the tangent kernel, for W widths, S seeds and T times. A notebook shows it over widths."""

    #: The W widths.
    widths: NDArray[numpy.int64]
    #: The S seeds, each with weights and views of its own.
    seeds: NDArray[numpy.int64]
    #: Times of each run, W×S×T; NaN after the end of a run that ended early.
    times: NDArray[numpy.float64]
    #: Drift of the whole kernel, W×S×T.
    drift: NDArray[numpy.float64]
    #: Drift of the kernel of each weight block, blocks×W×S×T.
    by_block: NDArray[numpy.float64]
    #: The runs, with all their observables.
    comparison: Comparison

    @property
    def final(self) -> Matrix:
        """The drift at the end of each run, W×S."""
        ends = numpy.maximum(0, numpy.isfinite(self.drift).sum(axis=2) - 1)
        last: Matrix = numpy.take_along_axis(self.drift, ends[:, :, numpy.newaxis], axis=2)[:, :, 0]
        return last

    def trend(self) -> Trend:
        """Fits a power law to the final drifts.

        :raises Misuse: if there are fewer than three runs of two widths, or a drift is not positive
        """
        final = self.final
        widths = numpy.broadcast_to(self.widths[:, numpy.newaxis], final.shape).astype(float)
        known = numpy.isfinite(final)
        doubles = jpype.JArray(jpype.JDouble)
        with java_errors():
            fit = java("org.repdyn.tangent.drift.DriftTrend").of(doubles(widths[known]), doubles(final[known]))
        return Trend(float(fit.slope()), float(fit.low()), float(fit.high()), str(fit.verdict()))

    def figure(self) -> Figure:
        """Draws the final drift over widths."""
        return self.comparison.figure(_OBSERVABLE, by=["encoder.width"], last=True, log_x=True)

    def _repr_svg_(self) -> str:
        return self.figure().svg

    def __repr__(self) -> str:
        rows = (f"{width}: {', '.join(f'{value:.3g}' for value in values)}" for width, values in zip(self.widths, self.final))
        return "Drift at the end, one line for each width:\n" + "\n".join(rows)


def ntk_drift(
    x: ArrayLike,
    loss: Any,
    *,
    widths: Sequence[int] = (64, 256, 1024),
    seeds: int = 3,
    labels: Optional[ArrayLike] = None,
    targets: Optional[ArrayLike] = None,
    augment: Any = None,
    encoder: Union[str, Mapping[str, Any], None] = None,
    constraint: Any = "euclidean",
    dynamics: Any = "gradient-flow",
    end: float = 10.0,
    points: int = 20,
    samples: Optional[int] = None,
    progress: bool = True,
) -> Drift:
    """Trains networks of several widths and measures how far their tangent kernel moves: whether a constant kernel describes training.

    Settings are those of a study: a name, or a dictionary with ``name`` and options.

    :param x: inputs, n×d; all are trained on
    :param loss: the loss, such as ``"barlow-twins-linear"`` or ``{"name": "nt-xent", "temperature": 0.2}``
    :param widths: widths of the network
    :param seeds: number of draws of weights and views for each width
    :param labels: class of each sample, for losses that need one
    :param targets: targets of a regression, n×k
    :param augment: augmentations that make the views; by default Gaussian noise of a tenth of the standard deviation of ``x``
    :param encoder: name or options of the network, such as ``{"name": "mlp", "depth": 3, "outputs": 4}``; by default two layers and 2 outputs
    :param constraint: constraint of the output layer, or a dictionary from a weight block to its constraint
    :param dynamics: the dynamics
    :param end: time at the end of training
    :param points: number of times at which the drift is measured, spread evenly
    :param samples: number of inputs at which the kernel is taken; by default that of the observable ``ntk-drift``
    :raises Misuse: if a name, an option or an array is not allowed
    :raises RunFailed: if all runs failed
    """
    inputs = matrix(x, "x")
    if inputs.size == 0:
        raise Misuse(f"x has the shape {inputs.shape}, and so no numbers; it needs at least two samples")
    if not isinstance(widths, Sequence) and numpy.ndim(widths) == 0:
        raise Misuse(f"widths is {widths!r}; give a list of widths, such as [64, 256, 1024]")
    if isinstance(widths, str):
        raise Misuse(f"widths is {widths!r}; give a list of widths, such as [64, 256, 1024]")
    sizes = [whole(width, "a width", 1) for width in widths]
    draws = whole(seeds, "seeds")
    if draws < 1 or not sizes:
        raise Misuse(f"{len(sizes)} widths and {draws} seeds were given; at least one of each is needed")
    if encoder is not None and not isinstance(encoder, (str, Mapping)):
        raise Misuse(f"encoder is {encoder!r}; it must be a name, or a dictionary of options, such as {{'name': 'mlp', 'depth': 3}}")
    network = {"name": encoder} if isinstance(encoder, str) else encoder or {}
    name = "array-" + uuid.uuid4().hex[:12]
    study = {
        "title": "Drift of the tangent kernel by width",
        "data": {"name": name, "train": len(inputs)},
        "augment": augment if augment is not None else [{"name": "gaussian-noise", "sd": float(0.1 * inputs.std())}],
        "loss": loss,
        "encoder": {"name": "two-layer", "outputs": 2, **network},
        "constraint": constraint,
        "dynamics": dynamics,
        "time": {"end": end, "points": points},
        "observables": [{"name": _OBSERVABLE, **({} if samples is None else {"samples": samples})}],
        "grid": {"encoder.width": sizes, "seed": list(range(1, draws + 1))},
        "arms": {"network": {}},
    }
    dataset(name, inputs, labels=labels, targets=targets)
    try:
        return _read(compare(study, progress=progress), sizes, draws)
    finally:
        forget_dataset(name)


def _read(comparison: Comparison, widths: Sequence[int], seeds: int) -> Drift:
    """Returns the drifts of runs as arrays."""
    places = {
        arm["name"]: (widths.index(int(arm["settings"]["encoder.width"])), int(arm["seed"]) - 1) for arm in comparison.json["arms"]
    }
    components = [comparison.values(_OBSERVABLE, index) for index in range(_components(comparison))]
    longest = max(len(t) for t, _ in components[0].values())
    shape = (len(widths), seeds, longest)
    times = numpy.full(shape, numpy.nan)
    drift = numpy.full((len(components), *shape), numpy.nan)
    for component, runs in enumerate(components):
        for arm, (t, values) in runs.items():
            width, seed = places[arm]
            times[width, seed, : len(t)] = t
            drift[component, width, seed, : len(t)] = values
    return Drift(numpy.array(widths), numpy.arange(1, seeds + 1), times, drift[0], drift[1:], comparison)


def _components(comparison: Comparison) -> int:
    return 1 + max(int(row["index"]) for row in comparison._rows() if row["observable"] == _OBSERVABLE)
