package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.ConstraintProvider;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.study.Studies;
import org.repdyn.study.plan.Plugins;

@DisplayName("A constraint of a plugin whose steps leave the manifold fails its arm with its jar")
class ConstraintCheckTest {

    /** Returns orthogonal columns; each step is multiplied by a factor, which is 1 for steps on the manifold. */
    private static Manifold stretching(Manifold sound, double factor) {
        return (Manifold) Proxy.newProxyInstance(
                Manifold.class.getClassLoader(), new Class<?>[] {Manifold.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(sound, arguments);
                        if (method.getName().equals("retract") && arguments.length == 4) {
                            double[] point = ((R064Store) arguments[3]).data;
                            for (int i = 0; i < point.length; i++) {
                                point[i] *= factor;
                            }
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static ArmResult run(double factor) {
        Constraint constraint =
                (rows, columns, scale, algebra) -> stretching(new Stiefel(rows, columns, scale, 0, algebra), factor);
        ConstraintProvider<NoOptions> provider =
                ConstraintProvider.of("own", "orthogonal columns", NoOptions.class, options -> constraint);
        Plugins plugins = Studies.withConstraint(
                new LoadedPlugin<>(provider, "own.jar", "1", ConstraintCheckTest.class.getClassLoader()));
        return new ComparisonRunner(plugins, LinearAlgebra.ojAlgo())
                .run(
                        Studies.plan(
                                plugins,
                                Studies.SMALL + "constraint: own\ntime: {end: 1, points: 3}\n"
                                        + "dynamics: {name: gradient-descent, rate: 0.1}\n"),
                        "run",
                        1,
                        new ProgressListener() {},
                        () -> false)
                .arms()
                .get(0);
    }

    @Test
    void stepsOffTheManifold() {
        ArmResult arm = run(1.01);

        assertThat(arm.status()).isEqualTo(ArmStatus.FAILED);
        assertThat(arm.stopped())
                .contains("constraint 'own' of own.jar: weight block W is not on its manifold at t = ")
                .contains("at most 1e-06 is allowed; its author must test the manifold with the contract");
    }

    @Test
    void stepsOnTheManifold() {
        assertThat(run(1).status()).isEqualTo(ArmStatus.COMPLETED);
    }
}
