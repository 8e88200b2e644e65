"""Matrices on the way between NumPy and Java, which holds them column by column."""

from __future__ import annotations

import jpype
import numpy


def to_java(matrix):
    """Returns the entries of a matrix as an array of Java."""
    return jpype.JArray(jpype.JDouble)(numpy.asarray(matrix, dtype=float).ravel(order="F"))


def to_numpy(entries, rows: int, columns: int) -> numpy.ndarray:
    """Returns a matrix from an array of Java."""
    return numpy.array(entries, dtype=float).reshape((rows, columns), order="F")
