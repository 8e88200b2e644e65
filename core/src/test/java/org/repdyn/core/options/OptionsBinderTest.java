package org.repdyn.core.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.repdyn.core.options.Configs.list;
import static org.repdyn.core.options.Configs.mapping;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;

class OptionsBinderTest {

    private static final String HINT = "See: repdyn plugins describe nt-xent";

    private final OptionsBinder binder = new OptionsBinder();

    record Required(@Option(help = "the file to read") Path path) {}

    record Ordered(
            @Option(help = "first", defaultValue = "1") double low,
            @Option(help = "last", defaultValue = "2") double high) {
        Ordered {
            if (low >= high) {
                throw new IllegalArgumentException("low must be below high, got " + low + " and " + high);
            }
        }
    }

    record Fragile(@Option(help = "any", defaultValue = "1") int value) {
        Fragile {
            if (value == 2) {
                throw new UnsupportedOperationException("not supported");
            }
        }
    }

    record Structured(
            @Option(help = "the layers", defaultValue = "dense") ConfigValue layers,
            @Option(help = "more of them") Optional<ConfigValue> more) {}

    record Renamed(@Option(help = "spelling", defaultValue = "x", formerName = "color") String colour) {}

    record ListOfStructures(@Option(help = "several") List<ConfigValue> all) {}

    private static EveryOption options(double temperature, List<Double> spectrum, Optional<Double> limit) {
        return new EveryOption(
                temperature,
                1,
                0,
                true,
                "title",
                Path.of("data.csv"),
                EveryOption.Step.QR,
                spectrum,
                List.of(),
                limit,
                Optional.empty());
    }

    @Test
    void recordsThatAProgramMakesAreCheckedLikeThoseOfAStudy() {
        OptionsBinder.check("loss", options(0.5, List.of(1.0), Optional.of(1.0)));
        assertThatThrownBy(() -> OptionsBinder.check("loss", options(-1, List.of(1.0, Double.NaN), Optional.of(2.0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("loss: temperature is '-1', which ")
                .hasMessageContaining("spectrum is 'nan', which ")
                .hasMessageContaining("limit is '2', which ")
                .hasMessageContaining("; allowed: ");
    }

    @Test
    @SuppressWarnings("NullAway") // a caller without nullness checks
    void componentsThatAreNullAreNamed() {
        List<Double> hole = Arrays.asList(1.0, null);
        assertThatThrownBy(() -> OptionsBinder.check("loss", options(1, hole, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spectrum has an item that is null")
                .hasMessageContaining("limit is null");
    }

    private List<String> problems(Class<? extends Record> type, ConfigValue.Mapping given) {
        Problems problems = new Problems();
        assertThat(binder.bind(type, given, "loss", HINT, problems)).isEmpty();
        return problems.toList().stream().map(Problem::toString).toList();
    }

    @Test
    void readsAnOptionUnderItsFormerName() {
        Problems problems = new Problems();
        assertThat(binder.bind(Renamed.class, mapping("color", "red"), "loss", problems))
                .contains(new Renamed("red"));
        assertThat(problems.isEmpty()).isTrue();
        assertThat(binder.unbind(new Renamed("red")).entries()).containsOnlyKeys("colour");
        assertThat(problems(Renamed.class, mapping("color", "red", "colour", "blue")))
                .singleElement()
                .asString()
                .contains("unknown option 'loss.color'");
    }

    record Counted(@Option(help = "any", defaultValue = "1") int value) {
        private static final AtomicInteger MADE = new AtomicInteger();

        Counted {
            MADE.incrementAndGet();
        }
    }

    /** A study of thousands of arms binds the same records again and again. */
    @Test
    void readsTheDeclarationOfARecordOnce() {
        binder.bind(Counted.class, mapping(), "loss", new Problems()); // reads the declaration and its defaults
        int before = Counted.MADE.get();

        binder.bind(Counted.class, mapping(), "loss", new Problems());
        binder.describe(Counted.class);
        binder.differing(new Counted(2));

        assertThat(Counted.MADE).hasValue(before + 2); // the bound record, and the one made here
    }

    @Test
    void usesDefaultsOfMissingOptions() {
        Problems problems = new Problems();
        EveryOption options =
                binder.bind(EveryOption.class, mapping(), "loss", problems).orElseThrow();

        assertThat(options)
                .isEqualTo(new EveryOption(
                        0.5,
                        1000,
                        -9007199254740993L,
                        true,
                        "no title",
                        Path.of("data.csv"),
                        EveryOption.Step.GEODESIC,
                        List.of(1.0, 0.5),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void readsEveryType() {
        ConfigValue.Mapping given = mapping(
                "temperature", "0.2",
                "step-count", "5",
                "offset", "7",
                "normalise", "false",
                "title", "naïve, arm",
                "file", "other/data.csv",
                "step", "polar-factor",
                "spectrum", list("3", "2", "1"),
                "names", list("a, b", ""),
                "limit", "1",
                "turns", "[qr, geodesic]");

        assertThat(binder.bind(EveryOption.class, given, "loss", new Problems()))
                .contains(new EveryOption(
                        0.2,
                        5,
                        7,
                        false,
                        "naïve, arm",
                        Path.of("other", "data.csv"),
                        EveryOption.Step.POLAR_FACTOR,
                        List.of(3.0, 2.0, 1.0),
                        List.of("a, b", ""),
                        Optional.of(1.0),
                        Optional.of(List.of(EveryOption.Step.QR, EveryOption.Step.GEODESIC))));
    }

    @Test
    void unknownOptionIsReportedWithTheNearestOption() {
        assertThat(problems(EveryOption.class, mapping("temprature", "1")))
                .containsExactly("study.yaml:1:3: unknown option 'loss.temprature'. Did you mean 'loss.temperature' "
                        + "(a number > 0, default 0.5)? " + HINT);
    }

    @Test
    void unknownOptionWithoutANearOneIsReportedWithAllOptions() {
        assertThat(problems(Ordered.class, mapping("momentum", "1")))
                .containsExactly("study.yaml:1:3: unknown option 'loss.momentum'. Known options: low, high. " + HINT);
    }

    @Test
    void optionOfAPluginWithoutOptionsIsReported() {
        assertThat(problems(NoOptions.class, mapping("rate", "1")))
                .containsExactly("study.yaml:1:3: unknown option 'loss.rate'. There are no options here. " + HINT);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "temperature|warm|is not a number. Allowed: a number > 0, default 0.5.",
                "temperature|nan|is not a number. Allowed: a number > 0, default 0.5.",
                "temperature|0|is out of range. Allowed: a number > 0, default 0.5.",
                "temperature|1e999|is not finite. Allowed: a number > 0, default 0.5.",
                "step-count|2.5|is not a whole number. Allowed: a whole number >= 1, default 1e3.",
                "step-count|0|is out of range. Allowed: a whole number >= 1, default 1e3.",
                "step-count|1e10|is too large: whole numbers here go from -2147483648 to 2147483647. Allowed: a whole"
                        + " number >= 1, default 1e3.",
                "step-count|1e999999999|is too large: whole numbers here go from -2147483648 to 2147483647. Allowed: a"
                        + " whole number >= 1, default 1e3.",
                "step-count|1e-999999999|is not a whole number. Allowed: a whole number >= 1, default 1e3.",
                "normalise|yes|is neither true nor false. Allowed: true, false, default true.",
                "step|qrr|is not one of the choices. Did you mean 'qr'? Allowed: geodesic, qr, polar-factor, default"
                        + " geodesic.",
                "step|sideways|is not one of the choices. Allowed: geodesic, qr, polar-factor, default geodesic.",
                "limit|1.5|is out of range. Allowed: a number in [0, 1], optional.",
            })
    void valueThatIsNotAllowedIsReported(String option, String value, String reason) {
        assertThat(problems(EveryOption.class, mapping(option, value)))
                .containsExactly(
                        "study.yaml:1:3: loss." + option + " is '" + value + "', which " + reason + " " + HINT);
    }

    @Test
    void emptyPathIsReported() {
        assertThat(problems(EveryOption.class, mapping("file", " ")))
                .containsExactly("study.yaml:1:3: loss.file is ' ', which is not a path. "
                        + "Allowed: a path, default data.csv. " + HINT);
    }

    @Test
    void itemOfAListIsReportedWithItsIndex() {
        assertThat(problems(EveryOption.class, mapping("spectrum", list("1", "-1", "x"))))
                .containsExactly(
                        "study.yaml:1:3: loss.spectrum[1] is '-1', which is out of range. "
                                + "Allowed: a list of numbers >= 0, default 1, 0.5. " + HINT,
                        "study.yaml:1:3: loss.spectrum[2] is 'x', which is not a number. "
                                + "Allowed: a list of numbers >= 0, default 1, 0.5. " + HINT);
    }

    @Test
    void listOrMapInPlaceOfAValueIsReported() {
        assertThat(problems(EveryOption.class, mapping("title", list("a"), "spectrum", mapping("a", "1"))))
                .containsExactly(
                        "study.yaml:1:3: loss.title is a list, which is not a text. "
                                + "Allowed: a text, default no title. " + HINT,
                        "study.yaml:9:3: loss.spectrum is a map of names to values, which is not a list of numbers. "
                                + "Allowed: a list of numbers >= 0, default 1, 0.5. " + HINT);
    }

    @Test
    void missingRequiredOptionIsReported() {
        assertThat(problems(Required.class, mapping()))
                .containsExactly("study.yaml:9:3: loss.path is missing. Give it a path (the file to read). " + HINT);
    }

    @Test
    void conditionAcrossOptionsIsReportedWithTheMessageOfTheRecord() {
        assertThat(problems(Ordered.class, mapping("low", "3")))
                .containsExactly("study.yaml:9:3: loss: low must be below high, got 3.0 and 2.0. " + HINT);
    }

    @Test
    void recordThatFailsWithoutAReasonIsReportedAsADefectOfThePlugin() {
        assertThat(problems(Fragile.class, mapping("value", "2")))
                .containsExactly("study.yaml:9:3: loss: these values together are not accepted, "
                        + "and the plugin does not say why (UnsupportedOperationException). " + HINT);
    }

    @Test
    void allProblemsAreCollected() {
        assertThat(problems(EveryOption.class, mapping("temperature", "-1", "stepcount", "5", "step", "up")))
                .hasSize(3)
                .anyMatch(p -> p.startsWith("study.yaml:1:3: loss.temperature is '-1'"))
                .anyMatch(p -> p.startsWith("study.yaml:2:3: unknown option 'loss.stepcount'. "
                        + "Did you mean 'loss.step-count' (a whole number >= 1, default 1e3)?"))
                .anyMatch(p -> p.startsWith("study.yaml:3:3: loss.step is 'up'"));
    }

    @Test
    void withoutPathAndHintTheNameAloneIsReported() {
        Problems problems = new Problems();
        binder.bind(Ordered.class, mapping("low", "3"), "", problems);
        binder.bind(Ordered.class, mapping("lo", "x"), "", problems);

        assertThat(problems.toList())
                .extracting(Problem::message)
                .containsExactly(
                        "low must be below high, got 3.0 and 2.0",
                        "unknown option 'lo'. Did you mean 'low' (a number, default 1)?");
    }

    @Test
    void describesEveryOption() {
        List<OptionDescription> all = binder.describe(EveryOption.class);

        assertThat(all)
                .extracting(OptionDescription::name)
                .containsExactly(
                        "temperature",
                        "step-count",
                        "offset",
                        "normalise",
                        "title",
                        "file",
                        "step",
                        "spectrum",
                        "names",
                        "limit",
                        "turns");
        assertThat(all.get(0))
                .isEqualTo(new OptionDescription(
                        "temperature",
                        OptionDescription.Kind.NUMBER,
                        false,
                        "a number",
                        "sharpness",
                        Optional.of("0.5"),
                        Optional.empty(),
                        List.of(),
                        Optional.of(Interval.parse("(0, inf)")),
                        false,
                        StructureForm.ANY));
        assertThat(all)
                .extracting(OptionDescription::allowed)
                .containsExactly(
                        "> 0",
                        ">= 1",
                        "",
                        "true, false",
                        "",
                        "",
                        "geodesic, qr, polar-factor",
                        ">= 0",
                        "",
                        "in [0, 1]",
                        "geodesic, qr, polar-factor");
        assertThat(all).noneMatch(OptionDescription::required);
        assertThat(binder.describe(Required.class)).allMatch(OptionDescription::required);
    }

    @Test
    void structuresAreKeptAsWritten() {
        ConfigValue.Mapping written = mapping("layers", list("dense", "relu"), "more", mapping("a", "1"));
        ConfigValue nested = written.entries().get("layers");
        Structured given =
                binder.bind(Structured.class, written, "net", new Problems()).orElseThrow();
        assertThat(given.layers()).isSameAs(nested);
        assertThat(given.more()).isPresent();
        assertThat(binder.unbind(given).entries().get("layers")).isEqualTo(nested);
        Structured byDefault =
                binder.bind(Structured.class, mapping(), "net", new Problems()).orElseThrow();
        assertThat(byDefault.layers()).isInstanceOf(ConfigValue.Scalar.class);
        assertThat(byDefault.more()).isEmpty();
        assertThat(binder.describe(Structured.class).get(1).summary()).isEqualTo("a list or a map, optional");
    }

    @Test
    void listsOfStructuresAreRefused() {
        assertThatThrownBy(() -> binder.describe(ListOfStructures.class))
                .isInstanceOf(MisdeclaredOptionsException.class)
                .hasMessageContaining("a ConfigValue may itself be a list");
    }
}
