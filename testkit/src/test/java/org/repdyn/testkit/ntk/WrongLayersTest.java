package org.repdyn.testkit.ntk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerMap;
import org.repdyn.kernels.spi.PairCovariance;
import org.repdyn.kernels.spi.Signal;
import org.repdyn.testkit.FailedLaws;
import org.repdyn.testkit.LayerContract;

/** Tests that each wrong layer fails the law it breaks. */
class WrongLayersTest {

    @ParameterizedTest
    @CsvSource({
        "HasAnotherName, '1. has a valid name, which starts its description'",
        "NegativeKernel, '2. kernels are symmetric and positive semi-definite, with equal rows at equal inputs'",
        "NotANumber, '2. kernels are symmetric and positive semi-definite, with equal rows at equal inputs'",
        "CountsItsCalls, '3. gives the same bits again, and for the kernel of two sets of inputs'"
    })
    @DisplayName("a dense layer with one mistake fails the law about this mistake")
    void fails(String wrong, String law) throws ClassNotFoundException {
        assertThat(FailedLaws.titles(Class.forName(WrongLayersTest.class.getName() + "$" + wrong)))
                .contains(law);
    }

    /** A dense layer that changes each pair after the correct computation. */
    private record Altered(String name, Consumer<PairCovariance> mistake) implements Layer {

        private static final Layer DENSE = new Layer.Dense(1.3, Optional.of(0.2), true);

        @Override
        public PlacedLayer bind(Signal in, Parameterisation parameterisation) {
            PlacedLayer correct = DENSE.bind(in, parameterisation);
            LayerMap.OfPair map = (LayerMap.OfPair) correct.map();
            LayerMap.OfPair altered = pair -> {
                map.apply(pair);
                mistake.accept(pair);
            };
            return new PlacedLayer(altered, correct.out());
        }

        @Override
        public String describe() {
            return "wrong(1.3)";
        }
    }

    static class HasAnotherName extends LayerContract {
        static Stream<Subject> subjects() {
            return Stream.of(Subject.of("layer with a mistake", new Altered("dense", pair -> {})));
        }
    }

    static class NegativeKernel extends LayerContract {
        static Stream<Subject> subjects() {
            return Stream.of(Subject.of("layer with a mistake", new Altered("wrong", pair -> pair.addTangent(-1000))));
        }
    }

    static class NotANumber extends LayerContract {
        static Stream<Subject> subjects() {
            return Stream.of(
                    Subject.of("layer with a mistake", new Altered("wrong", pair -> pair.addTangent(Double.NaN))));
        }
    }

    static class CountsItsCalls extends LayerContract {
        static Stream<Subject> subjects() {
            AtomicInteger calls = new AtomicInteger();
            return Stream.of(Subject.of(
                    "layer with a mistake",
                    new Altered("wrong", pair -> pair.addTangent(1e-9 * calls.incrementAndGet()))));
        }
    }
}
