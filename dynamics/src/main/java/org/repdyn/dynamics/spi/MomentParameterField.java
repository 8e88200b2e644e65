package org.repdyn.dynamics.spi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.internal.Finite;
import org.repdyn.losses.spi.EmbeddingMoments;
import org.repdyn.losses.spi.MomentCoefficients;
import org.repdyn.losses.spi.MomentField;

/**
 * The field on weights of a linear encoder under a {@link MomentField}. With the moments S_ab of the views a and b and their means μ_b,
 * embeddings have the covariances WᵀS_abW and the means Wᵀμ_b, and the field on W is Σ_b (Σ_c S_bc·W·K_cb + μ_b·a_bᵀ). The moments of the
 * views are formed once, by the first gradient; after that the cost of a gradient does not depend on the number of samples.
 *
 * <p>Where moments are not accurate or the field is not defined by them, a gradient is computed on all rows.
 */
final class MomentParameterField extends FieldOfReducedViews {

    /** Moments whose products neither overflow nor underflow: a field of moments may have the fourth power of the largest. */
    private static final double MAX_MOMENT = 0x1p200;

    private static final double MIN_MOMENT = 0x1p-200;

    /**
     * Smallest variance of a column of embeddings, in parts of ‖w‖²·tr S. The rounding error of wᵀSw is about ε·‖w‖²·tr S, so that variances
     * above it are accurate to 10⁻¹¹, a tenth of the smallest tolerance of a flow.
     */
    private static final double MIN_VARIANCE = 0x1p-16;

    private final MomentField field;
    private Optional<Inputs> inputs = Optional.empty();

    private MomentParameterField(TrainingProblem problem, MomentField field, ParameterField onRows) {
        super(problem, onRows);
        this.field = field;
    }

    /**
     * Returns the field on moments if the types of field and encoder allow it and it is the shorter one, which it is if each view has at least
     * twice as many rows as columns; otherwise the field on rows.
     *
     * @param onRows the same field on all rows
     */
    static ParameterField orOnRows(TrainingProblem problem, ParameterField onRows) {
        Optional<MomentField> field = problem.field().momentField();
        return field.isPresent()
                        && problem.encoder() instanceof LinearInWeights
                        && 2 * problem.views().dimension()
                                <= problem.views().layout().samples()
                        && problem.field().views().violation(problem.views()).isEmpty()
                        && targetsFit(problem)
                ? new MomentParameterField(problem, field.get(), onRows)
                : onRows;
    }

    private static boolean targetsFit(TrainingProblem problem) {
        return !problem.field().views().targets()
                || problem.views()
                        .targets()
                        .filter(t -> t.getColDim() == problem.encoder().outputs())
                        .isPresent();
    }

    @Override
    public void gradient(Weights weights, Weights result) {
        if (inputs.isEmpty()) {
            inputs = Optional.of(new Inputs(problem, field));
        }
        R064Store to = result.blocks().get(0);
        if (!inputs.get().gradient(field, weights.blocks().get(0), to) || !Finite.all(to.data)) {
            onRows.gradient(weights, result);
        }
    }

    /** Moments of the views and the targets, and room for those of embeddings. */
    private static final class Inputs {

        private final LinearAlgebra algebra;
        private final int views;
        private final List<double[]> means = new ArrayList<>();
        private final List<List<R064Store>> moments = new ArrayList<>();
        private final List<R064Store> withTargets = new ArrayList<>();
        private final double[] traces;
        private final List<List<R064Store>> products = new ArrayList<>();
        private final R064Store part;
        private final EmbeddingMoments embeddings;
        private final MomentCoefficients coefficients;

        Inputs(TrainingProblem problem, MomentField field) {
            algebra = problem.algebra();
            views = problem.views().layout().blocks();
            int n = problem.views().layout().samples();
            int d = problem.views().dimension();
            int k = problem.encoder().outputs();
            Optional<R064Store> targets =
                    field.views().targets() ? problem.views().targets() : Optional.empty();
            int blocks = views + (targets.isPresent() ? 1 : 0);
            embeddings = EmbeddingMoments.zero(n, blocks, k);
            coefficients = MomentCoefficients.zero(blocks, views, k);
            part = R064Store.FACTORY.make(d, k);
            List<R064Store> centred = new ArrayList<>();
            for (int b = 0; b < views; b++) {
                double[] mean = new double[d];
                centred.add(centred(
                        problem.views().matrix(), problem.views().layout().firstRow(b), n, mean));
                means.add(mean);
            }
            traces = new double[views];
            for (int a = 0; a < views; a++) {
                moments.add(new ArrayList<>());
                products.add(new ArrayList<>());
                for (int b = 0; b < views; b++) {
                    moments.get(a)
                            .add(b < a ? transposed(moments.get(b).get(a)) : moment(centred.get(a), centred.get(b)));
                    products.get(a).add(R064Store.FACTORY.make(d, k));
                }
                for (int i = 0; i < d; i++) {
                    traces[a] += moments.get(a).get(a).data[i * d + i];
                }
            }
            targets.ifPresent(t -> {
                R064Store y = centred(t, 0, n, embeddings.mean(views));
                for (R064Store x : centred) {
                    withTargets.add(moment(x, y));
                }
                R064Store own = moment(y, y);
                System.arraycopy(own.data, 0, embeddings.covariance(views, views).data, 0, own.data.length);
            });
        }

        /** Returns rows minus their mean, which is written into {@code mean}. */
        private static R064Store centred(R064Store matrix, int first, int rows, double[] mean) {
            R064Store result = R064Store.FACTORY.make(rows, matrix.getColDim());
            for (int j = 0; j < mean.length; j++) {
                int from = j * matrix.getRowDim() + first;
                // The differences from the first entry keep the digits of a column that is nearly constant.
                double sum = 0;
                for (int i = 0; i < rows; i++) {
                    sum += matrix.data[from + i] - matrix.data[from];
                }
                mean[j] = matrix.data[from] + sum / rows;
                for (int i = 0; i < rows; i++) {
                    result.data[j * rows + i] = matrix.data[from + i] - mean[j];
                }
            }
            return result;
        }

        private R064Store moment(R064Store a, R064Store b) {
            R064Store result = algebra.multiplyLeftTransposed(a, b);
            for (int i = 0; i < result.data.length; i++) {
                result.data[i] /= a.getRowDim();
            }
            return result;
        }

        private static R064Store transposed(R064Store matrix) {
            return matrix.transpose().collect(R064Store.FACTORY);
        }

        /** Overwrites {@code result} with the field on W; returns false if the rows are needed. */
        boolean gradient(MomentField field, R064Store w, R064Store result) {
            embed(w);
            if (!accurate(w)) {
                return false;
            }
            coefficients.clear();
            if (!field.coefficients(embeddings, algebra, coefficients)) {
                return false;
            }
            Arrays.fill(result.data, 0);
            for (int b = 0; b < views; b++) {
                for (int c = 0; c < views; c++) {
                    addProduct(products.get(b).get(c), coefficients.factor(c, b), result);
                }
                if (!withTargets.isEmpty()) {
                    addProduct(withTargets.get(b), coefficients.factor(views, b), result);
                }
                addOuter(means.get(b), coefficients.constant(b), result);
            }
            return true;
        }

        /** Computes the moments of embeddings. */
        private void embed(R064Store w) {
            for (int a = 0; a < views; a++) {
                means(w, means.get(a), embeddings.mean(a));
                for (int b = 0; b < views; b++) {
                    algebra.multiply(
                            moments.get(a).get(b),
                            false,
                            w,
                            false,
                            products.get(a).get(b));
                    if (a <= b) {
                        algebra.multiply(w, true, products.get(a).get(b), false, embeddings.covariance(a, b));
                    } else {
                        transpose(embeddings.covariance(b, a), embeddings.covariance(a, b));
                    }
                }
                if (!withTargets.isEmpty()) {
                    algebra.multiply(w, true, withTargets.get(a), false, embeddings.covariance(a, views));
                    transpose(embeddings.covariance(a, views), embeddings.covariance(views, a));
                }
            }
        }

        private static void means(R064Store w, double[] mean, double[] result) {
            for (int j = 0; j < result.length; j++) {
                double sum = 0;
                for (int i = 0; i < mean.length; i++) {
                    sum += w.data[j * mean.length + i] * mean[i];
                }
                result[j] = sum;
            }
        }

        private static void transpose(R064Store from, R064Store to) {
            int k = from.getRowDim();
            for (int j = 0; j < k; j++) {
                for (int i = 0; i < k; i++) {
                    to.data[i * k + j] = from.data[j * k + i];
                }
            }
        }

        /** Returns true if the variances of all columns are accurate and of ordinary size. */
        private boolean accurate(R064Store w) {
            int d = w.getRowDim();
            int k = w.getColDim();
            for (int j = 0; j < k; j++) {
                double squares = 0;
                for (int i = j * d; i < (j + 1) * d; i++) {
                    squares += w.data[i] * w.data[i];
                }
                for (int b = 0; b < views; b++) {
                    double variance = embeddings.covariance(b, b).data[j * k + j];
                    double mean = embeddings.mean(b)[j];
                    if (!(variance >= MIN_MOMENT
                            && variance >= MIN_VARIANCE * squares * traces[b]
                            && variance <= MAX_MOMENT
                            && mean * mean <= MAX_MOMENT)) {
                        return false;
                    }
                }
            }
            return true;
        }

        private void addProduct(R064Store product, R064Store factor, R064Store result) {
            if (isZero(factor)) {
                return;
            }
            algebra.multiply(product, false, factor, false, part);
            for (int i = 0; i < part.data.length; i++) {
                result.data[i] += part.data[i];
            }
        }

        private static boolean isZero(R064Store matrix) {
            for (double entry : matrix.data) {
                if (entry != 0) {
                    return false;
                }
            }
            return true;
        }

        private static void addOuter(double[] column, double[] row, R064Store result) {
            for (int j = 0; j < row.length; j++) {
                for (int i = 0; i < column.length; i++) {
                    result.data[j * column.length + i] += column[i] * row[j];
                }
            }
        }
    }
}
