"""RepDyn in Python: comparisons, kernels of infinite width, losses written in Python, and solvers on manifolds.

RepDyn runs in this process, in a Java virtual machine that the first call starts. Results are the same, bit for bit, as
those of the command ``repdyn``.
"""

from ._commands import RepDynError, RunFailed, run
from ._comparison import Comparison, compare
from ._kernels import Kernels, kernel
from ._losses import loss
from ._manifolds import Minimum, manifolds, minimize, solvers

__all__ = [
    "Comparison",
    "Kernels",
    "Minimum",
    "RepDynError",
    "RunFailed",
    "compare",
    "kernel",
    "loss",
    "manifolds",
    "minimize",
    "run",
    "solvers",
]
