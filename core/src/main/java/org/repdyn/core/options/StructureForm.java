package org.repdyn.core.options;

import org.apiguardian.api.API;

/** Forms of the list or map in an option of type {@code ConfigValue}. The schema for editors checks the parts of those that it knows. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public enum StructureForm {
    /** Any list or map; the schema accepts all of them. */
    ANY,
    /** List of losses, each by its name, or as a map of {@code loss} and {@code weight}. */
    WEIGHTED_LOSSES,
    /** List of the layers of a network, each by its name, or as a map from the name to options. */
    NETWORK_LAYERS
}
