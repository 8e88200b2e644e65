package org.repdyn.core.plugin;

import org.apiguardian.api.API;

/** Options of a plugin that has none. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record NoOptions() {}
