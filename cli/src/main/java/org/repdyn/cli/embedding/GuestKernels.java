package org.repdyn.cli.embedding;

import java.nio.DoubleBuffer;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.algebra.Workers;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.kernels.network.NetworkReader;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.recursion.KernelPair;
import org.repdyn.kernels.spi.NetworkParts;
import org.repdyn.kernels.tiles.TiledKernels;

/**
 * NNGP and tangent kernel of an infinitely wide network. Inputs and kernels are in buffers of numbers, row by row. A buffer holds 2 GB at most, so
 * kernels are handed over in rows.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GuestKernels {

    // Kernels may be computed on a thread of the program around RepDyn, whose class loader does not know the plugins.
    private static final LinearAlgebra ALGEBRA = LinearAlgebra.of(
            ServiceLoader.load(LinearAlgebraBackendProvider.class, GuestKernels.class.getClassLoader()));
    private static final Workers WORKERS = Workers.of(Runtime.getRuntime().availableProcessors());
    private static final NetworkReader READER = new NetworkReader(NetworkParts.builtIn());

    private final KernelPair pair;

    private GuestKernels(KernelPair pair) {
        this.pair = pair;
    }

    /**
     * Computes the kernels of inputs.
     *
     * @param x inputs, n×d
     * @param rows number n of inputs
     * @param columns input dimension d
     * @param network layers as JSON, such as {@code ["dense", "relu", {"dense": {"W_std": 1.4}}]}
     * @param parameterisation {@code ntk} or {@code standard}
     * @param control stops the computation
     * @return kernels of n×n
     * @throws CancellationException if the computation was stopped
     */
    public static GuestKernels of(
            DoubleBuffer x, int rows, int columns, String network, String parameterisation, StopRequest control) {
        return new GuestKernels(TiledKernels.of(read(network, parameterisation), ALGEBRA)
                .kernels(GuestMatrix.read(x, rows, columns), control));
    }

    /**
     * Computes the kernels between two sets of inputs.
     *
     * @param x inputs of the rows, n×d
     * @param rows number n of inputs
     * @param y inputs of the columns, m×d
     * @param others number m of inputs
     * @param columns input dimension d
     * @param network layers as JSON
     * @param parameterisation {@code ntk} or {@code standard}
     * @param control stops the computation
     * @return kernels of n×m
     * @throws CancellationException if the computation was stopped
     */
    public static GuestKernels between(
            DoubleBuffer x,
            int rows,
            DoubleBuffer y,
            int others,
            int columns,
            String network,
            String parameterisation,
            StopRequest control) {
        return new GuestKernels(read(network, parameterisation)
                .cross(GuestMatrix.read(x, rows, columns), GuestMatrix.read(y, others, columns), control, WORKERS));
    }

    /**
     * Copies rows of the NNGP kernel into a buffer.
     *
     * @param first index of the first row, from 0
     * @param rows receives as many whole rows as it has room for
     */
    public void nngp(int first, DoubleBuffer rows) {
        GuestMatrix.writeRows(pair.nngp(), first, rows);
    }

    /**
     * Copies rows of the tangent kernel into a buffer.
     *
     * @param first index of the first row, from 0
     * @param rows receives as many whole rows as it has room for
     */
    public void ntk(int first, DoubleBuffer rows) {
        GuestMatrix.writeRows(pair.ntk(), first, rows);
    }

    private static InfiniteNetwork read(String network, String parameterisation) {
        return READER.read(
                JsonValues.read(network), Parameterisation.valueOf(parameterisation.toUpperCase(Locale.ROOT)));
    }
}
