package org.repdyn.tangent.empirical;

import org.apiguardian.api.API;

/** The reduction of the Nk×Nk tangent kernel over outputs. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Reduction {
    /** No reduction: the full kernel, row i·k + a for output a of sample i. */
    FULL,
    /** (1/k)ΣₐΘ_{ia,ja}, which tends to the analytic kernel at large width. */
    TRACE_MEAN,
    /** (1/k)Σ_{ab}Θ_{ia,jb}, the kernel of the sum of the outputs over √k (Mohamadi and Sutherland 2022). */
    SUM_OF_LOGITS;

    /** Returns the rows of the kernel for each sample. */
    int rows(int outputs) {
        return this == FULL ? outputs : 1;
    }

    /** Returns the number by which the sum over outputs is divided. */
    double divisor(int outputs) {
        return this == FULL ? 1 : outputs;
    }
}
