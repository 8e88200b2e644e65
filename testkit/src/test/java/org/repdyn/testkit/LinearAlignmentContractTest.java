package org.repdyn.testkit;

import org.junit.jupiter.api.DisplayName;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.losses.linear.LinearAlignmentProvider;
import org.repdyn.losses.spi.LossProvider;

@DisplayName("linear-alignment obeys the laws of losses")
final class LinearAlignmentContractTest extends LossContract<NoOptions> {

    @Override
    protected LossProvider<NoOptions> provider() {
        return new LinearAlignmentProvider();
    }

    @Override
    protected NoOptions options() {
        return new NoOptions();
    }
}
