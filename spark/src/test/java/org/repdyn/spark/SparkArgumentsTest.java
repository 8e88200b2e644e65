package org.repdyn.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SparkArgumentsTest {

    @Test
    void readsTheStudyItsOverridesAndTheOptionsInAnyOrder() {
        assertThat(SparkArguments.parse(List.of(
                        "--store",
                        "hdfs://host/runs",
                        "study.yaml",
                        "time.end=2",
                        "--seeds",
                        "1,2",
                        "--out",
                        "result")))
                .isEqualTo(new SparkArguments(
                        "study.yaml", List.of("time.end=2", "seeds=[1,2]"), "hdfs://host/runs", Optional.of("result")));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> SparkArguments.parse(List.of("study.yaml")))
                .hasMessageStartingWith("no --store was given");
        assertThatThrownBy(() -> SparkArguments.parse(List.of("--store", "x")))
                .hasMessageStartingWith("no study was given");
        assertThatThrownBy(() -> SparkArguments.parse(List.of("a.yaml", "--store")))
                .hasMessageStartingWith("--store has no value");
        assertThatThrownBy(() -> SparkArguments.parse(List.of("a.yaml", "b.yaml", "--store", "x")))
                .hasMessageStartingWith("two studies were given: a.yaml and b.yaml");
        assertThatThrownBy(() -> SparkArguments.parse(List.of("a.yaml", "--part", "1/2")))
                .hasMessageStartingWith("there is no option '--part'");
    }
}
