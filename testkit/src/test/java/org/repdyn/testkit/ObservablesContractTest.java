package org.repdyn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Lyapunov;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.trajectory.FieldProbe;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.WeightProbe;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.observables.field.CurlOptions;
import org.repdyn.observables.field.FieldObservables;
import org.repdyn.observables.probe.KnnOptions;
import org.repdyn.observables.probe.ProbeObservables;
import org.repdyn.observables.probe.ProbeOptions;
import org.repdyn.observables.rows.RowObservables;
import org.repdyn.observables.rows.UniformityOptions;
import org.repdyn.observables.similarity.CkaOptions;
import org.repdyn.observables.similarity.SimilarityObservables;
import org.repdyn.observables.spectrum.AlphaReqOptions;
import org.repdyn.observables.spectrum.LidarOptions;
import org.repdyn.observables.spectrum.NeSumOptions;
import org.repdyn.observables.spectrum.RankMeOptions;
import org.repdyn.observables.spectrum.RepresentationRows;
import org.repdyn.observables.spectrum.SpectrumObservables;
import org.repdyn.observables.spectrum.SpectrumOptions;
import org.repdyn.observables.subspace.InputAngleOptions;
import org.repdyn.observables.subspace.SubspaceObservables;
import org.repdyn.observables.theory.TheoryObservables;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("The built-in observables obey the laws")
final class ObservablesContractTest {

    private static final InputAngleOptions LEADING = new InputAngleOptions(Optional.of(List.of("leading")));
    private static final SpectrumOptions CENTRED = new SpectrumOptions(true, RepresentationRows.ANCHORS);

    @Nested
    @DisplayName("of embeddings")
    class OfEmbeddings extends ObservableContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(
                    Subject.of(SpectrumObservables.EFFECTIVE_RANK, CENTRED),
                    Subject.of(
                            "effective-rank, held out",
                            SpectrumObservables.EFFECTIVE_RANK,
                            new SpectrumOptions(false, RepresentationRows.HELD_OUT)),
                    Subject.of(SpectrumObservables.SINGULAR_VALUES, CENTRED),
                    Subject.of(SpectrumObservables.STABLE_RANK, CENTRED),
                    Subject.of(SpectrumObservables.ENTROPY_RANK, CENTRED),
                    Subject.of(SpectrumObservables.NE_SUM, new NeSumOptions(true, RepresentationRows.ANCHORS)),
                    Subject.of(SpectrumObservables.NUMERICAL_RANK, CENTRED),
                    Subject.of(SpectrumObservables.PARTICIPATION_RATIO, CENTRED),
                    Subject.of(SpectrumObservables.RANK_ME, new RankMeOptions(1e-7, RepresentationRows.TRAINING)),
                    Subject.of(SpectrumObservables.ALPHA_REQ, new AlphaReqOptions(1, 100, RepresentationRows.ANCHORS)),
                    Subject.of(SpectrumObservables.LIDAR, new LidarOptions(1e-4, 1e-8)),
                    Subject.of(RowObservables.ALIGNMENT, new NoOptions()),
                    Subject.of(RowObservables.UNIFORMITY, new UniformityOptions(2)),
                    Subject.of(RowObservables.NORMALISED_STD, new NoOptions()),
                    Subject.of(RowObservables.MUTUAL_COHERENCE, new NoOptions()),
                    Subject.of(RowObservables.NORM, new NoOptions()),
                    Subject.of(ProbeObservables.PROBE_ACCURACY, new ProbeOptions(1e-3, Optional.empty())),
                    Subject.of(
                            "knn-accuracy, Euclidean",
                            ProbeObservables.KNN_ACCURACY,
                            new KnnOptions(5, KnnOptions.Metric.EUCLIDEAN, Optional.empty())),
                    Subject.of(
                            "knn-accuracy, cosine",
                            ProbeObservables.KNN_ACCURACY,
                            new KnnOptions(100, KnnOptions.Metric.COSINE, Optional.of(3))));
        }
    }

    @Nested
    @DisplayName("of inputs with a known subspace")
    class OfInputs extends ObservableContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(
                    Subject.of(SimilarityObservables.CKA, new CkaOptions(false)),
                    Subject.of("cka, debiased", SimilarityObservables.CKA, new CkaOptions(true)),
                    Subject.of(SubspaceObservables.INPUT_ANGLE, LEADING),
                    Subject.of(SubspaceObservables.INPUT_CHORDAL, LEADING),
                    Subject.of(SubspaceObservables.INPUT_GEODESIC, LEADING),
                    Subject.of(SubspaceObservables.INPUT_SINE, LEADING));
        }

        @Override
        protected Observation generic() {
            Observation plain = super.generic();
            int rows = plain.evaluation().inputs().getRowDim();
            EvaluationSet evaluation = new EvaluationSet(
                    RandomMatrices.gaussian(rows, 6, 5),
                    plain.evaluation().trainSize(),
                    plain.evaluation().labels(),
                    Map.of("leading", RandomMatrices.orthonormal(6, 2, 6)));
            return new Observation(plain.snapshot(), plain.layout(), evaluation, plain.algebra());
        }
    }

    @Nested
    @DisplayName("of a run with two known modes and a function that never increases")
    class OfTheory extends ObservableContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(
                    Subject.of(TheoryObservables.MODE_PROJECTION, new NoOptions()),
                    Subject.of(TheoryObservables.LYAPUNOV, new NoOptions()));
        }

        @Override
        protected Theory theory() {
            R064Store anchors = R064Store.FACTORY.makeEye(36, 2);
            return new Theory(
                    Optional.of(Modes.ofEmbeddings(new double[] {-1, 1}, anchors)),
                    Optional.of(new Lyapunov(
                            "log |U_11|", s -> Math.log(Math.abs(s.embeddings().doubleValue(0, 0))))));
        }
    }

    @Nested
    @DisplayName("of a state that offers the field F(U) = U and the number 2")
    class OfField extends ObservableContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(
                    Subject.of(FieldObservables.CURL, new CurlOptions(4, true)),
                    Subject.of(
                            "curl, of the weights",
                            FieldObservables.CURL,
                            new CurlOptions(4, true, CurlOptions.Space.WEIGHTS)),
                    Subject.of(FieldObservables.SURROGATE, new NoOptions()));
        }

        @Override
        protected Observation generic() {
            Observation plain = super.generic();
            Snapshot state = new WithField(plain.snapshot());
            return new Observation(state, plain.layout(), plain.evaluation(), plain.algebra());
        }
    }

    private record WithField(Snapshot plain) implements Snapshot {
        @Override
        public double time() {
            return plain.time();
        }

        @Override
        public R064Store embeddings() {
            return plain.embeddings();
        }

        @Override
        public OptionalDouble loss() {
            return OptionalDouble.empty();
        }

        @Override
        public Optional<Weights> weights() {
            return Optional.of(new Weights(List.of(R064Store.FACTORY.makeEye(2, 2))));
        }

        @Override
        public Optional<WeightProbe> weightField() {
            return Optional.of((weights, result) -> result.set(weights));
        }

        @Override
        public Optional<FieldProbe> field() {
            return Optional.of(new FieldProbe() {
                @Override
                public void field(R064Store embeddings, R064Store result) {
                    System.arraycopy(embeddings.data, 0, result.data, 0, result.data.length);
                }

                @Override
                public OptionalDouble surrogate(R064Store embeddings) {
                    return OptionalDouble.of(2);
                }
            });
        }

        @Override
        public R064Store evaluation() {
            return plain.evaluation();
        }
    }

    /** An observable that returns the first entry of the embeddings, also if it is NaN. */
    static final class UncheckedObservable extends ObservableContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(Subject.of(
                    new ObservableProvider<>() {
                        @Override
                        public String name() {
                            return "careless";
                        }

                        @Override
                        public String summary() {
                            return "deliberately wrong";
                        }

                        @Override
                        public Class<NoOptions> optionsType() {
                            return NoOptions.class;
                        }

                        @Override
                        public Observable create(NoOptions options) {
                            return o -> new double[] {o.snapshot().embeddings().get(0, 0)};
                        }
                    },
                    new NoOptions()));
        }
    }

    @Test
    @DisplayName("an observable that returns NaN breaks them")
    void catchesNotANumber() {
        assertThat(FailedLaws.titles(UncheckedObservable.class))
                .singleElement()
                .asString()
                .startsWith("7.");
    }
}
