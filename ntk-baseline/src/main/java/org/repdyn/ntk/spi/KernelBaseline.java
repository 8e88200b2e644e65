package org.repdyn.ntk.spi;

import org.apiguardian.api.API;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.tiles.TiledKernels;

/** A baseline that uses one kernel of one network; the kernel can be computed without a run. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface KernelBaseline extends Baseline {

    /** Returns the network. */
    InfiniteNetwork network();

    /** Returns the kernel that the baseline uses. */
    TiledKernels.Kind kind();
}
