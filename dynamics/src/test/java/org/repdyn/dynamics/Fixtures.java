package org.repdyn.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.trajectory.Work;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.BlockPairing;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.PairingMatrix;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.manifolds.flat.FlatConstraints;
import org.repdyn.manifolds.orthogonality.OrthogonalityConstraints;
import org.repdyn.manifolds.restoring.RestoringConstraints;
import org.repdyn.manifolds.spheres.SphereConstraints;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.ConstraintProvider;
import org.repdyn.testsupport.RandomMatrices;

/** Training problems, constraints and losses for the tests of dynamics. */
public final class Fixtures {

    public static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    private Fixtures() {}

    /** A copy of a reported state. */
    public record Shown(double time, R064Store embeddings, double loss, Weights weights) {}

    /** The reported states and notes of a run, and why it ended. */
    public record Run(List<Shown> shown, List<String> notes, StopReason stop) {
        public Shown last() {
            return shown.get(shown.size() - 1);
        }

        public R064Store lastWeights() {
            return last().weights().blocks().get(0);
        }
    }

    /**
     * Returns the measurement of the only observable of the test observers: exp of the entropy of the normalised
     * singular values of U; empty for other names.
     */
    public static Optional<ToDoubleFunction<Snapshot>> measurement(String name, int index) {
        return name.equals("effective-rank") && index == 0
                ? Optional.of(snapshot -> {
                    double[] sigma = ALGEBRA.thinSvd(snapshot.embeddings()).values();
                    double sum = Arrays.stream(sigma).sum();
                    return Math.exp(-Arrays.stream(sigma)
                            .map(s -> s / sum)
                            .filter(p -> p > 0)
                            .map(p -> p * Math.log(p))
                            .sum());
                })
                : Optional.empty();
    }

    public static Run run(Dynamics dynamics, TrainingProblem problem) {
        List<Shown> shown = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        TrajectoryObserver observer = new TrajectoryObserver() {
            @Override
            public void observe(Snapshot s) {
                shown.add(new Shown(
                        s.time(),
                        s.embeddings().copy(),
                        s.loss().orElse(Double.NaN),
                        s.weights().orElseThrow().copy()));
            }

            @Override
            public void note(double time, String what) {
                notes.add(what);
            }

            @Override
            public Optional<ToDoubleFunction<Snapshot>> measurement(String name, int index) {
                return Fixtures.measurement(name, index);
            }
        };
        StopReason stop = dynamics.run(problem, observer, RunControl.uncontrolled());
        return new Run(shown, notes, stop);
    }

    /** Returns the work that a run reports, which it does once. */
    public static Work work(Dynamics dynamics, TrainingProblem problem) {
        List<Work> reported = new ArrayList<>();
        TrajectoryObserver observer = new TrajectoryObserver() {
            @Override
            public void observe(Snapshot snapshot) {
                // The states are not needed.
            }

            @Override
            public void worked(Work work) {
                reported.add(work);
            }
        };
        dynamics.run(problem, observer, RunControl.uncontrolled());
        assertThat(reported).hasSize(1);
        return reported.get(0);
    }

    /** Returns a constraint by its name, with default options. */
    @SuppressWarnings("unchecked") // the type parameter of a provider is its options type
    public static Constraint constraint(String name) {
        ConstraintProvider<Record> provider = (ConstraintProvider<Record>) Stream.of(
                        new FlatConstraints(),
                        new OrthogonalityConstraints(),
                        new SphereConstraints(),
                        new RestoringConstraints())
                .flatMap(catalogue -> catalogue.providers().stream())
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
        return provider.create(defaults(provider.optionsType()));
    }

    private static Record defaults(Class<Record> type) {
        try {
            Object[] arguments = new Object[type.getRecordComponents().length];
            Class<?>[] types = new Class<?>[arguments.length];
            for (int i = 0; i < arguments.length; i++) {
                types[i] = type.getRecordComponents()[i].getType();
                arguments[i] = types[i].isEnum()
                        ? types[i].getEnumConstants()[0]
                        : types[i] == double.class ? 2.0 : Optional.empty();
            }
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** Returns the quadratic loss of a contrastive (three blocks) or alignment (two blocks) pairing. */
    public static QuadraticLoss quadratic(int blocks) {
        double[][] a = new double[blocks][blocks];
        a[0][1] = -1;
        a[1][0] = -1;
        if (blocks > 2) {
            a[0][2] = 1;
            a[2][0] = 1;
        }
        return new QuadraticLoss() {
            @Override
            public PairingMatrix pairing(ViewLayout layout) {
                return new BlockPairing(layout, a);
            }

            @Override
            public ViewRequirements views() {
                return new ViewRequirements(1, blocks - 2, false);
            }
        };
    }

    /** Returns L = ‖U − Y‖²/(2n), which is neither quadratic in the sense of the interface nor rotation-invariant. */
    public static Loss regression() {
        return new Loss() {
            @Override
            public double value(Embeddings e) {
                return valueAndGradient(e, e.matrix().copy());
            }

            @Override
            public double valueAndGradient(Embeddings e, R064Store gradient) {
                double sum = 0;
                for (int i = 0; i < gradient.data.length; i++) {
                    double difference = e.matrix().data[i] - e.requiredTargets().data[i];
                    gradient.data[i] = difference / e.samples();
                    sum += difference * difference;
                }
                return sum / (2 * e.samples());
            }

            @Override
            public ViewRequirements views() {
                return ViewRequirements.TARGETS;
            }
        };
    }

    /**
     * Returns a quadratic loss with a given C: the inputs are the identity, doubled into anchors and positives, and M =
     * 2C on the anchors.
     */
    public static QuadraticLoss form(R064Store c) {
        int d = c.getRowDim();
        return new QuadraticLoss() {
            @Override
            public PairingMatrix pairing(ViewLayout layout) {
                return new PairingMatrix() {
                    @Override
                    public int size() {
                        return d;
                    }

                    @Override
                    public void multiply(R064Store u, R064Store result) {
                        ALGEBRA.multiply(c, false, u, false, result);
                        for (int i = 0; i < result.data.length; i++) {
                            result.data[i] *= 2;
                        }
                    }
                };
            }

            @Override
            public ViewRequirements views() {
                return new ViewRequirements(0, 0, false);
            }
        };
    }

    public static TrainingProblem formProblem(R064Store c, R064Store start, Constraint constraint, TimeGrid times) {
        int d = c.getRowDim();
        Views views = new Views(new ViewLayout(d, 0, 0), R064Store.FACTORY.makeEye(d, d), Optional.empty());
        return new TrainingProblem(
                form(c),
                views,
                R064Store.FACTORY.make(0, d),
                new LinearEncoder(start.getColDim()),
                List.of(constraint),
                new Weights(List.of(start)),
                times,
                ALGEBRA,
                new Seed(1));
    }

    /** Returns a problem on Gaussian views. */
    public static TrainingProblem problem(
            EmbeddingField field,
            Encoder encoder,
            List<Constraint> constraints,
            int n,
            int d,
            TimeGrid times,
            long seed) {
        ViewLayout layout = field.views().layout(n);
        Views views = new Views(
                layout,
                RandomMatrices.gaussian(layout.rows(), d, seed),
                field.views().targets()
                        ? Optional.of(RandomMatrices.gaussian(n, encoder.outputs(), seed + 1))
                        : Optional.empty());
        return new TrainingProblem(
                field,
                views,
                RandomMatrices.gaussian(3, d, seed + 2),
                encoder,
                constraints,
                InitialWeights.draw(encoder, constraints, d, new Seed(seed), ALGEBRA),
                times,
                ALGEBRA,
                new Seed(seed));
    }

    /** Returns a problem with weight decay and another service for linear algebra. */
    static TrainingProblem decaying(TrainingProblem p, LinearAlgebra algebra) {
        return variant(p, p.constraints(), p.times(), algebra).withWeightDecay(0.125);
    }

    /** Returns a problem with other constraints, other times, or another service for linear algebra, without fresh views and weight decay. */
    public static TrainingProblem variant(
            TrainingProblem p, List<Constraint> constraints, TimeGrid times, LinearAlgebra algebra) {
        return new TrainingProblem(
                p.field(), p.views(), p.evaluation(), p.encoder(), constraints, p.initial(), times, algebra, p.seed());
    }

    public static double distance(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += (a.data[i] - b.data[i]) * (a.data[i] - b.data[i]);
        }
        return Math.sqrt(sum);
    }

    public static R064Store projector(R064Store w) {
        return ALGEBRA.multiplyRightTransposed(w, w);
    }
}
