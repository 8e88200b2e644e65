package org.repdyn.benchmarks;

import java.util.Arrays;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.fixedrank.FixedRank;
import org.repdyn.manifolds.gram.Elliptope;
import org.repdyn.manifolds.optimisation.RiemannianProblem;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.products.Product;
import org.repdyn.manifolds.spd.AffineInvariantPositiveDefinite;
import org.repdyn.manifolds.spheres.Oblique;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;

/** The problems of the comparison with other libraries of manifolds; the script in {@code benchmarks/manifolds} has the same formulas. */
final class SolverProblems {

    private final BenchmarkData data;
    private final LinearAlgebra algebra;

    SolverProblems(BenchmarkData data, LinearAlgebra algebra) {
        this.data = data;
        this.algebra = algebra;
    }

    /** Returns a problem with its start. */
    RiemannianProblem problem(String name) {
        R064Store start = data.get("start");
        int n = start.getRowDim();
        int k = start.getColDim();
        return switch (name) {
            case "subspace" ->
                trace(new Grassmann(n, k, 1, algebra), false)
                        .retraction(Retraction.POLAR)
                        .start(start);
            case "large-subspace" ->
                diagonal(new Grassmann(n, k, 1, algebra))
                        .retraction(Retraction.POLAR)
                        .start(start);
            case "brockett" ->
                trace(stiefel(n, k), true).retraction(Retraction.QR).start(start);
            case "pca" -> trace(stiefel(n, k), false).retraction(Retraction.QR).start(start);
            case "procrustes", "procrustes-mirrored" ->
                procrustes(stiefel(n, k)).retraction(Retraction.QR).start(start);
            case "max-cut" ->
                maxCut(new Elliptope(n, k)).retraction(Retraction.POLAR).start(start);
            case "completion" ->
                completion(new FixedRank(n, k, data.get("rank").getRowDim(), algebra))
                        .retraction(Retraction.POLAR)
                        .start(start);
            case "karcher-mean" ->
                karcherMean(new AffineInvariantPositiveDefinite(n))
                        .retraction(Retraction.OWN)
                        .start(start);
            case "joint-diagonal" ->
                jointDiagonal(stiefel(n, k)).retraction(Retraction.QR).start(start);
            case "sparse-pca" ->
                sparse(new Sphere(n, 1))
                        .retraction(Retraction.POLAR)
                        .transportByProjection()
                        .start(start);
            case "two-layers" -> twoLayers(n, k);
            default -> throw new IllegalArgumentException("there is no problem " + name);
        };
    }

    private Stiefel stiefel(int n, int k) {
        return new Stiefel(n, k, 1, StiefelMetric.EUCLIDEAN.alpha(), algebra);
    }

    /** Returns the problem of −tr(XᵀAXD), with D = diag(k, …, 1) if weighted, else I. */
    private RiemannianProblem trace(Manifold manifold, boolean weighted) {
        R064Store a = data.get("matrix");
        R064Store product = like(manifold);
        return RiemannianProblem.on(manifold)
                .minimize(x -> {
                    algebra.multiply(a, false, x, false, product);
                    scaleColumns(product, weighted);
                    return dot(x, product) / 2;
                })
                .gradient((x, g) -> {
                    algebra.multiply(a, false, x, false, g);
                    scaleColumns(g, weighted);
                })
                .hessian((x, v, h) -> {
                    algebra.multiply(a, false, v, false, h);
                    scaleColumns(h, weighted);
                });
    }

    private static void scaleColumns(R064Store m, boolean weighted) {
        int n = m.getRowDim();
        int k = m.getColDim();
        for (int i = 0; i < m.data.length; i++) {
            m.data[i] *= weighted ? -2.0 * (k - i / n) : -2;
        }
    }

    /** Returns the problem of −tr(XᵀAX) with a diagonal A. */
    private RiemannianProblem diagonal(Manifold manifold) {
        R064Store product = like(manifold);
        return RiemannianProblem.on(manifold)
                .minimize(x -> {
                    diagonal(x, product);
                    return dot(x, product) / 2;
                })
                .gradient((x, g) -> diagonal(x, g))
                .hessian((x, v, h) -> diagonal(v, h));
    }

    private void diagonal(R064Store x, R064Store result) {
        double[] a = data.get("matrix").data;
        for (int i = 0; i < x.data.length; i++) {
            result.data[i] = -2 * a[i % a.length] * x.data[i];
        }
    }

    /** Returns the problem of ‖PR − M‖². */
    private RiemannianProblem procrustes(Manifold manifold) {
        R064Store p = data.get("points");
        R064Store m = data.get("moved");
        R064Store off = R064Store.FACTORY.make(p.getRowDim(), p.getColDim());
        return RiemannianProblem.on(manifold)
                .minimize(r -> {
                    difference(p, r, m, off);
                    return dot(off, off);
                })
                .gradient((r, g) -> {
                    difference(p, r, m, off);
                    algebra.multiply(p, true, off, false, g);
                    scale(2, g);
                })
                .hessian((r, v, h) -> {
                    algebra.multiply(p, false, v, false, off);
                    algebra.multiply(p, true, off, false, h);
                    scale(2, h);
                });
    }

    private void difference(R064Store p, R064Store r, R064Store m, R064Store result) {
        algebra.multiply(p, false, r, false, result);
        add(-1, m, result);
    }

    /** Returns the problem of −tr(YᵀLY)/4 over factors with unit rows. */
    private RiemannianProblem maxCut(Manifold manifold) {
        R064Store laplacian = data.get("matrix");
        R064Store product = like(manifold);
        return RiemannianProblem.on(manifold)
                .minimize(y -> {
                    algebra.multiply(laplacian, false, y, false, product);
                    return -dot(y, product) / 4;
                })
                .gradient((y, g) -> {
                    algebra.multiply(laplacian, false, y, false, g);
                    scale(-0.5, g);
                })
                .hessian((y, v, h) -> {
                    algebra.multiply(laplacian, false, v, false, h);
                    scale(-0.5, h);
                });
    }

    /** Returns the problem of ½‖Ω∘(X − M)‖², Ω a mask of zeros and ones. */
    private RiemannianProblem completion(Manifold manifold) {
        double[] matrix = data.get("matrix").data;
        double[] mask = data.get("mask").data;
        return RiemannianProblem.on(manifold)
                .minimize(x -> {
                    double sum = 0;
                    for (int i = 0; i < matrix.length; i++) {
                        double off = mask[i] * (x.data[i] - matrix[i]);
                        sum += off * off;
                    }
                    return sum / 2;
                })
                .gradient((x, g) -> {
                    for (int i = 0; i < matrix.length; i++) {
                        g.data[i] = mask[i] * (x.data[i] - matrix[i]);
                    }
                });
    }

    /** Returns the problem of the mean of half the squared distances. */
    private RiemannianProblem karcherMean(AffineInvariantPositiveDefinite manifold) {
        List<R064Store> matrices = data.all("sample");
        R064Store log = like(manifold);
        return RiemannianProblem.on(manifold)
                .minimize(x -> {
                    double sum = 0;
                    for (R064Store a : matrices) {
                        double distance = manifold.distance(x, a);
                        sum += distance * distance;
                    }
                    return sum / (2 * matrices.size());
                })
                .riemannianGradient((x, g) -> {
                    Arrays.fill(g.data, 0);
                    for (R064Store a : matrices) {
                        manifold.log(x, a, log);
                        add(-1.0 / matrices.size(), log, g);
                    }
                });
    }

    /** Returns the problem of Σ‖off(WᵀAᵢW)‖², off the part outside of the diagonal. */
    private RiemannianProblem jointDiagonal(Manifold manifold) {
        List<R064Store> matrices = data.all("sample");
        R064Store aw = like(manifold);
        R064Store av = like(manifold);
        R064Store off = like(manifold);
        R064Store change = like(manifold);
        R064Store transposed = like(manifold);
        R064Store term = like(manifold);
        return RiemannianProblem.on(manifold)
                .minimize(w -> {
                    double sum = 0;
                    for (R064Store a : matrices) {
                        algebra.multiply(a, false, w, false, aw);
                        offDiagonal(w, aw, off);
                        sum += dot(off, off);
                    }
                    return sum;
                })
                .gradient((w, g) -> {
                    Arrays.fill(g.data, 0);
                    for (R064Store a : matrices) {
                        algebra.multiply(a, false, w, false, aw);
                        offDiagonal(w, aw, off);
                        algebra.multiply(aw, false, off, false, term);
                        add(4, term, g);
                    }
                })
                .hessian((w, v, h) -> {
                    Arrays.fill(h.data, 0);
                    for (R064Store a : matrices) {
                        algebra.multiply(a, false, w, false, aw);
                        algebra.multiply(a, false, v, false, av);
                        offDiagonal(w, aw, off);
                        algebra.multiply(av, false, off, false, term);
                        add(4, term, h);
                        offDiagonal(v, aw, change);
                        transpose(change, transposed);
                        add(1, transposed, change);
                        algebra.multiply(aw, false, change, false, term);
                        add(4, term, h);
                    }
                });
    }

    private void offDiagonal(R064Store left, R064Store right, R064Store result) {
        algebra.multiply(left, true, right, false, result);
        for (int i = 0; i < result.getRowDim(); i++) {
            result.set(i, i, 0);
        }
    }

    /** Returns the problem of −xᵀCx + ½Σ√(x² + 10⁻⁴), whose second part makes entries small. */
    private RiemannianProblem sparse(Manifold manifold) {
        R064Store c = data.get("matrix");
        R064Store product = like(manifold);
        double square = 1e-4;
        return RiemannianProblem.on(manifold)
                .minimize(x -> {
                    algebra.multiply(c, false, x, false, product);
                    double sum = -dot(x, product);
                    for (double entry : x.data) {
                        sum += 0.5 * Math.sqrt(entry * entry + square);
                    }
                    return sum;
                })
                .gradient((x, g) -> {
                    algebra.multiply(c, false, x, false, g);
                    for (int i = 0; i < g.data.length; i++) {
                        double entry = x.data[i];
                        g.data[i] = -2 * g.data[i] + 0.5 * entry / Math.sqrt(entry * entry + square);
                    }
                })
                .hessian((x, v, h) -> {
                    algebra.multiply(c, false, v, false, h);
                    for (int i = 0; i < h.data.length; i++) {
                        double root = Math.sqrt(x.data[i] * x.data[i] + square);
                        h.data[i] = -2 * h.data[i] + 0.5 * square / (root * root * root) * v.data[i];
                    }
                });
    }

    private RiemannianProblem twoLayers(int n, int k) {
        Product layers = Product.of(new Oblique(n, k, ObliqueAxis.COLUMNS), new Sphere(k, 1));
        TwoLayers network = new TwoLayers(data.get("inputs"), data.get("targets"), k, algebra);
        return RiemannianProblem.on(layers.manifold())
                .minimize(network::cost)
                .gradient(network::gradient)
                .hessian(network::hessian)
                .retraction(Retraction.POLAR)
                .transportByProjection()
                .start(layers.pack(data.get("start"), data.get("output")));
    }

    private static R064Store like(Manifold manifold) {
        return R064Store.FACTORY.make(manifold.rows(), manifold.columns());
    }

    private static void transpose(R064Store m, R064Store result) {
        for (int i = 0; i < m.getRowDim(); i++) {
            for (int j = 0; j < m.getColDim(); j++) {
                result.set(j, i, m.doubleValue(i, j));
            }
        }
    }

    static double dot(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }

    private static void add(double factor, R064Store a, R064Store result) {
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += factor * a.data[i];
        }
    }

    private static void scale(double factor, R064Store m) {
        for (int i = 0; i < m.data.length; i++) {
            m.data[i] *= factor;
        }
    }
}
