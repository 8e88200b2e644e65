"""Gradient flows that slide, with 1,200 samples: RepDyn against SciPy's solve_ivp, on this machine, in one run.

    python3 benchmarks/run.py sliding-flows
    python3 benchmarks/run.py sliding-flows -- --only dcl ko-leo --limit 1200 --most 1200

The comparison of `compare.py` for the losses whose flow takes at most ten seconds of CPU time, about a quarter of an hour in all; the others of its list SLIDING take up to some minutes each. A method of SciPy is
stopped after `--most` seconds of CPU time.
"""

from compare import compare, parser

if __name__ == "__main__":
    options = parser()
    pairs = ["nt-xent", "info-nce", "dclw", "alignment-uniformity"]
    options.set_defaults(only=["emp-ssl", "triplet-margin", "tico", *pairs], samples=[1200], most=40)
    compare(options.parse_args())
