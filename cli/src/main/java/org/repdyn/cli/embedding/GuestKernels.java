package org.repdyn.cli.embedding;

import java.util.Locale;
import java.util.ServiceLoader;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.kernels.network.NetworkReader;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.recursion.KernelPair;
import org.repdyn.kernels.spi.NetworkParts;
import org.repdyn.kernels.tiles.TiledKernels;

/** Kernels of infinitely wide networks on arrays of numbers, column by column. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GuestKernels {

    private static final LinearAlgebra ALGEBRA =
            LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class));
    private static final NetworkReader READER = new NetworkReader(NetworkParts.builtIn());

    private GuestKernels() {}

    /**
     * Returns both kernels of inputs.
     *
     * @param x inputs, n×d, column by column
     * @param rows number n of inputs
     * @param columns input dimension d
     * @param network layers as JSON, such as {@code ["dense", "relu", {"dense": {"W_std": 1.4}}]}
     * @param parameterisation {@code ntk} or {@code standard}
     * @return NNGP and tangent kernel, n×n each
     */
    public static double[][] kernels(double[] x, int rows, int columns, String network, String parameterisation) {
        KernelPair pair = TiledKernels.of(read(network, parameterisation), ALGEBRA)
                .kernels(matrix(x, rows, columns), RunControl.uncontrolled());
        return new double[][] {pair.nngp().data, pair.ntk().data};
    }

    /**
     * Returns both kernels between two sets of inputs.
     *
     * @param x inputs of the rows, n×d, column by column
     * @param rows number n of inputs
     * @param y inputs of the columns, m×d, column by column
     * @param others number m of inputs
     * @param columns input dimension d
     * @param network layers as JSON
     * @param parameterisation {@code ntk} or {@code standard}
     * @return NNGP and tangent kernel, n×m each
     */
    public static double[][] cross(
            double[] x, int rows, double[] y, int others, int columns, String network, String parameterisation) {
        KernelPair pair = read(network, parameterisation).cross(matrix(x, rows, columns), matrix(y, others, columns));
        return new double[][] {pair.nngp().data, pair.ntk().data};
    }

    private static InfiniteNetwork read(String network, String parameterisation) {
        return READER.read(
                JsonValues.read(network), Parameterisation.valueOf(parameterisation.toUpperCase(Locale.ROOT)));
    }

    static R064Store matrix(double[] data, int rows, int columns) {
        if (data.length != (long) rows * columns) {
            throw new IllegalArgumentException(data.length + " numbers are not a matrix of " + rows + "×" + columns);
        }
        R064Store result = R064Store.FACTORY.make(rows, columns);
        System.arraycopy(data, 0, result.data, 0, data.length);
        return result;
    }
}
