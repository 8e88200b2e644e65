package org.repdyn.kernels.spi;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;

/** A reader of a list of layers in the options of a layer. */
@API(status = API.Status.MAINTAINED, since = "0.1")
@FunctionalInterface
public interface NestedLayers {

    /** Returns the layers; problems are collected and reported with those of the whole network. */
    List<Layer> read(ConfigValue layers);
}
