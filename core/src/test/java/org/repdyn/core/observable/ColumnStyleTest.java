package org.repdyn.core.observable;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.result.Column;

class ColumnStyleTest {

    private static ColumnStyle style(String label, String sentence) {
        return new ColumnStyle(label, Column.Format.NUMBER, ColumnStyle.Presence.IF_MEASURED, Optional.of(sentence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"drifts by %s", "%s %% of its length", "%s"})
    void sentencesWithOneValueAreAccepted(String sentence) {
        assertThatCode(() -> style("drift", sentence)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no value", "%d", "%s and %s", "100 % of %s", "%s\nis its value", "%q %s"})
    void otherFormatsAreRefused(String sentence) {
        assertThatThrownBy(() -> style("drift", sentence))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one line with one %s for its value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "\u001b[31mred"})
    void labelsThatAreNoLineAreRefused(String label) {
        assertThatThrownBy(() -> style(label, "%s"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the label of a column must be one line of text");
    }
}
