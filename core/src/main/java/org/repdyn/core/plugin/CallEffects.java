package org.repdyn.core.plugin;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Effects that a call into a plugin may have on the code that runs after it: an interrupt of the thread, which RepDyn would take
 * for a request of the user to stop, and missing system properties of Java, without which libraries fail. Both are undone.
 */
final class CallEffects {

    /** A property that every Java has. Code that removes properties removes all of them, so one stands for all: this is checked at each call. */
    private static final String ALWAYS_SET = "java.version";

    /** The properties as they were when the first plugin was loaded. */
    private static final Map<String, String> PROPERTIES = properties();

    private CallEffects() {}

    private static Map<String, String> properties() {
        Map<String, String> found = new TreeMap<>();
        System.getProperties().stringPropertyNames().forEach(name -> found.put(name, System.getProperty(name)));
        return Map.copyOf(found);
    }

    /** Returns true if the thread is interrupted before a call. The first call also notes the system properties. */
    static boolean interruptedBefore() {
        return Thread.currentThread().isInterrupted();
    }

    /**
     * Undoes what a call left behind.
     *
     * @param interrupted true if the thread was interrupted before the call
     * @return what the plugin did, as a clause about a method with what its author must do; empty if there is nothing to undo
     */
    static Optional<String> undo(boolean interrupted) {
        boolean removed = System.getProperty(ALWAYS_SET) == null;
        if (removed) {
            PROPERTIES.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
        }
        if (!interrupted && Thread.interrupted()) {
            return Optional.of(
                    " left the thread that called it interrupted, which stops a run; its author must clear the"
                            + " interrupt");
        }
        return removed
                ? Optional.of(" removed the system properties of Java, which other parts read; its author must leave"
                        + " them as they are")
                : Optional.empty();
    }
}
