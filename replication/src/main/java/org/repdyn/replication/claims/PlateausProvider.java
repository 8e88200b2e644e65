package org.repdyn.replication.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.options.Option;
import org.repdyn.core.result.Verdict;
import org.repdyn.replication.spi.Claim;
import org.repdyn.replication.spi.ClaimProvider;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.replication.spi.Trajectory;

/** Provider of the claim {@code plateaus}: a staircase of levels. The height of a plateau is read where the trajectory is slowest near its level. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PlateausProvider implements ClaimProvider<PlateausProvider.Options> {

    /** Options of the claim. */
    record Options(
            @Option(help = "the arm", example = "small") String arm,
            @Option(help = "the observable", example = "norm") String observable,
            @Option(help = "index of the component, from 0", defaultValue = "0", range = "[0, inf)") int index,
            @Option(help = "the levels, in the order of time", example = "[1, 2]") List<Double> levels,
            @Option(
                            help = "largest distance of a plateau from its level that passes",
                            range = "[0, inf)",
                            example = "0.1")
                    double tolerance,
            @Option(help = "reason of the tolerance", example = OptionChecks.REASON) String because,
            @Option(
                            help = "whether a plateau is compared with the predicted curve at its time, rather than"
                                    + " with its level",
                            defaultValue = "false")
                    boolean theory) {

        /** Creates options that compare plateaus with the given levels. */
        public Options(
                String arm, String observable, int index, List<Double> levels, double tolerance, String because) {
            this(arm, observable, index, levels, tolerance, because, false);
        }

        /** @throws IllegalArgumentException if the tolerance has no reason */
        public Options {
            OptionChecks.require(because);
        }
    }

    @Override
    public String name() {
        return "plateaus";
    }

    @Override
    public String summary() {
        return "an observable rests at given levels, one after the other";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Claim create(Options options) {
        return new Plateaus(options);
    }

    private record Plateaus(Options options) implements Claim {
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
            Optional<Trajectory> trajectory = evidence.trajectory(options.arm(), options.observable(), options.index());
            List<Verdict> verdicts = new ArrayList<>();
            for (int i = 0; i < options.levels().size(); i++) {
                String quantity =
                        options.arm() + ": plateau " + (i + 1) + " of " + ObservableNames.inWords(options.observable());
                if (trajectory.isEmpty()) {
                    verdicts.add(MissingEvidence.of(
                            quantity,
                            options.tolerance(),
                            MissingEvidence.measured(evidence, options.arm(), options.observable())));
                    continue;
                }
                OptionalInt rest = slowest(trajectory.get(), i);
                verdicts.add(
                        rest.isPresent()
                                ? judge(evidence, quantity, i, trajectory.get(), rest.getAsInt())
                                : MissingEvidence.of(
                                        quantity, options.tolerance(), "the trajectory never comes near this level"));
            }
            return List.copyOf(verdicts);
        }

        private Verdict judge(Evidence evidence, String quantity, int number, Trajectory trajectory, int at) {
            double level = options.levels().get(number);
            if (options.theory()) {
                String predicted = Evidence.PREDICTED + options.observable();
                Optional<Trajectory> theory = evidence.trajectory(options.arm(), predicted, options.index());
                if (theory.isEmpty()) {
                    return MissingEvidence.of(
                            quantity,
                            options.tolerance(),
                            MissingEvidence.measured(evidence, options.arm(), predicted));
                }
                double time = (trajectory.time(at) + trajectory.time(at + 1)) / 2;
                double end = theory.get().time(theory.get().size() - 1);
                if (time > end) {
                    return MissingEvidence.of(
                            quantity,
                            options.tolerance(),
                            String.format(
                                    Locale.ROOT,
                                    "the plateau is at t = %.4g, but the prediction ends at t = %.4g",
                                    time,
                                    end));
                }
                level = theory.get().at(time);
            }
            return Verdict.absolute(quantity, level, middle(trajectory, at), options.tolerance(), options.because());
        }

        private static double middle(Trajectory trajectory, int i) {
            return (trajectory.value(i) + trajectory.value(i + 1)) / 2;
        }

        /** Returns the index at which the trajectory is slowest while it is nearer to a level than to the other levels. */
        private OptionalInt slowest(Trajectory trajectory, int number) {
            double level = options.levels().get(number);
            double slowest = Double.POSITIVE_INFINITY;
            OptionalInt where = OptionalInt.empty();
            for (int i = 0; i + 1 < trajectory.size(); i++) {
                double middle = middle(trajectory, i);
                double speed = Math.abs(trajectory.value(i + 1) - trajectory.value(i))
                        / (trajectory.time(i + 1) - trajectory.time(i));
                if (nearest(middle) == number && speed < slowest && Math.abs(middle - level) < gap(number)) {
                    slowest = speed;
                    where = OptionalInt.of(i);
                }
            }
            return where;
        }

        private int nearest(double value) {
            int nearest = 0;
            for (int i = 1; i < options.levels().size(); i++) {
                if (Math.abs(options.levels().get(i) - value)
                        < Math.abs(options.levels().get(nearest) - value)) {
                    nearest = i;
                }
            }
            return nearest;
        }

        /** Returns half the distance to the nearest other level, beyond which a plateau does not belong to this level. */
        private double gap(int number) {
            double gap = Double.POSITIVE_INFINITY;
            for (int i = 0; i < options.levels().size(); i++) {
                if (i != number) {
                    gap = Math.min(
                            gap,
                            Math.abs(options.levels().get(i) - options.levels().get(number)) / 2);
                }
            }
            return gap;
        }
    }
}
