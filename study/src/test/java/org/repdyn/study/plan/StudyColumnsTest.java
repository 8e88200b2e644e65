package org.repdyn.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.study.Studies;
import org.repdyn.study.run.ComparisonRunner;
import org.repdyn.study.run.ProgressListener;
import org.repdyn.study.yaml.StudyYaml;

/** Tests the columns of the comparison: the defaults, the study's own choice, and errors in that choice. */
class StudyColumnsTest {

    private static final String SHORT = Studies.SMALL + "time: {end: 0.2, points: 2}\nobservables: [norm]\n";

    private static List<String> names(StudyPlan plan) {
        return plan.columns().list().stream()
                .map(StudyColumns.StudyColumn::observable)
                .toList();
    }

    private static RunResult run(StudyPlan plan) {
        return new ComparisonRunner(Studies.BUILT_IN, LinearAlgebra.ojAlgo())
                .run(plan, "run", 1, new ProgressListener() {}, () -> false);
    }

    @Test
    @DisplayName("a study without columns has those that the observables propose")
    void defaults() {
        assertThat(names(Studies.plan(SHORT)))
                .containsExactly("effective-rank", "knn-accuracy", "probe-accuracy", "ntk-drift");
    }

    @Test
    @DisplayName("a chosen column is measured at the end, and not recorded, if the study does not list its observable")
    void chosen() {
        RunResult comparison = run(Studies.plan(SHORT + "columns: [rank-me, norm]\n"));
        ArmResult arm = comparison.arms().get(0);
        RunResult listed = run(Studies.plan(SHORT.replace("[norm]", "[norm, rank-me]")));
        List<Double> recorded = listed.trajectory().stream()
                .filter(row -> row.observable().equals("rank-me"))
                .map(TrajectoryRow::value)
                .toList();
        assertThat(arm.columns()).containsOnlyKeys("rank-me", "norm");
        assertThat(arm.column("rank-me")).hasValue(recorded.get(recorded.size() - 1));
        assertThat(comparison.trajectory())
                .extracting(TrajectoryRow::observable)
                .contains("norm")
                .doesNotContain("rank-me");
    }

    @Test
    @DisplayName("an empty list of columns leaves none")
    void none() {
        assertThat(run(Studies.plan(SHORT + "columns: []\n")).arms().get(0).columns())
                .isEmpty();
    }

    @Test
    @DisplayName("the resolved study keeps the columns, and reads back as it was written")
    void roundTrip() {
        StudyPlan plan = Studies.plan(SHORT + "columns: [norm, effective-rank]\narms: {a: {}, b: {seed: 2}}\n");
        String written = StudyYaml.write(plan.resolved());
        assertThat(written).containsOnlyOnce("columns:");
        assertThat(names(Studies.plan(written))).containsExactly("norm", "effective-rank");
        assertThat(names(Studies.plan(SHORT, "columns=[stable-rank]"))).containsExactly("stable-rank");
    }

    @Test
    @DisplayName(
            "an unknown, a repeated and an unmeasurable column, and columns of one arm, are refused with their place")
    void mistakes() {
        assertThat(Studies.problems(SHORT + "columns: [efective-rank, norm, norm]\n"))
                .hasSize(2)
                .anySatisfy(p -> assertThat(p)
                        .startsWith(
                                "study.yaml:6:11: unknown observable 'efective-rank'. Did you mean 'effective-rank'?"))
                .contains("study.yaml:6:32: columns: 'norm' is listed twice. Keep one");
        assertThat(Studies.problems(SHORT + "columns: [knn-accuracy]\n"))
                .singleElement()
                .asString()
                .contains("observable knn-accuracy cannot be measured: the dataset has no labels");
        assertThat(Studies.problems(SHORT + "arms: {a: {columns: [norm]}}\n"))
                .singleElement()
                .asString()
                .contains("arms.a sets columns, but all arms of a comparison have the same columns");
        assertThat(Studies.problems(SHORT + "columns: [{name: norm}]\n"))
                .singleElement()
                .asString()
                .contains("columns is a list of names, such as columns: [effective-rank, norm]");
    }
}
