package org.example;

import java.util.List;
import java.util.Map;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.library.RepDyn;
import org.repdyn.library.TrainingRun;

/** A gradient flow on the Stiefel manifold that notes one event and stops at another. */
public final class FlowWithEvents {

    private FlowWithEvents() {}

    public static void main(String[] arguments) {
        double[][] anchors = {{1, 0, 0.2}, {0, 1, 0}, {-1, 0.5, 0.1}, {0.3, -0.8, 0}};
        double[][] positives = {{0.9, 0.1, 0}, {0.1, 0.8, 0.2}, {-1, 0.4, 0}, {0.3, -0.7, 0.1}};

        Encoder encoder = RepDyn.plugins().encoder("linear", Map.of("outputs", 2));
        Dynamics flow = RepDyn.plugins()
                .dynamics("gradient-flow", Map.of("note", List.of("loss < -1.2"), "gradient-below", 1e-4));
        TrainingRun run = RepDyn.training(RepDyn.loss("spectral-contrastive"), encoder, anchors, positives)
                .on(RepDyn.plugins().constraint("stiefel", Map.of()))
                .measure("effective-rank", RepDyn.plugins().observable("effective-rank", Map.of()))
                .seed(1)
                .until(100)
                .run(flow);
        System.out.printf(
                "loss from %.4f to %.4f%n",
                run.states().get(0).loss().orElseThrow(), run.last().loss().orElseThrow());
        run.events().forEach(event -> System.out.printf("t = %.3f: %s%n", event.time(), event.what()));
        System.out.println(run.end().describe());
        System.out.printf(
                "effective rank %.4f%n",
                run.last().measured().get("effective-rank").get(0));
    }
}
