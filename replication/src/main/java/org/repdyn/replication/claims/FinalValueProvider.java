package org.repdyn.replication.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.options.Option;
import org.repdyn.core.result.Verdict;
import org.repdyn.replication.spi.Claim;
import org.repdyn.replication.spi.ClaimProvider;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.replication.spi.Trajectory;

/** Provider of the claim {@code final-value}: the last value of an observable. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FinalValueProvider implements ClaimProvider<FinalValueProvider.Options> {

    /** Options of the claim. */
    record Options(
            @Option(help = "the arms; all by default") Optional<List<String>> arms,
            @Option(help = "the observable", example = "norm") String observable,
            @Option(help = "indices of the components, from 0", defaultValue = "0", range = "[0, inf)")
                    List<Integer> index,
            @Option(help = "a component to divide by", range = "[0, inf)") Optional<Integer> over,
            @Option(help = "the number; the last predicted value by default") Optional<Double> value,
            @Option(help = "a further number of the prediction to use as the value, such as stable-predictor-mode")
                    Optional<String> theory,
            @Option(help = "required relation of the last value to the number", defaultValue = "equal") Relation side,
            @Option(help = "true makes the tolerance relative to the number", defaultValue = "false") boolean relative,
            @Option(help = "largest distance that passes", range = "[0, inf)", example = "0.1") double tolerance,
            @Option(help = "reason of the tolerance", example = OptionChecks.REASON) String because) {

        /** Creates options without a further number of the prediction. */
        public Options(
                Optional<List<String>> arms,
                String observable,
                List<Integer> index,
                Optional<Integer> over,
                Optional<Double> value,
                Relation side,
                boolean relative,
                double tolerance,
                String because) {
            this(arms, observable, index, over, value, Optional.empty(), side, relative, tolerance, because);
        }

        /** @throws IllegalArgumentException if both value and theory are given, or the tolerance has no reason */
        public Options {
            if (value.isPresent() && theory.isPresent()) {
                throw new IllegalArgumentException(
                        "value and theory both give the expected number; keep one of the two");
            }
            OptionChecks.require(because);
        }
    }

    @Override
    public String name() {
        return "final-value";
    }

    @Override
    public String summary() {
        return "the last value of an observable equals, or is bounded by, a number or the prediction";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Claim create(Options options) {
        return new FinalValue(options);
    }

    private record FinalValue(Options options) implements Claim {
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
            List<Verdict> verdicts = new ArrayList<>();
            for (String arm : options.arms().orElseGet(evidence::arms)) {
                for (int index : options.index()) {
                    verdicts.add(judge(evidence, arm, index));
                }
            }
            return List.copyOf(verdicts);
        }

        private OptionalDouble last(Evidence evidence, String arm, String observable, int index) {
            OptionalDouble own = evidence.last(arm, observable, index);
            if (options.over().isEmpty() || own.isEmpty()) {
                return own;
            }
            OptionalDouble other = evidence.last(arm, observable, options.over().get());
            return other.isPresent()
                    ? OptionalDouble.of(own.getAsDouble() / other.getAsDouble())
                    : OptionalDouble.empty();
        }

        /** Returns the reason why the last predicted value cannot be compared: it is not at the last time of the run. */
        private Optional<String> tooShort(Evidence evidence, String arm, int index) {
            Optional<Trajectory> run = evidence.trajectory(arm, options.observable(), index);
            Optional<Trajectory> theory = evidence.trajectory(arm, Evidence.PREDICTED + options.observable(), index);
            if (run.isEmpty() || theory.isEmpty()) {
                return Optional.empty();
            }
            double end = run.get().time(run.get().size() - 1);
            double last = theory.get().time(theory.get().size() - 1);
            return Deviations.reaches(last, end)
                    ? Optional.empty()
                    : Optional.of(String.format(
                            Locale.ROOT, "the prediction ends at t = %.4g, but the run at t = %.4g", last, end));
        }

        private Verdict judge(Evidence evidence, String arm, int index) {
            String quantity = arm + ": final " + ObservableNames.inWords(options.observable())
                    + (evidence.size(arm, options.observable()) > 1 ? " " + index : "")
                    + options.over().map(over -> " over " + over).orElse("")
                    + switch (options.side()) {
                        case EQUAL -> "";
                        case AT_MOST -> " is at most";
                        case AT_LEAST -> " is at least";
                    };
            Optional<String> tooShort =
                    options.value().isPresent() || options.theory().isPresent()
                            ? Optional.empty()
                            : tooShort(evidence, arm, index);
            if (tooShort.isPresent()) {
                return MissingEvidence.of(quantity, options.tolerance(), tooShort.get());
            }
            OptionalDouble simulated = last(evidence, arm, options.observable(), index);
            if (simulated.isEmpty()) {
                return MissingEvidence.of(
                        quantity, options.tolerance(), MissingEvidence.measured(evidence, arm, options.observable()));
            }
            String theory = Evidence.PREDICTED + options.theory().orElse(options.observable());
            OptionalDouble predicted = options.value()
                    .map(OptionalDouble::of)
                    .orElseGet(() -> options.theory().isPresent()
                            ? evidence.last(arm, theory, 0)
                            : last(evidence, arm, theory, index));
            if (predicted.isEmpty()) {
                return MissingEvidence.of(
                        quantity, options.tolerance(), MissingEvidence.measured(evidence, arm, theory));
            }
            return options.side()
                    .verdict(
                            quantity,
                            predicted.getAsDouble(),
                            simulated.getAsDouble(),
                            options.relative(),
                            options.tolerance(),
                            options.because());
        }
    }
}
