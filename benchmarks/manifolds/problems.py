"""The problems of the comparison: data, start, manifold, cost and derivatives; the Java half has the same formulas."""

import dataclasses
from collections.abc import Callable

import numpy as np
import scipy.linalg
from pymanopt.manifolds import (
    Elliptope,
    FixedRankEmbedded,
    Grassmann,
    Oblique,
    Product,
    Sphere,
    Stiefel,
    SymmetricPositiveDefinite,
)


@dataclasses.dataclass
class Problem:
    """A problem: ``data`` is written for Java, ``start`` is the point for Pymanopt."""

    data: dict
    manifold: object
    start: object
    cost: Callable
    gradient: Callable
    hessian: Callable | None = None
    # True if the gradient is Riemannian, in the metric of the manifold.
    riemannian: bool = False


class HorizontalElliptope(Elliptope):
    """Pymanopt's elliptope with a projection onto the horizontal space.

    That of Pymanopt 2.2.1 solves its Lyapunov equation for the other sign, and for YᵀPZ − ZᵀY in place of the skew part of YᵀPZ, P the projection
    of rows; what it returns is neither horizontal nor projected to itself, and the Hessian is not symmetric.
    """

    def projection(self, point, vector):
        rows = self._project_rows(point, vector)
        product = point.T @ rows
        return rows - point @ scipy.linalg.solve_continuous_lyapunov(point.T @ point, product - product.T)

    to_tangent_space = projection


# Sizes of each problem: rows and columns of a point, and for completion also the rank.
SIZES = {
    "subspace": [(50, 5), (200, 5), (500, 10)],
    "brockett": [(20, 3), (50, 4), (200, 5)],
    "pca": [(20, 2), (50, 5), (200, 5)],
    "procrustes": [(5, 5), (10, 10), (20, 20)],
    "procrustes-mirrored": [(5, 5), (10, 10), (20, 20)],
    "max-cut": [(50, 3), (100, 4), (200, 5)],
    "completion": [(40, 30, 2), (80, 60, 3), (160, 120, 4)],
    "karcher-mean": [(3, 3), (5, 5), (10, 10)],
    "joint-diagonal": [(5, 5), (10, 10), (20, 20)],
    "sparse-pca": [(50, 1), (200, 1), (500, 1)],
    "two-layers": [(5, 2), (10, 3), (20, 4)],
    "large-subspace": [(5000, 50)],
}


def shared(function):
    """Returns the function with the results at its last two points remembered, as ``SharedWork`` of RepDyn does; Pymanopt overwrites no point."""
    known = []

    def at(*point):
        for other, result in known:
            if all(a is b for a, b in zip(other, point)):
                return result
        result = function(*point)
        known.insert(0, (point, result))
        del known[2:]
        return result

    return at


def symmetric(m):
    return (m + m.swapaxes(-1, -2)) / 2


def orthonormal(rng, n, k):
    q, r = np.linalg.qr(rng.standard_normal((n, k)))
    return q * np.sign(np.diag(r))


def trace(manifold, a, start, d):
    """−tr(XᵀAXD)."""
    gradient = shared(lambda x: -2 * (a @ x) * d)
    return Problem(
        dict(matrix=a, start=start),
        manifold,
        start,
        lambda x: np.sum(x * gradient(x)) / 2,
        gradient,
        lambda x, v: -2 * (a @ v) * d,
    )


def subspace(rng, n, k):
    return trace(Grassmann(n, k), symmetric(rng.standard_normal((n, n))), orthonormal(rng, n, k), np.ones(k))


def large_subspace(rng, n, k):
    """−tr(XᵀAX) with a diagonal A, so that products with A cost no more than the steps."""
    a = np.concatenate([np.linspace(2, 3, k), rng.random(n - k)])[:, None]
    start = orthonormal(rng, n, k)
    gradient = shared(lambda x: -2 * (a * x))
    return Problem(
        dict(matrix=a, start=start),
        Grassmann(n, k),
        start,
        lambda x: np.sum(x * gradient(x)) / 2,
        gradient,
        lambda x, v: -2 * (a * v),
    )


def brockett(rng, n, k):
    return trace(Stiefel(n, k), symmetric(rng.standard_normal((n, n))), orthonormal(rng, n, k), np.arange(k, 0, -1.0))


def pca(rng, n, k):
    samples = rng.standard_normal((4 * n, n)) * np.linspace(3, 0.5, n)
    samples -= samples.mean(axis=0)
    return trace(Stiefel(n, k), samples.T @ samples / len(samples), orthonormal(rng, n, k), np.ones(k))


def procrustes(rng, n, k, mirrored=False):
    """‖PR − M‖² over orthogonal R, from a rotation or a reflection; the moved points M are those of a rotation, with noise."""
    points = rng.standard_normal((4 * n, n))
    rotation = orthonormal(rng, n, n)
    rotation[:, 0] *= np.sign(np.linalg.det(rotation))
    moved = points @ rotation + 0.1 * rng.standard_normal((4 * n, n))
    start = orthonormal(rng, n, n)
    start[:, 0] *= np.sign(np.linalg.det(start)) * (-1 if mirrored else 1)
    off = shared(lambda r: points @ r - moved)
    return Problem(
        dict(points=points, moved=moved, start=start),
        Stiefel(n, n),
        start,
        lambda r: np.sum(off(r) ** 2),
        lambda r: 2 * (points.T @ off(r)),
        lambda r, v: 2 * (points.T @ (points @ v)),
    )


def procrustes_mirrored(rng, n, k):
    return procrustes(rng, n, k, mirrored=True)


def max_cut(rng, n, k):
    """−tr(YᵀLY)/4 over n×k factors of correlation matrices, L the Laplacian of a random graph."""
    weights = np.triu(rng.random((n, n)) * (rng.random((n, n)) < 0.2), 1)
    weights = weights + weights.T
    laplacian = np.diag(weights.sum(axis=0)) - weights
    start = rng.standard_normal((n, k))
    start /= np.linalg.norm(start, axis=1)[:, None]
    gradient = shared(lambda y: -0.5 * (laplacian @ y))
    return Problem(
        dict(matrix=laplacian, start=start),
        HorizontalElliptope(n, k),
        start,
        lambda y: np.sum(y * gradient(y)) / 2,
        gradient,
        lambda y, v: -0.5 * (laplacian @ v),
    )


def completion(rng, m, n, rank):
    """½‖Ω∘(X − M)‖² over matrices of a fixed rank, from the best approximation of the known entries; M has noise."""
    full = rng.standard_normal((m, rank)) @ rng.standard_normal((rank, n)) + 0.1 * rng.standard_normal((m, n))
    mask = (rng.random((m, n)) < 0.5).astype(float)
    u, s, vt = np.linalg.svd(mask * full / 0.5)
    factors = (u[:, :rank], s[:rank], vt[:rank])
    manifold = FixedRankEmbedded(m, n, rank)

    @shared
    def off(u, s, vt):
        return mask * ((u * s) @ vt - full)

    return Problem(
        dict(matrix=full, mask=mask, rank=np.zeros((rank, 1)), start=(factors[0] * factors[1]) @ factors[2]),
        manifold,
        factors,
        lambda u, s, vt: np.sum(off(u, s, vt) ** 2) / 2,
        lambda u, s, vt: manifold.projection((u, s, vt), off(u, s, vt)),
        riemannian=True,
    )


def karcher_mean(rng, n, k):
    """The mean of half the squared affine-invariant distances to 50 matrices."""
    roots = rng.standard_normal((50, n, 2 * n))
    samples = roots @ roots.swapaxes(1, 2) / (2 * n)
    start = symmetric(samples.mean(axis=0))

    def whitened(x):
        c = np.linalg.cholesky(x)
        inverse = np.linalg.inv(c)
        return c, inverse @ samples @ inverse.T

    def gradient(x):
        c, frames = whitened(x)
        values, vectors = np.linalg.eigh(frames)
        return -symmetric(c @ np.mean((vectors * np.log(values)[:, None, :]) @ vectors.swapaxes(1, 2), axis=0) @ c.T)

    return Problem(
        dict(start=start, **{f"sample{i}": a for i, a in enumerate(samples)}),
        SymmetricPositiveDefinite(n),
        start,
        lambda x: np.sum(np.log(np.linalg.eigvalsh(whitened(x)[1])) ** 2) / (2 * len(samples)),
        gradient,
        riemannian=True,
    )


def joint_diagonal(rng, n, k):
    """Σ‖off(WᵀAᵢW)‖² over orthogonal W, for 5 matrices that nearly commute."""
    basis = orthonormal(rng, n, n)
    values = rng.standard_normal((5, 1, n))
    samples = (basis * values) @ basis.T + 0.01 * symmetric(rng.standard_normal((5, n, n)))
    start = np.linalg.qr(basis + 0.2 / np.sqrt(n) * rng.standard_normal((n, n)))[0]
    outside = 1 - np.eye(n)

    @shared
    def products(w):
        aw = samples @ w
        return aw, outside * (w.T @ aw)

    def hessian(w, v):
        aw, off = products(w)
        change = outside * (v.T @ aw)
        return 4 * np.sum((samples @ v) @ off + aw @ (change + change.swapaxes(1, 2)), axis=0)

    return Problem(
        dict(start=start, **{f"sample{i}": a for i, a in enumerate(samples)}),
        Stiefel(n, n),
        start,
        lambda w: np.sum(products(w)[1] ** 2),
        lambda w: 4 * np.sum(np.matmul(*products(w)), axis=0),
        hessian,
    )


def sparse_pca(rng, n, k):
    """−xᵀCx + ½Σ√(x² + 10⁻⁴) on the sphere, C the covariance of a sparse direction with noise."""
    direction = np.where(np.arange(n) < n // 10, 1.0, 0.0)
    samples = np.outer(rng.standard_normal(2 * n), direction) + rng.standard_normal((2 * n, n))
    c = samples.T @ samples / len(samples)
    start = np.linalg.eigh(c)[1][:, -1:] + 0.1 / np.sqrt(n) * rng.standard_normal((n, 1))
    start /= np.linalg.norm(start)
    square = 1e-4
    product = shared(lambda x: c @ x)
    return Problem(
        dict(matrix=c, start=start),
        Sphere(n, 1),
        start,
        lambda x: -np.sum(x * product(x)) + 0.5 * np.sum(np.sqrt(x * x + square)),
        lambda x: -2 * product(x) + 0.5 * x / np.sqrt(x * x + square),
        lambda x, v: -2 * (c @ v) + 0.5 * square / np.sqrt(x * x + square) ** 3 * v,
    )


def two_layers(rng, n, k):
    """½‖vᵀtanh(WᵀX) − y‖², unit columns of W and a unit v, from a start near the teacher of the noisy targets."""
    samples = 50 * k
    inputs = rng.standard_normal((n, samples))

    def unit(w):
        return w / np.linalg.norm(w, axis=0)

    teacher = unit(rng.standard_normal((n, k))), unit(rng.standard_normal((k, 1)))
    targets = teacher[1].T @ np.tanh(teacher[0].T @ inputs) + 0.1 * rng.standard_normal((1, samples))
    start = tuple(unit(w + 0.3 / np.sqrt(len(w)) * rng.standard_normal(w.shape)) for w in teacher)

    @shared
    def forward(w, v):
        units = np.tanh(w.T @ inputs)
        return units, v.T @ units - targets

    def gradient(w, v):
        units, rest = forward(w, v)
        return inputs @ (v * rest * (1 - units**2)).T, units @ rest.T

    def hessian(w, v, dw, dv):
        units, rest = forward(w, v)
        slope = 1 - units**2
        moved = slope * (dw.T @ inputs)
        turned = dv.T @ units + v.T @ moved
        change = (dv * rest + v * turned) * slope - 2 * v * rest * units * moved
        return inputs @ change.T, moved @ rest.T + units @ turned.T

    return Problem(
        dict(inputs=inputs, targets=targets, start=start[0], output=start[1]),
        Product([Oblique(n, k), Sphere(k, 1)]),
        list(start),
        lambda w, v: np.sum(forward(w, v)[1] ** 2) / 2,
        gradient,
        hessian,
    )


def make(name, size):
    """Returns a problem; its data are the same in each run."""
    rng = np.random.default_rng([*size, sorted(SIZES).index(name)])
    return globals()[name.replace("-", "_")](rng, *size)
