"""Matrices on the way between NumPy and Java.

A buffer of Java is a view of NumPy's memory or of memory that NumPy can view, so a matrix is copied once on each way:
between that memory and the heap of Java.
"""

from __future__ import annotations

import math
import operator
from numbers import Real
from typing import Any, Optional

import jpype
import numpy
from numpy.typing import ArrayLike, NDArray

from ._errors import Misuse
from ._jvm import java

Matrix = NDArray[numpy.float64]

#: Largest number of bytes in a buffer of Java.
LARGEST = 2**31 - 8


def array_of(values: ArrayLike, name: str) -> Any:
    """Returns values as an array of real numbers or texts."""
    try:
        array = numpy.asarray(values)
    except Exception as error:  # libraries have exceptions of their own, such as RuntimeError for a tensor with a gradient
        raise Misuse(f"{name} cannot be read as an array: {error}") from None
    if numpy.ma.is_masked(values):
        raise Misuse(f"{name} is a masked array with masked entries; fill them, or leave their rows out")
    if array.dtype.kind == "O" and array.ndim == 0:  # NumPy takes what it does not know for one object
        dense = f"; {name}.toarray() is one" if hasattr(values, "toarray") else ""
        raise Misuse(f"{name} is of the type {type(values).__name__}; it must be an array, or a list of numbers{dense}")
    if array.dtype.kind == "c":
        raise Misuse(f"{name} has complex numbers; it must have real ones")
    return array


def real(values: ArrayLike, name: str) -> Matrix:
    """Returns values as numbers in NumPy's usual layout, row by row: the array itself if it is one of float64."""
    array = array_of(values, name)
    if array.dtype.kind not in "biufO":
        raise Misuse(f"{name} has entries of the type {array.dtype}; it must have numbers, which {name}.astype(float) makes of them if it can")
    try:
        return numpy.asarray(array, dtype=numpy.float64, order="C")
    except (TypeError, ValueError, OverflowError) as error:
        raise Misuse(f"{name} cannot be read as an array of numbers: {error}") from None


def matrix(values: ArrayLike, name: str) -> Matrix:
    """Returns values as a matrix of numbers, as ``real`` does."""
    array = real(values, name)
    if array.ndim != 2:
        hint = f"; {name}[:, None] has one number in each row" if array.ndim == 1 else ""
        raise Misuse(f"{name} has the shape {array.shape}; it must be a matrix with one input in each row{hint}")
    if array.nbytes > LARGEST:
        raise Misuse(f"{name} takes {array.nbytes / 2**30:.1f} GB; an array for RepDyn can take up to 2 GB")
    return array


def whole(value: Any, name: str, least: Optional[int] = None) -> int:
    """Returns an argument that must be a whole number of 64 bits, at least ``least``."""
    try:
        result = int(operator.index(value))
    except TypeError:
        raise Misuse(f"{name} is {value!r}; it must be a whole number") from None
    if not (-(2**63) if least is None else least) <= result < 2**63:
        raise Misuse(f"{name} is {result}; it must be a whole number of {'64 bits' if least is None else f'at least {least}'}")
    return result


def finite(value: Any) -> Optional[float]:
    """Returns an argument as a finite number of Python; None if it is no such number."""
    try:
        result = float(value) if isinstance(value, Real) else math.nan
    except OverflowError:  # a whole number of Python has no largest value
        return None
    return result if math.isfinite(result) else None


def number(value: Any, what: str) -> float:
    """Returns what a function of the user returned as a number: of Python, NumPy, PyTorch or JAX."""
    shape = tuple(getattr(value, "shape", ()))
    if shape:
        raise Misuse(f"{what} is an array of the shape {shape}; it must be one number, such as a sum or a mean")
    try:
        # NumPy would drop the imaginary part of a complex number.
        if isinstance(value, (str, bytes)) or numpy.iscomplexobj(value):
            raise TypeError
        return float(value)
    except (TypeError, ValueError):
        raise Misuse(f"{what} is {value!r}; it must be one number") from None
    except OverflowError:
        raise OverflowError(f"{what} is a whole number above the range of double precision") from None


def buffer(array: Matrix) -> Any:
    """Returns a buffer of Java that is a view of an array, which must be row by row."""
    if array.size == 0:
        return java("java.nio.DoubleBuffer").allocate(0)
    return jpype.nio.convertToDirectBuffer(array).order(java("java.nio.ByteOrder").nativeOrder()).asDoubleBuffer()


def view(entries: Any, rows: int, columns: int) -> Matrix:
    """Returns an array that is a view of a buffer of Java."""
    return numpy.frombuffer(entries, dtype=numpy.float64).reshape(rows, columns)
