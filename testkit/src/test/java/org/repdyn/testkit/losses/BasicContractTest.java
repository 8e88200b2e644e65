package org.repdyn.testkit.losses;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.losses.contrastive.NtXentOptions;
import org.repdyn.losses.contrastive.NtXentProvider;
import org.repdyn.losses.linear.LinearAlignmentProvider;
import org.repdyn.losses.linear.LinearContrastiveProvider;
import org.repdyn.losses.supervised.SquaredRegressionProvider;
import org.repdyn.testkit.LossContract;

@DisplayName("Linear losses, nt-xent and regression obey the laws")
final class BasicContractTest extends LossContract {

    static Stream<Subject<?>> subjects() {
        return Stream.of(
                Subject.of(new LinearAlignmentProvider(), new NoOptions()),
                Subject.of(new LinearContrastiveProvider(), new NoOptions()),
                Subject.of(new NtXentProvider(), new NtXentOptions(0.5)),
                Subject.of(new SquaredRegressionProvider(), new NoOptions()));
    }
}
