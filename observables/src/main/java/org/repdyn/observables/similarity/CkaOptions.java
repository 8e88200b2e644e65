package org.repdyn.observables.similarity;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of the observable {@code cka}.
 *
 * @param debiased true for the estimator whose mean does not depend on the number of samples
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CkaOptions(
        @Option(help = "use the debiased estimator, which needs four samples", defaultValue = "false")
                boolean debiased) {}
