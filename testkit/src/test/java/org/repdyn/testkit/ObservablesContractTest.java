package org.repdyn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
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
import org.repdyn.observables.field.CurlProvider;
import org.repdyn.observables.field.SurrogateProvider;
import org.repdyn.observables.probe.KnnAccuracyProvider;
import org.repdyn.observables.probe.KnnOptions;
import org.repdyn.observables.probe.ProbeAccuracyProvider;
import org.repdyn.observables.probe.ProbeOptions;
import org.repdyn.observables.rows.AlignmentProvider;
import org.repdyn.observables.rows.NormProvider;
import org.repdyn.observables.rows.NormalisedStdProvider;
import org.repdyn.observables.rows.UniformityOptions;
import org.repdyn.observables.rows.UniformityProvider;
import org.repdyn.observables.spectrum.EffectiveRankProvider;
import org.repdyn.observables.spectrum.ParticipationRatioProvider;
import org.repdyn.observables.spectrum.RankMeOptions;
import org.repdyn.observables.spectrum.RankMeProvider;
import org.repdyn.observables.spectrum.RepresentationRows;
import org.repdyn.observables.spectrum.SingularValuesProvider;
import org.repdyn.observables.spectrum.SpectrumOptions;
import org.repdyn.observables.spectrum.StableRankProvider;
import org.repdyn.observables.subspace.InputAngleOptions;
import org.repdyn.observables.subspace.InputAngleProvider;
import org.repdyn.observables.theory.LyapunovProvider;
import org.repdyn.observables.theory.ModeProjectionProvider;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("The built-in observables obey the laws")
final class ObservablesContractTest {

    private static final SpectrumOptions CENTRED = new SpectrumOptions(true, RepresentationRows.ANCHORS);

    private abstract static class Contract<O extends Record> extends ObservableContract<O> {
        private final ObservableProvider<O> provider;
        private final O options;

        Contract(ObservableProvider<O> provider, O options) {
            this.provider = provider;
            this.options = options;
        }

        @Override
        protected ObservableProvider<O> provider() {
            return provider;
        }

        @Override
        protected O options() {
            return options;
        }
    }

    @Nested
    final class InputAngle extends Contract<InputAngleOptions> {
        InputAngle() {
            super(new InputAngleProvider(), new InputAngleOptions(Optional.of(List.of("leading"))));
        }

        /** Embeddings of inputs, of which a subspace is known. */
        @Override
        protected Observation generic() {
            Observation bare = super.generic();
            int rows = bare.evaluation().inputs().getRowDim();
            EvaluationSet evaluation = new EvaluationSet(
                    RandomMatrices.gaussian(rows, 6, 5),
                    bare.evaluation().trainSize(),
                    bare.evaluation().labels(),
                    Map.of("leading", RandomMatrices.orthonormal(6, 2, 6)));
            return new Observation(bare.snapshot(), bare.layout(), evaluation, bare.algebra());
        }
    }

    @Nested
    final class Curl extends OfField<CurlOptions> {
        Curl() {
            super(new CurlProvider(), new CurlOptions(4, true));
        }
    }

    @Nested
    final class CurlOnWeights extends OfField<CurlOptions> {
        CurlOnWeights() {
            super(new CurlProvider(), new CurlOptions(4, true, CurlOptions.Space.WEIGHTS));
        }
    }

    @Nested
    final class Surrogate extends OfField<NoOptions> {
        Surrogate() {
            super(new SurrogateProvider(), new NoOptions());
        }
    }

    @Nested
    final class ModeProjection extends OfTheory {
        ModeProjection() {
            super(new ModeProjectionProvider());
        }
    }

    @Nested
    final class LyapunovFunction extends OfTheory {
        LyapunovFunction() {
            super(new LyapunovProvider());
        }
    }

    /** A run of which two modes are known, and that the logarithm of an entry never increases. */
    private abstract static class OfTheory extends Contract<NoOptions> {
        OfTheory(ObservableProvider<NoOptions> provider) {
            super(provider, new NoOptions());
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

    /** A state that offers the field F(U) = U and the number 2. */
    private abstract static class OfField<O extends Record> extends Contract<O> {
        OfField(ObservableProvider<O> provider, O options) {
            super(provider, options);
        }

        @Override
        protected Observation generic() {
            Observation bare = super.generic();
            Snapshot state = new WithField(bare.snapshot());
            return new Observation(state, bare.layout(), bare.evaluation(), bare.algebra());
        }
    }

    private record WithField(Snapshot bare) implements Snapshot {
        @Override
        public double time() {
            return bare.time();
        }

        @Override
        public R064Store embeddings() {
            return bare.embeddings();
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
            return bare.evaluation();
        }
    }

    @Nested
    final class EffectiveRank extends Contract<SpectrumOptions> {
        EffectiveRank() {
            super(new EffectiveRankProvider(), CENTRED);
        }
    }

    @Nested
    final class HeldOutEffectiveRank extends Contract<SpectrumOptions> {
        HeldOutEffectiveRank() {
            super(new EffectiveRankProvider(), new SpectrumOptions(false, RepresentationRows.HELD_OUT));
        }
    }

    @Nested
    final class SingularValues extends Contract<SpectrumOptions> {
        SingularValues() {
            super(new SingularValuesProvider(), CENTRED);
        }
    }

    @Nested
    final class StableRank extends Contract<SpectrumOptions> {
        StableRank() {
            super(new StableRankProvider(), CENTRED);
        }
    }

    @Nested
    final class ParticipationRatio extends Contract<SpectrumOptions> {
        ParticipationRatio() {
            super(new ParticipationRatioProvider(), CENTRED);
        }
    }

    @Nested
    final class RankMe extends Contract<RankMeOptions> {
        RankMe() {
            super(new RankMeProvider(), new RankMeOptions(1e-7, RepresentationRows.TRAINING));
        }
    }

    @Nested
    final class Alignment extends Contract<NoOptions> {
        Alignment() {
            super(new AlignmentProvider(), new NoOptions());
        }
    }

    @Nested
    final class Uniformity extends Contract<UniformityOptions> {
        Uniformity() {
            super(new UniformityProvider(), new UniformityOptions(2));
        }
    }

    @Nested
    final class NormalisedStd extends Contract<NoOptions> {
        NormalisedStd() {
            super(new NormalisedStdProvider(), new NoOptions());
        }
    }

    @Nested
    final class Norm extends Contract<NoOptions> {
        Norm() {
            super(new NormProvider(), new NoOptions());
        }
    }

    @Nested
    final class Probe extends Contract<ProbeOptions> {
        Probe() {
            super(new ProbeAccuracyProvider(), new ProbeOptions(1e-3));
        }
    }

    @Nested
    final class Euclidean extends Contract<KnnOptions> {
        Euclidean() {
            super(new KnnAccuracyProvider(), new KnnOptions(5, KnnOptions.Metric.EUCLIDEAN));
        }
    }

    @Nested
    final class Cosine extends Contract<KnnOptions> {
        Cosine() {
            super(new KnnAccuracyProvider(), new KnnOptions(100, KnnOptions.Metric.COSINE));
        }
    }

    /** Hands on whatever the first embedding holds. */
    static final class CarelessObservable extends Contract<NoOptions> {
        CarelessObservable() {
            super(
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
                    new NoOptions());
        }
    }

    @Test
    @DisplayName("and the laws catch an observable that hands on NaN")
    void catchesNotANumber() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(CarelessObservable.class))
                .execute()
                .testEvents()
                .failed()
                .assertThatEvents()
                .satisfiesExactly(event ->
                        assertThat(event.getTestDescriptor().getDisplayName()).startsWith("7."));
    }
}
