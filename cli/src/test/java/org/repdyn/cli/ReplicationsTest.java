package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Guice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.cli.MutatedEvidence.Mutation;
import org.repdyn.cli.runs.StoreOptions;
import org.repdyn.cli.terminal.TextTable;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.result.Verdict;
import org.repdyn.replication.PreparedReplication;
import org.repdyn.replication.Replication;
import org.repdyn.replication.ReplicationModule;
import org.repdyn.replication.ReplicationService;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.results.RunDirectory;

/**
 * Runs all built-in replications once: every claim holds, and a planted error makes at least one verdict of each fail. The widest
 * networks, the largest samples and the longest trainings are left out, since they take more time than all the rest; {@code repdyn replicate
 * --all} has them.
 */
@Tag("slow")
@DisplayName("All replications")
class ReplicationsTest {

    /**
     * Settings of the replications that would take most of the time. Of a series of sizes the largest are left out or halved; stochastic
     * descent takes steps of four times the rate, or ends after a quarter of the time, with the same claims. Its claims are about the ends
     * of runs, so that few states are reported: the loss of a state takes the exponentials of 2,000² pairs, as much as 100 steps. Flows to a
     * minimum, where they stay, end after half of the time.
     */
    private static final Map<String, List<String>> SMALLER = Map.of(
            "ntk-drift",
            List.of("grid.encoder.width=[128, 512, 2048]"),
            "mixture-subspace",
            Stream.concat(Stream.of("time.end=20"), Stream.of("a", "b", "c").flatMap(draw -> Stream.of(
                                    "samples", "train")
                            .map(size -> "arms.n-25600-" + draw + ".data." + size + "=12800")))
                    .toList(),
            "strong-augmentation",
            List.of(
                    "arms.strong.dynamics.rate=0.004",
                    "arms.weak.dynamics.rate=0.004",
                    "arms.strong.time.points=5",
                    "arms.weak.time.points=5"),
            "implicit-collapse",
            List.of(
                    "arms.paper.time.end=25",
                    "arms.paper-one-layer.time.end=25",
                    "arms.paper.time.points=5",
                    "arms.paper-one-layer.time.points=5"));

    /**
     * Options of the process that computes. They are those of the modules whose tests compute for long (pom.xml), and both compilers: with the
     * first one alone, as in the process of the tests, the longest replications take four to five times as much CPU time.
     */
    private static final List<String> OPTIONS = Stream.concat(
                    Stream.of(
                            "-Xmx2g",
                            "-XX:TieredStopAtLevel=4",
                            "-D" + StoreOptions.PROPERTY + "=" + StoreOptions.NO_FOLDER),
                    Stream.of(System.getProperty("repdyn.long-test-jvm", "").split(" "))
                            .filter(word -> !word.isEmpty()))
            .toList();

    /** Limit of the process in seconds, ten times what it needs on one core. */
    private static final int LIMIT = 900;

    @TempDir
    private static Path temporary;

    private static List<String> names;
    private static Cli.Result whole;
    private static final Map<String, Cli.Result> SMALL_RESULTS = new TreeMap<>();

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        try (PluginSource source = PluginSource.builtIn()) {
            names = service(source).all(new Problems()).stream()
                    .map(Replication::name)
                    .toList();
        }
        List<String> smaller = List.copyOf(SMALLER.keySet());
        List<List<String>> commands = new ArrayList<>();
        commands.add(replicate(out("whole"), names.stream().filter(name -> !SMALLER.containsKey(name))));
        for (String name : smaller) {
            commands.add(replicate(out(name), Stream.concat(Stream.of(name), SMALLER.get(name).stream())));
        }
        List<Cli.Result> results = CommandSequence.run(temporary, OPTIONS, LIMIT, commands);
        whole = results.get(0);
        for (int i = 0; i < smaller.size(); i++) {
            SMALL_RESULTS.put(smaller.get(i), results.get(i + 1));
        }
    }

    private static ReplicationService service(PluginSource source) {
        return Guice.createInjector(new ReplicationModule(source)).getInstance(ReplicationService.class);
    }

    private static List<String> replicate(Path out, Stream<String> words) {
        return Stream.concat(Stream.of("replicate", "--out", out.toString(), "--json", "--quiet"), words)
                .toList();
    }

    private static Path out(String name) {
        return temporary.resolve(name);
    }

    @Test
    @DisplayName("hold, and one report shows those of one command")
    void everyPaper() throws IOException {
        assertThat(whole.code()).as(whole.err()).isZero();
        assertThat(verdicts(whole)).hasSize(names.size() - SMALLER.size());
        for (Map.Entry<String, Cli.Result> small : SMALL_RESULTS.entrySet()) {
            assertThat(small.getValue().code()).as(small.getValue().err()).isZero();
            assertThat(verdicts(small.getValue())).containsOnlyKeys(small.getKey());
        }
        String page = Files.readString(out("whole").resolve("report.html"));
        assertThat(verdicts(whole).keySet()).allSatisfy(name -> assertThat(page).contains("repdyn replicate " + name));
        assertThat(Cli.run("replicate", "list").out()).contains(names);
    }

    /** Returns the verdicts of each replication of a command; all of them pass. */
    private static Map<String, JsonNode> verdicts(Cli.Result result) throws IOException {
        Map<String, JsonNode> verdicts = new TreeMap<>();
        for (JsonNode one : new ObjectMapper().readTree(result.out()).get("replications")) {
            String name = one.get("name").asText();
            verdicts.put(name, one.get("verdicts"));
            assertThat(one.get("verdicts")).as(name).isNotEmpty().allSatisfy(verdict -> assertThat(
                            verdict.get("pass").asBoolean())
                    .as("%s", verdict)
                    .isTrue());
        }
        return verdicts;
    }

    /** Replications in which no verdict can see a factor of two in values, with the reason. */
    private static final Map<String, String> WITHOUT_VALUE = Map.of();

    /** Replications in which no verdict can see a factor of two in time, with the reason. */
    private static final Map<String, String> WITHOUT_TIME = Map.of(
            "duality", "an identity of two losses at each moment of a training",
            "mixture-subspace", "the minimum at which trainings end",
            "spectral-optimum", "the minimum at which trainings end",
            "uniformity", "the minimum at which trainings end");

    /** Arms of which no verdict can see twice the values, by replication and name in the study, with the reason. */
    private static final Map<String, String> UNSEEN_ARMS = unseenArms();

    private static Map<String, String> unseenArms() {
        String middle = "the middle of three equally spaced points has no weight in the slope of a line through them";
        String draw = "one of three draws in the slope over four sizes, whose interval allows it";
        String slope = "the claim is a slope over widths, in which a factor common to all widths cancels";
        String rate = "the claims are rates or ratios, in which a factor cancels";
        String bound = "the claim is a bound or a conserved zero, which twice the value fulfils";
        Map<String, String> reasons = new TreeMap<>();
        for (String name : List.of(
                "deep-linear-modes/half-step",
                "eigenvalue-laws/half-step",
                "grassmann-flow/half-step",
                "implicit-collapse/half-step",
                "implicit-collapse/half-drift",
                "linear-byol/half-step",
                "naive-collapse/half-step",
                "stepwise-aligned/half-step",
                "strong-augmentation/half-start")) {
            reasons.put(name, middle);
        }
        for (String samples : List.of("400", "1600", "6400")) {
            for (String letter : List.of("a", "b", "c")) {
                reasons.put("mixture-subspace/n-" + samples + "-" + letter, draw);
            }
        }
        for (String arm : List.of(
                "regression",
                "barlow-twins",
                "naive-contrastive",
                "naive-alignment",
                "constrained",
                "constrained-frozen")) {
            reasons.put("ntk-drift/" + arm, slope);
        }
        for (String name : List.of(
                "implicit-collapse/paper",
                "implicit-collapse/paper-one-layer",
                "linear-byol/any-start",
                "no-predictor/neither",
                "stepwise-generic/small-start",
                "strong-augmentation/strong",
                "strong-augmentation/weak")) {
            reasons.put(name, rate);
        }
        for (String name : List.of("implicit-collapse/any-start", "no-predictor/predictor-alone")) {
            reasons.put(name, bound);
        }
        return Map.copyOf(reasons);
    }

    @Test
    @DisplayName("turn red under a wrong exponent, a factor of two in values, one in time, and one in a single arm")
    void plantedErrors() {
        Map<String, RedVerdicts> red = new TreeMap<>();
        try (PluginSource source = PluginSource.builtIn()) {
            ReplicationService service = service(source);
            for (Replication replication : service.all(new Problems())) {
                String name = replication.name();
                red.put(
                        name,
                        redVerdicts(
                                service.prepare(replication, SMALLER.getOrDefault(name, List.of())),
                                out(SMALLER.containsKey(name) ? name : "whole")));
            }
        }
        assertThat(red).as("%s", table(red)).hasSizeGreaterThan(15).allSatisfy((name, counts) -> {
            assertThat(counts.of(Mutation.ROOT)).as("a wrong exponent").isPositive();
            assertThat(counts.of(Mutation.DOUBLE_VALUE) > 0)
                    .as("twice the value is seen, or has a reason why not, and not both")
                    .isNotEqualTo(WITHOUT_VALUE.containsKey(name));
            assertThat(counts.of(Mutation.DOUBLE_TIME) > 0)
                    .as("twice the time is seen, or has a reason why not, and not both")
                    .isNotEqualTo(WITHOUT_TIME.containsKey(name));
            assertThat(counts.unseenArms())
                    .as("arms of which twice the values is not seen have a reason")
                    .isSubsetOf(UNSEEN_ARMS.keySet().stream()
                            .filter(arm -> arm.startsWith(name + "/"))
                            .map(arm -> arm.substring(name.length() + 1))
                            .toList());
        });
    }

    /**
     * Numbers of verdicts on a run that planted errors turn red.
     *
     * @param everywhere for each error, the number of red verdicts if it is planted in all arms
     * @param byArm for each arm of the study, the number of red verdicts if its values alone are doubled
     */
    private record RedVerdicts(Map<Mutation, Long> everywhere, Map<String, Long> byArm) {

        long of(Mutation mutation) {
            return everywhere.get(mutation);
        }

        List<String> unseenArms() {
            return byArm.keySet().stream().filter(arm -> byArm.get(arm) == 0).toList();
        }
    }

    /** Plants errors in the results of a run. Arms that a grid made of one arm of the study count as one arm. */
    private static RedVerdicts redVerdicts(PreparedReplication prepared, Path out) {
        Evidence evidence = ReplicationService.evidence(
                prepared, RunDirectory.read(out.resolve(prepared.replication().name())));
        assertThat(ReplicationService.judge(prepared, evidence)).isNotEmpty().allMatch(Verdict::pass);
        Map<Mutation, Long> everywhere = new EnumMap<>(Mutation.class);
        for (Mutation mutation : Mutation.values()) {
            everywhere.put(mutation, red(prepared, new MutatedEvidence(evidence, mutation)));
        }
        Map<String, Long> byArm = new LinkedHashMap<>();
        for (String family :
                evidence.arms().stream().map(evidence::family).distinct().toList()) {
            byArm.put(family, red(prepared, new MutatedEvidence(evidence, Mutation.DOUBLE_VALUE, arm -> evidence.family(
                            arm)
                    .equals(family))));
        }
        return new RedVerdicts(everywhere, byArm);
    }

    private static long red(PreparedReplication prepared, Evidence evidence) {
        return ReplicationService.judge(prepared, evidence).stream()
                .filter(verdict -> !verdict.pass())
                .count();
    }

    /** Returns a table of replications and planted errors with the numbers of red verdicts. */
    private static TextTable table(Map<String, RedVerdicts> red) {
        TextTable table = new TextTable(
                "replication", "wrong exponent", "twice the value", "twice the time", "arms seen", "arms not seen");
        red.forEach((name, counts) -> table.row(
                name,
                String.valueOf(counts.of(Mutation.ROOT)),
                String.valueOf(counts.of(Mutation.DOUBLE_VALUE)),
                String.valueOf(counts.of(Mutation.DOUBLE_TIME)),
                (counts.byArm().size() - counts.unseenArms().size()) + " of "
                        + counts.byArm().size(),
                String.join(", ", counts.unseenArms())));
        return table;
    }
}
