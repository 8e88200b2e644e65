"""RepDyn in Python: comparisons, kernels of infinite width, drift of the tangent kernel, losses written in Python, and solvers on manifolds.

RepDyn runs in this process, in a Java virtual machine that the first call starts. Results are the same, bit for bit, as
those of the command ``repdyn``.
"""

from ._arrays import Matrix
from ._commands import run
from ._comparison import Comparison, Figure, compare
from ._data import dataset, forget_dataset
from ._drift import Drift, Trend, ntk_drift
from ._errors import JavaNotAvailable, Misuse, MissingPackage, RepDynError, RunFailed
from ._kernels import Kernels, kernel
from ._losses import Law, LossCheck, check_loss, loss
from ._manifolds import Minimum, manifolds, minimize, nearest, solvers
from ._version import __version__

__all__ = [
    "Comparison",
    "Drift",
    "Figure",
    "JavaNotAvailable",
    "Kernels",
    "Law",
    "LossCheck",
    "Matrix",
    "Minimum",
    "Misuse",
    "MissingPackage",
    "RepDynError",
    "RunFailed",
    "Trend",
    "__version__",
    "check_loss",
    "compare",
    "dataset",
    "forget_dataset",
    "kernel",
    "loss",
    "manifolds",
    "minimize",
    "nearest",
    "ntk_drift",
    "run",
    "solvers",
]
