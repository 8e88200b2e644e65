package org.repdyn.dynamics.spi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/**
 * An event that is noted with its time without ending the run, written {@code rank-below 1.5}.
 *
 * @param kind the quantity and its direction
 * @param threshold the value that the quantity crosses
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record EventCondition(Kind kind, double threshold) {

    /** The quantity of an event and the direction in which it crosses the threshold. */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    public enum Kind {
        /** The effective rank of the embeddings falls below the threshold. */
        RANK_BELOW("effective rank below "),
        /** The norm of all weights rises above the threshold. */
        NORM_ABOVE("norm of the weights above "),
        /** The norm of the embeddings rises above the threshold times that at the start. */
        GROWTH_ABOVE("norm of the embeddings above ", " times that at the start"),
        /** The norm of the gradient on all training views falls below the threshold. */
        GRADIENT_BELOW("gradient below ");

        private final String before;
        private final String after;

        Kind(String before) {
            this(before, "");
        }

        Kind(String before, String after) {
            this.before = before;
            this.after = after;
        }

        /** Returns the event in words. */
        String at(double threshold) {
            return before + threshold + after;
        }

        String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Returns true if a threshold makes sense: a rank is at least 1, a norm is positive, growth starts at 1. */
        private boolean allows(double threshold) {
            return switch (this) {
                case RANK_BELOW -> threshold >= 1;
                case GROWTH_ABOVE -> threshold > 1;
                case NORM_ABOVE, GRADIENT_BELOW -> threshold > 0;
            };
        }

        private String allowed() {
            return switch (this) {
                case RANK_BELOW -> "of at least 1";
                case GROWTH_ABOVE -> "above 1";
                case NORM_ABOVE, GRADIENT_BELOW -> "above 0";
            };
        }
    }

    /**
     * Reads the option {@code note} of a dynamics, such as {@code [rank-below 1.5, norm-above 100]}.
     *
     * @throws IllegalArgumentException if an entry is not a valid event
     */
    static List<EventCondition> read(Optional<List<String>> written) {
        return written.orElse(List.of()).stream().map(EventCondition::read).toList();
    }

    private static EventCondition read(String text) {
        String[] words = text.strip().split("\\s+", -1);
        for (Kind kind : Kind.values()) {
            if (words.length == 2 && words[0].equals(kind.written())) {
                OptionalDouble number = Decimals.read(words[1]);
                if (number.isPresent() && Double.isFinite(number.getAsDouble()) && kind.allows(number.getAsDouble())) {
                    return new EventCondition(kind, number.getAsDouble());
                }
                throw new IllegalArgumentException(
                        "note has '" + text + "', where " + kind.written() + " takes a number " + kind.allowed());
            }
        }
        throw new IllegalArgumentException("note has '" + text + "', which is not an event. Write one of "
                + Arrays.stream(Kind.values()).map(Kind::written).collect(Collectors.joining(", "))
                + " and a number, such as 'rank-below 1.5'");
    }
}
