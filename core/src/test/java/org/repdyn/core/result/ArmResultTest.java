package org.repdyn.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.trajectory.Work;

@DisplayName("The builder of the result of an arm")
class ArmResultTest {

    @Test
    @DisplayName("begins with all components of another result, and with the reason of its outcome")
    void copies() {
        ArmResult result = ArmResult.builder("a", ArmStatus.DIVERGED)
                .setup(Map.of("loss", "x"))
                .finalTime(2)
                .finalLoss(OptionalDouble.of(3))
                .columns(Map.of("rank", 4.0))
                .deviation(OptionalDouble.of(5), OptionalDouble.of(1))
                .deviationReason(Optional.of("the theory ends"))
                .prediction(Optional.of(new ArmResult.PredictionInfo("p", "f", "r", OptionalDouble.empty())))
                .seconds(6)
                .stopped("grew beyond the range of numbers")
                .notes(Map.of("n", 7.0))
                .finding("none")
                .events(List.of(new ArmResult.Event(8, "e")))
                .accuracyReason(Optional.of("no labels"))
                .work(Optional.of(new Work(9, 10, true)))
                .collapse(Optional.of(CollapseKind.RANK_ONE))
                .build();

        assertThat(result.toBuilder().build()).isEqualTo(result).hasNoNullFieldsOrProperties();
        assertThat(ArmResult.builder("a", ArmStatus.DIVERGED).build().stopped()).isEqualTo(ArmStatus.DIVERGED.key());
    }

    @Test
    @DisplayName("names a status that is null")
    void nullStatus() {
        assertThatThrownBy(() -> ArmResult.builder("a", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the argument 'status' is null");
    }
}
