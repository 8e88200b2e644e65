package org.repdyn.dynamics.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.repdyn.core.options.Decimals;

/**
 * An event that is dated and told without ending the run, written {@code rank-below 1.5}.
 *
 * @param kind what it is about
 * @param threshold where
 */
public record Noted(Kind kind, double threshold) {

    /** What an event is about. */
    public enum Kind {
        /** The effective rank of the embeddings falls below. */
        RANK_BELOW("effective rank below "),
        /** The norm of all weights rises above. */
        NORM_ABOVE("norm of the weights above "),
        /** The norm of the embeddings rises above this many times that at the start. */
        GROWTH_ABOVE("norm of the embeddings above ", " times that at the start"),
        /** The norm of the gradient on all training views falls below. */
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

        /** The event in words. */
        String at(double threshold) {
            return before + threshold + after;
        }

        String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** An effective rank is 1 at least, a norm positive; what grows was at 1. */
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

    /** What the option is for, shared by all that have it. */
    public static final String HELP =
            "events to date without stopping, such as [rank-below 1.5, norm-above 100]: rank-below,"
                    + " norm-above, growth-above or gradient-below, each with a number";

    /**
     * Reads what a user wrote.
     *
     * @throws IllegalArgumentException saying what is allowed
     */
    public static List<Noted> read(Optional<List<String>> written) {
        return written.orElse(List.of()).stream().map(Noted::read).toList();
    }

    private static Noted read(String text) {
        String[] words = text.strip().split("\\s+", -1);
        for (Kind kind : Kind.values()) {
            if (words.length == 2 && words[0].equals(kind.written())) {
                OptionalDouble number = Decimals.read(words[1]);
                if (number.isPresent() && Double.isFinite(number.getAsDouble()) && kind.allows(number.getAsDouble())) {
                    return new Noted(kind, number.getAsDouble());
                }
                throw new IllegalArgumentException(
                        "note has '" + text + "', where " + kind.written() + " takes a number " + kind.allowed());
            }
        }
        throw new IllegalArgumentException("note has '" + text + "', which is no event. Write one of "
                + Arrays.stream(Kind.values()).map(Kind::written).collect(Collectors.joining(", "))
                + " and a number, such as 'rank-below 1.5'");
    }
}
