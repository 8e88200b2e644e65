package org.repdyn.replication.claims;

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

/** Provider of the claim {@code rate}: the growth or decay rate of an observable, as the slope of its logarithm in time over a window. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RateProvider implements ClaimProvider<RateProvider.Options> {

    /** Smallest number of times from which a rate is fitted. */
    private static final int MIN_TIMES = 3;

    /** Options of the claim. */
    record Options(
            @Option(help = "the arm", example = "small") String arm,
            @Option(help = "the observable", example = "norm") String observable,
            @Option(help = "index of the component, from 0", defaultValue = "0", range = "[0, inf)") int index,
            @Option(help = "a component to divide by, for the rate of a ratio", range = "[0, inf)")
                    Optional<Integer> over,
            @Option(help = "the rate; that of the prediction over the same window by default") Optional<Double> value,
            @Option(help = "a further number of the prediction to use as the rate, such as angle-slope")
                    Optional<String> slope,
            @Option(help = "first time of the window", defaultValue = "0", range = "[0, inf)") double from,
            @Option(help = "last time of the window; the end by default", range = "(0, inf)") Optional<Double> to,
            @Option(help = "use only absolute values above this", defaultValue = "0", range = "[0, inf)") double above,
            @Option(help = "use only absolute values below this", range = "(0, inf)") Optional<Double> below,
            @Option(help = "largest relative distance of the rates that passes", range = "[0, inf)", example = "0.1")
                    double tolerance,
            @Option(help = "reason of the tolerance", example = OptionChecks.REASON) String because) {

        /** @throws IllegalArgumentException if both value and slope are given, or the tolerance has no reason */
        public Options {
            if (value.isPresent() && slope.isPresent()) {
                throw new IllegalArgumentException("value and slope both give the expected rate; keep one of the two");
            }
            OptionChecks.require(because);
        }
    }

    @Override
    public String name() {
        return "rate";
    }

    @Override
    public String summary() {
        return "an observable, or a ratio of two of its components, grows or decays at a rate";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Claim create(Options options) {
        return new Rate(options);
    }

    private record Rate(Options options) implements Claim {
        @Override
        public List<String> arms() {
            return List.of(options.arm());
        }

        @Override
        public List<String> observables() {
            return List.of(options.observable());
        }

        @Override
        public List<Verdict> judge(Evidence evidence) {
            String component = ObservableNames.inWords(options.observable()) + " ";
            String quantity = options.arm() + ": rate of " + component + options.index()
                    + options.over().map(over -> " over " + component + over).orElse("");
            Optional<Trajectory> simulated = trajectory(evidence, options.observable());
            if (simulated.isEmpty()) {
                return missing(quantity, MissingEvidence.measured(evidence, options.arm(), options.observable()));
            }
            Optional<Trajectory> window =
                    simulated.get().part(options.from(), options.to().orElse(Double.POSITIVE_INFINITY), this::counts);
            if (window.isEmpty() || window.get().size() < MIN_TIMES) {
                return missing(
                        quantity,
                        "fewer than three times lie in the window, and a line through two points says nothing about a"
                                + " rate");
            }
            double end = simulated.get().time(simulated.get().size() - 1);
            if (options.to().isPresent()
                    && !Deviations.reaches(end, options.to().get())) {
                return missing(
                        quantity,
                        String.format(
                                Locale.ROOT,
                                "the run ends at t = %.4g, but the window at t = %.4g",
                                end,
                                options.to().get()));
            }
            double slope = Fit.logOf(window.get()).slope();
            if (options.value().isPresent()) {
                return compared(quantity, options.value().get(), slope);
            }
            return options.slope().isPresent()
                    ? comparedWithNumber(
                            evidence,
                            quantity,
                            Evidence.PREDICTED + options.slope().get(),
                            slope)
                    : comparedWithCurve(evidence, quantity, window.get(), slope);
        }

        private List<Verdict> compared(String quantity, double expected, double slope) {
            return List.of(Verdict.relative(quantity, expected, slope, options.tolerance(), options.because()));
        }

        /** Compares the rate with a further number of the prediction. */
        private List<Verdict> comparedWithNumber(Evidence evidence, String quantity, String theory, double slope) {
            OptionalDouble rate = evidence.last(options.arm(), theory, 0);
            return rate.isPresent()
                    ? compared(quantity, rate.getAsDouble(), slope)
                    : missing(quantity, MissingEvidence.measured(evidence, options.arm(), theory));
        }

        /** Compares the rate with that of the predicted curve over the times of the window. */
        private List<Verdict> comparedWithCurve(Evidence evidence, String quantity, Trajectory window, double slope) {
            String theory = Evidence.PREDICTED + options.observable();
            double from = window.time(0);
            double to = window.time(window.size() - 1);
            Optional<Trajectory> whole = trajectory(evidence, theory);
            if (whole.isPresent()
                    && !Deviations.reaches(whole.get().time(whole.get().size() - 1), to)) {
                return missing(
                        quantity,
                        String.format(
                                Locale.ROOT,
                                "the prediction ends at t = %.4g, within the window from %.4g to %.4g",
                                whole.get().time(whole.get().size() - 1),
                                from,
                                to));
            }
            return whole.flatMap(predicted -> predicted.part(from, to, v -> v != 0))
                    .map(predicted -> compared(quantity, Fit.logOf(predicted).slope(), slope))
                    .orElseGet(() -> missing(quantity, MissingEvidence.measured(evidence, options.arm(), theory)));
        }

        private boolean counts(double value) {
            double size = Math.abs(value);
            return size > options.above() && size < options.below().orElse(Double.POSITIVE_INFINITY);
        }

        private Optional<Trajectory> trajectory(Evidence evidence, String observable) {
            Optional<Trajectory> own = evidence.trajectory(options.arm(), observable, options.index());
            return options.over().isEmpty()
                    ? own
                    : own.flatMap(o -> evidence.trajectory(
                                    options.arm(), observable, options.over().get())
                            .flatMap(o::over));
        }

        private List<Verdict> missing(String quantity, String why) {
            return List.of(MissingEvidence.of(quantity, options.tolerance(), why));
        }
    }
}
