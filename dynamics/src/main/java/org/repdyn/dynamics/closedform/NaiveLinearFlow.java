package org.repdyn.dynamics.closedform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Eigenbasis;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.Vectors;
import org.repdyn.core.observable.Modes;

/**
 * Ẇ = −2CW − ηW, the flow of L = tr(WᵀCW) with weight decay η and without a constraint: W(t) = e^{−2Ct−ηt}W₀, at any t. Weight
 * decay shifts C by ηI/2 in the propagator; the loss keeps C. If W does not fit double precision, its size is returned as a
 * logarithm and its direction as a matrix of norm 1. (Esser, Mukherjee, Ghoshdastidar 2023.)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NaiveLinearFlow {

    /** Largest exponent: e^700 = 1e304 leaves a factor of 1e4 for sums. */
    private static final double LARGEST_EXPONENT = 700;

    /** Largest size of an exponent whose exponential is multiplied as a factor; beyond, logarithms are added. */
    private static final double LARGEST_FACTOR = 600;

    private final LinearAlgebra algebra;
    private final Eigenbasis eigenbasis;
    private final double[] values;
    private final R064Store start;
    private final double decay;

    /** log|VᵀW₀| of each entry. */
    private final double[] logSizes;

    /** Largest of them in each row; −∞ for a row of zeros. */
    private final double[] logRows;

    /**
     * Creates the flow without weight decay.
     *
     * @param c C, d×d, symmetric
     * @param start W₀, d×k
     */
    public NaiveLinearFlow(R064Store c, R064Store start, LinearAlgebra algebra) {
        this(c, start, 0, algebra);
    }

    /**
     * Creates the flow.
     *
     * @param c C, d×d, symmetric
     * @param start W₀, d×k
     * @param decay η &ge; 0, in 1/time
     * @throws IllegalArgumentException if the start has another number of rows than C or is not finite, or the decay is negative or not finite
     */
    public NaiveLinearFlow(R064Store c, R064Store start, double decay, LinearAlgebra algebra) {
        FlowArguments.start(c, start);
        this.decay = FlowArguments.notNegative("the weight decay", decay);
        this.algebra = algebra;
        this.eigenbasis = algebra.eigenbasis(c);
        this.values = eigenbasis.values();
        this.start = eigenbasis.coordinates(start);
        this.logSizes = Arrays.stream(this.start.data)
                .map(part -> Math.log(Math.abs(part)))
                .toArray();
        this.logRows = new double[values.length];
        Arrays.fill(logRows, Double.NEGATIVE_INFINITY);
        for (int l = 0; l < logSizes.length; l++) {
            logRows[l % values.length] = Math.max(logRows[l % values.length], logSizes[l]);
        }
    }

    /** Returns the rate at which the weights grow in the end, −2λ₁ − η; negative if they vanish. */
    public double growthRate() {
        return -rate(0);
    }

    /** Returns the eigenvalues of C, ascending. */
    public double[] eigenvalues() {
        return values.clone();
    }

    /**
     * Returns the eigenvectors of C, the fastest growing first. The part of W along each one moves by itself.
     *
     * @param block index of W among the weight blocks
     */
    public Modes modes(int block) {
        return Modes.ofWeights(values, eigenbasis.vectors(Modes.vectors(values)), block);
    }

    /**
     * Returns e^{−2Λt−ηt}VᵀW₀, the part of W(t) along each eigenvector, one a row; infinite where it overflows.
     *
     * @param time finite, as for each method of this class; before 0 the flow is followed backwards
     * @throws IllegalArgumentException if the time is not finite
     */
    public R064Store parts(double time) {
        return scaled(time, 0);
    }

    /** Returns log‖W(t)‖_F. */
    public double logNorm(double time) {
        double shift = logLargest(time);
        return shift == Double.NEGATIVE_INFINITY ? shift : shift + Math.log(Vectors.norm(scaled(time, shift).data));
    }

    /** Returns W(t)/‖W(t)‖_F; 0 if W₀ is 0. */
    public R064Store direction(double time) {
        double shift = logLargest(time);
        if (shift == Double.NEGATIVE_INFINITY) {
            return R064Store.FACTORY.make(start.getRowDim(), start.getColDim());
        }
        R064Store scaled = scaled(time, shift);
        Vectors.divide(scaled.data, Vectors.norm(scaled.data));
        return eigenbasis.combine(scaled);
    }

    /** Returns W(t); empty if it overflows. */
    public Optional<R064Store> weights(double time) {
        return fits(time) ? Optional.of(eigenbasis.combine(scaled(time, 0))) : Optional.empty();
    }

    /**
     * Returns W(t) at several times, each as from {@link #weights(double)} to rounding. For large d this is faster than one time after another, because the eigenvectors themselves are
     * not needed if there are fewer columns in all than eigenvectors.
     */
    public List<Optional<R064Store>> weights(double[] times) {
        boolean[] fits = new boolean[times.length];
        List<R064Store> parts = new ArrayList<>(times.length);
        for (int i = 0; i < times.length; i++) {
            fits[i] = fits(times[i]);
            if (fits[i]) {
                parts.add(scaled(times[i], 0));
            }
        }
        Iterator<R064Store> weights = eigenbasis.combineAll(parts).iterator();
        List<Optional<R064Store>> result = new ArrayList<>(times.length);
        for (boolean each : fits) {
            result.add(each ? Optional.of(weights.next()) : Optional.empty());
        }
        return result;
    }

    /** Returns true if W(t) does not overflow. */
    private boolean fits(double time) {
        // The norm is at most √(dk) times the largest entry, so that it need not be computed far below the limit.
        return logLargest(time) + 0.5 * Math.log(start.data.length) < LARGEST_EXPONENT
                || !(logNorm(time) > LARGEST_EXPONENT);
    }

    /** Returns the loss tr(WᵀCW), without the term of weight decay; infinite if it overflows. */
    public double loss(double time) {
        R064Store w = scaled(time, 0);
        double sum = 0;
        for (int j = 0; j < w.getColDim(); j++) {
            for (int i = 0; i < w.getRowDim(); i++) {
                double entry = w.doubleValue(i, j);
                sum += entry == 0 ? 0 : values[i] * entry * entry;
            }
        }
        return sum;
    }

    /** Returns log(σ₂/σ₁) of W(t), to high relative accuracy however small the ratio; empty for a single column. */
    public Optional<Double> logSingularValueRatio(double time) {
        return start.getColDim() < 2
                ? Optional.empty()
                : Optional.of(GradedSingularValues.logRatio(new SpectralSubspace(values, start).at(time), algebra));
    }

    /** Returns 2λ + η, the rate at which a mode decays. */
    private double rate(int mode) {
        return 2 * values[mode] + decay;
    }

    private double logLargest(double time) {
        FlowArguments.finiteTime(time);
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logRows.length; i++) {
            if (logRows[i] != Double.NEGATIVE_INFINITY) {
                largest = Math.max(largest, logRows[i] - rate(i) * time);
            }
        }
        return largest;
    }

    /** Returns e^{−2Λt−ηt−shift}·VᵀW₀. */
    private R064Store scaled(double time, double shift) {
        FlowArguments.finiteTime(time);
        int rows = start.getRowDim();
        double[] exponents = new double[rows];
        double[] factors = new double[rows];
        boolean inRange = true;
        for (int i = 0; i < rows; i++) {
            exponents[i] = -rate(i) * time - shift;
            boolean own = Math.abs(exponents[i]) < LARGEST_FACTOR;
            factors[i] = own ? Math.exp(exponents[i]) : 0;
            inRange &= own;
        }
        R064Store result = R064Store.FACTORY.make(rows, start.getColDim());
        for (int from = 0; from < start.data.length; from += rows) {
            for (int i = 0; i < rows; i++) {
                result.data[from + i] = start.data[from + i] * factors[i];
            }
        }
        if (!inRange) {
            scaleOutOfRange(exponents, result);
        }
        return result;
    }

    /** Overwrites the rows whose factor is out of range, where the product with it may be in range. */
    private void scaleOutOfRange(double[] exponents, R064Store result) {
        int rows = exponents.length;
        for (int i = 0; i < rows; i++) {
            if (!(Math.abs(exponents[i]) < LARGEST_FACTOR)) {
                for (int l = i; l < start.data.length; l += rows) {
                    if (start.data[l] != 0) {
                        result.data[l] = Math.signum(start.data[l]) * Math.exp(logSizes[l] + exponents[i]);
                    }
                }
            }
        }
    }
}
