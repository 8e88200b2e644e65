package org.repdyn.study.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.repdyn.study.Studies.SMALL;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.Study;

/** Each error in the grammar of a study is one line with its location, what is allowed and what to do. */
class GrammarTest {

    private static final String KEYS =
            "seed, seeds, data, augment, loss, encoder, predictor, initial-weights, weight-decay, constraint,"
                    + " dynamics, baseline, steps, evaluations, time, observables, columns, interval, tune";

    @TempDir
    Path directory;

    @Test
    void reportsAnUnknownKeyWithItsLocationAndTheNearestKey() {
        assertProblems(
                SMALL + "los: x\n",
                "study.yaml:4:1: unknown key 'los'. Did you mean 'loss'? Known: title, arms, grid, " + KEYS);
        assertProblems("foo: x\n" + SMALL, "study.yaml:1:1: unknown key 'foo'. Known: title, arms, grid, " + KEYS);
        assertProblems(
                SMALL + "arms:\n  a:\n    constrain: stiefel\n",
                "study.yaml:6:5: unknown key 'arms.a.constrain'. Did you mean 'constraint'? Known: extends, grid, "
                        + KEYS);
    }

    @Test
    void refusesAKeyWrittenTwice() {
        assertProblems(
                SMALL + "loss: nt-xent\n",
                "study.yaml:4:1: 'loss' is written twice, first at study.yaml:2:1. Keep one of the two");
        assertProblems(
                SMALL + "arms:\n  a:\n  a:\n",
                "study.yaml:6:3: 'a' is written twice, first at study.yaml:5:3. Keep one of the two");
    }

    @Test
    void refusesADecimalCommaInBraces() {
        assertProblems(
                SMALL + "dynamics: {name: sgd, rate: 0,05}\n",
                "study.yaml:4:31: 'rate: 0,05' is two entries, because a comma in braces ends an entry. Write a fraction"
                        + " with a decimal point, and a large number without a separator");
        assertProblems(
                SMALL + "time: {end: 1,200, points: 3}\n",
                "study.yaml:4:15: 'end: 1,200' is two entries, because a comma in braces ends an entry. Write a fraction"
                        + " with a decimal point, and a large number without a separator");
    }

    @Test
    void refusesAGridInAGrid() {
        assertProblems(
                SMALL + "grid: {grid: {seed: [1]}, zip: {exclude: {seed: 1}}}\n",
                "study.yaml:4:8: unknown key 'grid.grid'. Known: " + KEYS,
                "study.yaml:4:33: unknown key 'grid.zip.exclude'. Known: " + KEYS);
    }

    @Test
    void refusesWrongShapes() {
        assertProblems(
                SMALL + "seed: [1, 2]\n",
                "study.yaml:4:1: seed is one value, but a list is given. Write seed: VALUE; for several values, use"
                        + " seeds: [VALUE, VALUE]");
        assertProblems(
                SMALL + "title: {a: b}\n",
                "study.yaml:4:1: title is one value, but a map is given. Write title: VALUE");
        assertProblems(SMALL + "time: 30\n", "study.yaml:4:1: time is a map of options, such as time: {end: 30}");
        assertProblems(
                SMALL + "augment: {sd: 0.1}\n",
                "study.yaml:4:1: augment: an entry has no name. Write {name: NAME, option: value}");
        assertProblems(
                SMALL + "dynamics: [exact]\n",
                "study.yaml:4:1: dynamics is a list. Write one name, or a map: dynamics: {name: NAME, option: value}");
        assertProblems(
                SMALL + "dynamics: {name: [a]}\n",
                "study.yaml:4:12: dynamics.name is one value, but a list is given. Write dynamics.name: VALUE");
    }

    @Test
    void refusesAStudyThatIsNotAMap() {
        String message = ": a study is a map of title, "
                + KEYS.replace(", columns, interval, tune", ", columns, interval, tune, grid and arms")
                + ", such as 'seed: 1'";
        assertProblems("- a\n", "study.yaml:1:1" + message);
        assertProblems("hello", "study.yaml:1:1" + message);
    }

    @Test
    void refusesEmptyValues() {
        assertProblems(
                SMALL + "dynamics:\n", "study.yaml:4:1: dynamics has no value. Give it one, or leave the key out");
        assertProblems(SMALL + "title: ''\n", "study.yaml:4:1: title has no value. Give it one, or leave the key out");
        assertProblems(
                SMALL + "observables:\n",
                "study.yaml:4:1: observables has no value. Give it a list such as [a, b], or [] for none");
    }

    @Test
    void refusesArmsWithoutNamesAndBadNames() {
        String arms = "study.yaml:4:1: arms is a map from names to what each arm sets, such as arms: {first:"
                + " {seed: 1}, second: {seed: 2}}. Give it at least one arm";
        assertProblems(SMALL + "arms:\n  - a\n", arms);
        assertProblems(SMALL + "arms:\n", arms);
        assertProblems(SMALL + "arms: {}\n", arms);
        assertProblems(
                SMALL + "arms:\n  'a b':\n",
                "study.yaml:5:3: 'a b' cannot name an arm. Use letters, digits, hyphens and underscores");
        assertProblems(
                SMALL + "arms:\n  a: euclidean\n",
                "study.yaml:5:3: arms.a is a map of " + KEYS + "; leave it empty to inherit all settings of the study");
    }

    @Test
    void refusesAnchorsOnce() {
        String message = "anchors and aliases are not supported. Write the value out";
        assertProblems(SMALL + "arms:\n  a: &x\n    constraint: stiefel\n  b: *x\n", "study.yaml:7:6: " + message);
        assertProblems(
                SMALL + "arms:\n  a: &x\n    constraint: stiefel\n  b:\n    <<: *x\n", "study.yaml:8:9: " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!int",
                "!!float",
                "!!str",
                "!!null",
                "!!binary",
                "!!python/object:os.system",
                "!mine",
                "!",
                "!<tag:example.com,2000:x>"
            })
    void refusesEachTagWithItsPlace(String tag) {
        String message = "the tag '" + tag
                + "' is not supported, because the key says what its value is. Remove the tag; put a text that begins"
                + " with ! in quotes";
        assertProblems(SMALL + "title: " + tag + " 1\n", "study.yaml:4:8: " + message);
        assertProblems(SMALL + "title: é\ntime: {end: " + tag + " 2}\n", "study.yaml:5:13: " + message);
        assertProblems(SMALL + "observables: [" + tag + " norm]\n", "study.yaml:4:15: " + message);
        assertProblems(SMALL + "arms: " + tag + "\n  a: {}\n", "study.yaml:4:7: " + message);
        assertProblems("--- " + tag + "\n" + SMALL, "study.yaml:1:5: " + message);
        // Jackson's parser does not report the tag of the first key.
        assertProblems(tag + " seed: 1\n" + SMALL, "study.yaml:1:1: " + message);
    }

    @Test
    void readsExclamationMarksThatAreNoTags() {
        for (String title : List.of("wow!", "'!mine'", "\"!!int 1\"", "a !b", "x # !y")) {
            assertProblems(SMALL + "title: " + title + "\n");
        }
        assertProblems(
                SMALL + "title: !a b: c\n",
                "study.yaml:4:8: the tag '!a' is not supported, because the key says"
                        + " what its value is. Remove the tag; put a text that begins with ! in quotes");
    }

    @Test
    void refusesASecondDocument() {
        assertProblems(
                SMALL + "---\n" + SMALL,
                "study.yaml:5:1: a second YAML document begins here. Write one study in each file");
    }

    @Test
    void refusesAReplicationOnce() {
        assertProblems(
                "name: a\nstudy: {loss: nt-xent}\nclaims: []\n",
                "study.yaml:1:1: this is a replication, not a study. Run it with 'repdyn replicate'");
    }

    @Test
    void locatesInvalidYaml() {
        assertProblems(
                SMALL + "title: a: b\n",
                "study.yaml:4:9: this is not valid YAML: mapping values are not allowed here. Check indentation, colons"
                        + " and quotes");
        assertProblems(
                SMALL + "seed: 1\n\ttitle: a\n",
                "study.yaml:5:1: this is not valid YAML: a tab stands where only blanks are allowed. Replace it with"
                        + " blanks");
        assertProblems(
                SMALL + "observables: [a, b\n",
                "study.yaml:4:19: this is not valid YAML: while parsing a flow sequence, expected ',' or ']', but got"
                        + " <stream end>. Check indentation, colons and quotes");
        assertProblems(
                SMALL + "? [a, b]\n: 2\n",
                "study.yaml:4:4: this is not valid YAML: the key of a map is a list or a map. Write one name as the"
                        + " key, without '?'");
    }

    @Test
    void namesACharacterThatNoTextBeginsWith() {
        assertProblems(
                SMALL + "title: @home\n",
                "study.yaml:4:8: this is not valid YAML: while scanning for the next token, found character '@' that"
                        + " cannot start any token. Put a text that begins with such a character in quotes");
        assertProblems(
                SMALL + "title: *\n",
                "study.yaml:4:9: this is not valid YAML: while scanning an alias, unexpected character. Put a text that"
                        + " begins with such a character in quotes");
    }

    @Test
    void namesACharacterThatYamlDoesNotAllowWithItsPlace() {
        assertProblems(
                SMALL + "title: a\u0001b\n", "study.yaml:4:9: the character \\u0001 is not allowed in YAML. Remove it");
        assertProblems("seed: 1\r\n\0", "study.yaml:2:1: the character \\u0000 is not allowed in YAML. Remove it");
    }

    @Test
    void refusesAnEmptyFile() {
        assertProblems("", "study.yaml: the file is empty. Write a map of keys and values, such as seed: 1");
        assertProblems("# later\n", "study.yaml: the file is empty. Write a map of keys and values, such as seed: 1");
    }

    @Test
    void refusesFilesThatCannotBeRead() throws IOException {
        Path missing = directory.resolve("missing.yaml");
        assertThat(problems(missing))
                .containsExactly(missing + ": there is no such file. Name a file or a built-in study (flagship,"
                        + " losses-by-constraints, byol-phases, orthogonal-columns), or print one: repdyn"
                        + " compare --print-study");
        Path latin = Files.write(
                directory.resolve("latin.yaml"), "title: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problems(latin))
                .containsExactly(latin + ":1:11: the byte e9 is not valid in UTF-8. Save the file as UTF-8 text");
        Path cut =
                Files.write(directory.resolve("cut.yaml"), new byte[] {'a', ':', '\r', '\n', '\n', ' ', (byte) 0xc3});
        assertThat(problems(cut))
                .containsExactly(cut + ":3:2: the byte c3 is not valid in UTF-8. Save the file as UTF-8 text");
        assertThat(problems(directory))
                .singleElement(STRING)
                .startsWith(directory + ": this is a directory. Name a file");
        Path study = Files.createFile(directory.resolve("config.yaml"));
        assertThat(problems(directory))
                .containsExactly(directory + ": this is a directory. The study of this run is " + study);
    }

    @Test
    void reportsAllErrorsOfAFile() {
        assertProblems(
                "los: x\n" + SMALL + "seed: [1]\narms:\n  'a b':\n    tim: {}\n",
                "study.yaml:1:1: unknown key 'los'. Did you mean 'loss'? Known: title, arms, grid, " + KEYS,
                "study.yaml:5:1: seed is one value, but a list is given. Write seed: VALUE; for several values, use"
                        + " seeds: [VALUE, VALUE]",
                "study.yaml:7:3: 'a b' cannot name an arm. Use letters, digits, hyphens and underscores",
                "study.yaml:8:5: unknown key 'arms.a b.tim'. Did you mean 'time'? Known: extends, grid, " + KEYS);
    }

    @Test
    void acceptsAByteOrderMark() {
        assertThat(StudyYaml.read("\uFEFF" + SMALL, "study.yaml", new Problems()))
                .isPresent();
        assertProblems("\uFEFF" + SMALL);
    }

    private static List<String> problems(Path file) {
        Problems problems = new Problems();
        Optional<Study> study = StudyYaml.read(file, problems);
        assertThat(study).isEmpty();
        return problems.toList().stream().map(Problem::toString).toList();
    }

    private static void assertProblems(String yaml, String... lines) {
        Problems problems = new Problems();
        Optional<Study> unused = StudyYaml.read(yaml, "study.yaml", problems);
        assertThat(problems.toList().stream().map(Problem::toString)).containsExactlyInAnyOrder(lines);
    }
}
