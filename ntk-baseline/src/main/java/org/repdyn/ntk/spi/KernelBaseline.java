package org.repdyn.ntk.spi;

import org.apiguardian.api.API;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.tiles.TiledKernels;

/** A baseline that moves, or ends, under one kernel of one network, which can be had by itself. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface KernelBaseline extends Baseline {

    /** Returns the network. */
    InfiniteNetwork network();

    /** Returns which of its kernels. */
    TiledKernels.Kind kind();
}
