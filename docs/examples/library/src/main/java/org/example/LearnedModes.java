package org.example;

import org.ojalgo.function.aggregator.Aggregator;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.matrix.store.RawStore;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.dynamics.closedform.AlignedBarlowFlow;
import org.repdyn.dynamics.closedform.LargeBatchContrast;
import org.repdyn.losses.spi.BlockPairing;
import org.repdyn.ntk.closedform.BarlowTwinsModes;
import org.repdyn.ntk.closedform.SpectralContrastiveModes;

/** Modes that self-supervised training learns one by one: of a linear model, and under a kernel. */
public final class LearnedModes {

    private LearnedModes() {}

    public static void main(String[] arguments) {
        linearModel();
        kernel();
    }

    private static void linearModel() {
        R064Store gamma = matrix(new double[][] {{4, 0}, {0, 1}}); // Γ, symmetrised moments of the pairs
        AlignedBarlowFlow barlow = new AlignedBarlowFlow(gamma, new double[] {0.01, 0.01}, LinearAlgebra.ojAlgo());
        for (double t : new double[] {0, 0.5, 1, 2}) {
            System.out.printf("t = %.1f, Barlow Twins loss %.4f%n", t, barlow.loss(t)); // 2, then 1, then 0
        }
        LargeBatchContrast mode = new LargeBatchContrast(0.5, 1.25, 1.25, 1); // temperature ½, noise of variance ¼
        System.out.printf("contrast, a(1) = %.4f of %.4f%n", mode.at(0.01, 1), mode.equilibrium());
    }

    private static void kernel() {
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        // Two samples with two views each, in the order anchor 1, anchor 2, positive 1, positive 2.
        R064Store k = matrix(new double[][] {{2, 0, 1, 0}, {0, 3, 0, 2}, {1, 0, 2, 0}, {0, 2, 0, 3}});
        BlockPairing pairs = new BlockPairing(new ViewLayout(2, 1, 0), new double[][] {{0, 0.5}, {0.5, 0}});
        BarlowTwinsModes barlow = BarlowTwinsModes.of(k, pairs, algebra);
        double[] times = barlow.stepTimes(new double[] {0.01, 0.01});
        System.out.printf("modes are learned at %.4f and %.4f%n", times[0], times[1]);

        R064Store joint = matrix(
                new double[][] {{.125, 0, .125, 0}, {0, .125, 0, .125}, {.125, 0, .125, 0}, {0, .125, 0, .125}});
        R064Store late = SpectralContrastiveModes.aligned(joint, k, new double[] {0.1, 0.1}, 100, algebra);
        R064Store best = SpectralContrastiveModes.optimum(joint, 2, algebra);
        System.out.printf("spectral contrast, length %.4f of %.4f%n", length(late), length(best));
    }

    /** Returns the Frobenius norm. */
    private static double length(R064Store matrix) {
        return Math.sqrt(matrix.aggregateAll(Aggregator.SUM2));
    }

    private static R064Store matrix(double[][] rows) {
        return R064Store.FACTORY.copy(RawStore.wrap(rows));
    }
}
