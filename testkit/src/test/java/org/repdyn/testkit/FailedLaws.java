package org.repdyn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Reporter of the laws that fail when a contract is run on a subject with a mistake, in an engine of its own. */
public final class FailedLaws {

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
        return results.testEvents().failed().stream().map(Event::getTestDescriptor);
    }
}
