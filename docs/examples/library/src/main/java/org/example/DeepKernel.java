package org.example;

import java.util.Map;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.library.RepDyn;
import org.repdyn.ntk.closedform.GaussianProcess;

/** The kernels of a deep network, its posterior, and the networks that gradient flow trains. */
public final class DeepKernel {

    private DeepKernel() {}

    public static void main(String[] arguments) {
        double[][] x = {{1, 0}, {0.6, 0.8}, {-0.8, 0.6}};
        double[][] y = {{1}, {0}, {-1}};
        double[][] test = {{0.8, 0.6}}; // between the first two points

        InfiniteNetwork network =
                RepDyn.network("dense", "relu", Map.of("dense", Map.of("W_std", 1.4, "b_std", 0.1)), "relu", "dense");
        System.out.printf("tangent kernel %.4f%n", network.ntk(RepDyn.matrix(x)).doubleValue(0, 1));

        GaussianProcess posterior = RepDyn.posterior(network, x, y, test, 0.01); // noise of variance 0.01
        print("posterior", posterior);
        print("trained networks", RepDyn.trained(network, x, y, test));
    }

    private static void print(String name, GaussianProcess process) {
        double deviation = Math.sqrt(process.covariance().doubleValue(0, 0));
        System.out.printf("%s %.4f ± %.4f%n", name, process.mean().doubleValue(0, 0), deviation);
    }
}
