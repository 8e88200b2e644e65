package org.repdyn.testkit;

import org.junit.jupiter.api.DisplayName;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.losses.linear.LinearContrastiveProvider;
import org.repdyn.losses.spi.LossProvider;

@DisplayName("linear-contrastive obeys the laws of losses")
final class LinearContrastiveContractTest extends LossContract<NoOptions> {

    @Override
    protected LossProvider<NoOptions> provider() {
        return new LinearContrastiveProvider();
    }

    @Override
    protected NoOptions options() {
        return new NoOptions();
    }
}
