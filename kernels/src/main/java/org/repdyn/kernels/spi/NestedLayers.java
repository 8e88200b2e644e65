package org.repdyn.kernels.spi;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;

/** Reads a list of layers that is part of a layer's options. */
@API(status = API.Status.MAINTAINED, since = "0.1")
@FunctionalInterface
public interface NestedLayers {

    /** Returns the layers; problems are reported with the rest of the network's. */
    List<Layer> read(ConfigValue layers);
}
