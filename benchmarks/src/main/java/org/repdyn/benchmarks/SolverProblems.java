package org.repdyn.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.FixedMatrix;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.fixedrank.FixedRankFactors;
import org.repdyn.manifolds.gram.Elliptope;
import org.repdyn.manifolds.optimisation.SharedWork;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.products.Product;
import org.repdyn.manifolds.spd.AffineInvariantPositiveDefinite;
import org.repdyn.manifolds.spd.MeanSquaredDistance;
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

    /** Returns a problem with its retraction and its start. */
    TimedProblem problem(String name) {
        R064Store start = data.get("start");
        int n = start.getRowDim();
        int k = start.getColDim();
        return switch (name) {
            case "subspace" -> at(start, Retraction.POLAR, trace(new Grassmann(n, k, 1, algebra), false));
            case "large-subspace" -> at(start, Retraction.POLAR, diagonal(new Grassmann(n, k, 1, algebra)));
            case "brockett" -> at(start, Retraction.QR, trace(stiefel(n, k), true));
            case "pca" -> at(start, Retraction.QR, trace(stiefel(n, k), false));
            case "procrustes", "procrustes-mirrored" -> at(start, Retraction.QR, procrustes(stiefel(n, k)));
            case "max-cut" -> at(start, Retraction.POLAR, maxCut(new Elliptope(n, k)));
            case "completion" -> {
                int rank = data.get("rank").getRowDim();
                FixedRankFactors manifold = new FixedRankFactors(n, k, rank);
                Completion completion = new Completion(manifold, data.get("matrix"), data.get("mask"), rank, algebra);
                yield at(
                        manifold.point(start),
                        Retraction.POLAR,
                        TimedProblem.minimize(manifold, completion::cost).gradient(completion::gradient));
            }
            case "karcher-mean" -> at(start, Retraction.OWN, karcherMean(new AffineInvariantPositiveDefinite(n)));
            case "joint-diagonal" -> at(start, Retraction.QR, jointDiagonal(stiefel(n, k)));
            case "sparse-pca" -> {
                TimedProblem sparse = sparse(new Sphere(n, 1));
                yield at(start, Retraction.POLAR, sparse.with(sparse.problem().transportByProjection()));
            }
            case "two-layers" -> twoLayers(n, k);
            default -> throw new IllegalArgumentException("there is no problem " + name);
        };
    }

    private static TimedProblem at(R064Store start, Retraction retraction, TimedProblem timed) {
        return timed.with(timed.problem().retraction(retraction).start(start));
    }

    private Stiefel stiefel(int n, int k) {
        return new Stiefel(n, k, 1, StiefelMetric.EUCLIDEAN.alpha(), algebra);
    }

    /** Returns the problem of −tr(XᵀAXD), with D = diag(k, …, 1) if weighted, else I. */
    private TimedProblem trace(Manifold manifold, boolean weighted) {
        FixedMatrix a = algebra.fixed(data.get("matrix"));
        SharedWork<R064Store> gradient = SharedWork.matrix(manifold.rows(), manifold.columns(), (x, g) -> {
            a.multiply(false, x, g);
            scaleColumns(g, weighted);
        });
        return TimedProblem.minimize(manifold, x -> dot(x, gradient.at(x)) / 2)
                .gradient((x, g) -> copy(gradient.at(x), g))
                .hessian((x, v, h) -> {
                    a.multiply(false, v, h);
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
    private TimedProblem diagonal(Manifold manifold) {
        SharedWork<R064Store> gradient = SharedWork.matrix(manifold.rows(), manifold.columns(), this::diagonal);
        return TimedProblem.minimize(manifold, x -> dot(x, gradient.at(x)) / 2)
                .gradient((x, g) -> copy(gradient.at(x), g))
                .hessian((x, v, h) -> diagonal(v, h));
    }

    private void diagonal(R064Store x, R064Store result) {
        double[] a = data.get("matrix").data;
        for (int at = 0; at < x.data.length; at += a.length) {
            for (int i = 0; i < a.length; i++) {
                result.data[at + i] = -2 * a[i] * x.data[at + i];
            }
        }
    }

    /** Returns the problem of ‖PR − M‖². */
    private TimedProblem procrustes(Manifold manifold) {
        R064Store p = data.get("points");
        R064Store m = data.get("moved");
        R064Store moved = R064Store.FACTORY.make(p.getRowDim(), p.getColDim());
        SharedWork<R064Store> off = SharedWork.matrix(p.getRowDim(), p.getColDim(), (r, result) -> {
            algebra.multiply(p, false, r, false, result);
            add(-1, m, result);
        });
        return TimedProblem.minimize(manifold, r -> dot(off.at(r), off.at(r)))
                .gradient((r, g) -> {
                    algebra.multiply(p, true, off.at(r), false, g);
                    scale(2, g);
                })
                .hessian((r, v, h) -> {
                    algebra.multiply(p, false, v, false, moved);
                    algebra.multiply(p, true, moved, false, h);
                    scale(2, h);
                });
    }

    /** Returns the problem of −tr(YᵀLY)/4 over factors with unit rows. */
    private TimedProblem maxCut(Manifold manifold) {
        FixedMatrix laplacian = algebra.fixed(data.get("matrix"));
        SharedWork<R064Store> gradient = SharedWork.matrix(manifold.rows(), manifold.columns(), (y, g) -> {
            laplacian.multiply(false, y, g);
            scale(-0.5, g);
        });
        return TimedProblem.minimize(manifold, y -> dot(y, gradient.at(y)) / 2)
                .gradient((y, g) -> copy(gradient.at(y), g))
                .hessian((y, v, h) -> {
                    laplacian.multiply(false, v, h);
                    scale(-0.5, h);
                });
    }

    /** Returns the problem of the mean of half the squared distances. */
    private TimedProblem karcherMean(Manifold manifold) {
        MeanSquaredDistance distances = MeanSquaredDistance.to(data.all("sample"));
        return TimedProblem.minimize(manifold, distances::cost).riemannianGradient(distances::gradient);
    }

    /** Returns the problem of Σ‖off(WᵀAᵢW)‖², off the part outside of the diagonal. */
    private TimedProblem jointDiagonal(Manifold manifold) {
        List<R064Store> matrices = data.all("sample");
        SharedWork<Products> products = SharedWork.of(() -> new Products(manifold, matrices.size()), (w, result) -> {
            for (int i = 0; i < matrices.size(); i++) {
                algebra.multiply(matrices.get(i), false, w, false, result.aw.get(i));
                offDiagonal(w, result.aw.get(i), result.off.get(i));
            }
        });
        R064Store av = like(manifold);
        R064Store change = like(manifold);
        R064Store transposed = like(manifold);
        R064Store term = like(manifold);
        return TimedProblem.minimize(manifold, w -> {
                    double sum = 0;
                    for (R064Store off : products.at(w).off) {
                        sum += dot(off, off);
                    }
                    return sum;
                })
                .gradient((w, g) -> {
                    Products at = products.at(w);
                    Arrays.fill(g.data, 0);
                    for (int i = 0; i < matrices.size(); i++) {
                        algebra.multiply(at.aw.get(i), false, at.off.get(i), false, term);
                        add(4, term, g);
                    }
                })
                .hessian((w, v, h) -> {
                    Products at = products.at(w);
                    Arrays.fill(h.data, 0);
                    for (int i = 0; i < matrices.size(); i++) {
                        algebra.multiply(matrices.get(i), false, v, false, av);
                        algebra.multiply(av, false, at.off.get(i), false, term);
                        add(4, term, h);
                        offDiagonal(v, at.aw.get(i), change);
                        transpose(change, transposed);
                        add(1, transposed, change);
                        algebra.multiply(at.aw.get(i), false, change, false, term);
                        add(4, term, h);
                    }
                });
    }

    /** Products AᵢW, and the parts of WᵀAᵢW outside of the diagonal. */
    private static final class Products {

        private final List<R064Store> aw;
        private final List<R064Store> off;

        Products(Manifold manifold, int count) {
            aw = Stream.generate(() -> like(manifold)).limit(count).toList();
            off = Stream.generate(() -> like(manifold)).limit(count).toList();
        }
    }

    private void offDiagonal(R064Store left, R064Store right, R064Store result) {
        algebra.multiply(left, true, right, false, result);
        for (int i = 0; i < result.getRowDim(); i++) {
            result.set(i, i, 0);
        }
    }

    /** Returns the problem of −xᵀCx + ½Σ√(x² + 10⁻⁴), whose second part makes entries small. */
    private TimedProblem sparse(Manifold manifold) {
        FixedMatrix c = algebra.fixed(data.get("matrix"));
        SharedWork<R064Store> product =
                SharedWork.matrix(manifold.rows(), manifold.columns(), (x, result) -> c.multiply(false, x, result));
        double square = 1e-4;
        return TimedProblem.minimize(manifold, x -> {
                    double sum = -dot(x, product.at(x));
                    for (double entry : x.data) {
                        sum += 0.5 * Math.sqrt(entry * entry + square);
                    }
                    return sum;
                })
                .gradient((x, g) -> {
                    double[] cx = product.at(x).data;
                    for (int i = 0; i < g.data.length; i++) {
                        double entry = x.data[i];
                        g.data[i] = -2 * cx[i] + 0.5 * entry / Math.sqrt(entry * entry + square);
                    }
                })
                .hessian((x, v, h) -> {
                    c.multiply(false, v, h);
                    for (int i = 0; i < h.data.length; i++) {
                        double root = Math.sqrt(x.data[i] * x.data[i] + square);
                        h.data[i] = -2 * h.data[i] + 0.5 * square / (root * root * root) * v.data[i];
                    }
                });
    }

    private TimedProblem twoLayers(int n, int k) {
        Product layers = Product.of(new Oblique(n, k, ObliqueAxis.COLUMNS), new Sphere(k, 1));
        TwoLayers network = new TwoLayers(data.get("inputs"), data.get("targets"), k, algebra);
        TimedProblem timed = TimedProblem.minimize(layers.manifold(), network::cost)
                .gradient(network::gradient)
                .hessian(network::hessian);
        return at(
                layers.pack(data.get("start"), data.get("output")),
                Retraction.POLAR,
                timed.with(timed.problem().transportByProjection()));
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
        double[] x = a.data;
        double[] y = b.data;
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            first += x[i] * y[i];
            second += x[i + 1] * y[i + 1];
            third += x[i + 2] * y[i + 2];
            fourth += x[i + 3] * y[i + 3];
        }
        for (; i < x.length; i++) {
            first += x[i] * y[i];
        }
        return first + second + third + fourth;
    }

    private static void add(double factor, R064Store a, R064Store result) {
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += factor * a.data[i];
        }
    }

    private static void copy(R064Store from, R064Store to) {
        System.arraycopy(from.data, 0, to.data, 0, to.data.length);
    }

    private static void scale(double factor, R064Store m) {
        for (int i = 0; i < m.data.length; i++) {
            m.data[i] *= factor;
        }
    }
}
