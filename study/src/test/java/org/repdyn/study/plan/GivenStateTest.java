package org.repdyn.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.study.plan.GivenState.GivenWeights;

@DisplayName("The notice about a file of initial weights")
class GivenStateTest {

    @Test
    @DisplayName("names the blocks that the encoder takes, and apart from them those that it lacks")
    void unusedBlocks() {
        R064Store matrix = R064Store.FACTORY.make(2, 2);
        GivenState state = new GivenState(
                Optional.empty(),
                Optional.of(new GivenWeights("w.npz", "00", Map.of("W2", matrix, "W1", matrix, "V", matrix))));

        assertThat(state.files(List.of("W1", "W2", "V")))
                .extracting(GivenFile::notice)
                .containsExactly("w.npz: initial weights V, W1, W2");
        assertThat(state.files(List.of("W1", "W2")))
                .extracting(GivenFile::notice)
                .containsExactly("w.npz: initial weights W1, W2; not used, because the encoder has no such blocks: V");
    }
}
