"""Matrices on the way between NumPy and Java.

A buffer of Java is a view of NumPy's memory or of memory that NumPy can view, so a matrix is copied once on each way:
between that memory and the heap of Java.
"""

from __future__ import annotations

from typing import Any

import jpype
import numpy
from numpy.typing import ArrayLike, NDArray

from ._errors import Misuse
from ._jvm import java

Matrix = NDArray[numpy.float64]

#: Largest number of bytes in a buffer of Java.
LARGEST = 2**31 - 8


def matrix(values: ArrayLike, name: str) -> Matrix:
    """Returns values as a matrix in NumPy's usual layout, row by row: the array itself if it is one of float64."""
    try:
        array = numpy.ascontiguousarray(values, dtype=numpy.float64)
    except (TypeError, ValueError) as error:
        raise Misuse(f"{name} cannot be read as an array of numbers: {error}") from None
    if array.ndim != 2:
        raise Misuse(f"{name} has {array.ndim} dimensions; it must be a matrix with one input in each row")
    if array.nbytes > LARGEST:
        raise Misuse(f"{name} takes {array.nbytes / 2**30:.1f} GB; an array for RepDyn can take up to 2 GB")
    return array


def buffer(array: Matrix) -> Any:
    """Returns a buffer of Java that is a view of an array, which must be row by row."""
    if array.size == 0:
        return java("java.nio.DoubleBuffer").allocate(0)
    return jpype.nio.convertToDirectBuffer(array).order(java("java.nio.ByteOrder").nativeOrder()).asDoubleBuffer()


def view(entries: Any, rows: int, columns: int) -> Matrix:
    """Returns an array that is a view of a buffer of Java."""
    return numpy.frombuffer(entries, dtype=numpy.float64).reshape(rows, columns)
