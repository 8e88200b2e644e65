"""Tests of the Python package. They need the jars of RepDyn: those of an installed wheel, or a folder in REPDYN_JARS."""

import json
import subprocess

import numpy as np
import pytest

import repdyn

SMALL = {
    "data": {"name": "gaussian-views", "samples": 20, "dimension": 4},
    "augment": {"name": "gaussian-noise", "sd": 0.1},
    "loss": "linear-contrastive",
    "encoder": {"name": "linear", "outputs": 2},
    "observables": ["effective-rank"],
    "time": {"end": 1, "points": 4},
    "arms": {"naive": {"constraint": "euclidean"}, "stiefel": {"constraint": "stiefel"}},
}


@pytest.fixture(scope="module")
def comparison():
    return repdyn.compare(SMALL, progress=False, overrides={"data.samples": 16})


def test_frames_have_the_rows_of_the_comparison(comparison):
    assert list(comparison.table()["arm"]) == ["naive", "stiefel"]
    trajectory = comparison.trajectory()
    assert set(trajectory["arm"]) == {"naive", "stiefel"}
    assert comparison.trajectory("polars").height == len(trajectory)
    assert comparison.report.exists()
    assert "naive" in comparison._repr_html_()
    with pytest.raises(ValueError, match="allowed: 'pandas', 'polars'"):
        comparison.table("tables")


def test_figure_is_drawn_by_a_notebook(comparison):
    bundle = comparison.figure("effective-rank")._repr_mimebundle_()
    values = bundle["application/vnd.vegalite.v5+json"]["data"]["values"]
    assert {row["arm"] for row in values} == {"naive", "stiefel"}
    with pytest.raises(KeyError, match="effective-rnk"):
        comparison.figure("effective-rnk")


def test_the_same_study_gives_the_same_bits(comparison):
    again = repdyn.compare(SMALL, progress=False, overrides={"data.samples": 16})
    assert again.trajectory().equals(comparison.trajectory())


def test_a_mistake_is_an_exception_with_the_message_of_the_command():
    with pytest.raises(repdyn.RepDynError, match="Did you mean 'nt-xent'"):
        repdyn.compare(SMALL, progress=False, loss="nt-xnt")


def test_a_kernel_equals_its_closed_form():
    x = np.random.default_rng(0).normal(size=(5, 3))
    linear = repdyn.kernel(x, ["dense"])
    # K = XXᵀ/d, and one trained layer has Θ = K; rounding of sums of three products.
    assert np.allclose(linear.nngp, x @ x.T / 3, rtol=0, atol=1e-14)
    assert np.allclose(linear.ntk, linear.nngp, rtol=0, atol=1e-14)
    whole = repdyn.kernel(x, ["dense", "relu", {"dense": {"W_std": 1.4}}])
    part = repdyn.kernel(x, ["dense", "relu", {"dense": {"W_std": 1.4}}], x[:2])
    assert np.allclose(part.ntk, whole.ntk[:, :2], rtol=1e-12)
    with pytest.raises(repdyn.RepDynError, match="Did you mean 'relu'"):
        repdyn.kernel(x, ["dense", "rely", "dense"])
    with pytest.raises(ValueError, match="rows of 3 numbers"):
        repdyn.kernel(x, ["dense"], np.ones((2, 4)))


def test_a_solver_finds_the_dominant_subspace():
    a = np.diag(np.arange(1.0, 9.0))
    found = repdyn.minimize("grassmann", (8, 2), lambda w: -np.trace(w.T @ a @ w), lambda w: -2 * a @ w, tolerance=1e-9)
    assert found.converged, found.reason
    # The two largest eigenvalues are 8 and 7; the error of the cost is of the order of the gradient's square.
    assert found.cost == pytest.approx(-15, abs=1e-12)
    assert np.allclose(found.point.T @ found.point, np.eye(2), atol=1e-13)
    with pytest.raises(repdyn.RepDynError, match="Did you mean 'stiefel'"):
        repdyn.minimize("stiefl", (3, 1), lambda w: 0.0, lambda w: w)


def pair(z, p):
    """½·mean squared distance of two views."""
    difference = (z - p) / len(z)
    return 0.5 * ((z - p) ** 2).sum() / len(z), [difference, -difference]


def test_a_loss_with_its_gradient_runs_as_the_built_in_one():
    repdyn.loss("python-pair", rotation_invariant=True, degree=2)(pair)
    repdyn.run("check", "loss", "python-pair")
    mine = repdyn.compare({**SMALL, "loss": "python-pair"}, progress=False).trajectory()
    same = repdyn.compare({**SMALL, "loss": "linear-alignment"}, progress=False).trajectory()

    def losses(rows):
        return rows[rows["observable"] == "loss"]["value"].to_numpy()

    # linear-alignment is minus the inner product of the views; both losses fall, by other amounts.
    assert len(losses(mine)) == len(losses(same)) > 0
    assert losses(mine)[3] < losses(mine)[0]


def test_a_wrong_gradient_is_found():
    repdyn.loss("python-wrong", rotation_invariant=True, degree=2)(lambda z, p: (pair(z, p)[0], [2 * g for g in pair(z, p)[1]]))
    with pytest.raises(repdyn.RunFailed, match="gradient against value.*FAILED"):
        repdyn.run("check", "loss", "python-wrong")


def test_torch_and_jax_give_the_gradient_that_was_written():
    torch = pytest.importorskip("torch")
    jax = pytest.importorskip("jax")
    repdyn.loss("python-given", rotation_invariant=True, degree=2)(pair)
    repdyn.loss("torch-pair", gradient="torch", rotation_invariant=True, degree=2)(lambda z, p: 0.5 * ((z - p) ** 2).sum() / len(z))
    repdyn.loss("jax-pair", gradient="jax", rotation_invariant=True, degree=2)(lambda z, p: 0.5 * ((z - p) ** 2).sum() / len(z))
    runs = [
        repdyn.compare({**SMALL, "loss": name}, progress=False).trajectory() for name in ("python-given", "torch-pair", "jax-pair")
    ]
    for other in runs[1:]:
        # The same numbers up to the order of sums in three libraries, carried along the flow.
        assert np.allclose(runs[0]["value"], other["value"], rtol=1e-8, atol=1e-10, equal_nan=True)


def test_an_error_in_a_loss_fails_its_arms_and_names_it():
    @repdyn.loss("python-broken")
    def broken(z, p):
        """Fails."""
        raise RuntimeError("out of ideas")

    with pytest.raises(repdyn.RepDynError, match="python-broken"):
        result = repdyn.compare({**SMALL, "loss": "python-broken"}, progress=False)
        raise repdyn.RepDynError(json.dumps(result.json))


def test_names_are_checked():
    with pytest.raises(ValueError, match="lower-case letters"):
        repdyn.loss("My Loss")
    with pytest.raises(ValueError, match="'given', 'torch', 'jax'"):
        repdyn.loss("my-loss", gradient="numpy")
