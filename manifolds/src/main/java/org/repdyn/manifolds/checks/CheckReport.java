package org.repdyn.manifolds.checks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Result of a check.
 *
 * @param slopes orders that were measured
 * @param residuals identities that were checked
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CheckReport(List<SlopeCheck> slopes, List<Residual> residuals) {

    /** Keeps a copy of the lists. */
    public CheckReport {
        slopes = List.copyOf(slopes);
        residuals = List.copyOf(residuals);
    }

    /** Returns true if all parts passed. */
    public boolean passed() {
        return slopes.stream().allMatch(SlopeCheck::passed)
                && residuals.stream().allMatch(Residual::passed);
    }

    /** Returns the verdicts, one line each. */
    public String verdict() {
        return Stream.concat(
                        slopes.stream().map(SlopeCheck::verdict),
                        residuals.stream().map(Residual::verdict))
                .collect(Collectors.joining("\n"));
    }
}
