package org.repdyn.testkit;

import org.junit.jupiter.api.DisplayName;
import org.repdyn.losses.contrastive.NtXentOptions;
import org.repdyn.losses.contrastive.NtXentProvider;
import org.repdyn.losses.spi.LossProvider;

@DisplayName("nt-xent obeys the laws of losses")
final class NtXentContractTest extends LossContract<NtXentOptions> {

    @Override
    protected LossProvider<NtXentOptions> provider() {
        return new NtXentProvider();
    }

    @Override
    protected NtXentOptions options() {
        return new NtXentOptions(0.5);
    }
}
