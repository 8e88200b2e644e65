package org.repdyn.core.options;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MisdeclaredOptionsTest {

    record Unmarked(double rate) {}

    record Helpless(@Option(help = " ", defaultValue = "1") double rate) {}

    record Unsupported(@Option(help = "x", defaultValue = "1") float rate) {}

    record Nested(@Option(help = "x", defaultValue = "1") List<List<Double>> rates) {}

    record FormOfNumber(@Option(help = "rate", form = StructureForm.NETWORK_LAYERS) double rate) {}

    record BadDefault(@Option(help = "x", defaultValue = "fast") double rate) {}

    record DefaultOutOfRange(@Option(help = "x", defaultValue = "0", range = "(0, inf)") double rate) {}

    record BadExample(@Option(help = "x", example = "fast") double rate) {}

    record ExampleOfDefault(@Option(help = "x", defaultValue = "1", example = "2") double rate) {}

    record BadRange(@Option(help = "x", defaultValue = "1", range = "positive") double rate) {}

    record RangeOfText(@Option(help = "x", defaultValue = "a", range = "[0, 1]") String rate) {}

    record OptionalWithDefault(@Option(help = "x", defaultValue = "1") Optional<Double> rate) {}

    record Underscored(@Option(help = "x", defaultValue = "1") double learning_rate) {}

    record LowerCaseChoice(@Option(help = "x", defaultValue = "one") Lower choice) {}

    record WithoutChoices(@Option(help = "x") Empty choice) {}

    record RecordAsOption(@Option(help = "x") Unmarked inner) {}

    record FormerOfAnother(
            @Option(help = "x", defaultValue = "1") double rate,
            @Option(help = "x", defaultValue = "1", formerName = "rate") double speed) {}

    record SameFormer(
            @Option(help = "x", defaultValue = "1", formerName = "lr") double rate,
            @Option(help = "x", defaultValue = "1", formerName = "lr") double speed) {}

    record FormerInCamelCase(@Option(help = "x", defaultValue = "1", formerName = "learningRate") double rate) {}

    record RefusesItself(@Option(help = "x", defaultValue = "1") int even) {
        RefusesItself {
            if (even % 2 != 0) {
                throw new IllegalArgumentException("even must be even");
            }
        }
    }

    enum Empty {}

    enum Lower {
        one
    }

    static Stream<Arguments> declarations() {
        return Stream.of(
                arguments(Unmarked.class, "option 'rate': it has no annotation @Option"),
                arguments(Helpless.class, "option 'rate': its help is empty"),
                arguments(
                        Unsupported.class,
                        "option 'rate': its type float is not supported; use double, int, long, boolean, String, Path, "
                                + "an enum, a List of these, ConfigValue, or an Optional of these"),
                arguments(
                        Nested.class,
                        "option 'rates': its type java.util.List<java.util.List<java.lang.Double>> is not supported;"
                                + " use double, int, long, boolean, String, Path, an enum, a List of these, ConfigValue,"
                                + " or an Optional of these"),
                arguments(
                        FormOfNumber.class, "option 'rate': it has the form of a list or map but is not a ConfigValue"),
                arguments(
                        BadDefault.class,
                        "option 'rate': its default is 'fast', which is not a number. Allowed: a number, default fast"),
                arguments(
                        DefaultOutOfRange.class,
                        "option 'rate': its default is '0', which is out of range. Allowed: a number > 0, default 0"),
                arguments(
                        BadExample.class,
                        "option 'rate': its example is 'fast', which is not a number. Allowed: a number, required"),
                arguments(
                        ExampleOfDefault.class,
                        "option 'rate': it has an example but is not required; the line of plugins describe has its"
                                + " default"),
                arguments(
                        BadRange.class,
                        "option 'rate': its range is wrong: 'positive' is not an interval; "
                                + "write one such as (0, inf) or [0, 1]"),
                arguments(RangeOfText.class, "option 'rate': it has a range but is not a number"),
                arguments(
                        OptionalWithDefault.class,
                        "option 'rate': an Optional cannot have a default; without a value it is empty"),
                arguments(
                        Underscored.class, "option 'learning_rate': its name must be letters and digits in camel case"),
                arguments(
                        LowerCaseChoice.class,
                        "option 'choice': the choice 'one' is not written in capitals, digits and single underscores"),
                arguments(WithoutChoices.class, "option 'choice': its enum has no constants, so it has no values"),
                arguments(
                        RecordAsOption.class,
                        "option 'inner': its type " + Unmarked.class.getTypeName() + " is not supported; use it without"
                                + " @Option, so that its components become options, or use ConfigValue for a map"),
                arguments(
                        FormerOfAnother.class,
                        "option 'speed': its former name 'rate' is the name or a former name of another option"),
                arguments(
                        SameFormer.class,
                        "option 'speed': its former name 'lr' is the name or a former name of another option"),
                arguments(
                        FormerInCamelCase.class,
                        "option 'rate': its former name 'learningRate' is not in kebab case, as it is written in a"
                                + " study"),
                arguments(
                        RefusesItself.class, "its constructor refuses the defaults of the options: even must be even"));
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void isReportedWithTheReason(Class<? extends Record> type, String message) {
        assertThatThrownBy(() -> new OptionsBinder().describe(type))
                .isInstanceOf(MisdeclaredOptionsException.class)
                .hasMessage(message);
    }
}
