package org.example;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.matrix.store.RawStore;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.random.Seed;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.encoder.Encoders;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.TwoLayerOptions;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.kernels.activations.PiecewiseActivations;
import org.repdyn.kernels.lowrank.DeepReluFeatures;
import org.repdyn.kernels.lowrank.ReluFeatures;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.losses.supervised.SupervisedLosses;
import org.repdyn.tangent.empirical.LinearisedNetwork;
import org.repdyn.tangent.empirical.MonteCarloKernel;

/**
 * The tangent kernel of an infinitely wide network, three estimates of it by random draws, and the part of a network's
 * training that a constant kernel does not describe.
 */
public final class KernelEstimates {

    private KernelEstimates() {}

    public static void main(String[] arguments) {
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        R064Store x = matrix(new double[][] {{1, 0}, {0.6, 0.8}, {-0.8, 0.6}}); // three points in the plane

        InfiniteNetwork relu = InfiniteNetwork.fullyConnected(
                PiecewiseActivations.RELU.create(new NoOptions()), 1, 1, Optional.empty());
        print("infinite width", relu.ntk(x));

        R064Store shallow = ReluFeatures.ntk(2, 4096, new Seed(1), algebra).features(x);
        print("features", algebra.gramOfRows(shallow));

        R064Store deep =
                new DeepReluFeatures(2, 1, 4096, 1, new Seed(1), algebra).of(x).ntk();
        print("deep features", algebra.gramOfRows(deep));

        Encoder network = Encoders.TWO_LAYER.create(new TwoLayerOptions(1, 64, HiddenActivation.RELU));
        MonteCarloKernel drawn = MonteCarloKernel.of(network, x, 16, new Seed(1), algebra);
        print("16 networks", drawn.mean());
        print("standard error", drawn.standardError());

        R064Store y = matrix(new double[][] {{1}, {0}, {-1}}); // targets of a regression
        LinearisedNetwork trained = new LinearisedNetwork(
                network,
                SupervisedLosses.SQUARED_REGRESSION.create(new NoOptions()),
                new Views(new ViewLayout(3, 0, 0), x, Optional.of(y)),
                network.initialise(2, new Seed(1)),
                algebra);
        trained.descend(0.5, 100);
        System.out.printf(
                "after %d steps the linearisation misses %.4f of the motion%n", trained.steps(), trained.deviation());
    }

    private static void print(String name, R064Store kernel) {
        System.out.printf("%-15s %.4f %.4f%n", name, kernel.doubleValue(0, 0), kernel.doubleValue(0, 1));
    }

    private static R064Store matrix(double[][] rows) {
        return R064Store.FACTORY.copy(RawStore.wrap(rows));
    }
}
