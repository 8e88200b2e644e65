"""Gradient flow past jumps of the field, against Euler's method with ever shorter steps, which tends to the solution along hinges.

    repdyn compare benchmarks/flows/jumps.yaml --export-state --no-store --out jumps
    python3 benchmarks/flows/euler.py jumps/state/*.npz --steps 1e-3,2.5e-4,6.25e-5,1.5625e-5

Each file is the exported state of an arm with a linear encoder without a constraint, whose name is that of the loss. The right-hand side is JAX's, from `losses.py`. For each step, a line
has the distance of the weights from those of the step before and from RepDyn's, relative to their size, at each time of the grid, and the losses.
"""

import argparse
import pathlib

import jax
import jax.numpy as jnp
import numpy as np

from losses import LOSSES

jax.config.update("jax_enable_x64", True)


def distances(a, b):
    return " ".join(f"{np.linalg.norm(x - y) / np.linalg.norm(y):.2g}" for x, y in zip(a, b))


def euler(loss, inputs, n, start, times, step):
    """Returns the weights at all times but the first; the step must divide the interval."""
    gradient = jax.grad(lambda w: loss(inputs @ w, n, {}))
    count = round((times[1] - times[0]) / step)
    interval = jax.jit(lambda w: jax.lax.fori_loop(0, count, lambda _, v: v - step * gradient(v), w))
    states = [start]
    for _ in times[1:]:
        states.append(interval(states[-1]))
    return [np.asarray(w) for w in states[1:]]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("states", nargs="+", type=pathlib.Path)
    parser.add_argument("--steps", default="1e-3,2.5e-4,6.25e-5")
    arguments = parser.parse_args()
    for path in arguments.states:
        state = np.load(path)
        blocks = [state["anchors"], *state["positives"], *(state["negatives"] if "negatives" in state else [])] if "positives" in state else [state["anchors"]]
        inputs = jnp.array(np.vstack(blocks))
        own = state["weights/W"]
        before = None
        for step in map(float, arguments.steps.split(",")):
            n = len(state["anchors"])
            now = euler(LOSSES[path.stem], inputs, n, jnp.array(own[0]), state["times"], step)
            losses = " ".join(f"{LOSSES[path.stem](inputs @ w, n, {}):.4f}" for w in now)
            print(f"{path.stem}: step {step:g}; from the step before: {distances(before, now) if before else '-'}; from RepDyn: {distances(own[1:], now)}; losses: {losses}", flush=True)
            before = now


if __name__ == "__main__":
    main()
