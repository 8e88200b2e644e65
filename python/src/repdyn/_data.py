"""Datasets of NumPy arrays."""

from __future__ import annotations

from numbers import Integral
from typing import Any, Optional

import jpype
import numpy
from numpy.typing import ArrayLike

from ._arrays import array_of, buffer, matrix
from ._errors import Misuse, java_errors
from ._jvm import java
from ._losses import valid_name
from ._texts import text

_DATASETS = "org.repdyn.cli.embedding.GuestDatasets"


def dataset(name: str, x: ArrayLike, *, labels: Optional[ArrayLike] = None, targets: Optional[ArrayLike] = None) -> None:
    """Makes arrays a dataset that studies can name, in place of an earlier one of the same name. The arrays are copied.

    A finished run is known by the content of the arrays, so it is found again with the same arrays alone.

    :param name: name of the dataset: lower-case letters, digits and hyphens
    :param x: samples, n×d, or n×h×w if they are images
    :param labels: class of each sample: whole numbers from 0, or texts
    :param targets: targets of a regression, n×k, or n
    :raises Misuse: if the name, a shape or a number is not allowed, or an installed dataset has the name
    """
    valid_name(name, "dataset")
    samples = array_of(x, "x")
    if samples.ndim not in (2, 3):
        raise Misuse(f"x has the shape {samples.shape}; samples are n×d, or n×h×w if they are images")
    if samples.size == 0:
        raise Misuse(f"x has the shape {samples.shape}, and so no numbers; it needs at least one sample")
    height = samples.shape[1] if samples.ndim == 3 else 0
    inputs = matrix(samples.reshape(len(samples), -1) if samples.ndim == 3 else samples, "x")
    numbers, classes = _labels(labels, len(inputs))
    wanted = numpy.empty((0, 0)) if targets is None else matrix(_column(targets), "targets")
    if targets is not None and len(wanted) != len(inputs):
        raise Misuse(f"targets has {len(wanted)} rows, and x has {len(inputs)} samples")
    texts = java("java.util.Arrays").asList(jpype.JArray(jpype.JString)(classes))
    with java_errors():
        java(_DATASETS).register(
            name, buffer(inputs), *inputs.shape, jpype.JArray(jpype.JInt)(numbers), texts, buffer(wanted), height
        )


def forget_dataset(name: str) -> None:
    """Removes a dataset of this process."""
    valid_name(name, "dataset")
    java(_DATASETS).remove(name)


def _column(targets: ArrayLike) -> Any:
    array = array_of(targets, "targets")
    return array[:, numpy.newaxis] if array.ndim == 1 else array


def _integers(array: Any) -> Any:
    """Returns whole numbers that frames keep as objects or floating-point numbers as integers, and other labels as they are."""
    if array.dtype.kind not in "Of":
        return array
    labels = array.tolist()
    # NaN of NumPy differs from itself; comparing NA of pandas gives no truth value.
    if any(label is None or type(label).__name__ == "NAType" or label != label for label in labels):
        raise Misuse("a label is missing (None, NaN or NA); leave such samples out, or give them a class of their own")
    whole = all(isinstance(label, Integral) or (isinstance(label, float) and label.is_integer()) for label in labels)
    return numpy.array([int(label) for label in labels]) if whole else array


def _labels(labels: Optional[ArrayLike], samples: int) -> tuple[Any, list[str]]:
    """Returns labels as whole numbers, and the names of the classes if they are texts."""
    if labels is None:
        return numpy.empty(0, dtype=numpy.int32), []
    array = array_of(labels, "labels")
    if array.shape != (samples,):
        raise Misuse(f"labels has the shape {array.shape}; it needs one label for each of {samples} samples")
    array = _integers(array)
    if array.dtype.kind in "iub":
        if array.min(initial=0) < 0:
            raise Misuse(f"the label {array.min()} is negative; classes are counted from 0")
        if array.max(initial=0) > numpy.iinfo(numpy.int32).max:
            raise Misuse(f"the label {array.max()} is too large; classes are counted from 0. Names of classes are given as texts")
        return array.astype(numpy.int32), []
    if array.dtype.kind == "f":
        raise Misuse("labels are fractions; classes are whole numbers or texts, and numbers to predict are given as targets")
    try:
        texts = array.astype(str)
    except UnicodeDecodeError as error:
        raise Misuse(f"labels are bytes that are not ASCII: {error}; decode them, as numpy.char.decode does") from None
    names, numbers = numpy.unique(texts, return_inverse=True)
    return numbers.astype(numpy.int32), [text(str(name), f"the label {str(name)!a}") for name in names]
