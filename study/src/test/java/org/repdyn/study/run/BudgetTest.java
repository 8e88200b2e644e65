package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.trajectory.Work;
import org.repdyn.study.Studies;

/** Tests the keys {@code steps} and {@code evaluations}. */
@DisplayName("A budget of steps or of gradients")
class BudgetTest {

    private static final String STUDY =
            """
            data: {name: gaussian-views, samples: 30, dimension: 4}
            loss: linear-contrastive
            constraint: stiefel
            encoder: {name: linear, outputs: 2}
            augment: {name: gaussian-noise, sd: 0.1}
            observables: [effective-rank]
            time: {end: 50, points: 4}
            """;

    private static RunResult run(String yaml) {
        return new ComparisonRunner(Studies.BUILT_IN, LinearAlgebra.ojAlgo())
                .run(Studies.plan(STUDY + yaml), "r", 1, new ProgressListener() {}, () -> false);
    }

    private static Work work(RunResult run, String arm) {
        return run.arms().stream()
                .filter(result -> result.name().equals(arm))
                .findFirst()
                .flatMap(ArmResult::work)
                .orElseThrow();
    }

    @Test
    @DisplayName("of N steps gives descents of any rate N steps, observed to their end, and no notice")
    void stepsOfDescents() {
        RunResult run = run(
                """
                steps: 12
                dynamics: {name: adam, rate: 0.1}
                arms: {slow: {dynamics: {rate: 0.001}}, fast: {}, plain: {dynamics: {name: gradient-descent, rate: 0.05}}}
                """);
        assertThat(run.arms()).hasSize(3).allSatisfy(arm -> {
            assertThat(arm.work()).contains(new Work(12, 12, true));
            assertThat(arm.stopped()).isEqualTo("completed");
        });
        // Twelve steps of 0.001, 0.1 and 0.05; a product of a whole number and a rate is rounded once.
        assertThat(run.arms()).extracting(ArmResult::finalTime).containsExactly(12 * 0.001, 12 * 0.1, 12 * 0.05);
        assertThat(times(run, arm -> arm.equals("fast"))).hasSize(5);
        assertThat(run.unequalBudgets()).isEmpty();
    }

    private static List<Double> times(RunResult run, Predicate<String> arm) {
        return run.trajectory().stream()
                .filter(row -> arm.test(row.arm()) && row.observable().equals("effective-rank"))
                .map(row -> row.t())
                .toList();
    }

    @Test
    @DisplayName("ends a flow before the end of the time, and its last state is a result")
    void flow() {
        RunResult run = run(
                """
                arms:
                  free: {}
                  steps: {steps: 3}
                  gradients: {evaluations: 40}
                  enough: {steps: 100000}
                """);
        assertThat(work(run, "free").fixed()).isFalse();
        assertThat(work(run, "steps").steps()).isEqualTo(3);
        assertThat(work(run, "gradients").evaluations()).isLessThanOrEqualTo(40);
        assertThat(run.arms()).extracting(ArmResult::finalTime).satisfies(times -> {
            assertThat(times.get(1)).isPositive().isLessThan(50);
            assertThat(times.get(2)).isPositive().isLessThan(50);
            assertThat(times.get(3)).isEqualTo(50);
        });
        assertThat(run.arms().get(1).stopped()).contains("its budget of 3 steps is spent");
        assertThat(run.arms().get(2).stopped()).contains("its budget of 40 gradients is spent");
        assertThat(run.arms().get(1).status().key()).isEqualTo("completed");
    }

    @Test
    @DisplayName("that differs between arms is noticed; flows without a budget are not")
    void notice() {
        String descents = "arms: {one: {dynamics: {name: gradient-descent, rate: 0.5}},"
                + " two: {dynamics: {name: gradient-descent, rate: 0.25}}}\n";
        assertThat(run(descents).unequalBudgets())
                .contains("Unequal budgets: one took 100 steps with 100 gradients, two took 200 steps with 200"
                        + " gradients. Give all arms the same budget with 'steps' or 'evaluations' to compare them"
                        + " fairly.");
        assertThat(run(descents.replace("rate: 0.25", "rate: 0.25, stop: [loss < 1e9]"))
                        .unequalBudgets())
                .hasValueSatisfying(notice -> assertThat(notice)
                        .startsWith("Unequal budgets: two took 0 steps with 0 gradients, one took 100 steps"));
        assertThat(run(descents.replace("rate: 0.25", "rate: 50")).unequalBudgets())
                .hasValueSatisfying(notice -> assertThat(notice)
                        .startsWith("Unequal budgets: two took 1 step with 1 gradient, one took 100 steps"));
        assertThat(run("evaluations: 70\n" + descents).unequalBudgets()).isEmpty();
        assertThat(run("arms: {one: {}, two: {constraint: grassmann}}\n").unequalBudgets())
                .isEmpty();
    }

    @Test
    @DisplayName("of one step is named in the singular")
    void singular() {
        assertThat(run("steps: 1\n").arms()).singleElement().satisfies(arm -> assertThat(arm.stopped())
                .contains("its budget of 1 step is spent"));
    }

    @Test
    @DisplayName("is refused where it has no meaning, and ignored by a baseline if the whole study has it")
    void refused() {
        assertThat(Studies.problems(STUDY + "steps: 5\ndynamics: exact\n"))
                .singleElement()
                .asString()
                .contains("steps is a budget, but dynamics exact takes no steps", "use another dynamics for arm run");
        assertThat(Studies.problems(STUDY + "evaluations: 0.5\n"))
                .singleElement()
                .asString()
                .contains("evaluations is '0.5'. Allowed: a whole number from 1, such as 200");
        assertThat(Studies.problems(STUDY + "steps: 9223372036854775807\n"))
                .singleElement()
                .asString()
                .contains("Allowed: a whole number from 1 to 9007199254740992");
        assertThat(Studies.problems(STUDY + "steps: 20\ndynamics: {name: gradient-descent, rate: 1e308}\n"))
                .singleElement()
                .asString()
                .contains("20 steps of 1e308 in time, made by the rate", "Use a smaller rate or fewer steps");
        assertThat(Studies.problems(STUDY + "arms: {kernel: {baseline: ntk, steps: 5}}\n"))
                .singleElement()
                .asString()
                .contains("arms.kernel sets steps, but it runs a baseline");
        assertThat(run("steps: 5\narms: {kernel: {baseline: ntk}}\n").arms())
                .singleElement()
                .satisfies(arm -> assertThat(arm.work()).isEmpty());
    }
}
