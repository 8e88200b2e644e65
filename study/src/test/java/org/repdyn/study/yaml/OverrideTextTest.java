package org.repdyn.study.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;

/** The value of an override is the text that was written; a quoted text is read back exactly. */
class OverrideTextTest {

    private static ConfigValue read(String text) {
        Problems problems = new Problems();
        Optional<ConfigValue> value = OverrideText.read("data.path=" + text, text, problems);
        assertThat(problems.toList()).isEmpty();
        return value.orElseThrow();
    }

    private static Scalar scalar(String text) {
        return new Scalar(text, SourceLocation.COMMAND_LINE);
    }

    @Property(tries = 500, seed = "1", edgeCases = EdgeCasesMode.MIXIN)
    void takesATextLiterally(@ForAll("texts") String text) {
        String stripped = text.strip();
        if (!stripped.isEmpty() && "[{\"'".indexOf(stripped.charAt(0)) < 0) {
            assertThat(read(text)).isEqualTo(scalar(stripped));
        }
    }

    @Property(tries = 500, seed = "2", edgeCases = EdgeCasesMode.MIXIN)
    void readsBackAQuotedText(@ForAll("texts") String text) {
        assertThat(read(OverrideText.quoted(text))).isEqualTo(scalar(text));
    }

    @Example
    void readsNoCommentsTagsOrReferences() {
        for (String text : List.of(
                "exp #1.csv",
                "a: b",
                "@x",
                "%x",
                "`x`",
                "a,b",
                "*a",
                "&a",
                "!a",
                "- a",
                "? a",
                "~",
                "null",
                "| a",
                "#",
                "a]",
                "x.csv, y",
                "C:\\data\\x.csv")) {
            assertThat(read(text)).as(text).isEqualTo(scalar(text));
        }
    }

    @Example
    void readsListsAndMapsAsYaml() {
        assertThat(StudyYaml.inline(read("[1, 2]"))).isEqualTo("[1, 2]");
        assertThat(StudyYaml.inline(read(" {name: ntk, network: [dense, {elu: {alpha: 0.5}}]} ")))
                .isEqualTo("{name: ntk, network: [dense, {elu: {alpha: 0.5}}]}");
        assertThat(read("'exp #1.csv'")).isEqualTo(scalar("exp #1.csv"));
        assertThat(read("\"a\\tb\"")).isEqualTo(scalar("a\tb"));
    }

    @Example
    void refusesYamlThatEndsEarlyOrLateAndSaysHowToQuote() {
        assertThat(refusal("[x].csv"))
                .endsWith(". If the text itself is the value, put it in double quotes: 'data.path=\"[x].csv\"'");
        assertThat(refusal("[a, exp #1.csv]")).contains("this is not valid YAML", "double quotes");
        assertThat(refusal("[1, 2] # seeds")).contains("'# seeds' follows the end of the value");
        assertThat(refusal("\ud83d\ude00[")).isEmpty();
        assertThat(refusal("['\ud83d\ude00'] # seeds")).contains("'# seeds' follows the end of the value");
    }

    private static String refusal(String text) {
        Problems problems = new Problems();
        Optional<ConfigValue> unused = OverrideText.read("data.path=" + text, text, problems);
        return problems.toList().isEmpty() ? "" : problems.toList().get(0).message();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(12),
                        Arbitraries.strings()
                                .withChars("ab 1.,:#-'\"[]{}@%*&!|>~\\\t\n")
                                .ofMaxLength(12))
                // Unpaired surrogates are left out: no encoding can represent them.
                .filter(text -> text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
    }
}
