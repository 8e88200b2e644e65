package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.kernels.network.NetworkReader;
import org.repdyn.study.plan.NamedPlugins;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.service.PluginGuides;

@DisplayName("JSON schema of studies and replications")
class StudySchemaTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final YAMLMapper YAML = new YAMLMapper();

    private static final Pattern YAML_BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```");

    /** A number as YAML 1.2, which editors read, defines it; Jackson reads some of them as text. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private static JsonSchema schema;
    private static JsonSchema ofReplications;

    @BeforeAll
    static void read() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        schema = factory.getSchema(Cli.run("schema").out());
        ofReplications = factory.getSchema(Cli.run("schema", "--replication").out());
    }

    @Test
    @DisplayName("is the same text in every process: symbols of papers are sorted, not in the order of a hash")
    void order() {
        // AssertJ's containsSubsequence compares every place of one symbol with every place of the others: 20 s.
        assertThat(Cli.run("schema").out()).containsPattern("(?s)\"W_std\" :.*\"b_std\" :.*\"W_std\" :");
        assertThat(NetworkReader.symbols()).isInstanceOf(SortedMap.class);
    }

    @TestFactory
    @DisplayName("accepts every study of the documentation and of the resources")
    Stream<DynamicTest> studiesOfTheProject() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> read = files.filter(Files::isRegularFile)
                    .filter(file -> inSources(ROOT.relativize(file).toString()))
                    .toList();
            for (Path file : read) {
                String name = ROOT.relativize(file).toString();
                if (name.endsWith(".yaml")) {
                    texts.put(name, Files.readString(file));
                } else {
                    List<String> blocks = YAML_BLOCK
                            .matcher(Files.readString(file))
                            .results()
                            .map((MatchResult block) -> block.group(1))
                            .toList();
                    for (int i = 0; i < blocks.size(); i++) {
                        texts.put(name + ", block " + (i + 1), blocks.get(i));
                    }
                }
            }
        }
        assertThat(texts.keySet())
                .hasSizeGreaterThan(20)
                .anyMatch(name -> name.endsWith("flagship.yaml"))
                .anyMatch(name -> name.contains("replications/ntk-drift.yaml"))
                .anyMatch(name -> name.startsWith("docs/studies.md"));
        return texts.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> assertThat(errors(entry.getValue()))
                        .isEmpty()));
    }

    private static boolean inSources(String path) {
        // Studies of the templates for plugins, and the pages that show them, name a plugin that only a new project
        // has;
        // NewCommandTest runs them.
        boolean source = (path.matches("[a-z-]+/src/(main|test)/resources/.*") && !path.contains("/cli/project/"))
                || (path.startsWith("docs/") && !path.startsWith("docs/plugins/"));
        return path.equals("README.md") || (source && path.matches(".*\\.(yaml|md)") && !path.contains("/target/"));
    }

    @ParameterizedTest
    @DisplayName("accepts every short form")
    @ValueSource(
            strings = {
                "data: points.csv",
                "data: {name: dir/points.csv, label: 4, held-out: 3, views: views.npz}",
                "data: x.npy",
                "data: csv",
                "arms: {a: {data: {name: csv, train: 5}}}",
                "data: {train: 5}",
                "augment: pixel-shift",
                "augment: [pixel-shift, {name: gaussian-noise, sd: 1e-1}]",
                "augment: []",
                "loss: nt-xent",
                "loss: {name: weighted-sum, terms: [nt-xent, {loss: {name: tcr, epsilon: 0.5}, weight: 0.1}]}",
                "constraint: stiefel",
                "constraint: {first: stiefel, second: {name: euclidean}}",
                "baseline: {name: ntk, network: [dense, relu, {dense: {W_std: 1.4, b_std: null}}, {residual: [relu,"
                        + " dense]}]}",
                "baseline: {name: ntk, network: [{dense: }, {residual: {layers: [relu, {dense: {weight-std: 2}}]}}]}",
                "baseline: {name: ntk, network: 'dense, relu, dense'}",
                "baseline: {name: ntk, network: ' [dense,leaky-relu , dense] '}",
                "baseline: {name: ntk, network: dense}",
                "baseline: {name: ntk, network: [dense, {residual: 'relu, dense'}]}",
                "observables: norm",
                "columns: norm",
                "columns: [norm, effective-rank]",
                "initial-weights: weights.npz",
                "weight-decay: 0.1",
                "title: 2024",
                "grid: {seed: 3, loss.temperature: [0.1, 0.5]}",
                "grid: {}",
                "grid: {seed: [1, 2], skip-invalid: true}",
                "arms: {first: , second: {seed: 2, grid: {seed: [1, 2]}}}",
                "dynamics: {name: gradient-flow, stop: loss < 1e-3, note: [rank-below 4]}",
                "data: {name: gaussian-views, variances: '1, 0.5'}",
                "baseline: {name: ntk, parameterization: standard}"
            })
    void shortForms(String study) throws IOException {
        assertThat(errors(study)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("accepts numbers and truth values in quotation marks, as the reader does")
    @ValueSource(
            strings = {
                "seed: '3'",
                "seeds: '3'",
                "seed: {data: '3', init: ['1', '2']}",
                "weight-decay: '1e-3'",
                "time: {end: '10', points: '5'}",
                "loss: {name: direct-pred, half: 'true'}"
            })
    void quoted(String study) throws IOException {
        assertThat(schema.validate(YAML.readTree(study))).isEmpty();
    }

    @Test
    @DisplayName("accepts the study that --print-study prints")
    void resolved() throws IOException {
        assertThat(errors(Cli.run("compare", "--print-study").out())).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("refuses misspelt keys, names and options")
    @ValueSource(
            strings = {
                "los: nt-xent",
                "initial_weights: weights.npz",
                "loss: nt-xnt",
                "data: points.cvs",
                "data: {name: digits, trian: 5}",
                "data: {trian: 5}",
                "data: {name: points.csv, lable: 4}",
                "augment: [pixel-shif]",
                "loss: {name: nt-xent, temprature: 1}",
                "loss: {name: nt-xent, temperature: warm}",
                "loss: {name: nt-xent, temperature: -1}",
                "encoder: {name: linear, output: 2}",
                "dynamics: {name: gradient-flow, stopp: loss < 1}",
                "columns: [nrom]",
                "time: {ends: 3}",
                "grid: {sed: [1, 2]}",
                "grid: {seed: []}",
                "grid: {seed: [1], skip-invalid: maybe}",
                "arms: {a: {los: nt-xent}}",
                "arms: {a b: {}}",
                "arms: {}",
                "arms: {a: {title: b}}",
                "seed: '3a'",
                "time: {end: 'ten'}",
                "loss: {name: direct-pred, half: 'maybe'}"
            })
    void misspelt(String study) throws IOException {
        assertThat(errors(study)).isNotEmpty();
    }

    @ParameterizedTest
    @DisplayName("says of a wrong setting what is wrong with it, and nothing about other plugins")
    @CsvSource(
            delimiter = '|',
            value = {
                "loss: {name: nt-xent, temperature: -1} | $.loss.temperature | must have an exclusive minimum value of"
                        + " 0",
                "loss: {name: nt-xent, temprature: 1} | $.loss | 'temprature' is not defined",
                "loss: {name: nt-xnt} | $.loss.name | enumeration",
                "loss: nt-xnt | $.loss | enumeration",
                "augment: [{name: pixel-shift, pixles: 2}] | $.augment[0] | 'pixles' is not defined",
                "arms: {a: {data: {name: points.csv, lable: 4}}} | $.arms.a.data | 'lable' is not defined",
                "constraint: {name: stiefel, metrik: euclidean} | $.constraint | 'metrik' is not defined",
                "observables: [norm, {name: knn-accuracy, neighbors: x}] | $.observables[1] | 'neighbors' is not"
                        + " defined",
                "seed: {dta: 3} | $.seed | 'dta' is not defined",
                "augment: [{sd: 0.1}] | $.augment[0] | required property 'name' not found",
                "loss: {name: weighted-sum, terms: [nt-xnt]} | $.loss.terms[0] | enumeration",
                "loss: {name: weighted-sum, terms: []} | $.loss.terms | must have at least 1 items",
                "loss: {name: weighted-sum, terms: nt-xent} | $.loss.terms | string found, array expected",
                "loss: {name: weighted-sum, terms: [nt-xent, {weight: 1}]} | $.loss.terms[1] | required property"
                        + " 'loss'",
                "loss: {name: weighted-sum, terms: [{loss: nt-xent, wieght: 1}]} | $.loss.terms[0] | 'wieght' is not"
                        + " defined",
                "loss: {name: weighted-sum, terms: [{loss: nt-xent, weight: 0}]} | $.loss.terms[0].weight | must not"
                        + " be valid",
                "loss: {name: weighted-sum, terms: [{loss: nt-xent, weight: big}]} | $.loss.terms[0].weight | pattern",
                "loss: {name: weighted-sum, terms: [{loss: nt-xnt}]} | $.loss.terms[0].loss | enumeration",
                "loss: {name: weighted-sum, terms: [{loss: {name: tcr, epsilom: 1}}]} | $.loss.terms[0].loss |"
                        + " 'epsilom' is not",
                "loss: {name: weighted-sum, terms: [{loss: {epsilon: 1}}]} | $.loss.terms[0].loss | required property"
                        + " 'name'",
                "loss: {name: weighted-sum, terms: [{loss: {name: tcr, epsilon: -1}}]} | $.loss.terms[0].loss.epsilon"
                        + " | minimum",
                "constraint: {W1: stiefl} | $.constraint.W1 | enumeration",
                "constraint: {W1: {name: stiefel, metrik: euclidean}} | $.constraint.W1 | 'metrik' is not defined",
                "constraint: {W1: {metric: euclidean}} | $.constraint.W1 | required property 'name' not found",
                "constraint: {W1: [stiefel]} | $.constraint.W1 | array found",
                "arms: {a: {constraint: {W1: stiefel, W2: stiefl}}} | $.arms.a.constraint.W2 | enumeration",
                "baseline: {name: ntk, network: [dense, rely]} | $.baseline.network[1] | enumeration",
                "baseline: {name: ntk, network: 'dense, rely'} | $.baseline.network | pattern",
                "baseline: {name: ntk, network: 'dense,, relu'} | $.baseline.network | pattern",
                "baseline: {name: ntk, network: ''} | $.baseline.network | pattern",
                "baseline: {name: ntk, network: [{residual: 'dense, rely'}]} | $.baseline.network[0].residual |"
                        + " pattern",
                "baseline: {name: ntk, network: [{dens: {W_std: 1}}]} | $.baseline.network[0] | 'dens' is not defined",
                "baseline: {name: ntk, network: [{dense: {W_sdt: 1}}]} | $.baseline.network[0].dense | 'W_sdt' is not"
                        + " defined",
                "baseline: {name: ntk, network: [{dense: {W_std: -1}}]} | $.baseline.network[0].dense.W_std | minimum",
                "baseline: {name: ntk, network: [{dense: 3}]} | $.baseline.network[0].dense | object expected",
                "baseline: {name: ntk, network: [{dense: {}, relu: {}}]} | $.baseline.network[0] | at most 1",
                "baseline: {name: ntk, network: []} | $.baseline.network | must have at least 1 items",
                "baseline: {name: ntk, network: [{residual: [dense, rely]}]} | $.baseline.network[0].residual[1] |"
                        + " enumeration",
                "encoder: {name: mlp, activation: rely} | $.encoder.activation | enumeration",
                "dynamics: {name: momentum, rate: fast} | $.dynamics.rate | pattern"
            })
    void oneError(String study, String where, String what) throws IOException {
        assertThat(errors(study)).singleElement().asString().contains(where + ":", what);
    }

    @TestFactory
    @DisplayName("accepts the line of a study that plugins describe prints for each plugin whose options have defaults")
    Stream<DynamicTest> linesToCopy() {
        Plugins plugins = Plugins.load(PluginSource.builtIn());
        PluginGuides guides = new PluginGuides(new NamedPlugins(plugins));
        List<String> lines = plugins.all().stream()
                .flatMap(registry -> registry.all().stream())
                .flatMap(plugin -> guides.guide(plugin).studyLine().stream())
                .filter(line -> !line.contains("<"))
                .toList();
        assertThat(lines).hasSizeGreaterThan(90);
        return lines.stream()
                .map(line -> DynamicTest.dynamicTest(
                        line, () -> assertThat(errors(line)).isEmpty()));
    }

    @ParameterizedTest
    @DisplayName("says of a mistake in a replication where it is, and nothing else")
    @CsvSource(
            delimiter = '|',
            value = {
                "title: Gradient | titel: Gradient | $ | 'titel' is not defined in the schema",
                "name: step-size | name: Step size | $.name | pattern",
                "name: order | name: ordr | $.claims[0].name | enumeration",
                "tolerance: 0.15 | tolerence: 0.15 | $.claims[0] | 'tolerence' is not defined in the schema",
                "tolerance: 0.15 | tolerance: -1 | $.claims[0].tolerance | minimum",
                "- name: order | - kind: order | $.claims[0] | required property 'name' not found",
                "y: log | y: logarithmic | $.figures[1].y | enumeration",
                "observable: deviation | observabel: deviation | $.figures[1] | 'observabel' is not defined in the"
                        + " schema",
                "loss: linear-alignment | loss: linear-algnment | $.study.loss | enumeration",
                "rate: 0.02 | rte: 0.02 | $.study.arms.step.dynamics | 'rte' is not defined in the schema"
            })
    void replications(String right, String wrong, String where, String what) throws IOException {
        String text = Files.readString(ROOT.resolve("docs/examples/replication.yaml"));
        assertThat(errors(text)).isEmpty();
        assertThat(text).contains(right);
        int keys = text.indexOf(right);
        String changed = text.substring(0, keys) + wrong + text.substring(keys + right.length());
        assertThat(errors(changed)).anyMatch(error -> error.startsWith(where + ":") && error.contains(what));
    }

    /** Returns what the schema of its kind refuses in a study or a replication, or in a part of one that has a study. */
    private static List<String> errors(String text) throws IOException {
        JsonNode read = numbers(YAML.readTree(text));
        JsonNode whole = read.has("study") && !read.has("name") ? read.get("study") : read;
        JsonSchema kind = whole.has("study") ? ofReplications : schema;
        return whole.isMissingNode()
                ? List.of()
                : kind.validate(whole).stream().map(Object::toString).toList();
    }

    private static JsonNode numbers(JsonNode node) {
        if (node.isTextual() && NUMBER.matcher(node.textValue()).matches()) {
            return DoubleNode.valueOf(Double.parseDouble(node.textValue()));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(entry -> result.set(entry.getKey(), numbers(entry.getValue())));
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> result.add(numbers(item)));
            return result;
        }
        return node;
    }
}
