"""Gradient flows that slide, with 1,200 samples: RepDyn against SciPy's solve_ivp, on this machine, in one run.

    python3 benchmarks/run.py sliding-flows
    python3 benchmarks/run.py sliding-flows -- --only dcl nt-xent --limit 1200 --most 1200

The comparison of `compare.py` for three losses that are cheap enough for ten minutes; the others of its list SLIDING take up to ten minutes of CPU time each. A method of SciPy is
stopped after `--most` seconds of CPU time.
"""

from compare import compare, parser

if __name__ == "__main__":
    options = parser()
    options.set_defaults(only=["emp-ssl", "triplet-margin", "tico"], samples=[1200], most=20)
    compare(options.parse_args())
