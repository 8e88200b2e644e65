"""Gradient flows that slide, with 1,200 samples: RepDyn against SciPy's solve_ivp, on this machine, in one run.

    python3 benchmarks/run.py sliding-flows
    python3 benchmarks/run.py sliding-flows -- --only nt-xent

The comparison of `compare.py` for the losses of its list SLIDING, in about forty minutes, of which `ko-leo` takes more than half: it takes RepDyn a minute and a half, and a
method of SciPy is stopped after five times as long. `--most 60` stops it after 60 seconds of CPU time.
"""

from compare import SLIDING, compare, parser

if __name__ == "__main__":
    options = parser()
    options.set_defaults(only=SLIDING, samples=[1200])
    compare(options.parse_args())
