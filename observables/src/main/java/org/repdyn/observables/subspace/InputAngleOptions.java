package org.repdyn.observables.subspace;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code input-angle}.
 *
 * @param subspaces names of the subspaces, in the order of the values
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record InputAngleOptions(
        @Option(help = "subspaces that the data set names, such as lda, one value each; by default all, by alphabet")
                Optional<List<String>> subspaces) {}
