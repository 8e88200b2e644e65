package org.repdyn.core.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.problem.Problems;

@Tag("slow")
class OptionsRoundTripTest {

    private final OptionsBinder binder = new OptionsBinder();

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void unboundOptionsBindToTheSameOptions(@ForAll("options") EveryOption options) {
        Problems problems = new Problems();
        ConfigValue.Mapping written = binder.unbind(options);

        Optional<EveryOption> read = binder.bind(EveryOption.class, written, "loss", problems);

        assertThat(problems.toList()).isEmpty();
        assertThat(read).contains(options);
        assertThat(binder.unbind(read.orElseThrow())).isEqualTo(written);
    }

    @Provide
    Arbitrary<EveryOption> options() {
        // The doubles of jqwik have two decimals; all bit patterns are a harder test.
        Arbitrary<Double> positive = Arbitraries.longs()
                .map(Double::longBitsToDouble)
                .filter(value -> value > 0 && value < Double.POSITIVE_INFINITY);
        Arbitrary<Integer> counts = Arbitraries.integers().greaterOrEqual(1);
        Arbitrary<String> texts = Arbitraries.strings();
        Arbitrary<Path> paths =
                Arbitraries.strings().alpha().ofMinLength(1).list().ofMinSize(1).map(p -> Path.of(String.join("/", p)));
        Arbitrary<EveryOption.Step> steps = Arbitraries.of(EveryOption.Step.class);
        Arbitrary<Optional<Double>> limits = Arbitraries.doubles().between(0, 1).optional();
        Arbitrary<Optional<List<EveryOption.Step>>> turns = steps.list().optional();
        return Combinators.combine(
                        positive, counts, Arbitraries.longs(), texts, paths, steps, positive.list(), texts.list())
                .flatAs((t, count, offset, title, path, step, spectrum, names) -> Combinators.combine(limits, turns)
                        .as((limit, turn) -> new EveryOption(
                                t, count, offset, count % 2 == 0, title, path, step, spectrum, names, limit, turn)));
    }
}
