package org.repdyn.testkit.dynamics;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.testkit.PredictionContract;
import org.repdyn.testkit.TrainingCase;

/** The laws of a prediction that reads a parameter of its flow, below and above the critical friction of its modes. */
@DisplayName("A prediction of a flow with a friction")
class HeavyBallPredictionTest extends PredictionContract {

    static Stream<Subject> subjects() {
        return Stream.of(subject(0.3), subject(20));
    }

    private static Subject subject(double friction) {
        // Runge-Kutta steps of fourth order: one step at friction 20 is off by (20·0.001)⁵/5! = 3e-11 of a velocity
        // that decays within 50.
        Dynamics reference = new HeavyBallFlowProvider().create(new HeavyBallFlowProvider.Options(friction, 0.001));
        return new Subject("friction " + friction, new HeavyBallPredictionProvider(), TrainingCase.small(), reference);
    }
}
