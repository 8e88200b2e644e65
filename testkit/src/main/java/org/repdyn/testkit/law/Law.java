package org.repdyn.testkit.law;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * Statement on a value that a law makes.
 *
 * @param <S> type of the statement itself
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class Law<S extends Law<S>> {

    /** Longest text of a value in a message; a longer one is cut. */
    private static final int MAX_LENGTH = 200;

    private Supplier<String> what = () -> "";
    private Optional<String> hint = Optional.empty();

    Law() {}

    abstract S self();

    /** Names the value, as a format with arguments. */
    public S as(String format, Object... arguments) {
        what = () -> arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments);
        return self();
    }

    /** Says what to look at if the statement does not hold. */
    public S hint(String text) {
        hint = Optional.of(text);
        return self();
    }

    /**
     * Checks a statement. The texts are made only if it does not hold: a contract makes thousands of statements on numbers and arrays.
     *
     * @param measured the value as the plugin has it
     * @param allowed what the law allows
     */
    final S require(boolean holds, Supplier<String> measured, Supplier<String> allowed) {
        if (!holds) {
            throw broken(measured.get(), allowed.get());
        }
        return self();
    }

    final AssertionFailedError broken(String measured, String allowed) {
        String name = what.get();
        return new BrokenLaw(name.isEmpty() ? measured : name + ": " + measured, allowed, hint);
    }

    /** Returns a value as text. */
    static String text(@Nullable Object value) {
        if (value instanceof Double number) {
            return number(number);
        }
        String text = value instanceof double[] numbers
                ? Arrays.toString(Arrays.stream(numbers).mapToObj(Law::number).toArray())
                : value instanceof Object[] objects ? Arrays.deepToString(objects) : String.valueOf(value);
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + " …";
    }

    /** Returns a number with six digits. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.6g", value);
    }

    /** Returns an error or a tolerance with two digits. */
    static String small(double value) {
        return String.format(Locale.ROOT, "%.1e", value);
    }
}
