package org.repdyn.study.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.run.ProgressListener;
import org.repdyn.study.run.RunSettings;
import org.repdyn.study.service.StudyPart;
import org.repdyn.study.service.StudyRequest;
import org.repdyn.study.service.StudyService;
import org.repdyn.study.service.StudyService.Beginning;
import org.repdyn.study.wiring.StudyModule;

@Tag("slow")
@DisplayName("A search for settings")
class TuningSearchTest {

    private static final StudyService SERVICE =
            Guice.createInjector(new StudyModule(PluginSource.builtIn())).getInstance(StudyService.class);

    /** One weight under a quadratic loss and a stronger decay: the gradient is a positive multiple of the weight. */
    private static final String ONE_WEIGHT =
            """
            data: {name: gaussian-views, samples: 40, dimension: 1, train: 30, held-out: 10}
            augment: [{name: gaussian-noise, sd: 0.5}]
            loss: linear-alignment
            weight-decay: 10
            encoder: {name: linear, outputs: 1}
            """;

    @TempDir
    Path folder;

    private StudyRequest request(String study, String... overrides) throws IOException {
        return new StudyRequest(
                Optional.of(Files.writeString(folder.resolve("study.yaml"), study)),
                List.of(overrides),
                new StudyRequest.Arms.All());
    }

    private Beginning.Search search(String study, String... overrides) throws IOException {
        return (Beginning.Search) SERVICE.begin(request(study, overrides), RunControl.uncontrolled());
    }

    private static RunResult run(StudyPlan plan) {
        return SERVICE.run(plan, new RunSettings("run", 2, Map.of(), () -> false), new ProgressListener() {});
    }

    private static TunedStudy tuned(Beginning.Search search) {
        return search.search()
                .choose(run(search.trials()).arms(), search.trials().skipped());
    }

    @Test
    @DisplayName("finds the rate 1/λ at which descent on a quadratic loss of one weight ends in one step")
    void bestRate() throws IOException {
        // The samples of the trials are those of a run with data.validation, whose weight falls by 1 - rate λ in a
        // step.
        RunResult probe = run(SERVICE.prepare(request(
                ONE_WEIGHT
                        + """
                        seed: {base: 1000000, data: 0}
                        dynamics: {name: gradient-descent, rate: 1e-3}
                        time: {end: 2e-3, points: 2}
                        observables: [norm]
                        """,
                "data.validation=0.2")));
        List<Double> norms = probe.trajectory().stream()
                .filter(row -> row.observable().equals("norm"))
                .map(TrajectoryRow::value)
                .toList();
        double rate = 1e-3 / (1 - norms.get(1) / norms.get(0));

        TunedStudy tuned = tuned(search(ONE_WEIGHT
                + "dynamics: gradient-descent\ntime: {end: " + 6 * rate + ", points: 2}\n"
                + "tune: {dynamics.rate: {values: [" + rate / 2 + ", " + rate + ", " + 1.5 * rate + ", " + 3 * rate
                + "]}, by: norm, better: smaller, budget: 4}\n"));

        TunedArm arm = tuned.arms().get(0);
        assertThat(Double.parseDouble(arm.points().get(arm.chosen()).settings().get("dynamics.rate")))
                .isEqualTo(rate);
        // |1 - 3|² = 4 > 1: a rate above 2/λ diverges, and below it steps shrink the weight.
        assertThat(arm.points())
                .extracting(point -> point.mean().orElseThrow())
                .satisfies(means ->
                        assertThat(means.get(3)).isGreaterThan(means.get(0)).isGreaterThan(means.get(2)));
    }

    @Test
    @DisplayName("names the place of an observable that does not exist, and refuses equal values of a list")
    void placesOfMistakes() {
        assertThatThrownBy(() -> search(TWO_ARMS.replace("by: knn-accuracy", "by: nope")))
                .hasMessageContaining("study.yaml:8:")
                .hasMessageContaining("unknown observable 'nope'");
        assertThatThrownBy(() -> search(TWO_ARMS.replace("{log: [0.01, 0.1]}", "{values: [0.1, 0.10]}")))
                .hasMessageContaining(
                        "tune.dynamics.rate.values has 0.1 and 0.10, which are equal. Remove one of them");
        assertThatThrownBy(() -> search(TWO_ARMS.replace("budget: 3", "budgt: 3")))
                .hasMessageContaining("study.yaml:8:")
                .hasMessageContaining("unknown key 'tune.budgt'. Did you mean 'budget'? Known: by, on, better, budget,"
                        + " seeds, and paths of settings, such as dynamics.rate");
    }

    private static final String TWO_ARMS =
            """
            data: {name: digits, train: 40, held-out: 30}
            loss: nt-xent
            encoder: {name: linear, outputs: 2}
            time: {end: 0.2, points: 2}
            dynamics: gradient-descent
            seeds: 2
            columns: [knn-accuracy]
            tune: {dynamics.rate: {log: [0.01, 0.1]}, by: knn-accuracy, on: validation, budget: 3, seeds: 2}
            arms:
              free: {}
              orthogonal: {constraint: stiefel}
              wide: {baseline: ntk}
            """;

    @Test
    @DisplayName(
            "has the same points, seeds and samples for each arm, and no seed or held-out sample of the comparison")
    void equalBudgets() throws IOException {
        Beginning.Search search = search(TWO_ARMS);
        StudyPlan trials = search.trials();

        assertThat(search.search().notices())
                .containsExactly("tune: wide is not tuned, because a baseline has no dynamics");
        assertThat(trials.arms()).hasSize(2 * 3 * 2);
        Map<String, List<String>> rates = trials.arms().stream()
                .collect(Collectors.groupingBy(
                        arm -> arm.name().replaceAll("-trial.*", ""),
                        Collectors.mapping(
                                arm -> String.valueOf(
                                        trials.factors().get(arm.name()).value("dynamics.rate")),
                                Collectors.toList())));
        assertThat(rates.get("free")).isEqualTo(rates.get("orthogonal")).hasSize(6);
        assertThat(trials.arms())
                .extracting(arm -> trials.factors().get(arm.name()).seed())
                .allMatch(seed -> seed >= 1_000_000);

        TunedStudy tuned = tuned(search);
        StudyPlan comparison = SERVICE.prepare(search, tuned, RunControl.uncontrolled());
        assertThat(comparison.arms()).hasSize(6);
        assertThat(comparison.resolvedYaml())
                .doesNotContain("tune", "validation")
                .contains("data: 0");
        assertThat(tuned.notices())
                .filteredOn(line -> line.contains("the best of 3 points with 2 seeds each"))
                .hasSize(2);
        assertThat(tuned.provenance()).containsOnlyKeys("free", "orthogonal");
        assertThat(run(comparison).arms()).hasSize(6);
    }

    @Test
    @DisplayName(
            "does not count a point of which a trial diverges, and says so; a choice at the end of a range is named")
    void failures() throws IOException {
        TunedStudy tuned = tuned(
                search(
                        ONE_WEIGHT
                                + """
                dynamics: gradient-descent
                time: {end: 1e4, points: 2}
                tune: {dynamics.rate: {log: [0.1, 1e2]}, by: norm, better: smaller, budget: 2}
                """));

        TunedArm arm = tuned.arms().get(0);
        assertThat(arm.points().get(1).trials())
                .extracting(TunedArm.Trial::status)
                .containsExactly(ArmStatus.DIVERGED);
        assertThat(arm.chosen()).isZero();
        assertThat(tuned.notices())
                .anyMatch(line -> line.contains("dynamics.rate is at the end of its range"))
                .anyMatch(line -> line.contains("1 of 2 points do not count") && line.contains("dynamics.rate = 100"));
    }

    @Test
    @DisplayName(
            "leaves out an arm of which all trials are refused, or none completes, with the reason, and never compares"
                    + " it untuned")
    void neverUntuned() throws IOException {
        String refused =
                """
                data: {name: gaussian-views, samples: 40, dimension: 2, train: 30, held-out: 10}
                augment: [{name: gaussian-noise, sd: 0.5}]
                loss: linear-contrastive
                encoder: {name: linear, outputs: 1}
                time: {end: 0.2, points: 2}
                grid: {constraint: [euclidean, stiefel], skip-invalid: true}
                tune: {encoder.outputs: {values: [3, 4]}, by: norm, budget: 2}
                """;
        TunedStudy tuned = tuned(search(refused));
        StudyPlan plan = SERVICE.prepare(search(refused), tuned, RunControl.uncontrolled());
        assertThat(plan.arms()).extracting(arm -> arm.name()).containsExactly("euclidean");
        assertThat(plan.skipped()).singleElement().satisfies(arm -> {
            assertThat(arm.arm()).isEqualTo("stiefel");
            assertThat(arm.reason()).contains("constraint stiefel on weight block W");
        });

        String diverging = ONE_WEIGHT
                + "dynamics: gradient-descent\ntime: {end: 1e5, points: 2}\n"
                + "tune: {dynamics.rate: {values: [100]}, by: norm, budget: 1}\n";
        TunedStudy left = tuned(search(diverging + "grid: {dynamics: [gradient-descent, adam], skip-invalid: true}\n"));
        assertThat(left.expansion().study().arms()).containsOnlyKeys("adam");
        assertThat(left.expansion().skipped()).singleElement().satisfies(arm -> assertThat(arm.reason())
                .isEqualTo("no point of its search completed with a value of norm for all its seeds"));
        assertThatThrownBy(() -> tuned(search(diverging)))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("tune: run: no point of its search completed")
                .hasMessageContaining("Search other ranges");
    }

    @Test
    @DisplayName(
            "chooses settings that are no factors of the comparison, unless they differ among arms without the search")
    void noFactors() throws IOException {
        StudyPlan plan = SERVICE.prepare(search(TWO_ARMS), tuned(search(TWO_ARMS)), RunControl.uncontrolled());
        assertThat(plan.factors().values()).allSatisfy(arm -> {
            assertThat(arm.values()).doesNotContainKey("dynamics.rate");
            assertThat(arm.group()).doesNotContain("rate");
        });
        assertThat(plan.factors().get("free-seed0").settings()).containsKey("dynamics.rate");
    }

    @Test
    @DisplayName("is divided so that each part has whole searches, which together are those of the study")
    void parts() throws IOException {
        Beginning.Search whole = search(TWO_ARMS);
        List<Beginning.Search> parts = List.of(1, 2, 3).stream()
                .map(number -> SERVICE.part(whole, new StudyPart(number, 3)).orElseThrow())
                .toList();
        assertThat(parts.stream().flatMap(part -> part.trials().arms().stream()).map(arm -> arm.name()))
                .containsExactlyElementsOf(
                        whole.trials().arms().stream().map(arm -> arm.name()).toList());
        List<TunedStudy> tuned = parts.stream()
                .map(part -> part.search()
                        .choose(
                                part.trials().arms().isEmpty()
                                        ? List.of()
                                        : run(part.trials()).arms(),
                                List.of()))
                .toList();
        assertThat(tuned.get(0).arms()).isEqualTo(List.of(tuned(whole).arms().get(0)));
        assertThat(tuned.get(0).expansion().study().arms()).containsOnlyKeys("free-seed0", "free-seed1", "wide-seed1");
        assertThat(tuned.get(1).expansion().study().arms()).containsOnlyKeys("orthogonal-seed0", "orthogonal-seed1");
        // Arms without a search are dealt one by one after the searches: the second one is in part 1 again.
        assertThat(tuned.get(2).expansion().study().arms()).containsOnlyKeys("wide-seed0");
        assertThat(SERVICE.part(whole, new StudyPart(5, 5))).isEmpty();
    }

    @Test
    @DisplayName("fills a box of several settings, and a larger budget keeps the points of a smaller one")
    void severalSettings() throws IOException {
        String two = TWO_ARMS.replace("budget: 3", "encoder.outputs: {whole: [2, 9]}, budget: 3");
        StudyPlan small = search(two).trials();
        StudyPlan large = search(two, "tune.budget=8").trials();

        assertThat(large.arms()).hasSize(2 * 8 * 2);
        assertThat(points(large)).containsAll(points(small));
    }

    private static List<String> points(StudyPlan plan) {
        return plan.arms().stream()
                .map(arm -> arm.name()
                        + plan.factors().get(arm.name()).value("dynamics.rate")
                        + plan.factors().get(arm.name()).value("encoder.outputs"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dynamics.rate: {log: [0, 1]}, by: norm | begins at 0, which has no logarithm",
                "dynamics.rate: {log: [1, 0.1]}, by: norm | the first number must be smaller than the second",
                "dynamics.rate: {linear: [1]}, by: norm | a list of two numbers",
                "dynamics.rate: {linear: [1, inf]}, by: norm | a list of two numbers",
                "dynamics.rate: {cubic: [1, 2]}, by: norm | allowed: log, linear, whole, values",
                "encoder.outputs: {whole: [1.5, 2]}, by: norm | a list of two whole numbers",
                "dynamics.rate: {log: [0.1, 1]} | tune has no 'by'",
                "by: norm | tune names no setting",
                "dynamics.rate: {log: [0.1, 1]}, by: norm, budget: 0 | a whole number from 1 to 1000",
                "dynamics.rate: {log: [0.1, 1]}, by: norm, on: held-out | tune.on can only be validation",
                "dynamics.rate: {log: [0.1, 1]}, by: norm, better: higher | :8:50: tune.better is 'higher'. Allowed:"
                        + " larger, smaller",
                "dynamics.rat: {log: [0.1, 1]}, by: norm | Did you mean 'dynamics.rate'",
                "dynamic.rate: {log: [0.1, 1]}, by: norm | Did you mean 'dynamics'",
                "seed: {values: [1, 2]}, by: norm | tune cannot search 'seed'. Name another setting",
                "seed.init: {whole: [1, 2]}, by: norm | trials have seeds of their own, as many as tune.seeds says",
                "dynamics.rate: {log: [0.1, 1]}, by: nrm | Did you mean 'norm'"
            })
    @DisplayName("refuses a mistake in its settings with one sentence")
    void mistakes(String tune, String message) {
        String study = TWO_ARMS.replaceAll("tune: .*", "tune: {" + tune + "}").replaceAll("(?m)^  wide.*\n", "");
        assertThatThrownBy(() -> search(study))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(message);
    }

    @Test
    @DisplayName("is refused where the study is prepared without it, or its arms have different samples")
    void refused() {
        assertThatThrownBy(() -> SERVICE.prepare(request(TWO_ARMS)))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("whose search only 'repdyn compare' runs");
        assertThatThrownBy(() -> search(TWO_ARMS.replace("free: {}", "free: {seed: {data: 3}}")
                        .replace("stiefel}", "stiefel, seed: {data: 4}}")))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("tune needs the same samples in all arms, but seed.data has the values 3, 4");
    }
}
