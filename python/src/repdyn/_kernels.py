"""Kernels of infinitely wide networks."""

from __future__ import annotations

from typing import Any, Callable, Iterable, Mapping, NamedTuple, Optional, Sequence

import numpy
from numpy.typing import ArrayLike

from ._arrays import LARGEST, Matrix, buffer, matrix
from ._calls import Call
from ._errors import Misuse, java_errors
from ._jvm import java
from ._settings import written


class Kernels(NamedTuple):
    """The covariance of the outputs at the start, and the neural tangent kernel."""

    nngp: Matrix
    ntk: Matrix


def _filled(rows: int, columns: int, copy: Callable[[int, Any], None]) -> Matrix:
    """Returns a new matrix into which Java copies its rows, as many at a time as one buffer can hold."""
    result = numpy.empty((rows, columns))
    if result.size == 0:
        return result
    step = max(1, LARGEST // (result.itemsize * columns))
    for first in range(0, rows, step):
        copy(first, buffer(result[first : first + step]))
    return result


def kernel(
    x: ArrayLike,
    network: Sequence[Any] = ("dense", "relu", "dense"),
    y: Optional[ArrayLike] = None,
    *,
    parameterisation: str = "ntk",
) -> Kernels:
    """Returns both kernels of inputs, or between two sets of inputs.

    :param x: inputs, n×d
    :param network: layers, each a name or a dictionary from a name to options, such as ``{"dense": {"W_std": 1.4}}``
    :param y: inputs of the columns, m×d; by default ``x``
    :param parameterisation: ``"ntk"`` or ``"standard"``
    :raises Misuse: if the network has a mistake, or shapes do not fit
    """
    if parameterisation not in ("ntk", "standard"):
        raise Misuse(f"there is no parameterisation {parameterisation!r}; allowed: 'ntk', 'standard'")
    if isinstance(network, (str, Mapping)) or not isinstance(network, Iterable):
        raise Misuse(f"network is {network!r}; it must be a list of layers, such as ['dense', 'relu', 'dense']")
    rows = matrix(x, "x")
    n, d = rows.shape
    if d == 0:
        raise Misuse(f"x has the shape {rows.shape}; an input needs at least one number")
    layers = written(list(network))
    kernels = java("org.repdyn.cli.embedding.GuestKernels")
    control = java("org.repdyn.cli.embedding.StopRequest")()
    with java_errors():
        if y is None:
            m = n
            result = Call(lambda: kernels.of(buffer(rows), n, d, layers, parameterisation, control), control.request).result()
        else:
            columns = matrix(y, "y")
            m = len(columns)
            if columns.shape[1] != d:
                raise Misuse(f"y has the shape {columns.shape}; it needs rows of {d} numbers, as x has")
            between = Call(
                lambda: kernels.between(buffer(rows), n, buffer(columns), m, d, layers, parameterisation, control), control.request
            )
            result = between.result()
        return Kernels(_filled(n, m, result.nngp), _filled(n, m, result.ntk))
