package org.repdyn.replication.claims;

import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.options.Option;
import org.repdyn.core.result.Verdict;
import org.repdyn.replication.spi.Claim;
import org.repdyn.replication.spi.ClaimProvider;
import org.repdyn.replication.spi.Evidence;

/** Provider of the claim {@code log-log-slope}: the exponent with which an observable scales, for example with the width. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LogLogSlopeProvider implements ClaimProvider<LogLogSlopeProvider.Options> {

    /** Options of the claim. */
    record Options(
            @Option(help = "two arms or more that differ in the setting", example = "[small, large]") List<String> arms,
            @Option(help = "the setting that differs, such as encoder.width", example = "encoder.width") String setting,
            @Option(help = "the observable", example = "ntk-drift") String observable,
            @Option(help = "index of the component, from 0", defaultValue = "0", range = "[0, inf)") int index,
            @Option(help = "the exponent", example = "-0.5") double slope,
            @Option(help = "required relation of the exponent to the expected one", defaultValue = "equal")
                    Relation side,
            @Option(help = "largest distance of the exponents that passes", range = "[0, inf)", example = "0.1")
                    double tolerance,
            @Option(help = "reason of the tolerance", example = "spread of the slope over draws of the weights")
                    String because) {

        /** @throws IllegalArgumentException if there are fewer than two arms, or the tolerance has no reason */
        public Options {
            OptionChecks.requireTwo(arms);
            OptionChecks.require(because);
        }
    }

    @Override
    public String name() {
        return "log-log-slope";
    }

    @Override
    public String summary() {
        return "the last value of an observable is a power of a setting, across arms";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Claim create(Options options) {
        return new LogLogSlope(options);
    }

    private record LogLogSlope(Options options) implements Claim {
        @Override
        public List<String> arms() {
            return options.arms();
        }

        @Override
        public List<String> observables() {
            return List.of(options.observable());
        }

        @Override
        public List<Verdict> judge(Evidence evidence) {
            String quantity = "slope of log " + ObservableNames.inWords(options.observable()) + " against log "
                    + options.setting();
            LastValues points =
                    LastValues.of(evidence, options.arms(), options.setting(), options.observable(), options.index());
            if (points.missing().isPresent()) {
                return List.of(MissingEvidence.of(
                        quantity, options.tolerance(), points.missing().get()));
            }
            Fit fit = Fit.logLog(points.settings(), points.values());
            String interval = Double.isFinite(fit.halfWidth())
                    ? String.format(Locale.ROOT, " (95 %% interval ±%.2f)", fit.halfWidth())
                    : "";
            return List.of(options.side()
                    .verdict(
                            quantity + interval,
                            options.slope(),
                            fit.slope(),
                            false,
                            options.tolerance(),
                            options.because()));
        }
    }
}
