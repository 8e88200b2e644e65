package org.repdyn.dynamics.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.dynamics.Fixtures;
import org.repdyn.dynamics.Fixtures.Run;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.Retraction;

class GradientDescentTest {

    private static TrainingProblem problem(String constraint, TimeGrid times) {
        return Fixtures.problem(
                Fixtures.quadratic(2), new LinearEncoder(2), List.of(Fixtures.constraint(constraint)), 10, 4, times, 7);
    }

    @Test
    void gridTimesAreRoundedToWholeStepsAndShownOnce() {
        Run run = Fixtures.run(
                new GradientDescent(0.1, Retraction.GEODESIC),
                problem("grassmann", TimeGrid.of(0, 0.01, 0.14, 0.16, 1)));
        assertThat(run.shown()).hasSize(4);
        double[] want = {0, 0.1, 0.2, 1};
        for (int i = 0; i < want.length; i++) {
            // A number of steps times 0.1, which is rounded.
            assertThat(run.shown().get(i).time()).isCloseTo(want[i], within(Math.ulp(1.0)));
        }
    }

    @Test
    void aRateBeyondTheEndIsRefused() {
        assertThat(new GradientDescent(2, Retraction.QR)
                        .objection(problem("grassmann", TimeGrid.of(0, 1)))
                        .orElseThrow())
                .contains("step of 2 ", "t = 1", "smaller rate");
    }

    @Test
    void aStepThatTheConstraintDoesNotOfferIsRefused() {
        assertThat(new GradientDescent(0.1, Retraction.OWN).objection(problem("grassmann", TimeGrid.of(0, 1))))
                .hasValue("the constraint on block W: the manifold offers no own retraction; use one of geodesic, qr,"
                        + " polar, cayley");
    }

    /** A constraint whose manifold brings the polar step under another name. */
    private static Constraint withOwnStep(Constraint given) {
        return (rows, columns, scale, algebra) -> {
            Manifold manifold = given.on(rows, columns, scale, algebra);
            NamedRetraction polar = NamedRetraction.of(manifold, Retraction.POLAR);
            List<NamedRetraction> own = List.of(NamedRetraction.of("my-step", polar.order(), polar::retract));
            return (Manifold) Proxy.newProxyInstance(
                    Manifold.class.getClassLoader(),
                    new Class<?>[] {Manifold.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("furtherRetractions") ? own : method.invoke(manifold, arguments));
        };
    }

    @Test
    void aStepThatTheConstraintBringsIsFoundByItsName() {
        TrainingProblem problem = Fixtures.problem(
                Fixtures.quadratic(2),
                new LinearEncoder(2),
                List.of(withOwnStep(Fixtures.constraint("stiefel"))),
                10,
                4,
                TimeGrid.of(0, 1),
                7);
        GradientDescent own = new GradientDescent(new GradientDescentOptions(0.1, "my-step", EventSettings.NONE));
        assertThat(own.objection(problem)).isEmpty();
        assertThat(Fixtures.run(own, problem).lastWeights().data)
                .isEqualTo(Fixtures.run(new GradientDescent(0.1, Retraction.POLAR), problem)
                        .lastWeights()
                        .data);
        assertThat(new GradientDescent(new GradientDescentOptions(0.1, "my-stop", EventSettings.NONE))
                        .objection(problem))
                .hasValue(
                        "the constraint on block W: the manifold offers no my-stop retraction. Did you mean 'my-step'?"
                                + " Use one of geodesic, qr, polar, cayley, my-step");
    }

    @Test
    void divergenceIsNamedAndTheTrajectoryKept() {
        Run run = Fixtures.run(
                new GradientDescent(10, Retraction.GEODESIC), problem("euclidean", TimeGrid.linear(1e5, 100)));
        assertThat(run.stop()).isInstanceOf(StopReason.Diverged.class);
        assertThat(run.stop().describe()).contains("steps", "rate too large");
        assertThat(run.shown()).isNotEmpty();
    }
}
