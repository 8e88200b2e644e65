package org.repdyn.replication.claims;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.core.result.Verdict;
import org.repdyn.replication.spi.Claim;
import org.repdyn.replication.spi.ClaimProvider;
import org.repdyn.replication.spi.Evidence;

/** Provider of the claim {@code deviation}: the largest deviation of an arm from its prediction. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DeviationProvider implements ClaimProvider<DeviationProvider.Options> {

    /** Options of the claim. */
    public record Options(
            @Option(help = "the arms; all by default") Optional<List<String>> arms,
            @Option(help = "a predicted observable; the embeddings by default") Optional<String> observable,
            @Option(help = "last time to compare; the end of the run by default", range = "(0, inf)")
                    Optional<Double> until,
            @Option(help = "largest deviation that passes", range = "[0, inf)") double tolerance,
            @Option(help = "reason of the tolerance") String because) {

        /** @throws IllegalArgumentException if the tolerance has no reason */
        public Options {
            OptionChecks.require(because);
        }
    }

    @Override
    public String name() {
        return "deviation";
    }

    @Override
    public String summary() {
        return "an arm stays within a tolerance of its prediction";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Claim create(Options options) {
        return new Deviation(options);
    }

    private record Deviation(Options options) implements Claim {
        @Override
        public List<String> arms() {
            return options.arms().orElse(List.of());
        }

        @Override
        public List<String> observables() {
            return options.observable().map(List::of).orElse(List.of());
        }

        @Override
        public List<Verdict> judge(Evidence evidence) {
            return options.arms().orElseGet(evidence::arms).stream()
                    .map(arm -> judge(evidence, arm))
                    .toList();
        }

        private Verdict judge(Evidence evidence, String arm) {
            String quantity = Deviations.quantity(arm, options.observable());
            OptionalDouble largest = Deviations.largest(
                    evidence, arm, options.observable(), options.until().orElse(Double.POSITIVE_INFINITY));
            return largest.isPresent()
                    ? Verdict.absolute(quantity, 0, largest.getAsDouble(), options.tolerance(), options.because())
                    : MissingEvidence.of(
                            quantity, options.tolerance(), Deviations.reason(evidence, arm, options.observable()));
        }
    }
}
