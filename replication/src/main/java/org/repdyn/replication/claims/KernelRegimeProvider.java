package org.repdyn.replication.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.result.Verdict;
import org.repdyn.replication.spi.Claim;
import org.repdyn.replication.spi.ClaimProvider;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.replication.spi.Trajectory;
import org.repdyn.tangent.drift.DriftTrend;

/** Provider of the claim {@code kernel-regime}: the tangent kernel is constant in the limit of infinite width, or is not. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class KernelRegimeProvider implements ClaimProvider<KernelRegimeProvider.Options> {

    /** Behaviour of the tangent kernel as the width grows. */
    enum Regime {
        /** The drift falls like 1/√m or faster: the kernel is constant in the limit. */
        CONSTANT,
        /** The drift does not fall: the kernel moves at every width. */
        MOVING
    }

    /** Options of the claim. */
    record Options(
            @Option(
                            help = "three arms or more, of two widths or more; several draws of a width are best",
                            example = "[small, large, larger]")
                    List<String> arms,
            @Option(help = "constant if wide networks keep their kernel, moving if not", example = "moving")
                    Regime expected,
            @Option(help = "the setting that is the width", defaultValue = "encoder.width") String width,
            @Option(help = "the observable that is the drift", defaultValue = "ntk-drift") String observable,
            @Option(
                            help = "index of the component, from 0; 0 is the whole kernel",
                            defaultValue = "0",
                            range = "[0, inf)")
                    int index,
            @Option(
                            help = "largest part of a run's drift that the second half of its time may have made; leave"
                                    + " it out where runs end at an event rather than by settling",
                            range = "(0, inf)")
                    Optional<Double> unsettled,
            @Option(
                            help = "how far the worse end of the slope's interval may be from -1/2 (above) or 0; 1/4 is"
                                    + " half the distance of the two",
                            defaultValue = "0.25",
                            range = "[0, inf)")
                    double tolerance,
            @Option(help = "reason of the tolerance", example = "half of the distance between the two slopes")
                    String because) {

        /** @throws IllegalArgumentException if there are too few arms for an interval, or the tolerance has no reason */
        public Options {
            if (arms.size() < 3) {
                throw new IllegalArgumentException("arms has length " + arms.size()
                        + "; a slope with a confidence interval needs three or more arms");
            }
            OptionChecks.require(because);
        }
    }

    @Override
    public String name() {
        return "kernel-regime";
    }

    @Override
    public String summary() {
        return "the drift of the tangent kernel falls with the width (constant kernel), or does not (moving kernel)";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Fleissner, Anil, Ghoshdastidar",
                "Infinite Width Limits of Self Supervised Neural Networks",
                2024,
                "arXiv:2411.11176"));
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Claim create(Options options) {
        return new KernelRegime(options);
    }

    private record KernelRegime(Options options) implements Claim {
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
            String subject =
                    options.arms().stream().map(evidence::family).distinct().collect(Collectors.joining(", "));
            List<Verdict> verdicts = new ArrayList<>();
            verdicts.add(regime(evidence, subject));
            options.unsettled().ifPresent(most -> verdicts.add(settled(evidence, subject, most)));
            return List.copyOf(verdicts);
        }

        private Verdict regime(Evidence evidence, String subject) {
            String quantity = subject + ": slope of log drift against log width";
            LastValues points =
                    LastValues.of(evidence, options.arms(), options.width(), options.observable(), options.index());
            if (points.missing().isPresent()) {
                return MissingEvidence.of(
                        quantity, options.tolerance(), points.missing().get());
            }
            DriftTrend trend;
            try {
                trend = DriftTrend.of(points.settings(), points.values());
            } catch (IllegalArgumentException e) {
                return MissingEvidence.of(quantity, options.tolerance(), String.valueOf(e.getMessage()));
            }
            boolean constant = options.expected() == Regime.CONSTANT;
            double predicted = constant ? DriftTrend.KERNEL_REGIME : 0;
            double worse = constant || trend.high() > -trend.low() ? trend.high() : trend.low();
            double deviation = constant ? Math.max(0, worse - predicted) : Math.abs(worse);
            String interval = String.format(Locale.ROOT, ", %.2f: worse end of its 95 %% interval", trend.slope());
            return new Verdict(
                    quantity + interval,
                    predicted,
                    worse,
                    deviation,
                    options.tolerance(),
                    options.because(),
                    subject + ": " + trend.verdict());
        }

        /** Returns the verdict on the largest |δ(T) − δ(T/2)|/δ(T) of all runs. */
        private Verdict settled(Evidence evidence, String subject, double most) {
            String quantity = subject + ": part of the drift made in the second half of the time, largest of all runs";
            double largest = 0;
            for (String arm : options.arms()) {
                Optional<Trajectory> drift = evidence.trajectory(arm, options.observable(), options.index());
                if (drift.isEmpty()) {
                    return MissingEvidence.of(
                            quantity, most, MissingEvidence.measured(evidence, arm, options.observable()));
                }
                Trajectory d = drift.get();
                double half = d.at(Math.max(d.time(0), d.time(d.size() - 1) / 2));
                largest = Math.max(largest, Math.abs(d.last() - half) / d.last());
            }
            return new Verdict(
                    quantity,
                    0,
                    largest,
                    largest,
                    most,
                    String.format(
                            Locale.ROOT,
                            "runs must have settled: widths that are this unequally settled change the"
                                    + " slope by log(1 + %.3g)/log(widest/narrowest) at most",
                            most));
        }
    }
}
