package org.repdyn.replication;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.replication.spi.ClaimProvider;
import org.repdyn.study.service.PluginGuides;

/** The line of a replication that names a claim with the defaults of its options. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ClaimLine {

    private ClaimLine() {}

    /** Returns the line; empty for plugins of other kinds. An option without default and example has its type in angle brackets. */
    public static Optional<String> of(PluginProvider<?> provider) {
        return provider instanceof ClaimProvider<?>
                ? Optional.of("claims: [" + PluginGuides.entry(provider) + "]")
                : Optional.empty();
    }
}
