package org.repdyn.testkit.dynamics;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.testkit.DynamicsContract;
import org.repdyn.testkit.FailedLaws;
import org.repdyn.testkit.FlowClaim;
import org.repdyn.testkit.TrainingCase;

/** Base of the contracts with a mistake; their names do not end in Test, so that only {@link FailedLaws} runs them. */
abstract class WrongDynamicsContract extends DynamicsContract {

    static final GradientFlowOptions OPTIONS = new GradientFlowOptions(1e-9, 1e-11, 1_000_000);

    static Stream<Subject<?>> subject(Supplier<Dynamics> wrong) {
        DynamicsProvider<GradientFlowOptions> provider = new DynamicsProvider<>() {
            @Override
            public String name() {
                return "wrong";
            }

            @Override
            public String summary() {
                return "a gradient flow with a mistake";
            }

            @Override
            public Class<GradientFlowOptions> optionsType() {
                return GradientFlowOptions.class;
            }

            @Override
            public Dynamics create(GradientFlowOptions options) {
                return wrong.get();
            }
        };
        return Stream.of(Subject.of(provider, OPTIONS)
                .withCases(TrainingCase.small().stream()
                        .filter(c -> c.name().startsWith("linear-contrastive, linear"))
                        .toList())
                .withFlow(new FlowClaim.Within(1e3 * OPTIONS.relativeTolerance().orElseThrow())));
    }
}
