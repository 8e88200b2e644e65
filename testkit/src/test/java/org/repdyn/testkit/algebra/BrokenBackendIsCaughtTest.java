package org.repdyn.testkit.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.repdyn.testkit.FailedLaws;
import org.repdyn.testkit.LinearAlgebraBackendContract;

class BrokenBackendIsCaughtTest {

    @Test
    void theLawsItBreaksFailAndTheOthersHold() {
        Set<String> failed = Set.copyOf(FailedLaws.methods(Broken.class));
        assertThat(failed)
                .contains("integerProductsAreExact", "productTouchesItsResultOnly", "eigenpairsDiagonalise")
                .doesNotContain(
                        "misfitsAreRefused", "nonFiniteInputIsRefused", "providerDescribesItself", "skewPartIsIgnored");
    }

    /** Run by the test above alone. */
    static final class Broken extends LinearAlgebraBackendContract {

        static Stream<Subject> subjects() {
            return Stream.of(Subject.of(new BrokenBackend.Provider()));
        }
    }
}
