package org.repdyn.testkit.losses;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.losses.contrastive.ContrastiveLosses;
import org.repdyn.losses.contrastive.NtXentOptions;
import org.repdyn.losses.linear.LinearLosses;
import org.repdyn.losses.supervised.SupervisedLosses;
import org.repdyn.testkit.LossContract;
import org.repdyn.testkit.Subject;

@DisplayName("Linear losses, nt-xent and regression obey the laws")
final class BasicContractTest extends LossContract {

    static Stream<Subject<?>> subjects() {
        return Stream.of(
                Subject.of(LinearLosses.LINEAR_ALIGNMENT, new NoOptions()),
                Subject.of(LinearLosses.LINEAR_CONTRASTIVE, new NoOptions()),
                Subject.of(ContrastiveLosses.NT_XENT, new NtXentOptions(0.5)),
                Subject.of(SupervisedLosses.SQUARED_REGRESSION, new NoOptions()));
    }
}
