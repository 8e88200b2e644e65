package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.random.Seed;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.losses.spi.Losses;
import org.repdyn.study.Studies;
import org.repdyn.study.plan.Plugins;

@DisplayName("A loss with random numbers")
class SeededLossTest {

    private static final Plugins PLUGINS = Studies.withLoss(
            new LoadedPlugin<>(new RandomDirection(), "random.jar", "1", SeededLossTest.class.getClassLoader()));

    private static final String STUDY =
            """
            data: {name: gaussian-views, samples: 12, dimension: 3}
            encoder: {name: linear, outputs: 2}
            seed: {base: 1, data: 0, views: 0}
            time: {end: 0.2, points: 3}
            observables: [effective-rank]
            arms:
              one: {loss: random-direction}
              same: {loss: random-direction}
              other: {loss: random-direction, seed: {base: 2, data: 0, views: 0}}
              sum: {loss: {name: weighted-sum, terms: [random-direction, random-direction]}}
              twice: {loss: {name: weighted-sum, terms: [{loss: random-direction, weight: 2}]}}
            """;

    private static RunResult run(int threads) {
        return new ComparisonRunner(PLUGINS, LinearAlgebra.ojAlgo())
                .run(Studies.plan(PLUGINS, STUDY), "run", threads, new ProgressListener() {}, () -> false);
    }

    private static double loss(RunResult result, String arm) {
        return result.arms().stream()
                .filter(one -> one.name().equals(arm))
                .map(ArmResult::finalLoss)
                .findFirst()
                .orElseThrow()
                .orElseThrow();
    }

    @Test
    @DisplayName("has the numbers of the seed of its arm on any number of threads, and each term of a sum has its own")
    void seeds() {
        RunResult result = run(1);
        assertThat(run(3).trajectory()).isEqualTo(result.trajectory());
        assertThat(loss(result, "same")).isEqualTo(loss(result, "one"));
        assertThat(loss(result, "other")).isNotEqualTo(loss(result, "one"));
        // With the same direction in both terms, the sum would be twice one of them, up to rounding.
        assertThat(Math.abs(loss(result, "sum") - loss(result, "twice"))).isGreaterThan(1e-6);
    }

    @Test
    @DisplayName("has the numbers of the seed that it is created with")
    void byName() {
        Losses losses = Losses.of(PLUGINS.losses());
        assertThat(losses.withSeed(new Seed(3)).names()).contains("random-direction");
        EmbeddingField one = new RandomDirection().create(new NoOptions(), losses, new Seed(3));
        assertThat(one).isEqualTo(new RandomDirection().create(new NoOptions(), losses, new Seed(3)));
        assertThat(one).isNotEqualTo(new RandomDirection().create(new NoOptions(), losses, new Seed(4)));
        assertThat(Losses.byName("nt-xent", Map.of(), new Seed(3)).views()).isEqualTo(ViewRequirements.PAIRS);
    }

    /** The mean of (a·u)², with one random direction a of N(0, 1) entries in the first two coordinates. */
    private record DirectionLoss(double first, double second) implements Loss {
        @Override
        public ViewRequirements views() {
            return new ViewRequirements(0, 0, false);
        }

        @Override
        public double value(Embeddings u) {
            return valueAndGradient(u, R064Store.FACTORY.make(u.layout().rows(), u.dimension()));
        }

        @Override
        public double valueAndGradient(Embeddings u, R064Store gradient) {
            double sum = 0;
            for (int i = 0; i < u.samples(); i++) {
                double product = first * u.matrix().doubleValue(i, 0)
                        + second * u.matrix().doubleValue(i, 1);
                sum += product * product / u.samples();
                gradient.set(i, 0, 2 * product * first / u.samples());
                gradient.set(i, 1, 2 * product * second / u.samples());
            }
            return sum;
        }
    }

    private static final class RandomDirection implements LossProvider<NoOptions> {
        @Override
        public String name() {
            return "random-direction";
        }

        @Override
        public String summary() {
            return "mean square along a random direction";
        }

        @Override
        public Class<NoOptions> optionsType() {
            return NoOptions.class;
        }

        @Override
        public EmbeddingField create(NoOptions options) {
            return create(options, Losses.builtIn(), new Seed(0));
        }

        @Override
        public EmbeddingField create(NoOptions options, Losses losses, Seed seed) {
            var normal = seed.child("direction").gaussians();
            return new DirectionLoss(normal.sample(), normal.sample());
        }
    }
}
