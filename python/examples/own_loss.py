"""A loss of NumPy, its laws, a comparison with a built-in loss on arrays, and the drift of the tangent kernel under it."""

from __future__ import annotations

import numpy as np

import repdyn


@repdyn.loss("example-cosine", rotation_invariant=True, degree=0)
def cosine(anchor: repdyn.Matrix, positive: repdyn.Matrix) -> float:
    """Mean squared distance of the directions of two views."""
    with np.errstate(invalid="raise"):  # embeddings of zero have no direction, which an error says better than a NaN
        difference = anchor / np.linalg.norm(anchor, axis=1, keepdims=True) - positive / np.linalg.norm(positive, axis=1, keepdims=True)
    return float((difference**2).sum(axis=1).mean())


def main() -> None:
    repdyn.check_loss("example-cosine").require()
    x = np.random.default_rng(0).normal(size=(12, 4))
    repdyn.dataset("example-points", x)
    result: repdyn.Comparison = repdyn.compare(
        {
            "data": {"name": "example-points", "train": 12},
            "augment": {"name": "gaussian-noise", "sd": 0.1},
            "encoder": {"name": "linear", "outputs": 2},
            "time": {"end": 0.2, "points": 3},
            "arms": {"mine": {"loss": "example-cosine"}, "nt-xent": {"loss": "nt-xent"}},
        },
        progress=False,
    )
    times, values = result.values("loss")["mine"]
    print(f"the loss fell from {values[0]:.3f} to {values[-1]:.3f} at t = {times[-1]:g}")
    print(result.figure("loss").save(result.directory / "loss.svg"))
    drift = repdyn.ntk_drift(x, "linear-contrastive", widths=[16, 256], seeds=2, end=0.2, points=2, progress=False)
    print(drift.trend().verdict)
    kernels: repdyn.Kernels = repdyn.kernel(x, ["dense", "relu", "dense"])
    print(kernels.ntk.shape)
    a = np.diag([1.0, 2.0, 3.0])
    found = repdyn.minimize("sphere", (3, 1), lambda w: float(w[:, 0] @ a @ w[:, 0]), lambda w: 2 * a @ w)
    print(found.cost)


if __name__ == "__main__":
    main()
