"""Losses written in Python."""

from __future__ import annotations

import ctypes
import json
import re
import reprlib
import threading
import traceback
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from typing import Any, Callable, Iterator, Optional, Sequence, TypeVar

import jpype
import numpy

from ._arrays import Matrix, finite, number, real, view, whole
from ._calls import only_one
from ._commands import check, execute
from ._errors import Misuse, MissingPackage, RunFailed, java_errors
from ._jvm import java
from ._settings import Overrides
from ._texts import readable, text

#: What a loss returns, in messages.
_VALUE = "what it returned"

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LOSSES = "org.repdyn.cli.embedding.GuestLosses"

_Function = TypeVar("_Function", bound=Callable[..., Any])
_Value = Callable[[Sequence[Matrix]], float]
#: Returns the value and writes the gradient by each view into the arrays of the second argument.
_Gradient = Callable[[Sequence[Matrix], Sequence[Matrix]], float]


def valid_name(name: Any, what: str) -> None:
    """Raises Misuse if a name cannot be that of a plugin."""
    if not isinstance(name, str):
        raise Misuse(f"the name of a {what} is a text, such as 'my-{what}', but {name!r} was given")
    if not _NAME.fullmatch(name):
        raise Misuse(
            f"{name!r} cannot be the name of a {what}: a name has lower-case letters, digits and single hyphens, such as 'my-{what}'"
        )


class Failures:
    """The last exception of each loss of this process, which is the cause of the failure of its runs, and the end of losses by Ctrl-C."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last: dict[str, BaseException] = {}
        #: The threads of Python on which a loss is evaluated.
        self._evaluating: set[int] = set()
        self.names: set[str] = set()

    def clear(self) -> None:
        """Forgets all exceptions."""
        with self._lock:
            self._last.clear()

    @contextmanager
    def reported(self, name: str, function: Callable[..., Any]) -> Iterator[None]:
        """Records an exception of a loss, and raises one of Java in its place that says where it was raised."""
        thread = threading.get_ident()
        self._evaluating.add(thread)
        try:
            yield
        except BaseException as error:
            with self._lock:
                self._last[name] = error
            what = f": {error}" if isinstance(error, Misuse) else f", raised {type(error).__name__}: {_message(error)}"
            reason = readable(f"the loss {name}, written in Python{what} ({_place(error, function)})")
            # A run that left the range of numbers has not met a defect.
            kind = "java.lang.ArithmeticException" if isinstance(error, ArithmeticError) else "java.lang.IllegalStateException"
            raise java(kind)(reason) from error
        finally:
            self._evaluating.discard(thread)

    def interrupt(self) -> None:
        """Ends the losses that are evaluated, as Ctrl-C ends a function on the main thread.

        A loss that has just returned may be met: Java takes any exception of a command that is to stop for its end. If other calls run,
        nothing is done, since a loss may be theirs.
        """
        if only_one():
            for thread in list(self._evaluating):
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(KeyboardInterrupt))

    def last(self) -> Optional[BaseException]:
        """Returns an exception of a loss, if there was one since they were cleared."""
        with self._lock:
            return next(reversed(list(self._last.values())), None)


#: The losses of this process: their names and their exceptions.
losses = Failures()


def _message(error: BaseException) -> str:
    """Returns the message of an exception of the user's code, which may have no message that can be read."""
    try:
        return str(error)
    except Exception as other:
        return f"its message cannot be read: {type(other).__name__}"


def _place(error: BaseException, function: Callable[..., Any]) -> str:
    """Returns the last line of the loss that an exception passed, or the place of the loss if it passed none."""
    code = getattr(function, "__code__", None)
    lines = [frame for frame in traceback.extract_tb(error.__traceback__) if code and frame.filename == code.co_filename]
    if lines:
        return f"{lines[-1].filename}, line {lines[-1].lineno}"
    return f"{code.co_filename}, line {code.co_firstlineno}" if code else repr(function)


def _given(function: Callable[..., Any]) -> tuple[_Value, _Gradient]:
    def both(views: Sequence[Matrix]) -> tuple[float, Sequence[Any]]:
        returned = function(*views)
        if not isinstance(returned, (tuple, list)) or len(returned) != 2 or not isinstance(returned[1], (tuple, list)):
            raise Misuse(
                f"it returned {reprlib.repr(returned)}; with gradient='given' a loss returns its value and a list of the gradients"
                " by each view"
            )
        return number(returned[0], _VALUE), returned[1]

    def value(views: Sequence[Matrix]) -> float:
        return both(views)[0]

    def gradient(views: Sequence[Matrix], results: Sequence[Matrix]) -> float:
        loss, gradients = both(views)
        if len(gradients) != len(results):
            raise Misuse(f"it returned {len(gradients)} gradients; it needs one for each of its {len(results)} views")
        for i, (result, given) in enumerate(zip(results, gradients)):
            derivatives = real(given, f"gradient {i}")
            if derivatives.shape != result.shape:
                raise Misuse(f"it returned a gradient of the shape {derivatives.shape} for a view of {result.shape}")
            result[...] = derivatives
        return loss

    return value, gradient


def _with_torch(function: Callable[..., Any]) -> tuple[_Value, _Gradient]:
    try:
        import torch
    except ImportError:
        raise MissingPackage("gradient='torch' needs PyTorch: pip install torch") from None

    def value(views: Sequence[Matrix]) -> float:
        with torch.no_grad():
            return number(function(*(torch.from_numpy(v) for v in views)), _VALUE)

    def gradient(views: Sequence[Matrix], results: Sequence[Matrix]) -> float:
        tensors = [torch.from_numpy(v).requires_grad_() for v in views]
        with torch.enable_grad():
            loss = function(*tensors)
        result = number(loss.detach() if isinstance(loss, torch.Tensor) else loss, _VALUE)
        if not isinstance(loss, torch.Tensor) or not loss.requires_grad:
            raise Misuse("its value does not depend on the views by operations of PyTorch, so that there is no gradient")
        for place, derivative in zip(results, torch.autograd.grad(loss, tensors, allow_unused=True)):
            place[...] = 0 if derivative is None else derivative.numpy()
        return result

    return value, gradient


def _with_jax(function: Callable[..., Any]) -> tuple[_Value, _Gradient]:
    try:
        import jax
    except ImportError:
        raise MissingPackage("gradient='jax' needs JAX: pip install jax") from None
    # Without it JAX computes in single precision.
    jax.config.update("jax_enable_x64", True)

    def value(views: Sequence[Matrix]) -> float:
        return number(function(*(jax.numpy.array(v) for v in views)), _VALUE)

    def scalar(*views: Any) -> Any:
        returned = function(*views)
        # A traced value has a shape and no number yet.
        return returned if isinstance(returned, jax.Array) and not returned.shape else number(returned, _VALUE)

    def gradient(views: Sequence[Matrix], results: Sequence[Matrix]) -> float:
        differentiated = jax.value_and_grad(scalar, argnums=tuple(range(len(views))))
        loss, gradients = differentiated(*(jax.numpy.array(v) for v in views))
        for result, derivative in zip(results, gradients):
            result[...] = derivative
        return float(loss)

    return value, gradient


def _value_alone(function: Callable[..., Any]) -> tuple[_Value, _Gradient]:
    def value(views: Sequence[Matrix]) -> float:
        return number(function(*views), _VALUE)

    def gradient(views: Sequence[Matrix], results: Sequence[Matrix]) -> float:
        raise AssertionError("the gradient of a prototype is computed by differences. This is a bug in RepDyn")

    return value, gradient


_GRADIENTS = {"differences": _value_alone, "given": _given, "torch": _with_torch, "jax": _with_jax}


def loss(
    name: str,
    *,
    positives: int = 1,
    negatives: int = 0,
    gradient: str = "differences",
    rotation_invariant: bool = False,
    degree: Optional[float] = None,
    summary: Optional[str] = None,
) -> Callable[[_Function], _Function]:
    """Makes a function a loss that studies can name.

    The function receives one n×k array for each view: the anchors, the positives, the negatives. It returns the value, a mean over the
    batch. Arrays are valid during the call; a copy of one may be kept. ``gradient`` is one of

    - ``"differences"``: arrays are NumPy's, and the gradient is computed by differences of the value, about 6 values for each number of
      the embeddings, with an estimated error that results show: for a prototype;
    - ``"torch"`` or ``"jax"``: arrays are tensors of that library, which differentiates the function;
    - ``"given"``: arrays are NumPy's, and the function returns the value and a list with the gradient by each of them.

    ``repdyn.check_loss(name)`` tests the gradient and the properties that are declared: ``rotation_invariant`` says
    that rotations leave the value unchanged, ``degree=p`` that L(cU) = c^p·L(U), with 0 for a loss that scale does not change.

    :raises Misuse: if the name is not of lower-case letters, digits and hyphens or that of an installed loss, a number of views is
        negative, or the gradient is of another kind
    :raises MissingPackage: if PyTorch or JAX is not installed
    """
    valid_name(name, "loss")
    if not isinstance(gradient, str) or gradient not in _GRADIENTS:
        raise Misuse(f"there is no gradient {gradient!r}; allowed: {', '.join(map(repr, _GRADIENTS))}")

    for what, count in (("positives", positives), ("negatives", negatives)):
        if whole(count, what, 0) >= 2**30:
            raise Misuse(f"{what} is {count}; a sample has fewer than 2^30 of them")
    if not isinstance(rotation_invariant, (bool, numpy.bool_)):
        raise Misuse(f"rotation_invariant is {rotation_invariant!r}; it must be True or False")
    if summary is not None:
        text(summary, "summary")
    power = None if degree is None else finite(degree)
    if degree is not None and power is None:
        raise Misuse(f"degree is {degree!r}; it must be a finite number, such as 2, or None")

    def register(function: _Function) -> _Function:
        if not callable(function):
            raise Misuse(f"the loss {name} is {function!r}; it must be a function of its views")
        value, value_and_gradient = _GRADIENTS[gradient](function)
        count = 1 + int(positives) + int(negatives)

        def views(entries: Any, rows: int, columns: int) -> list[Matrix]:
            samples = rows // count
            embeddings = view(entries, rows, columns)
            return [embeddings[i * samples : (i + 1) * samples] for i in range(count)]

        @jpype.JImplements("org.repdyn.cli.embedding.GuestLoss$Evaluation", deferred=True)
        class Evaluation:
            @jpype.JOverride
            def value(self, u: Any, rows: int, columns: int) -> float:
                with losses.reported(name, function):
                    return value(views(u, rows, columns))

            @jpype.JOverride
            def valueAndGradient(self, u: Any, derivatives: Any, rows: int, columns: int) -> float:
                with losses.reported(name, function):
                    return value_and_gradient(views(u, rows, columns), views(derivatives, rows, columns))

        lines = (summary or function.__doc__ or "").strip().splitlines()
        description = lines[0] if lines else "loss written in Python"
        guest = java("org.repdyn.cli.embedding.GuestLoss")
        with java_errors():
            java(_LOSSES).register(
                guest(
                    name,
                    readable(description),
                    int(positives),
                    int(negatives),
                    bool(rotation_invariant),
                    float("nan") if power is None else power,
                    gradient == "differences",
                    Evaluation(),
                )
            )
        losses.names.add(name)
        return function

    return register


@dataclass(frozen=True)
class Law:
    """A law that a loss obeys or breaks.

    ``verdict`` says by how much.
    """

    name: str
    passed: bool
    verdict: str


@dataclass(frozen=True, repr=False)
class LossCheck:
    """The laws of a loss at random embeddings: gradient against value, declared properties, permuted samples, extreme embeddings."""

    loss: str
    laws: tuple[Law, ...]

    @property
    def passed(self) -> bool:
        """True if all laws hold."""
        return all(law.passed for law in self.laws)

    def require(self) -> LossCheck:
        """Returns this object.

        :raises RunFailed: if a law does not hold, with the verdict of each such law
        """
        if not self.passed:
            raise RunFailed("\n".join(f"{self.loss}: {law.verdict}" for law in self.laws if not law.passed))
        return self

    def __bool__(self) -> bool:
        return self.passed

    def __iter__(self) -> Iterator[Law]:
        return iter(self.laws)

    def __repr__(self) -> str:
        return "\n".join((self.loss, *(law.verdict for law in self.laws)))

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><td>{'✓' if law.passed else '✗'}</td><td>{escape(law.verdict)}</td></tr>" for law in self.laws)
        return f"<table><caption>{escape(self.loss)}</caption>{rows}</table>"


def check_loss(name: str, *, samples: int = 8, dimension: int = 3, **options: Any) -> LossCheck:
    """Checks a loss at random embeddings, as ``repdyn check loss`` does: one of Python or any other.

    :param name: name of the loss
    :param samples: number of samples of a batch, each with its views
    :param dimension: dimension of the embeddings
    :param options: options of the loss, such as ``temperature=0.2``; an underscore stands for a hyphen
    :returns: the laws; those that do not hold are in it as well
    :raises Misuse: if there is no such loss, or an option is not allowed
    :raises RunFailed: if the loss raised an exception, which is the cause
    """
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise Misuse(f"{name!r} is not the name of a loss; give it as a text, such as 'nt-xent'. A function gets a name by repdyn.loss")
    sizes = ["--samples", str(whole(samples, "samples", 2)), "--dimension", str(whole(dimension, "dimension", 2))]
    given = Overrides(None, options, ("samples", "dimension"))
    losses.clear()
    outcome = execute(
        ["check", "loss", name, *given.words, *sizes, "--json"],
        progress=False,
        stopped=losses.interrupt,
    )
    if outcome.code in (0, 1) and outcome.out and outcome.out[0].startswith("{"):
        found = json.loads("\n".join(outcome.out))
        laws = (law for kind in ("slopes", "residuals", "properties") for law in found[kind])
        return LossCheck(found["subject"], tuple(Law(law["name"], law["passed"], law["verdict"]) for law in laws))
    check(outcome, losses.last())
    raise RunFailed("repdyn check loss printed no laws. This is a bug in RepDyn")
