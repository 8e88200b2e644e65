package org.repdyn.testkit;

import org.junit.jupiter.api.DisplayName;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.losses.supervised.SquaredRegressionProvider;

@DisplayName("squared-regression obeys the laws of losses")
final class SquaredRegressionContractTest extends LossContract<NoOptions> {

    @Override
    protected LossProvider<NoOptions> provider() {
        return new SquaredRegressionProvider();
    }

    @Override
    protected NoOptions options() {
        return new NoOptions();
    }
}
