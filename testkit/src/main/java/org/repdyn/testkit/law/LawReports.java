package org.repdyn.testkit.law;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;

/**
 * Reporter of broken laws: a contract with this extension fails with the law, the plugin, what was measured, what is allowed and a hint. An
 * exception that is not an assertion passes unchanged.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LawReports implements TestExecutionExceptionHandler {

    @Override
    public void handleTestExecutionException(ExtensionContext law, Throwable thrown) throws Throwable {
        if (!(thrown instanceof AssertionError broken)) {
            throw thrown;
        }
        Optional<String> hint = law.getTestMethod()
                .map(method -> method.getAnnotation(LawHint.class))
                .map(LawHint::value);
        String plugin =
                law.getParent().map(ExtensionContext::getDisplayName).orElse("").replaceAll("^\\[\\d+] *", "");
        AssertionFailedError report =
                new AssertionFailedError("law: " + title(law) + "\nplugin: " + plugin + "\n" + statement(broken, hint));
        StackTraceElement[] frames = thrown.getStackTrace();
        report.setStackTrace(
                law.getTestMethod().map(method -> framesOf(method, frames)).orElse(frames));
        for (Throwable other : thrown.getSuppressed()) {
            report.addSuppressed(other);
        }
        throw report;
    }

    /** Returns the frames down to the method of a law; the many below it are of JUnit and of Java, and a build prints them all. */
    private static StackTraceElement[] framesOf(Method law, StackTraceElement[] frames) {
        for (int i = frames.length - 1; i >= 0; i--) {
            if (frames[i].getMethodName().equals(law.getName())
                    && frames[i].getClassName().equals(law.getDeclaringClass().getName())) {
                return Arrays.copyOf(frames, i + 1);
            }
        }
        return frames;
    }

    /** Returns the title of a law; of a law that is tested with several arguments, with the arguments behind it. */
    private static String title(ExtensionContext law) {
        String own = law.getDisplayName();
        return own.startsWith("[")
                ? law.getParent().map(ExtensionContext::getDisplayName).orElse("") + " " + own
                : own;
    }

    private static String statement(AssertionError thrown, Optional<String> hint) {
        if (thrown instanceof BrokenLaw broken) {
            return String.valueOf(broken.withHint(hint).getMessage());
        }
        return "measured: " + String.valueOf(thrown.getMessage()).strip()
                + hint.map(text -> "\nhint: " + text).orElse("");
    }
}
