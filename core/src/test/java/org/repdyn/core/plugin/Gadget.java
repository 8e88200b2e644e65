package org.repdyn.core.plugin;

import java.util.List;
import java.util.Optional;

/** What the SPI of these tests creates. */
public interface Gadget {

    /** Anything. */
    String answer();

    /** A part of it. */
    default Optional<Gadget> part() {
        return Optional.empty();
    }

    /** Its parts. */
    default List<Gadget> parts() {
        return List.of();
    }

    /** An answer of a sealed type. */
    default Outcome outcome() {
        return new Outcome.Nothing("no gadget");
    }

    /** A capability, stated by a type. */
    interface Shiny {

        /** How much. */
        default int shine() {
            return 1;
        }
    }

    /** A sealed type, which no proxy can implement. */
    sealed interface Outcome {

        /** Carries an object of the plugin. */
        record Applies(Gadget gadget) implements Outcome {}

        /** Carries none. */
        record Nothing(String reason) implements Outcome {}
    }
}
