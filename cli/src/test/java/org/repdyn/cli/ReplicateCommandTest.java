package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ReplicateCommandTest {

    /** The example that docs/replications.md shows. */
    private static final Path EXAMPLE = Path.of("..", "docs", "examples", "replication.yaml");

    @TempDir
    Path temporary;

    private Path holds;
    private Path fails;

    @BeforeEach
    void write() throws IOException {
        String text = Files.readString(EXAMPLE);
        holds = Files.writeString(temporary.resolve("holds.yaml"), text);
        fails = Files.writeString(
                temporary.resolve("fails.yaml"),
                text.replace("name: step-size", "name: step-size-fails").replace("order: 1", "order: 2"));
    }

    @Test
    @DisplayName("the list names each replication with its paper")
    void list() {
        Cli.Result result = Cli.run("replicate", "list");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("naive-collapse").contains("Esser, Mukherjee, Ghoshdastidar (2023)");
    }

    @Test
    @DisplayName("the list is JSON for a program")
    void listAsJson() throws IOException {
        JsonNode list = new ObjectMapper()
                .readTree(Cli.run("replicate", "list", "--json").out())
                .get("replications");

        assertThat(list).hasSizeGreaterThan(15).allSatisfy(one -> assertThat(one.fieldNames())
                .toIterable()
                .containsExactly("name", "title", "reference", "shows"));
        assertThat(list.findValuesAsText("name")).contains("naive-collapse");
    }

    @Test
    @DisplayName(
            "a replication from a file prints verdicts, writes a report and data, and exits with 0 if all claims hold")
    void holds() throws IOException {
        Path out = temporary.resolve("out");
        Cli.Result result = Cli.run("replicate", holds.toString(), "--out", out.toString(), "--quiet");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("verdict  quantity")
                .contains("pass     step to quarter-step: order, the slope of log deviation")
                .contains("1 of 1 replications hold all their claims")
                .contains("open " + out.resolve("report.html"));
        assertThat(out.resolve("report.html")).content().contains("Replications of papers");
        assertThat(out.resolve("verdicts.csv")).content().startsWith("replication,quantity,predicted");
        assertThat(out.resolve("step-size/config.yaml")).exists();
        assertThat(out.resolve("step-size/trajectory.parquet")).exists();
    }

    @Test
    @DisplayName("a claim that does not hold gives exit code 1, and all verdicts are printed")
    void fails() throws IOException {
        Path out = temporary.resolve("out");
        Cli.Result result = Cli.run("replicate", holds.toString(), fails.toString(), "--out", out.toString(), "--json");

        assertThat(result.code()).isEqualTo(1);
        JsonNode json = new ObjectMapper().readTree(result.out());
        assertThat(json.get("pass").asBoolean()).isFalse();
        assertThat(json.get("replications")).hasSize(2);
        assertThat(json.at("/replications/0/pass").asBoolean()).isTrue();
        assertThat(json.at("/replications/1/verdicts/0/pass").asBoolean()).isFalse();
        assertThat(Files.readString(out.resolve("verdicts.json"))).isEqualTo(result.out());
    }

    @Test
    @DisplayName("the same seed gives the same verdicts, on one thread and on two")
    void reproducible() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode[] verdicts = new JsonNode[2];
        for (int threads = 1; threads <= 2; threads++) {
            Cli.Result result = Cli.run(
                    "replicate",
                    holds.toString(),
                    "--seed",
                    "5",
                    "--json",
                    "--threads",
                    Integer.toString(threads),
                    "--out",
                    temporary.resolve("out" + threads).toString());
            verdicts[threads - 1] = mapper.readTree(result.out()).at("/replications/0/verdicts");
        }
        assertThat(verdicts[0]).isNotEmpty().isEqualTo(verdicts[1]);
    }

    @Test
    @DisplayName("with --seeds each verdict is printed as k of N, and each seed has its own results")
    void seeds() throws IOException {
        Path out = temporary.resolve("out");
        Cli.Result result =
                Cli.run("replicate", holds.toString(), "--seeds", "3", "seed=101", "--out", out.toString(), "--quiet");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("pass     3 of 3  step to quarter-step: order")
                .contains("step-size-seed101, step-size-seed102, step-size-seed103");
        JsonNode summary = new ObjectMapper()
                .readTree(out.resolve("verdicts.json").toFile())
                .at("/seeds/0");
        assertThat(summary.get("names")).hasSize(3);
        assertThat(summary.at("/verdicts/0/passed").asInt()).isEqualTo(3);
        assertThat(summary.at("/verdicts/0/of").asInt()).isEqualTo(3);
        assertThat(summary.at("/verdicts/0/failed")).isEmpty();
        assertThat(summary.at("/verdicts/0/largestDeviation").asDouble()).isBetween(1e-6, 0.15);
        String[] trajectories = new String[3];
        for (int i = 0; i < 3; i++) {
            Path run = out.resolve("step-size-seed" + (101 + i));
            assertThat(run.resolve("config.yaml")).content().contains("seed: " + (101 + i));
            trajectories[i] = Files.readString(run.resolve("embedding.csv"));
        }
        assertThat(trajectories).doesNotHaveDuplicates();

        assertThat(Cli.run("replicate", holds.toString(), "--seeds", "0").err())
                .contains("--seeds is 0, but must be from 1 to");
    }

    @Test
    @DisplayName("with --seeds a verdict that fails names the seeds for which it does")
    void failingSeeds() throws IOException {
        Path out = temporary.resolve("out");
        Cli.Result result = Cli.run(
                "replicate", fails.toString(), "--seeds", "2", "seed=5", "--out", out.toString(), "--json", "--quiet");

        assertThat(result.code()).isEqualTo(1);
        JsonNode verdict = new ObjectMapper().readTree(result.out()).at("/seeds/0/verdicts/0");
        assertThat(verdict.get("passed").asInt()).isZero();
        assertThat(verdict.get("failed"))
                .extracting(JsonNode::asText)
                .containsExactly("step-size-fails-seed5", "step-size-fails-seed6");
    }

    @Test
    @DisplayName("a place that cannot be written is refused before anything runs")
    void unwritable() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "text");
        Cli.Result result = Cli.run(
                "replicate", holds.toString(), "--out", file.resolve("out").toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("file").doesNotContain("started");
        assertThat(file).hasContent("text");
    }

    @Test
    @DisplayName(
            "the stack trace of an arm that fails is kept in the directory of its replication, and printed on demand")
    void stackTraces() throws IOException {
        Path plugins = Files.createDirectory(temporary.resolve("plugins"));
        LossPlugin.write(
                plugins, "Sick", LossPlugin.Part.VALUE, "if (!never()) throw new IllegalStateException(\"planted\");");
        Path study = Files.writeString(
                temporary.resolve("broken.yaml"),
                Files.readString(EXAMPLE)
                        .replace("name: step-size", "name: broken")
                        .replace("loss: linear-alignment", "loss: broken"));
        Path out = temporary.resolve("out");
        Cli.Result result = Cli.run(
                "replicate",
                study.toString(),
                "--plugins",
                plugins.toString(),
                "--stacktrace",
                "--quiet",
                "--out",
                out.toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("IllegalStateException: planted").contains("\tat ");
        assertThat(out.resolve("broken/failures.txt"))
                .content()
                .contains("half-step: ")
                .contains("IllegalStateException: planted");
    }

    @Test
    @DisplayName("a mistake gives exit code 2 and a message, and nothing is written")
    void misuse() throws IOException {
        Path out = temporary.resolve("out");
        Cli.Result nothing = Cli.run("replicate");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("no replication was named. Give a name that 'repdyn replicate list' prints");

        Cli.Result unknown = Cli.run("replicate", "naive-colapse", "grasmann-flow", "--out", out.toString());
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("Did you mean 'naive-collapse'?").contains("Did you mean 'grassmann-flow'?");

        assertThat(Cli.run("replicate", "list", "naive-collapse").err()).contains("'list' takes no other arguments");
        assertThat(Cli.run("replicate", "--all", "naive-collapse").err()).contains("and --all were both given");
        assertThat(Cli.run("replicate", "gone.yaml").err()).contains("gone.yaml: there is no such file");

        Cli.Result override = Cli.run("replicate", holds.toString(), "loss=linear-alignmnt", "--out", out.toString());
        assertThat(override.code()).isEqualTo(2);
        assertThat(override.err()).contains("unknown loss 'linear-alignmnt'. Did you mean 'linear-alignment'?");
        assertThat(out).doesNotExist();
    }

    @Test
    @DisplayName("an existing directory is replaced only with --force, and only if it holds replications")
    void occupied() throws IOException {
        Path out = Files.createDirectory(temporary.resolve("out"));
        Cli.Result exists = Cli.run("replicate", holds.toString(), "--out", out.toString());
        assertThat(exists.code()).isEqualTo(2);
        assertThat(exists.err()).contains("already exists. Choose another place with --out");

        Cli.Result foreign = Cli.run("replicate", holds.toString(), "--out", out.toString(), "--force");
        assertThat(foreign.code()).isEqualTo(2);
        assertThat(foreign.err()).contains("is not a directory of replications");
    }
}
