package org.repdyn.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.result.Verdict;
import org.repdyn.replication.spi.Claim;
import org.repdyn.replication.spi.Evidence;

@DisplayName("A claim that says nothing, or that breaks, fails")
class EmptyClaimTest {

    private static final Evidence EVIDENCE =
            EvidenceBuilder.until(1).arm("a", 0.1).evidence();

    private static Verdict only(Claim claim) {
        List<Verdict> verdicts = ReplicationService.judge(claim, EVIDENCE);
        assertThat(verdicts).hasSize(1);
        return verdicts.get(0);
    }

    @Test
    void withoutVerdict() {
        Verdict verdict = only(evidence -> List.of());

        assertThat(verdict.pass()).isFalse();
        assertThat(verdict.why()).startsWith("it gave no verdict");
    }

    @Test
    void withNull() {
        assertThat(only(evidence -> Arrays.asList((Verdict) null)).why()).contains("a verdict that is null");
    }

    @Test
    void thatThrows() {
        Verdict verdict = only(evidence -> {
            throw new AssertionError("no licence");
        });

        assertThat(verdict.pass()).isFalse();
        assertThat(verdict.why()).isEqualTo("no licence");
    }

    /** Languages without checked exceptions, such as Kotlin, throw them from methods that declare none. */
    @Test
    void thatThrowsAnUndeclaredException() {
        Verdict verdict = only(evidence -> {
            throw EmptyClaimTest.<RuntimeException>undeclared(new IOException("no such table"));
        });

        assertThat(verdict.pass()).isFalse();
        assertThat(verdict.why()).contains("no such table");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> E undeclared(Exception checked) throws E {
        throw (E) checked;
    }

    @Test
    void withVerdictsIsLeftAlone() {
        assertThat(only(evidence -> List.of(Verdict.absolute("q", 1, 1, 0, "w")))
                        .pass())
                .isTrue();
    }
}
