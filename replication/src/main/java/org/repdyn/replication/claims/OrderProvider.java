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

/** Provider of the claim {@code order}: the order with which an error falls as a setting, such as the step size, is reduced. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OrderProvider implements ClaimProvider<OrderProvider.Options> {

    /** Options of the claim. */
    record Options(
            @Option(help = "two arms or more that differ in the setting", example = "[small, large]") List<String> arms,
            @Option(help = "the setting that differs", defaultValue = "dynamics.rate") String setting,
            @Option(help = "an observable that is predicted or conserved; the embeddings by default")
                    Optional<String> observable,
            @Option(
                            help = "reference of the deviation: the prediction, or the start for a conserved"
                                    + " observable",
                            defaultValue = "prediction")
                    Origin from,
            @Option(
                            help = "last time to compare, which every arm must reach; by default the last time that all"
                                    + " arms have in common",
                            range = "(0, inf)")
                    Optional<Double> until,
            @Option(help = "slope of log deviation against log setting", defaultValue = "1") double order,
            @Option(help = "largest distance from the order that passes", range = "[0, inf)", example = "0.1")
                    double tolerance,
            @Option(help = "reason of the tolerance", example = OptionChecks.REASON) String because) {

        /**
         * @throws IllegalArgumentException if there are fewer than two arms, if {@code from: start} has no observable, or if the
         *     tolerance has no reason
         */
        public Options {
            OptionChecks.requireTwo(arms);
            if (from == Origin.START && observable.isEmpty()) {
                throw new IllegalArgumentException(
                        "from: start needs a conserved observable, such as balance; name it under observable");
            }
            OptionChecks.require(because);
        }
    }

    /** Reference of a deviation. */
    enum Origin {
        /** The predicted trajectory. */
        PREDICTION,
        /** The first value. */
        START
    }

    @Override
    public String name() {
        return "order";
    }

    @Override
    public String summary() {
        return "deviations from the prediction shrink with a power of a setting, such as the step";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Claim create(Options options) {
        return new Order(options);
    }

    private record Order(Options options) implements Claim {
        @Override
        public List<String> arms() {
            return options.arms();
        }

        @Override
        public List<String> observables() {
            return options.observable().map(List::of).orElse(List.of());
        }

        @Override
        public List<Verdict> judge(Evidence evidence) {
            String quantity = options.arms().get(0) + " to "
                    + options.arms().get(options.arms().size() - 1) + ": order, the slope of log deviation of "
                    + options.observable().map(ObservableNames::inWords).orElse("embeddings")
                    + (options.from() == Origin.START ? " from its start" : "") + " against log "
                    + options.setting();
            double common = options.until().orElse(Double.POSITIVE_INFINITY);
            for (String arm : options.arms()) {
                OptionalDouble compared = compared(evidence, arm);
                Optional<String> missing =
                        compared.isEmpty() ? Optional.of(why(evidence, arm)) : tooEarly(arm, compared.getAsDouble());
                if (missing.isPresent()) {
                    return missing(quantity, missing.get());
                }
                common = Math.min(common, compared.orElseThrow());
            }
            double[] settings = new double[options.arms().size()];
            double[] deviations = new double[settings.length];
            for (int i = 0; i < settings.length; i++) {
                String arm = options.arms().get(i);
                OptionalDouble setting = evidence.number(arm, options.setting());
                OptionalDouble deviation = deviation(evidence, arm, common);
                if (setting.isEmpty()) {
                    return missing(quantity, arm + " has no numeric setting " + options.setting());
                }
                if (deviation.isEmpty()) {
                    return missing(quantity, why(evidence, arm));
                }
                settings[i] = setting.getAsDouble();
                deviations[i] = deviation.getAsDouble();
            }
            double slope = Fit.logLog(settings, deviations).slope();
            return List.of(Verdict.absolute(
                    quantity + Deviations.window(common),
                    options.order(),
                    slope,
                    options.tolerance(),
                    options.because()));
        }

        private List<Verdict> missing(String quantity, String why) {
            return List.of(MissingEvidence.of(quantity, options.tolerance(), why));
        }

        /** Returns why an arm that can be compared to a time is no evidence; empty if the claim needs no later time. */
        private Optional<String> tooEarly(String arm, double compared) {
            return options.until()
                    .filter(until -> !Deviations.reaches(compared, until))
                    .map(until -> String.format(
                            Locale.ROOT,
                            "the arm %s can be compared only to t = %.4g, but the claim needs t = %.4g",
                            arm,
                            compared,
                            until));
        }

        /** Returns the last time at which an arm can be compared; empty if there is none. */
        private OptionalDouble compared(Evidence evidence, String arm) {
            return options.from() == Origin.START
                    ? Deviations.lastTime(evidence, arm, options.observable().orElseThrow())
                    : Deviations.until(evidence, arm, options.observable());
        }

        private OptionalDouble deviation(Evidence evidence, String arm, double until) {
            return options.from() == Origin.START
                    ? Deviations.fromStart(evidence, arm, options.observable().orElseThrow(), until)
                    : Deviations.largest(evidence, arm, options.observable(), until);
        }

        private String why(Evidence evidence, String arm) {
            return options.from() == Origin.START
                    ? MissingEvidence.measured(
                            evidence, arm, options.observable().orElseThrow())
                    : Deviations.reason(evidence, arm, options.observable());
        }
    }
}
