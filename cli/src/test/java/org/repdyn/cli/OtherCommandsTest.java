package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class OtherCommandsTest {

    @TempDir
    Path temporary;

    /** Name that no locale can encode, as é under LC_ALL=C: half of a pair of surrogates. */
    private static final String NO_PATH = "o\ud800";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compare --out NAME",
                "compare --store NAME",
                "plugins list --plugins NAME",
                "report NAME",
                "kernel data=digits baseline=ntk --out NAME",
                "compare NAME.yaml",
                "compare data=csv data.path=NAME.csv"
            })
    @DisplayName("a path that the locale cannot encode is refused with the name of a locale that can")
    void pathOutsideTheLocale(String command) {
        Cli.Result result = Cli.run(command.replace("NAME", NO_PATH).split(" ", -1));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("set a UTF-8 locale, such as LC_ALL=C.UTF-8")
                .doesNotContain("Exception");
    }

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
                "fashion-mnist",
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
    @DisplayName("plugins describe works for every kind of built-in plugin")
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nt-xent | views: anchors with 1 positive each",
                "nt-xent | properties: gradient of a value, rotation-invariant, scale-invariant",
                "linear-alignment | homogeneous of degree 2, quadratic",
                "direct-pred | not the gradient of a value",
                "direct-pred | needs: data with positives, or augment; a predictor",
                "barlow-twins | not rotation-invariant",
                "squared-regression | needs: data with targets",
                "grassmann | needs: a rotation-invariant loss",
                "muon | follows: spectral descent",
                "two-layer | weights: W1, W2",
                "csv | ends with .csv or .csv.gz",
                "knn-accuracy | measured: at the last time",
                "nt-xent | in a study: loss: {name: nt-xent, temperature: 0.5}",
                "csv | delimiter: ',', comment: '#'"
            })
    @DisplayName("a description says what follows from the types of the plugin, and how a study names it")
    void describedFacts(String name, String fact) {
        assertThat(Cli.run("plugins", "describe", name).out()).contains(fact);
    }

    @Test
    @DisplayName("an unknown plugin exits with 2 and suggests the nearest name")
    void describeUnknown() {
        Cli.Result result = Cli.run("plugins", "describe", "nt-xnt");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("error: command line: there is no plugin with the name 'nt-xnt'. Did you mean 'nt-xent'?"
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
    @DisplayName("a broken jar is named with the reason, and all other plugins work")
    void brokenJar() throws IOException {
        Files.writeString(temporary.resolve("broken.jar"), "not a jar");
        Cli.Result result = Cli.run("plugins", "list", "--plugins", temporary.toString());

        assertThat(result.code()).isZero();
        assertThat(result.err()).startsWith("warning: not loaded: broken.jar: ");
        assertThat(result.out()).contains("nt-xent");
    }

    @Test
    @DisplayName("a plugins directory that does not exist exits with 2")
    void missingPlugins() {
        Cli.Result result = Cli.run(
                "plugins", "list", "--plugins", temporary.resolve("none").toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("does not exist. Create it, or name a directory that contains plugin jars");
    }

    @Test
    @DisplayName("report writes the same page again from the files of the run directory")
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
    @DisplayName("report of a directory that is not a run directory exits with 2")
    void reportOfNothing() {
        assertThat(Cli.run("report", temporary.toString()).code()).isEqualTo(2);
    }

    @Test
    @DisplayName("run without --arm lists the arms if there are several")
    void whichArm() {
        Cli.Result result = Cli.run("run");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--arm: naive, grassmann, infinite-width");
    }

    @Test
    @DisplayName("the schema is JSON and contains the plugins and their options")
    void schema() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(Cli.run("schema").out());

        assertThat(schema.at("/$defs/loss").toString()).contains("loss-with-name", "temperature");
        assertThat(schema.at("/$defs/loss-with-name").toString()).contains("nt-xent", "temperature");
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
    @DisplayName("repdyn alone prints the help")
    void alone() {
        assertThat(Cli.run().code()).isZero();
        assertThat(Cli.run().out()).isEqualTo(Cli.run("--help").out());
    }

    @Test
    @DisplayName("--help shows examples and exit codes, without colours if there is no terminal")
    void help() {
        Cli.Result result = Cli.run("--help");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Examples:").contains("130").doesNotContain("\u001b");
    }

    @Test
    @DisplayName("--help shows examples before the lists of options and commands")
    void examplesFirst() {
        String root = Cli.run("--help").out();
        String compare = Cli.run("compare", "--help").out();

        assertThat(root.indexOf("Examples:")).isBetween(0, root.indexOf("Commands:"));
        assertThat(compare.indexOf("Examples:")).isBetween(0, compare.indexOf("--dry-run        Check"));
    }

    @Test
    @DisplayName("an unknown option is answered with the nearest one and all that the command has")
    void unknownOption() {
        Cli.Result result = Cli.run("compare", "--ot", "x");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("repdyn compare has no option '--ot'. Did you mean '--out'? Options: --dry-run, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugins list", "replicate list", "plugins describe mlp", "check loss nt-xent"})
    @DisplayName("tables are not wider than the terminal")
    void fitted(String command) {
        for (int columns : new int[] {60, 80}) {
            assertThat(Cli.wide(columns, command.split(" ")).lines())
                    .filteredOn(
                            line -> !line.matches("  \\S.*")) // the lines of a description, which the terminal breaks
                    .allMatch(line -> line.length() <= columns);
        }
        assertThat(Cli.wide(0, command.split(" "))).isEqualTo(Cli.wide(1000, command.split(" ")));
    }
}
