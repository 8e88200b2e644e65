"""Losses of RepDyn in JAX, with their default options: values as functions of embeddings U, whose derivatives JAX computes.

A loss takes U (anchors, then positives, then negatives), the number of anchors, and a dictionary with targets, the teacher's embeddings or the running covariance where it
needs one. `stop` marks the factors through which no derivative goes.
"""

import jax
import jax.numpy as jnp

stop = jax.lax.stop_gradient


def unit(u):
    return u / jnp.sqrt((u * u).sum(1, keepdims=True))


def views(u, n):
    return [u[i : i + n] for i in range(0, len(u), n)]


def linear_contrastive(u, n, more):
    a, p, m = views(u, n)
    return (a * (m - p)).sum() / n


def linear_alignment(u, n, more):
    a, p = views(u, n)
    return -(a * p).sum() / n


def arora(u, n, more):
    a, p, m = views(u, n)
    return jnp.logaddexp(0, (a * (m - p)).sum(1)).mean() / jnp.log(2)


def triplet_margin(u, n, more):
    a, p, m = views(u, n)
    distance = lambda x, y: jnp.sqrt(((x - y + 1e-6) ** 2).sum(1))
    return jnp.maximum(0, distance(a, p) - distance(a, m) + 1).mean()


def squared_regression(u, n, more):
    return ((u - more["targets"]) ** 2).sum() / (2 * n)


def similarities(u, n, temperature):
    """Returns the similarities of all rows, minus infinity on the diagonal, and those of the positives."""
    z = unit(u)
    s = z @ z.T / temperature
    rows = jnp.arange(2 * n)
    positive = s[rows, (rows + n) % (2 * n)]
    return s.at[rows, rows].set(-jnp.inf), positive


def nt_xent(u, n, more):
    s, positive = similarities(u, n, 0.5)
    return (jax.nn.logsumexp(s, axis=1) - positive).mean()


def decoupled(u, n, weights):
    s, positive = similarities(u, n, 0.1)
    rows = jnp.arange(2 * n)
    others = s.at[rows, (rows + n) % (2 * n)].set(-jnp.inf)
    return (jax.nn.logsumexp(others, axis=1) - jnp.tile(weights, 2) * positive).mean()


def dcl(u, n, more):
    return decoupled(u, n, jnp.ones(n))


def dclw(u, n, more):
    a, p = views(unit(u), n)
    return decoupled(u, n, stop(2 - n * jax.nn.softmax((a * p).sum(1) / 0.5)))


def info_nce(u, n, more):
    a, p = views(unit(u), n)
    s = a @ p.T / 0.1
    return (jax.nn.logsumexp(s, axis=1) - jnp.diag(s)).mean()


def spectral_contrastive(u, n, more):
    a, p = views(u, n)
    own = (a * p).sum(1)
    pairs = ((a.T @ a) * (p.T @ p)).sum() - (own**2).sum()
    return -2 * own.mean() + pairs / (n * (n - 1))


def alignment_uniformity(u, n, more):
    z = views(unit(u), n)
    upper = jnp.triu(jnp.ones((n, n)), 1)

    def uniformity(v):
        squares = jnp.maximum(0, 2 - 2 * v @ v.T)
        return jnp.log((upper * jnp.exp(-2 * squares)).sum() / (n * (n - 1) / 2))

    return ((z[0] - z[1]) ** 2).sum(1).mean() + (uniformity(z[0]) + uniformity(z[1])) / 2


def ko_leo(u, n, more):
    z = unit(u)
    rows = jnp.arange(n)
    nearest = stop(jnp.argmax((z @ z.T).at[rows, rows].set(-jnp.inf), axis=1))
    return -jnp.log(jnp.sqrt(((z - z[nearest]) ** 2).sum(1))).mean()


def cosines(x, y):
    return (unit(x) * unit(y)).sum(1).mean()


def simsiam(u, n, more):
    a, p = views(u, n)
    return -(cosines(a, stop(p)) + cosines(p, stop(a))) / 2


def byol(u, n, more):
    a, p = views(u, n)
    ta, tp = views(stop(more["teacher"]), n)
    return 4 - 2 * cosines(a, tp) - 2 * cosines(p, ta)


def direct_pred(u, n, more):
    a, p = views(u, n)
    return ((a - stop(p)) ** 2).sum(1).mean() / 2


def iso_loss(u, n, more):
    a, p = views(u, n)
    return ((a - stop(p)) ** 2).sum(1).mean()


def barlow_twins(u, n, more):
    standard = lambda v: (v - v.mean(0)) / jnp.sqrt(v.var(0) + 1e-5)
    a, p = (standard(v) for v in views(u, n))
    c = a.T @ p / n
    on = jnp.diag(c)
    return ((on - 1) ** 2).sum() + 0.0051 * ((c**2).sum() - (on**2).sum())


def barlow_twins_linear(u, n, more):
    a, p = views(u, n)
    c = a.T @ p / n
    return (((c + c.T) / 2 - jnp.eye(len(c))) ** 2).sum()


def hinge(v):
    return jnp.maximum(0, 1 - jnp.sqrt(v.var(0, ddof=1) + 1e-4)).mean()


def covariance(v):
    c = v - v.mean(0)
    return c.T @ c / (len(v) - 1)


def off_diagonal(c):
    return c - jnp.diag(jnp.diag(c))


def vicreg(u, n, more):
    a, p = views(u, n)
    redundancy = sum((off_diagonal(covariance(v)) ** 2).sum() for v in (a, p)) / u.shape[1]
    return 25 * ((a - p) ** 2).mean() + 25 * (hinge(a) + hinge(p)) / 2 + redundancy


def vicreg_exp(u, n, more):
    a, p = views(u, n)
    k = u.shape[1]

    def redundancy(v):
        c = covariance(v) / 0.5
        return jax.nn.logsumexp(c.at[jnp.arange(k), jnp.arange(k)].set(-jnp.inf), axis=1).mean()

    return 25 * ((a - p) ** 2).mean() + 25 * (hinge(a) + hinge(p)) / 2 + redundancy(a) + redundancy(p)


def vibcreg(u, n, more):
    a, p = views(u, n)

    def redundancy(v):
        c = v - v.mean(0)
        z = c / jnp.sqrt((c * c).sum(0))
        return (off_diagonal(z.T @ z) ** 2).mean()

    return 25 * ((a - p) ** 2).mean() + 25 * (hinge(a) + hinge(p)) + 200 * (redundancy(a) + redundancy(p))


def w_mse(u, n, more):
    def whitened(v):
        root = jnp.linalg.cholesky(covariance(v))
        return jax.scipy.linalg.solve_triangular(root, (v - v.mean(0)).T, lower=True).T

    return 2 - 2 * cosines(*(whitened(v) for v in views(u, n)))


def tico(u, n, more):
    a, p = views(unit(u), n)
    c = stop(more["running"])
    return 1 - (a * p).sum(1).mean() + 8 * ((a @ c) * a).sum(1).mean()


def mmcr(u, n, more):
    a, p = views(unit(u), n)
    return -jnp.linalg.svd((a + p) / 2, compute_uv=False).sum()


def frossl(u, n, more):
    k = u.shape[1]
    a, p = (v / jnp.sqrt((v * v).sum(0)) for v in views(u, n))
    volume = lambda v: jnp.log(((v.T @ v / k) ** 2).sum())
    return volume(a) + volume(p) + ((a - p) ** 2).sum() / n


def coding_rate(u):
    n, k = u.shape
    return jnp.linalg.slogdet(jnp.eye(k) + k / (n * 0.2) * u.T @ u)[1] / 2


def tcr(u, n, more):
    return -coding_rate(u)


def emp_ssl(u, n, more):
    a, p = views(unit(u), n)
    mean = unit(a + p)
    similarity = ((a * mean).sum(1).mean() + (p * mean).sum(1).mean()) / 2
    return -200 * similarity - (coding_rate(a) + coding_rate(p)) / 2


LOSSES = {
    function.__name__.replace("_", "-"): function
    for function in (
        alignment_uniformity,
        arora,
        barlow_twins,
        barlow_twins_linear,
        byol,
        dcl,
        dclw,
        direct_pred,
        emp_ssl,
        frossl,
        info_nce,
        iso_loss,
        ko_leo,
        linear_alignment,
        linear_contrastive,
        mmcr,
        nt_xent,
        simsiam,
        spectral_contrastive,
        squared_regression,
        tcr,
        tico,
        triplet_margin,
        vibcreg,
        vicreg,
        vicreg_exp,
        w_mse,
    )
}
