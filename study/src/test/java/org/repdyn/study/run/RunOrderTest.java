package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.study.Studies;
import org.repdyn.study.store.StoreUse;

@DisplayName("Runs of a study")
class RunOrderTest {

    @Test
    @DisplayName("begin with the first arm, then those under a kernel, then the others")
    void order() {
        assertThat(names("arms: {a: , b: , kernel: {baseline: ntk}, c: , other: {baseline: ntk}}\n"))
                .containsExactly("a", "kernel", "other", "b", "c");
        assertThat(names("arms: {kernel: {baseline: ntk}, a: }\n")).containsExactly("kernel", "a");
        assertThat(RunOrder.of(List.of())).isEmpty();
    }

    private static List<String> names(String arms) {
        List<PlannedRun> runs = PlannedRun.of(
                Studies.plan(Studies.SMALL + arms), new StoredRuns(StoreUse.NONE, Optional.empty()), true);
        return RunOrder.of(runs).stream().map(run -> run.first().name()).toList();
    }
}
