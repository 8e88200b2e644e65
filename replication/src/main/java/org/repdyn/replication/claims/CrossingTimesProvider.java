package org.repdyn.replication.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.options.Option;
import org.repdyn.core.result.Verdict;
import org.repdyn.replication.spi.Claim;
import org.repdyn.replication.spi.ClaimProvider;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.replication.spi.Trajectory;

/** Provider of the claim {@code crossing-times}: the times at which modes are learned. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CrossingTimesProvider implements ClaimProvider<CrossingTimesProvider.Options> {

    /** Options of the claim. */
    record Options(
            @Option(help = "the arm", example = "small") String arm,
            @Option(help = "the observable", example = "norm") String observable,
            @Option(help = "indices of the components, from 0; all predicted ones by default", range = "[0, inf)")
                    Optional<List<Integer>> index,
            @Option(help = "share of the end value that counts as reached", defaultValue = "0.5", range = "(0, 1)")
                    double share,
            @Option(
                            help = "the expected times, one for each component; those of the predicted trajectory by"
                                    + " default",
                            range = "(0, inf)")
                    Optional<List<Double>> times,
            @Option(help = "largest relative distance of the times that passes", range = "[0, inf)", example = "0.1")
                    double tolerance,
            @Option(help = "reason of the tolerance", example = OptionChecks.REASON) String because) {

        /** @throws IllegalArgumentException if the tolerance has no reason */
        public Options {
            OptionChecks.require(because);
        }
    }

    @Override
    public String name() {
        return "crossing-times";
    }

    @Override
    public String summary() {
        return "components reach a share of their end values at the predicted times";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Claim create(Options options) {
        return new CrossingTimes(options);
    }

    private record CrossingTimes(Options options) implements Claim {
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
            String theory = Evidence.PREDICTED + options.observable();
            List<Integer> indices = options.index().orElseGet(() -> IntStream.range(
                            0, options.times().map(List::size).orElseGet(() -> evidence.size(options.arm(), theory)))
                    .boxed()
                    .toList());
            if (indices.isEmpty()) {
                return List.of(MissingEvidence.of(
                        options.arm() + ": crossing times of " + ObservableNames.inWords(options.observable()),
                        options.tolerance(),
                        MissingEvidence.measured(evidence, options.arm(), theory)));
            }
            List<Verdict> verdicts = new ArrayList<>();
            for (int i = 0; i < indices.size(); i++) {
                verdicts.add(judge(evidence, indices.get(i), i, theory));
            }
            return List.copyOf(verdicts);
        }

        private Verdict judge(Evidence evidence, int index, int position, String theory) {
            String quantity = String.format(
                    Locale.ROOT,
                    "%s: time at which %s %d reaches %.3g of its end",
                    options.arm(),
                    ObservableNames.inWords(options.observable()),
                    index,
                    options.share());
            Optional<Trajectory> simulated = evidence.trajectory(options.arm(), options.observable(), index);
            if (simulated.isEmpty()) {
                return MissingEvidence.of(
                        quantity,
                        options.tolerance(),
                        MissingEvidence.measured(evidence, options.arm(), options.observable()));
            }
            Optional<Trajectory> curve = evidence.trajectory(options.arm(), theory, index);
            if (options.times().isEmpty()
                    && curve.isPresent()
                    && !Deviations.reaches(end(curve.get()), end(simulated.get()))) {
                return MissingEvidence.of(
                        quantity,
                        options.tolerance(),
                        String.format(
                                Locale.ROOT,
                                "the prediction ends at t = %.4g, but the run at t = %.4g",
                                end(curve.get()),
                                end(simulated.get())));
            }
            OptionalDouble predicted = options.times().isPresent()
                    ? given(position)
                    : curve.map(this::crossing).orElse(OptionalDouble.empty());
            OptionalDouble measured = crossing(simulated.get());
            if (predicted.isEmpty() || measured.isEmpty()) {
                return MissingEvidence.of(
                        quantity,
                        options.tolerance(),
                        predicted.isEmpty() ? "the theory gives no time for it" : "the run never reaches that share");
            }
            return Verdict.relative(
                    quantity, predicted.getAsDouble(), measured.getAsDouble(), options.tolerance(), options.because());
        }

        private static double end(Trajectory trajectory) {
            return trajectory.time(trajectory.size() - 1);
        }

        private OptionalDouble given(int position) {
            List<Double> times = options.times().orElse(List.of());
            return position < times.size() ? OptionalDouble.of(times.get(position)) : OptionalDouble.empty();
        }

        private OptionalDouble crossing(Trajectory trajectory) {
            return trajectory.crossing(options.share() * trajectory.last());
        }
    }
}
