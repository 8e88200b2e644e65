"""Exponential maps, logarithms, transports and distances at hard points: errors of RepDyn, Pymanopt and geoopt against mpmath.

    mvn -q -pl benchmarks -am package -DskipTests
    python3 -m venv /tmp/pymanopt && /tmp/pymanopt/bin/pip install -r benchmarks/manifolds/requirements.txt
    /tmp/pymanopt/bin/python benchmarks/manifolds/accuracy.py

All programs get the same rounded inputs, and the reference is computed from these inputs with 80 digits. An error is relative: the
Frobenius norm of the difference over that of the reference; points of the Grassmannian are compared by their projectors, and vectors moved to such
a point Y by w·Yᵀ, so that representatives make no difference. The table
has the largest error of five random draws of each case. A dash means that the library does not have the operation (transports by
projection are other maps than parallel transport), "refused" that it throws an exception, NaN that it returns one.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import warnings

# Pymanopt imports TensorFlow if it is installed, which cannot be in one process with PyTorch.
sys.modules.setdefault("tensorflow", None)
warnings.filterwarnings("ignore")

import mpmath
import numpy as np
import pymanopt.manifolds as pm

mpmath.mp.dps = 80
M = mpmath.matrix
ROOT = pathlib.Path(__file__).resolve().parents[2]


def mp(a):
    return M(np.asarray(a).tolist())


def plain(a):
    return np.array(a.tolist(), dtype=float).reshape(a.rows, a.cols) if isinstance(a, M) else np.array([[float(a)]])


def norm(a):
    return mpmath.sqrt(sum(x * x for x in a))


def eigen(a, f):
    """Returns f of a symmetric matrix."""
    values, vectors = mpmath.eigsy((a + a.T) / 2)
    return vectors * mpmath.diag([f(v) for v in values]) * vectors.T


def whitened(x):
    """Returns X(XᵀX)^(−1/2): the columns are orthonormal to all digits."""
    return x * eigen(x.T * x, lambda v: 1 / mpmath.sqrt(v))


def tangent_at(x, v):
    return v - x * (x.T * v)


# Grassmannian


def grassmann_log(x, y):
    x, y = whitened(x), whitened(y)
    u, s, v = mpmath.svd_r(y * (x.T * y) ** -1 - x)
    return u * mpmath.diag([mpmath.atan(t) for t in s]) * v


def grassmann_distance(x, y):
    return norm(grassmann_log(x, y))


def grassmann_exp(x, v):
    x = whitened(x)
    v = tangent_at(x, v)
    gram = v.T * v
    y = x * eigen(gram, lambda g: mpmath.cos(mpmath.sqrt(abs(g)))) + v * eigen(gram, lambda g: sinc(mpmath.sqrt(abs(g))))
    return y * y.T


def grassmann_transport(x, v, w):
    """Returns w carried along the geodesic of v, as w·Yᵀ for the representative Y of its end: the same for all representatives."""
    x = whitened(x)
    v, w = tangent_at(x, v), tangent_at(x, w)
    gram = v.T * v
    y = x * eigen(gram, lambda g: mpmath.cos(mpmath.sqrt(abs(g)))) + v * eigen(gram, lambda g: sinc(mpmath.sqrt(abs(g))))
    along = v.T * w
    moved = (
        w
        - x * eigen(gram, lambda g: sinc(mpmath.sqrt(abs(g)))) * along
        - v * eigen(gram, lambda g: sinc(mpmath.sqrt(abs(g)) / 2) ** 2 / 2) * along
    )
    return moved * y.T


def sinc(t):
    return mpmath.sin(t) / t if t else mpmath.mpf(1)


# Sphere


def sphere_angle(x, y):
    x, y = x / norm(x), y / norm(y)
    return x, y, 2 * mpmath.atan2(norm(x - y), norm(x + y))


def sphere_log(x, y):
    x, y, angle = sphere_angle(x, y)
    across = tangent_at(x, y)
    return across * (angle / norm(across))


def sphere_exp(x, v):
    x = x / norm(x)
    v = tangent_at(x, v)
    return x * mpmath.cos(norm(v)) + v * sinc(norm(v))


def sphere_transport(x, v, w):
    """Returns w carried along the geodesic of v."""
    x = x / norm(x)
    v, w = tangent_at(x, v), tangent_at(x, w)
    length = norm(v)
    along = (v.T * w)[0] / length**2
    return w - v * along + (v * mpmath.cos(length) - x * (length * mpmath.sin(length))) * along


# Positive-definite matrices


def spd_parts(x):
    return eigen(x, mpmath.sqrt), eigen(x, lambda v: 1 / mpmath.sqrt(v))


def spd_log(x, y):
    root, inverse = spd_parts(x)
    return root * eigen(inverse * y * inverse, mpmath.log) * root


def spd_distance(x, y):
    inverse = spd_parts(x)[1]
    return norm(eigen(inverse * y * inverse, mpmath.log))


def spd_exp(x, v):
    root, inverse = spd_parts(x)
    return root * eigen(inverse * v * inverse, mpmath.exp) * root


def spd_transport(x, v, w):
    root, inverse = spd_parts(x)
    half = eigen(inverse * v * inverse, lambda t: mpmath.exp(t / 2))
    return root * half * inverse * w * inverse * half * root


# Rotations


def rotation_log(x, y):
    """Returns X·log(XᵀY) for rotations of ℝ³."""
    x = whitened(x)
    r = x.T * whitened(y)
    skew = (r - r.T) / 2
    sine = norm(skew) / mpmath.sqrt(2)
    angle = mpmath.atan2(sine, (r[0, 0] + r[1, 1] + r[2, 2] - 1) / 2)
    return x * skew * (angle / sine)


def rotation_exp(x, v):
    x = whitened(x)
    a = x.T * v
    a = (a - a.T) / 2
    angle = norm(a) / mpmath.sqrt(2)
    return x * (mpmath.eye(3) + a * sinc(angle) + a * a * (sinc(angle / 2) ** 2 / 2))


def rotation_transport(x, v, w):
    """Returns X·exp(Ω/2)·XᵀW·exp(Ω/2), Ω = XᵀV."""
    x = whitened(x)
    omega, other = x.T * v, x.T * w
    omega, other = (omega - omega.T) / 2, (other - other.T) / 2
    half = mpmath.expm(omega / 2)
    return x * half * other * half


# Stiefel manifold, Euclidean metric


def stiefel_exp(x, v):
    x = whitened(x)
    s = x.T * v
    v = v - x * ((s + s.T) / 2)
    a = x.T * v
    k = a.rows
    block = mpmath.zeros(2 * k)
    block[:k, :k], block[:k, k:], block[k:, :k], block[k:, k:] = a, -(v.T * v), mpmath.eye(k), a
    both = mpmath.zeros(x.rows, 2 * k)
    both[:, :k], both[:, k:] = x, v
    e = mpmath.expm(block)
    return both * e[:, :k] * mpmath.expm(-a)


# Hyperbolic space


def dot(x, y):
    return sum(a * b for a, b in zip(x, y))


def add(x, y):
    """Möbius addition."""
    xy, xx, yy = dot(x, y), dot(x, x), dot(y, y)
    return (x * (1 + 2 * xy + yy) + y * (1 - xx)) / (1 + 2 * xy + xx * yy)


def ball_distance(x, y):
    return 2 * mpmath.atanh(norm(add(-x, y)))


def ball_log(x, y):
    d = add(-x, y)
    return d * ((1 - dot(x, x)) * mpmath.atanh(norm(d)) / norm(d))


def ball_exp(x, v):
    n = norm(v)
    return add(x, v * (mpmath.tanh(n / (1 - dot(x, x))) / n))


def gyration(a, b, c):
    """Returns gyr[a, b]c = −(a ⊕ b) ⊕ (a ⊕ (b ⊕ c)), of a short vector c because the map is linear."""
    short = c * (mpmath.mpf(10) ** -30 / norm(c))
    return add(-add(a, b), add(a, add(b, short))) * (norm(c) * mpmath.mpf(10) ** 30)


def ball_transport(x, v, w):
    y = ball_exp(x, v)
    return gyration(y, -x, w) * ((1 - dot(y, y)) / (1 - dot(x, x)))


def lorentz(x):
    """Returns the point with the same spatial part."""
    y = x.copy()
    y[0] = mpmath.sqrt(1 + sum(t * t for t in x[1:]))
    return y


def minkowski(x, y):
    return -x[0] * y[0] + sum(a * b for a, b in zip(x[1:], y[1:]))


def lorentz_distance(x, y):
    d = lorentz(x) - lorentz(y)
    return 2 * mpmath.asinh(mpmath.sqrt(minkowski(d, d)) / 2)


def lorentz_log(x, y):
    x, y = lorentz(x), lorentz(y)
    d = lorentz_distance(x, y)
    return (y - x * mpmath.cosh(d)) * (d / mpmath.sinh(d))


# Peers


def pymanopt_of(kind, shape):
    return {
        "grassmann": lambda: pm.Grassmann(*shape),
        "sphere": lambda: pm.Sphere(*shape),
        "spd": lambda: pm.SymmetricPositiveDefinite(shape[0]),
        "rotations": lambda: pm.SpecialOrthogonalGroup(shape[0]),
        "stiefel": lambda: pm.Stiefel(*shape),
        "poincare": lambda: pm.PoincareBall(shape[0]),
    }.get(kind, lambda: None)()


def in_pymanopt(kind, operation, x, y, w):
    manifold = pymanopt_of(kind, x.shape)
    # Its transports are projections, other maps than parallel transport; it has no logarithm on Stiefel.
    if manifold is None or operation == "transport" or (kind == "stiefel" and operation != "exp"):
        return None
    if kind == "poincare":
        x, y = x[:, 0], y[:, 0]
    if kind == "rotations":
        # Its tangent vectors are the skew matrices XᵀV.
        if operation == "exp":
            return manifold.exp(x, x.T @ y)
        result = getattr(manifold, "dist" if operation == "distance" else operation)(x, y)
        return x @ result if operation == "log" else result
    result = getattr(manifold, "dist" if operation == "distance" else operation)(x, y)
    return np.reshape(result, (-1, 1)) if kind == "poincare" else result


def in_geoopt(kind, operation, x, y, w):
    import geoopt
    import torch

    kinds = {
        "sphere": geoopt.Sphere,
        "spd": geoopt.SymmetricPositiveDefinite,
        "stiefel": geoopt.EuclideanStiefelExact,
        "poincare": geoopt.PoincareBall,
        "lorentz": geoopt.Lorentz,
    }
    if kind not in kinds or (kind == "stiefel" and operation != "exp") or (kind, operation) == ("sphere", "transport"):
        return None
    manifold = kinds[kind]().to(torch.float64)
    flat = kind in ("sphere", "poincare", "lorentz")
    a, b, c = (torch.from_numpy(m[:, 0].copy() if flat else m.copy()) for m in (x, y, w))
    if operation == "transport":
        if kind == "spd":
            return manifold.transp(a, manifold.expmap(a, b), c).numpy()
        result = manifold.transp_follow_expmap(a, b, c)
    else:
        result = getattr(manifold, {"distance": "dist", "log": "logmap", "exp": "expmap"}[operation])(a, b)
    return result.numpy().reshape(-1, 1) if flat else result.numpy()


REFERENCES = {
    "grassmann": dict(log=grassmann_log, distance=grassmann_distance, exp=grassmann_exp, transport=grassmann_transport),
    "sphere": dict(log=sphere_log, distance=lambda x, y: sphere_angle(x, y)[2], exp=sphere_exp, transport=sphere_transport),
    "spd": dict(log=spd_log, distance=spd_distance, exp=spd_exp, transport=spd_transport),
    "rotations": dict(
        log=rotation_log,
        distance=lambda x, y: norm(rotation_log(x, y)),
        exp=rotation_exp,
        transport=rotation_transport,
    ),
    "stiefel": dict(exp=stiefel_exp),
    "poincare": dict(log=ball_log, distance=ball_distance, exp=ball_exp, transport=ball_transport),
    "lorentz": dict(log=lorentz_log, distance=lorentz_distance),
}


def pairs(rng):
    """Returns the hard pairs of points: kind, description, x, y."""
    result = []
    basis = np.linalg.qr(rng.standard_normal((7, 4)))[0]
    turn = np.linalg.qr(rng.standard_normal((2, 2)))[0]
    for text, angles in [
        ("angles of 1e-9", (1e-9, 1e-9)),
        ("angles 1e-9 and 0.8", (1e-9, 0.8)),
        ("equal angles 0.7", (0.7, 0.7)),
        ("angle π/2 − 1e-9", (np.pi / 2 - 1e-9, 0.3)),
    ]:
        x = basis[:, :2]
        y = (x * np.cos(angles) + basis[:, 2:] * np.sin(angles)) @ turn
        result.append(("grassmann", text, x, y))
    e = np.linalg.qr(rng.standard_normal((5, 2)))[0]
    for text, angle in [("angle 1e-9", 1e-9), ("angle π/2", np.pi / 2), ("angle π − 1e-7", np.pi - 1e-7)]:
        result.append(("sphere", text, e[:, :1], e[:, :1] * np.cos(angle) + e[:, 1:] * np.sin(angle)))

    def spd(values, q):
        m = (q * values) @ q.T
        return (m + m.T) / 2

    q, other = (np.linalg.qr(rng.standard_normal((4, 4)))[0] for _ in range(2))
    wide = np.array([1e-6, 1e-2, 1e2, 1e6])
    near = np.eye(4) + 1e-9 * (rng.standard_normal((4, 4)) + rng.standard_normal((4, 4)).T)
    near = (near + near.T) / 2
    result.append(("spd", "distance 1e-9", np.eye(4), near))
    result.append(("spd", "condition 1e12, same basis", spd(wide, q), spd(wide[::-1], q)))
    result.append(("spd", "condition 1e12", spd(wide, q), spd(wide, other)))
    result.append(("spd", "one of condition 1e12", spd(np.ones(4), q), spd(wide, other)))
    axis = rng.standard_normal(3)
    axis /= np.linalg.norm(axis)
    a = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    start = np.linalg.qr(rng.standard_normal((3, 3)))[0]
    start[:, 0] *= np.linalg.det(start)
    for text, angle in [("angle 1e-9", 1e-9), ("angle π/2", np.pi / 2), ("angle π − 1e-7", np.pi - 1e-7)]:
        result.append(("rotations", text, start, start @ (np.eye(3) + np.sin(angle) * a + (1 - np.cos(angle)) * a @ a)))
    direction = rng.standard_normal((3, 1))
    direction /= np.linalg.norm(direction)
    across = np.linalg.qr(np.hstack([direction, rng.standard_normal((3, 1))]))[0][:, 1:]
    result.append(("poincare", "distance 1e-9 at the origin", 1e-10 * across, 1e-10 * across + 5e-10 * direction))
    result.append(("poincare", "radius 1 − 1e-7, close", (1 - 1e-7) * direction, (1 - 1.0001e-7) * direction))
    result.append(("poincare", "radius 1 − 1e-9, opposite", (1 - 1e-9) * direction, -(1 - 1e-9) * direction))

    def lift(x):
        return np.vstack([[[np.sqrt(1 + np.sum(x * x))]], x])

    result.append(("lorentz", "distance 1e-9 at the origin", lift(0 * across), lift(1e-9 * across)))
    result.append(("lorentz", "x₀ = 1e6, distance 1e-3", lift(1e6 * direction), lift(1e6 * direction + 1e3 * direction)))
    result.append(("lorentz", "x₀ = 1e6, opposite", lift(1e6 * direction), lift(-1e6 * direction)))
    return result


def cases(seed):
    """Returns all cases: kind, description, operation, and up to three matrices."""
    result = []
    rng = np.random.default_rng(seed)
    for kind, text, x, y in pairs(rng):
        references = REFERENCES[kind]
        result.append((kind, text, "distance", x, y, 0 * x))
        result.append((kind, text, "log", x, y, 0 * x))
        v = plain(references["log"](mp(x), mp(y)))
        if "exp" in references:
            result.append((kind, text, "exp", x, v, 0 * x))
        if "transport" in references:
            w = rng.standard_normal(x.shape)
            if kind == "spd":
                w = (w + w.T) / 2
            elif kind in ("sphere", "grassmann"):
                w -= x @ (x.T @ w)
            elif kind == "rotations":
                w -= x @ (x.T @ w + w.T @ x) / 2
            result.append((kind, text, "transport", x, v, w))
    x = np.linalg.qr(rng.standard_normal((6, 2)))[0]
    z = rng.standard_normal((6, 2))
    z -= x @ ((x.T @ z + z.T @ x) / 2)
    for length in (1e-9, 1.0, 30.0):
        result.append(("stiefel", f"length {length:g}", "exp", x, length * z / np.linalg.norm(z), 0 * x))
    return result


def error(kind, operation, value, reference):
    value = np.atleast_2d(np.asarray(value, dtype=float))
    if not np.all(np.isfinite(value)):
        return "NaN"
    if kind == "grassmann" and operation == "exp":
        value = mp(value) * mp(value).T
    elif kind == "grassmann" and operation == "transport":
        # The moved vector and the end of the geodesic, side by side.
        columns = value.shape[1] // 2
        value = mp(value[:, :columns]) * mp(value[:, columns:]).T
    else:
        value = mp(value)
    reference = reference if isinstance(reference, M) else M([[reference]])
    return float(norm(value - reference) / norm(reference))


def worst(errors):
    """Returns the text of the worst of some errors, of which each is a number or a word."""
    words = [e for e in errors if isinstance(e, str)]
    return words[0] if words else f"{max(errors):.0e}" if max(errors) > 0 else "0"


def attempt(peer, kind, operation, x, y, w, reference):
    try:
        value = peer(kind, operation, x, y, w)
    except Exception:
        return "refused"
    return "–" if value is None else error(kind, operation, value, reference)


def in_java(listed, classpath):
    """Returns the results of RepDyn, None where it refused."""
    with tempfile.TemporaryDirectory() as directory:
        path = pathlib.Path(directory)
        lines = []
        for i, (kind, _, operation, *matrices) in enumerate(listed):
            lines.append(f"{kind} {operation}")
            for name, m in zip("xyw", matrices):
                np.ascontiguousarray(m).astype("<f8").tofile(path / "{}{}.{}x{}".format(name, i, *m.shape))
        out = subprocess.run(
            ["java", "-cp", classpath, "org.repdyn.benchmarks.OperationResults", directory, *lines],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout.splitlines()
    results = []
    for line, (_, _, operation, x, _, _) in zip(out, listed):
        numbers = np.array([float(number) for number in line.split()]) if line != "refused" else None
        shape = (1, 1) if operation == "distance" else x.shape
        if operation == "transport" and numbers is not None and numbers.size == 2 * x.size:
            shape = (x.shape[0], 2 * x.shape[1])
        results.append(None if numbers is None else numbers.reshape(shape))
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--classpath", default=str(ROOT / "benchmarks/target/benchmarks.jar"))
    arguments = parser.parse_args()
    print("| manifold | points | operation | RepDyn | Pymanopt | geoopt |")
    print("|---|---|---|---:|---:|---:|")
    draws = []
    for seed in range(5):
        listed = cases(seed)
        errors = []
        for (kind, text, operation, x, y, w), mine in zip(listed, in_java(listed, arguments.classpath)):
            inputs = (x, y, w) if operation == "transport" else (x, y)
            reference = REFERENCES[kind][operation](*(mp(m) for m in inputs))
            own = "refused" if mine is None else error(kind, operation, mine, reference)
            errors.append([own, *(attempt(peer, kind, operation, x, y, w, reference) for peer in (in_pymanopt, in_geoopt))])
        draws.append(errors)
    for (kind, text, operation, *_), *errors in zip(listed, *draws):
        print("|", " | ".join([kind, text, operation, *(worst(column) for column in zip(*errors))]), "|")


if __name__ == "__main__":
    main()
