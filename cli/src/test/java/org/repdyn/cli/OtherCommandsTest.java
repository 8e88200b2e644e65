package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherCommandsTest {

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linear-contrastive",
                "linear-alignment",
                "squared-regression",
                "nt-xent",
                "simsiam",
                "direct-pred",
                "vicreg",
                "curl",
                "euclidean",
                "stiefel",
                "grassmann",
                "linear",
                "two-layer",
                "gradient-descent",
                "gradient-flow",
                "exact",
                "ntk",
                "digits",
                "gaussian-views",
                "gaussian-mixture",
                "input-angle",
                "layer-alignment",
                "csv",
                "npy",
                "idx",
                "gaussian-noise",
                "pixel-shift",
                "masking",
                "effective-rank",
                "deviation",
                "log-log-slope",
                "ojalgo",
                "openblas"
            })
    @DisplayName("every built-in can be described")
    void describe(String name) {
        Cli.Result result = Cli.run("plugins", "describe", name);

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith(name + " (").contains("from: built-in");
    }

    @Test
    @DisplayName("a description shows options with type, default and range, and the reference")
    void describeInFull() {
        String text = Cli.run("plugins", "describe", "nt-xent").out();

        assertThat(text).contains("reference: ").containsPattern("temperature +a number +0.5 +> 0");
    }

    @Test
    @DisplayName("an unknown plugin exits with 2 and offers the nearest name")
    void describeUnknown() {
        Cli.Result result = Cli.run("plugins", "describe", "nt-xnt");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("error: command line: there is no plugin 'nt-xnt'. Did you mean 'nt-xent'?"
                        + " See: repdyn plugins list" + System.lineSeparator());
    }

    @Test
    @DisplayName("plugins list names each plugin with its kind, as text and as JSON")
    void list() throws IOException {
        assertThat(Cli.run("plugins", "list").out()).containsPattern("loss +nt-xent +.* built-in");

        JsonNode object =
                new ObjectMapper().readTree(Cli.run("plugins", "list", "--json").out());
        assertThat(object.get("failures")).isEmpty();
        assertThat(object.get("plugins"))
                .anySatisfy(plugin -> assertThat(plugin.get("name").asText()).isEqualTo("nt-xent"));
    }

    @Test
    @DisplayName("a jar that is no plugin is named with the reason, and everything else works")
    void brokenJar() throws IOException {
        Files.writeString(temporary.resolve("broken.jar"), "this is no jar");
        Cli.Result result = Cli.run("plugins", "list", "--plugins", temporary.toString());

        assertThat(result.code()).isZero();
        assertThat(result.err()).startsWith("warning: broken.jar: ");
        assertThat(result.out()).contains("nt-xent");
    }

    @Test
    @DisplayName("a plugins directory that does not exist exits with 2")
    void missingPlugins() {
        Cli.Result result = Cli.run(
                "plugins", "list", "--plugins", temporary.resolve("none").toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("does not exist. Create it, or name one that holds plugin jars");
    }

    @Test
    @DisplayName("report draws the page again from the files alone")
    void report() throws IOException {
        Path run = temporary.resolve("run");
        Cli.compare(run, "-q");
        Path page = run.resolve("report.html");
        String drawn = Files.readString(page);
        Files.delete(page);

        Cli.Result result = Cli.run("report", run.toString());

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("open " + page + System.lineSeparator());
        assertThat(page).hasContent(drawn);
    }

    @Test
    @DisplayName("report of what is no run directory exits with 2")
    void reportOfNothing() {
        assertThat(Cli.run("report", temporary.toString()).code()).isEqualTo(2);
    }

    @Test
    @DisplayName("run needs to be told which arm of several, with all names")
    void whichArm() {
        Cli.Result result = Cli.run("run");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--arm: naive, grassmann, infinite-width");
    }

    @Test
    @DisplayName("the schema is JSON that knows the plugins and their options")
    void schema() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(Cli.run("schema").out());

        assertThat(schema.at("/$defs/loss").toString()).contains("nt-xent").contains("temperature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    @DisplayName("completion prints a script for the shell")
    void completion(String shell) {
        Cli.Result result = Cli.run("completion", shell);

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("complete -F").contains("compare");
    }

    @Test
    @DisplayName("a shell without a script is told in words")
    void unknownShell() {
        Cli.Result result = Cli.run("completion", "fish");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("there is no completion for 'fish'. Write bash or zsh")
                .doesNotContain("BASH");
    }

    @Test
    @DisplayName("--version names RepDyn, Java and the linear algebra")
    void version() {
        assertThat(Cli.run("--version").out())
                .contains("repdyn ")
                .contains("Java ")
                .contains("linear algebra: ");
    }

    @Test
    @DisplayName("--help shows examples and exit codes, without colours where there is no terminal")
    void help() {
        Cli.Result result = Cli.run("--help");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Examples:").contains("130").doesNotContain("\u001b");
    }
}
