package org.repdyn.testkit.dynamics;

import java.util.Optional;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.dynamics.BuiltInDynamics;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.TrainingProblem;

/** A correct dynamics; a mistake overrides one of its methods. */
class WrongDynamics implements Dynamics {
    final Dynamics correct = BuiltInDynamics.GRADIENT_FLOW.create(WrongDynamicsContract.OPTIONS);

    @Override
    public Optional<String> objection(TrainingProblem problem) {
        return correct.objection(problem);
    }

    @Override
    public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
        return correct.run(problem, wrapping(observer), control);
    }

    TrajectoryObserver wrapping(TrajectoryObserver observer) {
        return observer;
    }
}
