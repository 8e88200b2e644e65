package org.repdyn.testkit.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.testkit.FailedLaws;
import org.repdyn.testkit.LinearAlgebraBackendContract;
import org.repdyn.testkit.Subject;

@DisplayName("A wrong backend of linear algebra")
class WrongBackendTest {

    @Test
    @DisplayName("fails the laws it breaks and passes the others")
    void theLawsItBreaksFailAndTheOthersHold() {
        Set<String> failed = Set.copyOf(FailedLaws.methods(Broken.class));
        assertThat(failed)
                .contains("integerProductsAreExact", "productTouchesItsResultOnly", "eigenpairsDiagonalise")
                .doesNotContain(
                        "misfitsAreRefused", "nonFiniteInputIsRefused", "providerDescribesItself", "skewPartIsIgnored");
    }

    /** The contract with the broken backend; only the test above runs it. */
    static final class Broken extends LinearAlgebraBackendContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(Subject.of(new BrokenBackend.Provider(), new NoOptions()));
        }
    }
}
