package org.repdyn.study.plan;

import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.Dataset;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.tiles.TiledKernels.Kind;

/**
 * The kernel of an arm's baseline at the samples of its data.
 *
 * @param arm name of the arm
 * @param dataset the data
 * @param inputs the chosen samples, n×d
 * @param network the network
 * @param kind the kernel to compute: NTK or NNGP
 * @param seed seed of the study
 * @param plugins the plugins in use, in the order of their first use
 * @param notices what overrides changed and what was read from a data file, one line each
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record KernelPlan(
        String arm,
        Dataset dataset,
        R064Store inputs,
        InfiniteNetwork network,
        Kind kind,
        Seed seed,
        List<UsedPlugin> plugins,
        List<String> notices) {

    public KernelPlan {
        plugins = List.copyOf(plugins);
        notices = List.copyOf(notices);
    }

    /** Returns the name of the data. */
    public String dataName() {
        return dataset.name();
    }
}
