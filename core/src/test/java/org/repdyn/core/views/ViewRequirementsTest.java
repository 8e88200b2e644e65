package org.repdyn.core.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;

@DisplayName("The views that a loss requires")
class ViewRequirementsTest {

    @ParameterizedTest(name = "{0} positives and {1} negatives from {2} and {3}: {4}")
    @DisplayName("are compared with those of a batch in words")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1 | 0 | 0 | 0 | reads anchors with 1 positive each, but is given anchors only
                    0 | 0 | 1 | 0 | reads anchors only, but is given anchors with 1 positive each
                    1 | 1 | 1 | 2 | reads anchors with 1 positive and 1 negative each, but is given anchors with 1 positive and 2 negatives each
                    0 | 3 | 2 | 3 | reads anchors with 3 negatives each, but is given anchors with 2 positives and 3 negatives each
                    """)
    void otherViews(int positives, int negatives, int givenPositives, int givenNegatives, String reason) {
        ViewRequirements required = new ViewRequirements(positives, negatives, false);
        ViewLayout given = new ViewLayout(5, givenPositives, givenNegatives);

        assertThat(required.violation(given)).contains(reason);
        assertThatThrownBy(() -> required.require("nt-xent", given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nt-xent " + reason);
    }

    @Test
    @DisplayName("are met by exactly these views, of any number of samples")
    void sameViews() {
        assertThat(ViewRequirements.TRIPLETS.violation(new ViewLayout(1, 1, 1))).isEmpty();
        assertThatCode(() -> ViewRequirements.TRIPLETS.require("arora", new ViewLayout(9, 1, 1)))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("include the targets of a batch")
    void missingTargets() {
        Views views = new Views(new ViewLayout(2, 0, 0), R064Store.FACTORY.make(2, 3), Optional.empty());

        assertThat(ViewRequirements.TARGETS.violation(views))
                .contains("the loss needs a target for each sample and the data has none;"
                        + " use a self-supervised loss or data with targets");
        assertThat(new ViewRequirements(0, 0, false).violation(views)).isEmpty();
    }
}
