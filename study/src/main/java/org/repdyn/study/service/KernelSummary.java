package org.repdyn.study.service;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Summary of a stored kernel K.
 *
 * @param samples number of samples n; K is n×n
 * @param dimension dimension d of a sample
 * @param kernel {@code ntk} or {@code nngp}
 * @param network description of the network's layers
 * @param bytes size of the tiles on disk
 * @param trace tr K
 * @param eigenvalues the largest eigenvalues λ, in descending order
 * @param residuals ‖Kv − λv‖ of each eigenpair (λ, v)
 * @param nystroem the Nyström approximation; empty if none was asked for
 * @param notices warnings about the accuracy of the kernel at these samples, one line each
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

    public KernelSummary {
        eigenvalues = List.copyOf(eigenvalues);
        residuals = List.copyOf(residuals);
        notices = List.copyOf(notices);
    }

    /**
     * Accuracy of a Nyström approximation LLᵀ of K.
     *
     * @param landmarks rank of LLᵀ
     * @param traceError tr(K − LLᵀ), an upper bound of every eigenvalue of K − LLᵀ
     */
    public record Nystroem(int landmarks, double traceError) {}
}
