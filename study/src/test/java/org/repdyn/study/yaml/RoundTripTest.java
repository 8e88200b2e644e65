package org.repdyn.study.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.study.BuiltInStudy;
import org.repdyn.study.SeedPart;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/** Writing a study and reading it gives an equal study, for any text in it. */
@Tag("slow")
class RoundTripTest {

    private static final SourceLocation NOWHERE = SourceLocation.DEFAULT;

    /** Texts that YAML reads as another type, or that have a meaning in its grammar. */
    private static final List<String> SPECIAL = List.of(
            "no",
            "NO",
            "off",
            "on",
            "y",
            "Yes",
            "null",
            "~",
            "true",
            "1e3",
            "0x1F",
            "012",
            "1_000",
            ".inf",
            ".nan",
            "-.5",
            "+1",
            "2024-01-01",
            "12:30:45",
            "=",
            "<<",
            "a: b",
            "a #b",
            "# a",
            "- a",
            "-",
            "?",
            "? a",
            ":",
            "[a",
            "{a: 1}",
            "*a",
            "&a",
            "!a",
            "!!int 3",
            "|",
            ">",
            "%a",
            "@a",
            "`a`",
            "'",
            "''",
            "\"",
            "\\n",
            "a\tb",
            "\ta",
            " a",
            "a ",
            "---",
            "--- a",
            "...",
            "a,b",
            "a\nb",
            "a\n",
            "\na",
            "a\n\nb",
            "a\n b",
            " a\nb",
            "a \nb",
            "a\r\nb",
            "a\n\n",
            "\u00e9\u4e2d\ud83d\ude00",
            "\u0007",
            "a\u0085b",
            "a\u2028b",
            "\u00a0a",
            "\ufeffa",
            "trail:",
            "key:value",
            "a\n#b");

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void readsBackWhatWasWritten(@ForAll("studies") Study study) {
        same(study);
    }

    @Example
    void preservesSpecialTextsInEveryPosition() {
        for (String word : SPECIAL) {
            Map<String, ConfigValue> entries = new LinkedHashMap<>();
            entries.put(Settings.NAME, scalar(word));
            entries.put("option", scalar(word));
            Mapping options = new Mapping(entries, NOWHERE);
            Sequence list = new Sequence(List.of(options, options), NOWHERE);
            Settings settings = Settings.NONE
                    .with(StudyKey.SEED, scalar(word))
                    .with(StudyKey.LOSS, options)
                    .with(StudyKey.AUGMENT, list)
                    .with(StudyKey.TIME, new Mapping(Map.of(word, scalar(word)), NOWHERE));
            Map<String, Settings> arms = new LinkedHashMap<>();
            arms.put("no", settings);
            arms.put("1e3", Settings.NONE);
            same(new Study(word, settings, arms));
        }
    }

    @Example
    void preservesTheBuiltInStudy() {
        Problems problems = new Problems();
        Study study = StudyYaml.read(BuiltInStudy.FLAGSHIP.yaml(), BuiltInStudy.FLAGSHIP.source(), problems)
                .orElseThrow();
        assertThat(problems.toList()).isEmpty();
        same(study);
    }

    private static void same(Study study) {
        Problems problems = new Problems();
        String written = StudyYaml.write(study);
        Optional<Study> read = StudyYaml.read(written, "written.yaml", problems);
        assertThat(problems.toList()).as(written).isEmpty();
        assertThat(withoutLocations(read.orElseThrow())).as(written).isEqualTo(withoutLocations(study));
        assertThat(List.copyOf(read.get().arms().keySet()))
                .containsExactlyElementsOf(study.arms().keySet());
        assertThat(StudyYaml.write(read.get())).isEqualTo(written);
    }

    /** Places in files are for messages and are not written. */
    private static Study withoutLocations(Study study) {
        Map<String, Settings> arms = new LinkedHashMap<>();
        study.arms().forEach((name, settings) -> arms.put(name, withoutLocations(settings)));
        return new Study(study.title(), withoutLocations(study.common()), arms);
    }

    private static Settings withoutLocations(Settings settings) {
        Map<StudyKey, ConfigValue> values = new EnumMap<>(StudyKey.class);
        settings.values().forEach((axis, value) -> values.put(axis, withoutLocations(value)));
        return new Settings(values);
    }

    private static ConfigValue withoutLocations(ConfigValue value) {
        if (value instanceof Scalar scalar) {
            return scalar(scalar.text());
        }
        if (value instanceof Sequence list) {
            return new Sequence(
                    list.items().stream().map(RoundTripTest::withoutLocations).toList(), NOWHERE);
        }
        Map<String, ConfigValue> entries = new LinkedHashMap<>();
        ((Mapping) value).entries().forEach((key, entry) -> entries.put(key, withoutLocations(entry)));
        return new Mapping(entries, NOWHERE);
    }

    private static Scalar scalar(String text) {
        return new Scalar(text, NOWHERE);
    }

    @Provide
    Arbitrary<Study> studies() {
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars("-_")
                .ofMinLength(1)
                .ofMaxLength(8)
                .filter(name -> Character.isLetterOrDigit(name.charAt(0)));
        Arbitrary<Map<String, Settings>> arms =
                Arbitraries.maps(names, settings()).ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(texts(), settings(), arms).as(Study::new);
    }

    private static Arbitrary<Settings> settings() {
        return Arbitraries.of(StudyKey.class)
                .flatMap(axis -> value(axis).map(value -> Map.entry(axis, value)))
                .list()
                .ofMaxSize(5)
                .map(entries -> {
                    Map<StudyKey, ConfigValue> values = new EnumMap<>(StudyKey.class);
                    entries.forEach(entry -> values.put(entry.getKey(), entry.getValue()));
                    return new Settings(values);
                });
    }

    private static Arbitrary<ConfigValue> value(StudyKey axis) {
        return switch (axis.form()) {
            case SCALAR -> texts().map(RoundTripTest::scalar);
            case SEED ->
                Arbitraries.oneOf(
                        texts().map(RoundTripTest::scalar),
                        Arbitraries.maps(
                                        Arbitraries.of(SeedPart.keys()),
                                        Arbitraries.of("0", "-7", "1..5").<ConfigValue>map(RoundTripTest::scalar))
                                .ofMaxSize(3)
                                .map(parts -> new Mapping(parts, NOWHERE)));
            case SEEDS ->
                Arbitraries.oneOf(
                        Arbitraries.integers().between(1, 20).map(count -> scalar(Integer.toString(count))),
                        Arbitraries.longs()
                                .list()
                                .uniqueElements()
                                .ofMinSize(1)
                                .ofMaxSize(3)
                                .map(seeds -> new Sequence(
                                        seeds.stream()
                                                .<ConfigValue>map(seed -> scalar(Long.toString(seed)))
                                                .toList(),
                                        NOWHERE)));
            case TUNING ->
                Arbitraries.maps(texts(), texts().<ConfigValue>map(RoundTripTest::scalar))
                        .ofMaxSize(3)
                        .map(entries -> new Mapping(entries, NOWHERE));
            case PLUGIN -> plugins();
            case PLUGINS -> plugins().list().ofMaxSize(3).map(items -> new Sequence(items, NOWHERE));
            case CONSTRAINT ->
                Arbitraries.oneOf(
                        plugins(),
                        Arbitraries.maps(texts().filter(block -> !block.equals(Settings.NAME)), plugins())
                                .ofMaxSize(2)
                                .map(blocks -> new Mapping(blocks, NOWHERE)));
            case NAMES ->
                texts().<ConfigValue>map(RoundTripTest::scalar)
                        .list()
                        .ofMaxSize(3)
                        .map(items -> new Sequence(items, NOWHERE));
            case OPTIONS -> options().map(entries -> new Mapping(entries, NOWHERE));
        };
    }

    private static Arbitrary<ConfigValue> plugins() {
        return Combinators.combine(texts(), options()).as((name, options) -> {
            Map<String, ConfigValue> entries = new LinkedHashMap<>();
            entries.put(Settings.NAME, scalar(name));
            options.forEach(entries::putIfAbsent);
            return new Mapping(entries, NOWHERE);
        });
    }

    private static Arbitrary<Map<String, ConfigValue>> options() {
        Arbitrary<ConfigValue> scalars = texts().map(RoundTripTest::scalar);
        Arbitrary<ConfigValue> lists = scalars.list().ofMaxSize(3).map(items -> new Sequence(items, NOWHERE));
        return Arbitraries.maps(texts(), Arbitraries.oneOf(scalars, lists)).ofMaxSize(3);
    }

    /** Generates texts that are not blank; a blank value is refused when it is read. */
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.of(SPECIAL),
                        Arbitraries.strings().ofMaxLength(12),
                        Arbitraries.strings().ascii().ofMaxLength(12),
                        Arbitraries.strings().withChars("ab \n\t:#-'\"").ofMaxLength(12),
                        Arbitraries.doubles().map(Object::toString))
                // Unpaired surrogates are left out: no encoding can represent them.
                .filter(text -> !text.isBlank() && text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
    }
}
