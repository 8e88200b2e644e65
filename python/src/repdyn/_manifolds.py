"""Minimisation over manifolds."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import Any, Callable, Optional

import jpype
from numpy.typing import ArrayLike

from ._arrays import Matrix, buffer, finite, matrix, number, real, view, whole
from ._calls import Call
from ._errors import Misuse, java_errors
from ._jvm import java
from ._texts import text

_PROBLEM = "org.repdyn.cli.embedding.GuestProblem"


@dataclass(frozen=True)
class Minimum:
    """The result of a minimisation: the last good point, and why the run ended."""

    point: Matrix
    cost: float
    gradient_norm: float
    iterations: int
    converged: bool
    reason: str
    warnings: tuple[str, ...]


def manifolds() -> list[str]:
    """Returns the names of the manifolds."""
    return [str(name) for name in java(_PROBLEM).manifolds()]


def solvers() -> list[str]:
    """Returns the names of the solvers."""
    return [str(name) for name in java(_PROBLEM).solvers()]


def _shape(shape: Any) -> tuple[int, int]:
    """Returns the rows and columns of a point."""
    try:
        rows, columns = (int(operator.index(size)) for size in shape)
    except (TypeError, ValueError):
        raise Misuse(f"shape is {shape!r}; it must be the rows and columns of a point, such as (8, 2)") from None
    if max(rows, columns) >= 2**31:
        raise Misuse(f"shape is {shape!r}; a point has fewer than 2^31 rows and columns")
    return rows, columns


def nearest(manifold: str, values: ArrayLike) -> Matrix:
    """Returns the point of a manifold that is nearest to a matrix, such as a start for ``minimize``.

    :param manifold: a name of ``manifolds()``
    :param values: a matrix with the shape of a point
    :raises Misuse: if a name or a shape is not allowed, or if no point is nearest, as for a matrix of deficient rank
    """
    name = text(manifold, "manifold")
    given = matrix(values, "values")
    rows, columns = given.shape
    problem = java(_PROBLEM)
    with java_errors():
        # One decomposition of the matrix, which cannot stop on the way: after Ctrl-C its result is dropped.
        point = Call(lambda: problem.nearest(name, buffer(given), rows, columns), lambda: False).result()
        return view(point, rows, columns).copy()


def minimize(
    manifold: str,
    shape: tuple[int, int],
    cost: Callable[[Matrix], Any],
    gradient: Callable[[Matrix], ArrayLike],
    *,
    solver: str = "trust-regions",
    start: Optional[ArrayLike] = None,
    seed: int = 0,
    tolerance: float = 1e-6,
    iterations: int = 1000,
) -> Minimum:
    """Minimises a cost over a manifold.

    Both functions receive a point as an array that is valid during the call; a copy of it may be kept.

    :param manifold: a name of ``manifolds()``
    :param shape: rows and columns of a point
    :param cost: the cost of a point
    :param gradient: its derivatives by the entries of the point, without regard to the manifold
    :param solver: a name of ``solvers()``
    :param start: a point of the manifold, such as ``nearest(manifold, values)``; by default a random one, from ``seed``
    :param tolerance: norm of the gradient at which the solver stops
    :param iterations: largest number of iterations
    :raises Misuse: if a name, a shape or the start is not allowed
    :raises RunFailed: if the solver met numbers that are not finite
    """
    rows, columns = _shape(shape)
    for name, function in (("cost", cost), ("gradient", gradient)):
        if not callable(function):
            raise Misuse(f"{name} is {function!r}; it must be a function of a point")
    smallest = finite(tolerance)
    if smallest is None or smallest < 0:
        raise Misuse(f"tolerance is {tolerance!r}; it must be a finite number of at least 0")
    steps = whole(iterations, "iterations", 0)
    first_seed = whole(seed, "seed")

    @jpype.JImplements(_PROBLEM + "$Cost", deferred=True)
    class Cost:
        @jpype.JOverride
        def at(self, point: Any) -> float:
            return number(cost(view(point, rows, columns)), "the cost")

        @jpype.JOverride
        def gradient(self, point: Any, derivatives: Any) -> None:
            result = real(gradient(view(point, rows, columns)), "the gradient")
            if result.shape != (rows, columns):
                raise Misuse(f"the gradient has the shape {result.shape}, and a point has {(rows, columns)}")
            view(derivatives, rows, columns)[...] = result

    with java_errors():
        problem = java(_PROBLEM)(text(manifold, "manifold"), rows, columns, text(solver, "solver"), smallest, min(steps, 2**31 - 1))
        if start is None:
            result = problem.minimise(Cost(), first_seed)
        else:
            first = matrix(start, "start")
            if first.shape != (rows, columns):
                raise Misuse(f"start has the shape {first.shape}, and a point has {(rows, columns)}")
            result = problem.minimiseFrom(Cost(), buffer(first))
    return Minimum(
        view(result.point(), rows, columns).copy(),
        float(result.cost()),
        float(result.gradientNorm()),
        int(result.iterations()),
        bool(result.converged()),
        str(result.reason()),
        tuple(str(warning) for warning in result.warnings()),
    )
