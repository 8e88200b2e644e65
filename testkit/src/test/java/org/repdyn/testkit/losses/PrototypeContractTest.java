package org.repdyn.testkit.losses;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.contrastive.ContrastiveLosses;
import org.repdyn.losses.contrastive.NtXentOptions;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Homogeneous;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.losses.spi.NumericalLoss;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;
import org.repdyn.testkit.LossContract;
import org.repdyn.testkit.Subject;

@DisplayName("Losses that are their values alone obey the laws")
final class PrototypeContractTest extends LossContract {

    static Stream<Subject<?>> subjects() {
        return Stream.of(
                Subject.of(
                        "nt-xent by differences",
                        new Prototype(
                                new ByDifferences((Loss) ContrastiveLosses.NT_XENT.create(new NtXentOptions(0.2)))),
                        new NoOptions()),
                Subject.of("quartic by differences", new Prototype(new Quartic()), new NoOptions()));
    }

    /** Provider of one loss, which has no state that matters. */
    private record Prototype(NumericalLoss loss) implements LossProvider<NoOptions> {
        @Override
        public String name() {
            return "prototype";
        }

        @Override
        public String summary() {
            return "a value alone";
        }

        @Override
        public Class<NoOptions> optionsType() {
            return NoOptions.class;
        }

        @Override
        public boolean isPrototype() {
            return true;
        }

        @Override
        public EmbeddingField create(NoOptions options) {
            return loss;
        }
    }

    private static final class ByDifferences extends NumericalLoss implements RotationInvariant, ScaleInvariant {

        private final Loss loss;

        ByDifferences(Loss loss) {
            this.loss = loss;
        }

        @Override
        public ViewRequirements views() {
            return loss.views();
        }

        @Override
        public double value(Embeddings embeddings) {
            return loss.value(embeddings);
        }
    }

    /** The sum of fourth powers, homogeneous and not invariant. */
    private static final class Quartic extends NumericalLoss implements Homogeneous {

        @Override
        public ViewRequirements views() {
            return new ViewRequirements(0, 0, false);
        }

        @Override
        public double degree() {
            return 4;
        }

        @Override
        public double value(Embeddings embeddings) {
            double sum = 0;
            for (double u : embeddings.matrix().data) {
                sum += u * u * u * u;
            }
            return sum / embeddings.samples();
        }
    }
}
