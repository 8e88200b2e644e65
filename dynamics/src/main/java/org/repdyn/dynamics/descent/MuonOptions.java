package org.repdyn.dynamics.descent;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.manifolds.spectral.Orthogonalisation;
import org.repdyn.manifolds.spi.Retraction;

/**
 * Options of {@code muon}.
 *
 * @param rate learning rate η, the spectral norm of a step; one step advances the time by η
 * @param momentum β, the part of the momentum that a step keeps; 0 for the step of the gradient itself
 * @param orthogonalisation how the matrix sign is computed
 * @param step name of the retraction that maps a step to the constraint
 * @param events the events at which a run stops, and those that are only noted
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record MuonOptions(
        @Option(
                        help = "learning rate η, the spectral norm of a step; one step advances the time by it",
                        defaultValue = "0.001",
                        range = "(0, inf)")
                double rate,
        @Option(help = "part β of the momentum that is kept", defaultValue = "0.95", range = "[0, 1)") double momentum,
        @Option(
                        help = "svd: exact; newton-schulz: five products, singular values of a step between 0.68 and"
                                + " 1.21, measured and noted",
                        defaultValue = "svd")
                Orthogonalisation orthogonalisation,
        @Option(help = Descent.STEP_HELP, defaultValue = "geodesic") String step,
        EventSettings events) {

    /** Creates options without events. */
    public MuonOptions(double rate, double momentum, Orthogonalisation orthogonalisation, Retraction step) {
        this(rate, momentum, orthogonalisation, step.text(), EventSettings.NONE);
    }
}
