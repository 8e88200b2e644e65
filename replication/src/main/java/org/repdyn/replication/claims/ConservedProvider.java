package org.repdyn.replication.claims;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.options.Option;
import org.repdyn.core.result.Verdict;
import org.repdyn.replication.spi.Claim;
import org.repdyn.replication.spi.ClaimProvider;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.replication.spi.Trajectory;

/** Provider of the claim {@code conserved}: a conserved quantity. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ConservedProvider implements ClaimProvider<ConservedProvider.Options> {

    /** Options of the claim. */
    record Options(
            @Option(help = "the arms; all by default") Optional<List<String>> arms,
            @Option(help = "the observable", example = "norm") String observable,
            @Option(help = "true divides the change by the largest absolute value", defaultValue = "false")
                    boolean relative,
            @Option(help = "largest change that passes", range = "[0, inf)", example = "0.01") double tolerance,
            @Option(help = "reason of the tolerance", example = OptionChecks.REASON) String because) {

        /** @throws IllegalArgumentException if the tolerance has no reason */
        public Options {
            OptionChecks.require(because);
        }
    }

    @Override
    public String name() {
        return "conserved";
    }

    @Override
    public String summary() {
        return "an observable does not change in time";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Claim create(Options options) {
        return new Conserved(options);
    }

    private record Conserved(Options options) implements Claim {
        @Override
        public List<String> arms() {
            return options.arms().orElse(List.of());
        }

        @Override
        public List<String> observables() {
            return List.of(options.observable());
        }

        @Override
        public List<Verdict> judge(Evidence evidence) {
            return options.arms().orElseGet(evidence::arms).stream()
                    .map(arm -> judge(evidence, arm))
                    .toList();
        }

        private Verdict judge(Evidence evidence, String arm) {
            String quantity = arm + ": largest " + (options.relative() ? "relative " : "") + "change of "
                    + ObservableNames.inWords(options.observable());
            double change = 0;
            double scale = 0;
            int size = evidence.size(arm, options.observable());
            for (int i = 0; i < size; i++) {
                Optional<Trajectory> trajectory = evidence.trajectory(arm, options.observable(), i);
                if (trajectory.isEmpty()) {
                    size = 0;
                    break;
                }
                Trajectory t = trajectory.get();
                scale = Math.max(scale, t.largest());
                for (int j = 0; j < t.size(); j++) {
                    change = Math.max(change, Math.abs(t.value(j) - t.first()));
                }
            }
            if (size == 0) {
                return MissingEvidence.of(
                        quantity, options.tolerance(), MissingEvidence.measured(evidence, arm, options.observable()));
            }
            double judged = options.relative() && scale > 0 ? change / scale : change;
            return Verdict.absolute(quantity, 0, judged, options.tolerance(), options.because());
        }
    }
}
