package org.repdyn.core.plugin;

import java.util.List;
import java.util.Optional;

/** Object that the SPI of these tests creates. */
public interface Gadget {

    /** Returns any text. */
    String answer();

    /** Returns a part of the gadget. */
    default Optional<Gadget> part() {
        return Optional.empty();
    }

    /** Returns the parts of the gadget. */
    default List<Gadget> parts() {
        return List.of();
    }

    /** Returns a value of a sealed type. */
    default Outcome outcome() {
        return new Outcome.Nothing("no gadget");
    }

    /** Capability type. */
    interface Shiny {

        /** Returns a number. */
        default int shine() {
            return 1;
        }
    }

    /** Sealed type, which a proxy cannot implement. */
    sealed interface Outcome {

        /** Record with an object of the plugin. */
        record Applies(Gadget gadget) implements Outcome {}

        /** Record without an object of the plugin. */
        record Nothing(String reason) implements Outcome {}
    }
}
