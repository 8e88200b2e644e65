package org.repdyn.testkit.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.testkit.LinearAlgebraBackendContract;

class BrokenBackendIsCaughtTest {

    @Test
    void theLawsItBreaksFailAndTheOthersHold() {
        Set<String> failed =
                EngineTestKit.engine("junit-jupiter")
                        .selectors(selectClass(Broken.class))
                        .execute()
                        .testEvents()
                        .failed()
                        .stream()
                        .flatMap(event -> event.getTestDescriptor().getSource().stream())
                        .map(source -> ((MethodSource) source).getMethodName())
                        .collect(Collectors.toSet());
        assertThat(failed)
                .contains("integerProductsAreExact", "productTouchesItsResultOnly", "eigenpairsDiagonalise")
                .doesNotContain(
                        "misfitsAreRefused", "nonFiniteInputIsRefused", "providerDescribesItself", "skewPartIsIgnored");
    }

    /** Run by the test above alone. */
    static final class Broken extends LinearAlgebraBackendContract {

        @Override
        protected LinearAlgebraBackendProvider provider() {
            return new BrokenBackend.Provider();
        }
    }
}
