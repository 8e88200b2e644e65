package org.example;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.matrix.store.RawStore;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.kernels.activations.PiecewiseActivations;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.recursion.KernelPair;
import org.repdyn.ntk.closedform.GaussianProcess;
import org.repdyn.ntk.closedform.MomentumFlow;
import org.repdyn.ntk.closedform.RegressionDescent;
import org.repdyn.ntk.closedform.Ridge;

/** Regression with the kernel of an infinitely wide network: the output at a test point during training and at the end. */
public final class KernelRegression {

    private KernelRegression() {}

    public static void main(String[] arguments) {
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        R064Store x = matrix(new double[][] {{1, 0}, {0.6, 0.8}, {-0.8, 0.6}});
        R064Store y = matrix(new double[][] {{1}, {0}, {-1}});
        R064Store test = matrix(new double[][] {{0.8, 0.6}}); // between the first two points

        InfiniteNetwork network = InfiniteNetwork.fullyConnected(
                PiecewiseActivations.RELU.create(new NoOptions()), 1, 1, Optional.empty());
        KernelPair kernels = network.kernels(x);
        KernelPair cross = network.cross(test, x);
        R064Store zero = R064Store.FACTORY.make(1, 1); // the output at the start

        RegressionDescent descent = new RegressionDescent(kernels.ntk(), y, 3, 1e-4, 0.9, algebra);
        System.out.printf("stable at rates below %.2f%n", descent.largestStableRate());
        R064Store stepped = descent.outputs(zero, cross.ntk(), 1_000);
        System.out.printf("after 1,000 steps   %.4f%n", stepped.doubleValue(0, 0));

        MomentumFlow flow = MomentumFlow.of(kernels.ntk(), y, 3, 1e-4, 0.9, algebra);
        R064Store flowed = flow.outputs(zero, cross.ntk(), 1_000 * Math.sqrt(1e-4));
        System.out.printf("flow, the same time %.4f%n", flowed.doubleValue(0, 0));

        GaussianProcess end = GaussianProcess.ensemble(kernels, cross, network.nngp(test), y, Ridge.NONE, algebra);
        System.out.printf(
                "trained networks    %.4f, standard deviation %.4f%n",
                end.mean().doubleValue(0, 0), Math.sqrt(end.covariance().doubleValue(0, 0)));
    }

    private static R064Store matrix(double[][] rows) {
        return R064Store.FACTORY.copy(RawStore.wrap(rows));
    }
}
