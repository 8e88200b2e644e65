package org.repdyn.testkit.law;

import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.jupiter.api.function.Executable;

/** Statement on what a call throws. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FailureLaw extends Law<FailureLaw> {

    private final Optional<Throwable> thrown;

    FailureLaw(Executable call) {
        thrown = thrownBy(call);
    }

    private static Optional<Throwable> thrownBy(Executable call) {
        try {
            call.execute();
            return Optional.empty();
        } catch (Throwable e) { // a plugin may throw anything
            return Optional.of(e);
        }
    }

    @Override
    FailureLaw self() {
        return this;
    }

    private String measured() {
        return thrown.map(e -> e.getClass().getSimpleName() + ": " + text(e.getMessage()))
                .orElse("no exception");
    }

    /** States the type of the exception. */
    public FailureLaw isInstanceOf(Class<? extends Throwable> type) {
        return require(
                thrown.filter(type::isInstance).isPresent(),
                this::measured,
                () -> "an exception " + type.getSimpleName());
    }

    /** States parts of the message. */
    public FailureLaw hasMessageContaining(String part) {
        return require(
                thrown.map(Throwable::getMessage)
                        .filter(message -> message.contains(part))
                        .isPresent(),
                this::measured,
                () -> "an exception whose message has '" + part + "'");
    }

    /** States that nothing is thrown. */
    public FailureLaw doesNotThrowAnyException() {
        return require(thrown.isEmpty(), this::measured, () -> "no exception");
    }
}
