package org.repdyn.replication.claims;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.options.Option;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.core.result.Verdict;
import org.repdyn.replication.spi.Claim;
import org.repdyn.replication.spi.ClaimProvider;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.replication.spi.Trajectory;

/** Provider of the claim {@code equal-trajectories}: arms whose trajectories agree. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class EqualTrajectoriesProvider implements ClaimProvider<EqualTrajectoriesProvider.Options> {

    /** Options of the claim. */
    record Options(
            @Option(help = "two arms or more; the others are compared with the first", example = "[small, large]")
                    List<String> arms,
            @Option(help = "the observable", example = "norm") String observable,
            @Option(
                            help = "largest distance that passes, relative to the largest absolute value",
                            range = "[0, inf)",
                            example = "0.01")
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
        return "equal-trajectories";
    }

    @Override
    public String summary() {
        return "the trajectories of arms agree although their settings differ";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Claim create(Options options) {
        return new EqualTrajectories(options);
    }

    private record EqualTrajectories(Options options) implements Claim {
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
            String first = options.arms().get(0);
            return options.arms().stream()
                    .skip(1)
                    .map(arm -> judge(evidence, first, arm))
                    .toList();
        }

        private Verdict judge(Evidence evidence, String first, String other) {
            String observable = options.observable();
            String quantity =
                    other + " and " + first + ": largest relative distance of " + ObservableNames.inWords(observable);
            int size = evidence.size(first, observable);
            int otherSize = evidence.size(other, observable);
            OptionalDouble end = Deviations.lastTime(evidence, first, observable);
            OptionalDouble otherEnd = Deviations.lastTime(evidence, other, observable);
            if (size == 0 || otherSize == 0 || end.isEmpty() || otherEnd.isEmpty()) {
                String lacking = size == 0 || end.isEmpty() ? first : other;
                return missing(quantity, MissingEvidence.measured(evidence, lacking, observable));
            }
            if (size != otherSize) {
                return missing(
                        quantity,
                        first + " has " + CountedNoun.of(size, "component") + ", and " + other + " has " + otherSize);
            }
            if (!Deviations.reaches(end.getAsDouble(), otherEnd.getAsDouble())
                    || !Deviations.reaches(otherEnd.getAsDouble(), end.getAsDouble())) {
                return missing(
                        quantity,
                        String.format(
                                Locale.ROOT,
                                "%s ends at t = %.4g, and %s at t = %.4g; equal trajectories have the same end",
                                first,
                                end.getAsDouble(),
                                other,
                                otherEnd.getAsDouble()));
            }
            double worst = 0;
            double scale = 0;
            for (int i = 0; i < size; i++) {
                // Both are there: each component has a last time.
                Trajectory a = evidence.trajectory(first, observable, i).orElseThrow();
                Trajectory b = evidence.trajectory(other, observable, i).orElseThrow();
                scale = Math.max(scale, a.largest());
                worst = Math.max(worst, Deviations.apart(b, a, Double.POSITIVE_INFINITY));
            }
            return scale > 0
                    ? Verdict.absolute(
                            quantity + Deviations.window(end.getAsDouble()),
                            0,
                            worst / scale,
                            options.tolerance(),
                            options.because())
                    : missing(quantity, observable + " is 0 in " + first + " at all times, so there is no scale");
        }

        private Verdict missing(String quantity, String why) {
            return MissingEvidence.of(quantity, options.tolerance(), why);
        }
    }
}
