package org.repdyn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Reporter of the laws that fail when a contract is run on a subject with a mistake, in an engine of its own. */
public final class FailedLaws {

    /** Form of the message of a broken law: in our words, and not in those of a library of assertions. */
    private static final Pattern MESSAGE =
            Pattern.compile("law: [^\\n]+\\nplugin: [^\\n]*\\nmeasured: (?!.*Expecting).+", Pattern.DOTALL);

    private FailedLaws() {}

    /** Returns the method names of the laws that fail in a class. */
    public static List<String> methods(Class<?> contract) {
        return methods(selectClass(contract));
    }

    /** Returns the method names of the selected laws that fail. */
    public static List<String> methods(DiscoverySelector laws) {
        return failed(laws)
                .map(d -> ((MethodSource) d.getSource().orElseThrow()).getMethodName())
                .toList();
    }

    /** Returns the display names of the laws that fail in a class. */
    public static List<String> titles(Class<?> contract) {
        return failed(selectClass(contract)).map(TestDescriptor::getDisplayName).toList();
    }

    /** Throws an {@link AssertionError} if no law ran, or if a class could not be set up. */
    private static Stream<TestDescriptor> failed(DiscoverySelector laws) {
        EngineExecutionResults results =
                EngineTestKit.engine("junit-jupiter").selectors(laws).execute();
        assertThat(results.containerEvents().failed().count())
                .as("containers that failed")
                .isZero();
        assertThat(results.testEvents().started().count()).as("laws that ran").isPositive();
        assertThat(messages(results).filter(message -> !MESSAGE.matcher(message).matches()))
                .as("messages that do not say the law, the plugin and what was measured")
                .isEmpty();
        return results.testEvents().failed().stream().map(Event::getTestDescriptor);
    }

    /** Returns the messages of the laws that fail in a class, without exceptions of the plugin itself. */
    public static List<String> messages(Class<?> contract) {
        return messages(EngineTestKit.engine("junit-jupiter")
                        .selectors(selectClass(contract))
                        .execute())
                .toList();
    }

    /** Returns the last frame, the one that is called first, of each law that fails in a class. */
    public static List<StackTraceElement> lastFrames(Class<?> contract) {
        return errors(EngineTestKit.engine("junit-jupiter")
                        .selectors(selectClass(contract))
                        .execute())
                .map(error -> error.getStackTrace()[error.getStackTrace().length - 1])
                .toList();
    }

    private static Stream<String> messages(EngineExecutionResults results) {
        return errors(results).map(Throwable::getMessage);
    }

    private static Stream<Throwable> errors(EngineExecutionResults results) {
        return results.testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .filter(AssertionError.class::isInstance);
    }
}
