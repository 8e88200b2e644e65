package org.repdyn.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameListTest {

    @Test
    void shortListsAreWhole() {
        assertThat(NameList.of(List.of("a", "b"))).isEqualTo("a, b");
        assertThat(NameList.of(List.of("a", "b"), 2)).isEqualTo("a, b");
    }

    @Test
    void longListsEndWithTheNumberOfTheOthers() {
        List<String> names = IntStream.range(0, 3000).mapToObj(i -> "arm-" + i).toList();
        assertThat(NameList.of(names)).startsWith("arm-0, arm-1, ").endsWith("arm-19 and 2980 more");
        assertThat(NameList.of(names, 1)).isEqualTo("arm-0 and 2999 more");
    }

    @Test
    void countedListsBeginWithTheNumberIfTheyAreLong() {
        assertThat(NameList.counted(List.of("a", "b"), "arms", 2)).isEqualTo("a, b");
        assertThat(NameList.counted(List.of("a", "b", "c"), "arms", 2)).isEqualTo("3 arms (a, b and 1 more)");
    }
}
