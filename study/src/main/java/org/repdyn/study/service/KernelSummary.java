package org.repdyn.study.service;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What is known of a stored kernel.
 *
 * @param samples n
 * @param dimension d
 * @param kernel {@code ntk} or {@code nngp}
 * @param network its layers
 * @param bytes on disk
 * @param trace tr K
 * @param eigenvalues the largest, descending
 * @param residuals ‖Kv − λv‖ of each
 * @param nystroem the approximation that was asked for
 * @param notices what to know before trusting it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record KernelSummary(
        int samples,
        int dimension,
        String kernel,
        String network,
        long bytes,
        double trace,
        List<Double> eigenvalues,
        List<Double> residuals,
        Optional<Nystroem> nystroem,
        List<String> notices) {

    /**
     * A Nyström approximation LLᵀ.
     *
     * @param landmarks its rank
     * @param traceError tr(K − LLᵀ), which bounds every eigenvalue of the difference
     */
    public record Nystroem(int landmarks, double traceError) {}
}
