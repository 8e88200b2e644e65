"""Losses written in Python."""

from __future__ import annotations

import re
from typing import Any, Callable, Optional

import jpype
import numpy

from ._arrays import to_numpy
from ._jvm import java

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_names: set[str] = set()


def registered() -> frozenset[str]:
    """Returns the names of the losses of this process."""
    return frozenset(_names)


def _with_arrays(function: Callable) -> Callable:
    """The function returns the value and the gradients by each view."""

    def evaluate(views):
        value, gradients = function(*views)
        return float(value), [numpy.asarray(g, dtype=float) for g in gradients]

    return evaluate


def _with_torch(function: Callable) -> Callable:
    import torch

    def evaluate(views):
        tensors = [torch.from_numpy(numpy.ascontiguousarray(view)).requires_grad_() for view in views]
        value = function(*tensors)
        gradients = torch.autograd.grad(value, tensors, allow_unused=True)
        return value.item(), [
            numpy.zeros_like(view) if g is None else g.numpy() for view, g in zip(views, gradients)
        ]

    return evaluate


def _with_jax(function: Callable) -> Callable:
    import jax

    jax.config.update("jax_enable_x64", True)

    def evaluate(views):
        differentiated = jax.value_and_grad(function, argnums=tuple(range(len(views))))
        value, gradients = differentiated(*views)
        return float(value), [numpy.asarray(g) for g in gradients]

    return evaluate


_GRADIENTS = {"given": _with_arrays, "torch": _with_torch, "jax": _with_jax}


def loss(
    name: str,
    *,
    positives: int = 1,
    negatives: int = 0,
    gradient: str = "given",
    rotation_invariant: bool = False,
    degree: Optional[float] = None,
    summary: Optional[str] = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Makes a function a loss that studies can name.

    The function receives one n×k array for each view: the anchors, the positives, the negatives. With ``gradient="torch"`` or ``"jax"`` they are
    arrays of that library, and the function returns the value, which is differentiated. With ``"given"`` they are NumPy arrays, and the function
    returns the value and a list with the gradient by each of them.

    ``repdyn.run("check", "loss", name)`` tests the gradient and the properties that are declared: ``rotation_invariant`` says
    that rotations leave the value unchanged, ``degree=p`` that L(cU) = c^p·L(U), with 0 for a loss that scale does not change.

    :raises ValueError: if the name is not of lower-case letters, digits and hyphens, or the gradient is of another kind
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot be the name of a loss: a name has lower-case letters, digits and single hyphens, such as 'my-loss'")
    if gradient not in _GRADIENTS:
        raise ValueError(f"there is no gradient {gradient!r}; allowed: {', '.join(map(repr, _GRADIENTS))}")

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        evaluate = _GRADIENTS[gradient](function)
        count = 1 + positives + negatives

        @jpype.JImplements("org.repdyn.cli.embedding.GuestLoss$Evaluation", deferred=True)
        class Evaluation:
            @jpype.JOverride
            def evaluate(self, u, samples, rows, columns):
                embeddings = to_numpy(u, rows, columns)
                views = [embeddings[i * samples : (i + 1) * samples] for i in range(count)]
                value, gradients = evaluate(views)
                flat = numpy.concatenate([[value], numpy.concatenate(gradients).ravel(order="F")])
                return jpype.JArray(jpype.JDouble)(flat)

        description = summary or (function.__doc__ or "loss written in Python").strip().splitlines()[0]
        guest = java("org.repdyn.cli.embedding.GuestLoss")
        java("org.repdyn.cli.embedding.GuestLosses").register(
            guest(name, description, positives, negatives, rotation_invariant, float("nan") if degree is None else degree, Evaluation())
        )
        _names.add(name)
        return function

    return register
