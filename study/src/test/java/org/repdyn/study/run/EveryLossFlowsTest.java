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

    /**
     * Twenty samples in two dimensions, which are cheap; rows of embeddings get near zero as those of sixty do. A sum needs terms, and a regression ten
     * outputs.
     */
    private static final String DIGITS = "data: {name: digits, train: 20, held-out: 30}\n"
            + "augment: [pixel-shift, {name: gaussian-noise, sd: 0.05}]\nencoder: {name: linear, outputs: 2}\n";

    private static final List<String> EVERY = Studies.BUILT_IN.losses().all().stream()
            .map(LoadedPlugin::name)
            .filter(name -> !name.equals("weighted-sum") && !name.equals("squared-regression"))
            .toList();

    @Test
    void everyLossReachesTheEnd() {
        List<ArmResult> results =
                run(DIGITS + "dynamics: {name: gradient-flow, max-evaluations: " + ENOUGH + "}", EVERY);
        assertThat(results).hasSizeGreaterThan(25);
        // The method finds the kinks by itself, and says so.
        assertThat(results).anySatisfy(arm -> assertThat(arm.events()).isNotEmpty());
    }

    @Test
    void everyLossReachesTheEndUnderAKernel() {
        List<ArmResult> results = run(DIGITS + "baseline: {name: ntk}", EVERY);
        assertThat(results).hasSizeGreaterThan(25);
        assertThat(results).anySatisfy(arm -> assertThat(arm.events()).isNotEmpty());
    }

    /**
     * A flow that falls to an embedding of length 0 is thrown from it, and falls again in a time that is longer than a sliding step but in which it takes many
     * accurate steps.
     */
    @Test
    void flowsUnderAKernelThatFallToZeroAgainAndAgainReachTheEnd() {
        List<ArmResult> results = run(
                "data: {name: gaussian-mixture, train: 20, held-out: 2}\naugment: [{name: gaussian-noise, sd: 0.3}]\n"
                        + "encoder: {name: linear, outputs: 2}\nbaseline: {name: ntk}",
                List.of("info-nce", "nt-xent"));
        assertThat(results)
                .allSatisfy(arm -> assertThat(arm.events()).as(arm.name()).isNotEmpty());
    }

    /** Runs an arm for each loss. */
    private static List<ArmResult> run(String parts, List<String> losses) {
        String arms = losses.stream()
                .map(name -> "  " + name + ": {loss: " + name + "}\n")
                .collect(Collectors.joining("", "arms:\n", ""));
        String study = parts + "\ntime: {end: 5, points: 5}\nobservables: [effective-rank]\n" + arms;
        List<ArmResult> results = new ComparisonRunner(Studies.BUILT_IN, LinearAlgebra.ojAlgo())
                .run(Studies.plan(study), "r", 2, new ProgressListener() {}, () -> false)
                .arms();
        assertThat(results)
                .allSatisfy(arm -> assertThat(arm.stopped()).as(arm.name()).isEqualTo("completed"));
        return results;
    }
}
