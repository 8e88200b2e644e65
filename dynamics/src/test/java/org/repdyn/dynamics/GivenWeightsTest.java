package org.repdyn.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Given initial weights")
class GivenWeightsTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final int D = 5;

    private static Weights given(Map<String, R064Store> blocks, String constraint) {
        List<Constraint> constraints = List.of(Fixtures.constraint(constraint));
        return InitialWeights.given("w.npz", blocks, new LinearEncoder(2), constraints, D, new Seed(1), ALGEBRA);
    }

    @Test
    @DisplayName("are used as they are, bit for bit")
    void asTheyAre() {
        R064Store w = RandomMatrices.gaussian(D, 2, 3);
        assertThat(given(Map.of("W", w), "euclidean").blocks().get(0)).isEqualTo(w);
        R064Store q = RandomMatrices.orthonormal(D, 2, 3);
        assertThat(given(Map.of("W", q), "stiefel").blocks().get(0)).isEqualTo(q);
    }

    @Test
    @DisplayName("are refused without a block of the encoder, with the names that there are")
    void missing() {
        R064Store w = RandomMatrices.gaussian(D, 2, 3);
        assertThatThrownBy(() -> given(Map.of("w", w), "euclidean"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("initial-weights: w.npz has no weight block 'W'. The encoder needs W; the file has w");
    }

    @Test
    @DisplayName("are refused with another shape, with the block and both shapes")
    void shape() {
        R064Store w = RandomMatrices.gaussian(2, D, 3);
        assertThatThrownBy(() -> given(Map.of("W", w), "euclidean"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "initial-weights: weight block 'W' has the shape (2, 5) in w.npz, and the encoder needs (5, 2)");
    }

    @Test
    @DisplayName("are refused off the manifold, with the residual and what to do")
    void residual() {
        R064Store q = RandomMatrices.orthonormal(D, 2, 3);
        for (int i = 0; i < q.data.length; i++) {
            q.data[i] = (float) q.data[i];
        }
        assertThatThrownBy(() -> given(Map.of("W", q), "stiefel"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weight block 'W' of w.npz does not satisfy its constraint: the residual is ")
                .hasMessageContaining("at most 1e-10 is allowed")
                .hasMessageContaining("or use constraint euclidean");
    }
}
