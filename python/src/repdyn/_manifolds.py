"""Minimisation over manifolds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Optional

import jpype
import numpy

from ._arrays import to_java, to_numpy
from ._commands import RepDynError
from ._jvm import java


@dataclass(frozen=True)
class Minimum:
    """The result of a minimisation: the last good point, and why the run ended."""

    point: numpy.ndarray
    cost: float
    gradient_norm: float
    iterations: int
    converged: bool
    reason: str
    warnings: tuple[str, ...]


def manifolds() -> list[str]:
    """Returns the names of the manifolds."""
    return [str(name) for name in java("org.repdyn.cli.embedding.GuestProblem").manifolds()]


def solvers() -> list[str]:
    """Returns the names of the solvers."""
    return [str(name) for name in java("org.repdyn.cli.embedding.GuestProblem").solvers()]


def minimize(
    manifold: str,
    shape: tuple[int, int],
    cost: Callable[[numpy.ndarray], float],
    gradient: Callable[[numpy.ndarray], numpy.ndarray],
    *,
    solver: str = "trust-regions",
    start: Optional[numpy.ndarray] = None,
    seed: int = 0,
    tolerance: float = 1e-6,
    iterations: int = 1000,
) -> Minimum:
    """Minimises a cost over a manifold.

    :param manifold: a name of ``manifolds()``
    :param shape: rows and columns of a point
    :param cost: the cost of a point
    :param gradient: its derivatives by the entries of the point, without regard to the manifold
    :param solver: a name of ``solvers()``
    :param start: a point of the manifold; by default a random one, from ``seed``
    :param tolerance: norm of the gradient at which the solver stops
    :raises RepDynError: if a name, a shape or the start is not allowed
    """
    rows, columns = shape

    def matrix(values) -> numpy.ndarray:
        return to_numpy(values, rows, columns)

    problem = java("org.repdyn.cli.embedding.GuestProblem")

    @jpype.JImplements("org.repdyn.cli.embedding.GuestProblem$Cost")
    class Cost:
        @jpype.JOverride
        def at(self, point):
            return float(cost(matrix(point)))

    @jpype.JImplements("org.repdyn.cli.embedding.GuestProblem$Gradient")
    class Gradient:
        @jpype.JOverride
        def at(self, point):
            return to_java(gradient(matrix(point)))

    try:
        given = problem(manifold, rows, columns, solver, tolerance, iterations)
        result = (
            given.minimise(Cost(), Gradient(), seed)
            if start is None
            else given.minimiseFrom(Cost(), Gradient(), to_java(start))
        )
    except jpype.JException as error:
        raise RepDynError(str(error.getMessage())) from None
    return Minimum(
        matrix(result.point()),
        float(result.cost()),
        float(result.gradientNorm()),
        int(result.iterations()),
        bool(result.converged()),
        str(result.reason()),
        tuple(str(warning) for warning in result.warnings()),
    )
