package org.repdyn.replication.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.options.Option;
import org.repdyn.core.result.Verdict;
import org.repdyn.replication.spi.Claim;
import org.repdyn.replication.spi.ClaimProvider;
import org.repdyn.replication.spi.Evidence;

/** Provider of the claim {@code ordering}: the order of the last values of arms. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OrderingProvider implements ClaimProvider<OrderingProvider.Options> {

    /** Options of the claim. */
    record Options(
            @Option(help = "two arms or more, the highest first", example = "[small, large]") List<String> arms,
            @Option(help = "the observable", example = "norm") String observable,
            @Option(help = "index of the component, from 0", defaultValue = "0", range = "[0, inf)") int index,
            @Option(help = "factor by which each must exceed the next", defaultValue = "1", range = "(0, inf)")
                    double factor,
            @Option(
                            help = "largest shortfall of the logarithm of the ratio that passes",
                            range = "[0, inf)",
                            example = "0.1")
                    double tolerance,
            @Option(help = "reason of the tolerance", example = OptionChecks.REASON) String because) {

        /** @throws IllegalArgumentException if there are fewer than two arms, or the tolerance has no reason */
        public Options {
            OptionChecks.requireTwo(arms);
            OptionChecks.require(because);
        }
    }

    @Override
    public String name() {
        return "ordering";
    }

    @Override
    public String summary() {
        return "the last values of an observable that is not negative are in the given order across arms";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Claim create(Options options) {
        return new Ordering(options);
    }

    private record Ordering(Options options) implements Claim {
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
            List<Verdict> verdicts = new ArrayList<>();
            for (int i = 0; i + 1 < options.arms().size(); i++) {
                verdicts.add(
                        judge(evidence, options.arms().get(i), options.arms().get(i + 1)));
            }
            return List.copyOf(verdicts);
        }

        private Verdict judge(Evidence evidence, String high, String low) {
            String quantity = "final " + ObservableNames.inWords(options.observable()) + " of " + high
                    + " over that of " + low + " is at least";
            OptionalDouble above = evidence.last(high, options.observable(), options.index());
            OptionalDouble below = evidence.last(low, options.observable(), options.index());
            if (above.isEmpty() || below.isEmpty()) {
                return MissingEvidence.of(
                        quantity,
                        options.tolerance(),
                        MissingEvidence.measured(evidence, above.isEmpty() ? high : low, options.observable()));
            }
            if (above.getAsDouble() < 0 || below.getAsDouble() < 0) {
                return MissingEvidence.of(
                        quantity,
                        options.tolerance(),
                        String.format(
                                Locale.ROOT,
                                "the values are %.4g and %.4g, and a ratio orders positive values only; name an"
                                        + " observable that is not negative",
                                above.getAsDouble(),
                                below.getAsDouble()));
            }
            double ratio = above.getAsDouble() / below.getAsDouble();
            double shortfall = Math.max(0, Math.log(options.factor()) - Math.log(ratio));
            return new Verdict(quantity, options.factor(), ratio, shortfall, options.tolerance(), options.because());
        }
    }
}
