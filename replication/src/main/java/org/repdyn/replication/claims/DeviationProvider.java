package org.repdyn.replication.claims;

import java.util.List;
import java.util.Locale;
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
    record Options(
            @Option(help = "the arms; all by default") Optional<List<String>> arms,
            @Option(help = "a predicted observable; the embeddings by default") Optional<String> observable,
            @Option(
                            help = "last time to compare, which the prediction must reach; the end of the run by"
                                    + " default",
                            range = "(0, inf)")
                    Optional<Double> until,
            @Option(help = "largest deviation that passes", range = "[0, inf)", example = "0.01") double tolerance,
            @Option(help = "reason of the tolerance", example = OptionChecks.REASON) String because) {

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
            OptionalDouble compared = Deviations.until(evidence, arm, options.observable());
            OptionalDouble end = Deviations.end(evidence, arm);
            if (compared.isEmpty() || end.isEmpty()) {
                return MissingEvidence.of(
                        quantity, options.tolerance(), Deviations.reason(evidence, arm, options.observable()));
            }
            double needed = options.until().orElse(end.getAsDouble());
            String window = quantity + Deviations.window(needed);
            if (!Deviations.reaches(compared.getAsDouble(), needed)) {
                return MissingEvidence.of(
                        window,
                        options.tolerance(),
                        String.format(
                                Locale.ROOT,
                                "the prediction can be compared only to t = %.4g, but the claim needs t = %.4g; if the"
                                        + " shorter window is enough, write until: %.4g",
                                compared.getAsDouble(),
                                needed,
                                compared.getAsDouble()));
            }
            OptionalDouble largest = Deviations.largest(evidence, arm, options.observable(), needed);
            return largest.isPresent()
                    ? Verdict.absolute(window, 0, largest.getAsDouble(), options.tolerance(), options.because())
                    : MissingEvidence.of(
                            window, options.tolerance(), Deviations.reason(evidence, arm, options.observable()));
        }
    }
}
