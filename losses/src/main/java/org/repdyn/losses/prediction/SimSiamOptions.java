package org.repdyn.losses.prediction;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link SimSiam}.
 *
 * @param stopGradient true if the gradient does not pass through the target
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SimSiamOptions(
        @Option(help = "stop the gradient at the target; false is the ablation that collapses", defaultValue = "true")
                boolean stopGradient) {}
