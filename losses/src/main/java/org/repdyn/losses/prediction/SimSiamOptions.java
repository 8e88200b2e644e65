package org.repdyn.losses.prediction;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link SimSiam}.
 *
 * @param stopGradient whether the target stands still
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SimSiamOptions(
        @Option(help = "whether the target stands still; false is the ablation that collapses", defaultValue = "true")
                boolean stopGradient) {}
