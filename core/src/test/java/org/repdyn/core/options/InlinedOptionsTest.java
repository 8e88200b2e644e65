package org.repdyn.core.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.repdyn.core.options.Configs.mapping;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;

@DisplayName("a record component without @Option is inlined")
class InlinedOptionsTest {

    private final OptionsBinder binder = new OptionsBinder();

    record Limits(
            @Option(help = "lower end", defaultValue = "0") double low,
            @Option(help = "upper end", defaultValue = "1") double high,
            @Option(help = "what to call them") Optional<String> label) {
        Limits {
            if (low >= high) {
                throw new IllegalArgumentException("low must be below high");
            }
        }
    }

    record Inner(Limits limits, @Option(help = "weight", defaultValue = "2") double weight) {}

    record Outer(
            @Option(help = "first", defaultValue = "10") int first,
            Inner inner,
            @Option(help = "last", defaultValue = "20") int last) {}

    record Clashing(Limits limits, @Option(help = "low", defaultValue = "3") double low) {}

    record Endless(@Option(help = "x", defaultValue = "1") double x, Endless again) {}

    @Test
    @DisplayName("its options keep the order of declaration")
    void description() {
        assertThat(binder.describe(Outer.class))
                .extracting(OptionDescription::name)
                .containsExactly("first", "low", "high", "label", "weight", "last");
    }

    @Test
    @DisplayName("its options are read from the same mapping, and written back to it")
    void roundTrip() {
        Outer given = new Outer(10, new Inner(new Limits(-1, 4, Optional.of("wide")), 2), 21);
        assertThat(bind(mapping("low", "-1", "high", "4", "label", "wide", "last", "21")))
                .contains(given);
        assertThat(bind(binder.unbind(given))).contains(given);
        assertThat(binder.unbind(given).entries()).containsOnlyKeys("first", "low", "high", "label", "weight", "last");
        assertThat(binder.differing(given).entries()).containsOnlyKeys("low", "high", "label", "last");
    }

    @Test
    @DisplayName("values that its constructor refuses are reported with its message")
    void refusal() {
        Problems problems = new Problems();
        assertThat(binder.bind(Outer.class, mapping("low", "7"), "loss", problems))
                .isEmpty();
        assertThat(problems.toList())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("loss: low must be below high");
    }

    @Test
    @DisplayName("a name that two records declare is refused")
    void clash() {
        assertThatThrownBy(() -> binder.describe(Clashing.class))
                .isInstanceOf(MisdeclaredOptionsException.class)
                .hasMessage("option 'low': the record and a record inlined in it both declare this name");
    }

    @Test
    @DisplayName("a record that contains itself is refused")
    void recursion() {
        assertThatThrownBy(() -> binder.describe(Endless.class))
                .isInstanceOf(MisdeclaredOptionsException.class)
                .hasMessage("the record Endless contains itself");
    }

    private Optional<Outer> bind(ConfigValue.Mapping given) {
        Problems problems = new Problems();
        Optional<Outer> bound = binder.bind(Outer.class, given, "", problems);
        assertThat(problems.toList()).isEqualTo(List.of());
        return bound;
    }
}
