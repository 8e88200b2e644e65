package org.repdyn.ntk.analytic;

import java.util.Locale;
import java.util.Map;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.losses.spi.PairingMatrix;
import org.repdyn.ntk.closed.KernelSpectrum;
import org.repdyn.ntk.closed.Propagators;
import org.repdyn.ntk.spi.Baseline;

/**
 * U̇ = −KMU in closed form, for any positive semi-definite K. With K = RRᵀ and RᵀMR = VΓVᵀ, the motion stays in the range
 * of R: U(t) = U₀ + Rz, ż = −RᵀMR·z − RᵀMU₀, z(0) = 0, hence with B = RV and b = BᵀMU₀
 *
 * <pre>
 * U(t) = U₀ − B·φ(Γ, t)·b,               φ(γ, t) = (1 − e^{−γt})/γ
 * α(t) = −M(tU₀ − B·ψ(Γ, t)·b),          ψ(γ, t) = (t − φ(γ, t))/γ
 * </pre>
 *
 * <p>The null space of K does not move, and no inverse of K appears. One eigendecomposition of K, one of RᵀMR.
 */
final class QuadraticFlow {

    /** Growth at which squares of embeddings still have room in double precision, whose largest number is e^709. */
    static final double MOST_E_FOLDS = 300;

    private final KernelSetting setting;
    private final PairingMatrix pairing;
    private final LinearAlgebra algebra;
    private final R064Store start;
    private final double[] rates;
    private final R064Store modes;
    private final R064Store amplitudes;

    QuadraticFlow(KernelSetting setting, PairingMatrix pairing) {
        this.setting = setting;
        this.pairing = pairing;
        algebra = setting.problem().algebra();
        start = setting.initial().training();
        R064Store root = KernelSpectrum.of(setting.kernel(), algebra).root();
        int rank = root.getColDim();
        if (rank == 0) {
            rates = new double[0];
            modes = root;
            amplitudes = R064Store.FACTORY.make(0, start.getColDim());
            return;
        }
        SymmetricEigen eigen = algebra.symmetricEigen(algebra.multiplyLeftTransposed(root, paired(root)));
        rates = eigen.values();
        modes = algebra.multiply(root, eigen.vectors());
        amplitudes = algebra.multiplyLeftTransposed(modes, paired(start));
    }

    /** The largest growth rate, −min γ; 0 where nothing moves. */
    double topGrowthRate() {
        return rates.length == 0 ? 0 : 0.0 - rates[0];
    }

    Baseline.Result run(TrajectoryObserver observer, RunControl control) {
        TimeGrid times = setting.problem().times();
        StopReason stopped = new StopReason.Completed(times.end());
        double last = 0;
        for (int i = 0; i < times.size(); i++) {
            double t = times.get(i);
            if (control.cancelled()) {
                stopped = new StopReason.Cancelled(last);
                break;
            }
            if (topGrowthRate() * t > MOST_E_FOLDS) {
                stopped = new StopReason.Diverged(last, overflow());
                break;
            }
            R064Store u = embeddings(t);
            setting.show(t, u, () -> setting.evaluation(dualWeights(t)), observer, control);
            last = t;
        }
        return new Baseline.Result(
                stopped, Map.of("top-growth-rate", topGrowthRate(), "e-folds", topGrowthRate() * last));
    }

    private String overflow() {
        return String.format(
                Locale.ROOT,
                "the top mode grows like exp(%.4g t) and leaves the range of double precision at t = %.4g",
                topGrowthRate(),
                MOST_E_FOLDS / topGrowthRate());
    }

    /** U(t). */
    R064Store embeddings(double t) {
        return combine(t, false);
    }

    /** α(t). */
    R064Store dualWeights(double t) {
        R064Store integral = combine(t, true);
        R064Store result = paired(integral);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = -result.data[i];
        }
        return result;
    }

    /** U₀ − Bφb, or its integral tU₀ − Bψb. */
    private R064Store combine(double t, boolean integral) {
        R064Store result = R064Store.FACTORY.make(start.getRowDim(), start.getColDim());
        int rank = rates.length;
        if (rank > 0) {
            R064Store scaled = R064Store.FACTORY.make(rank, start.getColDim());
            for (int j = 0; j < rank; j++) {
                double factor = integral ? Propagators.psi(rates[j], t) : Propagators.phi(rates[j], t);
                for (int c = 0; c < scaled.getColDim(); c++) {
                    scaled.data[c * rank + j] = factor * amplitudes.data[c * rank + j];
                }
            }
            algebra.multiply(modes, false, scaled, false, result);
        }
        double weight = integral ? t : 1;
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = weight * start.data[i] - result.data[i];
        }
        return result;
    }

    private R064Store paired(R064Store u) {
        R064Store result = R064Store.FACTORY.make(u.getRowDim(), u.getColDim());
        pairing.multiply(u, result);
        return result;
    }
}
