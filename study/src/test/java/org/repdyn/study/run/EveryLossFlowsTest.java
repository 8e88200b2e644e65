package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.result.ArmResult;
import org.repdyn.study.Studies;

/** Tests that the default dynamics, and that under a kernel, follow every loss to the end. */
@Tag("slow")
class EveryLossFlowsTest {

    /**
     * Number of evaluations that are enough for every loss: some thousand in smooth parts, and ten for each of about 2,500 steps where
     * the flow slides along kinks or past embeddings at zero, which happens to most losses in two dimensions.
     */
    private static final int ENOUGH = 60_000;

    @Test
    void everyLossReachesTheEnd() {
        List<ArmResult> results = run("dynamics: {name: gradient-flow, max-evaluations: " + ENOUGH + "}");
        // The method finds the kinks by itself, and says so.
        assertThat(results).anySatisfy(arm -> assertThat(arm.events()).isNotEmpty());
    }

    @Test
    void everyLossReachesTheEndUnderAKernel() {
        List<ArmResult> results = run("baseline: {name: ntk}");
        assertThat(results).anySatisfy(arm -> assertThat(arm.events()).isNotEmpty());
    }

    /**
     * Runs an arm for each loss. A sum needs terms, and a regression ten outputs. Twenty samples in two dimensions are cheap, and rows of
     * embeddings get near zero as those of sixty do.
     */
    private static List<ArmResult> run(String dynamics) {
        String arms = Studies.BUILT_IN.losses().all().stream()
                .map(LoadedPlugin::name)
                .filter(name -> !name.equals("weighted-sum") && !name.equals("squared-regression"))
                .map(name -> "  " + name + ": {loss: " + name + "}\n")
                .collect(Collectors.joining("", "arms:\n", ""));
        String study = "data: {name: digits, train: 20, held-out: 30}\n"
                + "augment: [pixel-shift, {name: gaussian-noise, sd: 0.05}]\nencoder: {name: linear, outputs: 2}\n"
                + dynamics + "\ntime: {end: 5, points: 5}\nobservables: [effective-rank]\n" + arms;
        List<ArmResult> results = new ComparisonRunner(Studies.BUILT_IN, LinearAlgebra.ojAlgo())
                .run(Studies.plan(study), "r", 2, new ProgressListener() {}, () -> false)
                .arms();
        assertThat(results).hasSizeGreaterThan(25);
        assertThat(results)
                .allSatisfy(arm -> assertThat(arm.stopped()).as(arm.name()).isEqualTo("completed"));
        return results;
    }
}
