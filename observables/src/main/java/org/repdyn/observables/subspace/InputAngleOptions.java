package org.repdyn.observables.subspace;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code input-angle}, {@code input-chordal}, {@code input-geodesic} and {@code input-sine}.
 *
 * @param subspaces names of the subspaces, in the order of the values; empty for all, alphabetically
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record InputAngleOptions(
        @Option(
                        help =
                                "names of subspaces that the dataset defines, such as lda, one value each; default: all, alphabetically")
                Optional<List<String>> subspaces) {}
