package org.repdyn.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.dynamics.descent.Adam;
import org.repdyn.dynamics.descent.AdamOptions;
import org.repdyn.dynamics.descent.GradientDescent;
import org.repdyn.dynamics.descent.Momentum;
import org.repdyn.dynamics.descent.MomentumOptions;
import org.repdyn.dynamics.descent.Muon;
import org.repdyn.dynamics.descent.MuonOptions;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.flow.FlowMethod;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.flow.MuonFlow;
import org.repdyn.dynamics.flow.MuonFlowOptions;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.Loss;
import org.repdyn.manifolds.spectral.Orthogonalisation;
import org.repdyn.manifolds.spi.Retraction;

@DisplayName("The work of a run")
class WorkOfRunsTest {

    /** A regression that counts its gradients. */
    private static final class Counted implements Loss {

        private final Loss loss = Fixtures.regression();
        private long gradients;

        @Override
        public double value(Embeddings embeddings) {
            return loss.value(embeddings);
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            gradients++;
            return loss.valueAndGradient(embeddings, gradient);
        }

        @Override
        public ViewRequirements views() {
            return loss.views();
        }
    }

    private static TrainingProblem problem(Loss loss) {
        return Fixtures.problem(
                loss, new LinearEncoder(2), List.of(Fixtures.constraint("stiefel")), 5, 4, TimeGrid.linear(0.1, 3), 1);
    }

    private static Stream<Dynamics> descents() {
        return Stream.of(
                new GradientDescent(0.01, Retraction.QR),
                new Momentum(new MomentumOptions(0.005, 0.5, Retraction.QR)),
                new Adam(new AdamOptions(0.01, 0.9, 0.999, 1e-8, Optional.empty(), true, Retraction.QR)),
                new Muon(new MuonOptions(0.01, 0.5, Orthogonalisation.SVD, Retraction.QR)));
    }

    @ParameterizedTest
    @MethodSource("descents")
    @DisplayName("has one gradient of the loss for each step of a descent")
    void steps(Dynamics descent) {
        Counted loss = new Counted();
        // Ten steps of 1/100.
        assertThat(Fixtures.work(descent, problem(loss)).evaluations()).isEqualTo(10);
        assertThat(loss.gradients).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("has each gradient of the loss that a flow computes")
    void flows(FlowMethod method) {
        GradientFlowOptions options = new GradientFlowOptions(1e-6, 1e-8, 10_000, method);
        Counted loss = new Counted();
        long evaluations =
                Fixtures.work(new GradientFlow(options), problem(loss)).evaluations();
        assertThat(loss.gradients).isEqualTo(evaluations);
    }

    @Test
    @DisplayName("has each gradient of the flow of Muon but the one that fixes its smoothing")
    void muonFlow() {
        Counted loss = new Counted();
        long evaluations = Fixtures.work(new MuonFlow(new MuonFlowOptions(0.1)), problem(loss))
                .evaluations();
        assertThat(loss.gradients).isEqualTo(evaluations + 1);
    }
}
