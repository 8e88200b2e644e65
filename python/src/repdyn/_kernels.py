"""Kernels of infinitely wide networks."""

from __future__ import annotations

import json
from typing import Any, NamedTuple, Optional, Sequence

import jpype
import numpy

from ._arrays import to_java, to_numpy
from ._commands import RepDynError
from ._jvm import java


class Kernels(NamedTuple):
    """The covariance of the outputs at the start, and the neural tangent kernel."""

    nngp: numpy.ndarray
    ntk: numpy.ndarray


def kernel(
    x, network: Sequence[Any] = ("dense", "relu", "dense"), y: Optional[Any] = None, *, parameterisation: str = "ntk"
) -> Kernels:
    """Returns both kernels of inputs, or between two sets of inputs.

    :param x: inputs, n×d
    :param network: layers, each a name or a dictionary from a name to options, such as ``{"dense": {"W_std": 1.4}}``
    :param y: inputs of the columns, m×d; by default ``x``
    :param parameterisation: ``"ntk"`` or ``"standard"``
    :raises RepDynError: if the network has a mistake
    """
    x = numpy.asarray(x, dtype=float)
    if x.ndim != 2:
        raise ValueError(f"x has {x.ndim} dimensions; inputs are a matrix with one input in each row")
    kernels = java("org.repdyn.cli.embedding.GuestKernels")
    layers = json.dumps(list(network))
    try:
        if y is None:
            columns = len(x)
            pair = kernels.kernels(to_java(x), *x.shape, layers, parameterisation)
        else:
            y = numpy.asarray(y, dtype=float)
            columns = len(y)
            if y.ndim != 2 or y.shape[1] != x.shape[1]:
                raise ValueError(f"y has the shape {y.shape}; it needs rows of {x.shape[1]} numbers, as x has")
            pair = kernels.cross(to_java(x), len(x), to_java(y), columns, x.shape[1], layers, parameterisation)
    except jpype.JException as error:
        raise RepDynError(str(error.getMessage())) from None
    return Kernels(*(to_numpy(k, len(x), columns) for k in pair))
