package org.repdyn.dynamics.spi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.options.Decimals;

/**
 * Condition on the state of a run, written {@code rank-below 1.5}, {@code norm-above 100} or, for an observable of the study or
 * one of its components, {@code effective-rank < 1.5} or {@code singular-values[2] < 0.1}.
 *
 * @param kind the quantity and its direction
 * @param observable the observable, or its component; empty for a kind that refers to none
 * @param threshold the value that the quantity crosses
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record EventCondition(Kind kind, Optional<ObservableComponent> observable, double threshold) {

    private static final Pattern NAMED =
            Pattern.compile("(rank-below|norm-above|growth-above|gradient-below)\\s+(\\S+)");
    private static final Pattern COMPARISON =
            Pattern.compile("([a-z][a-z0-9-]*)(?:\\[(\\d{1,6})])?\\s*([<>])\\s*(\\S+)");

    /** The quantity of an event and the direction in which it crosses the threshold. */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    public enum Kind {
        /** An observable, or its component, falls below the threshold. */
        OBSERVABLE_BELOW,
        /** An observable, or its component, rises above the threshold. */
        OBSERVABLE_ABOVE,
        /** The norm of all weights rises above the threshold. */
        NORM_ABOVE,
        /** The norm of the embeddings rises above the threshold times that at the start. */
        GROWTH_ABOVE,
        /** The norm of the gradient on all training views falls below the threshold. */
        GRADIENT_BELOW
    }

    /** Creates a condition on a quantity that is not an observable. */
    EventCondition(Kind kind, double threshold) {
        this(kind, Optional.empty(), threshold);
    }

    /** Returns the condition that the effective rank of the study falls below a threshold. */
    static EventCondition rankBelow(double threshold) {
        return new EventCondition(
                Kind.OBSERVABLE_BELOW, Optional.of(ObservableComponent.of(ObservableNames.EFFECTIVE_RANK)), threshold);
    }

    /** Returns the event in words. */
    String describe() {
        return switch (kind) {
            case OBSERVABLE_BELOW -> subject() + " below " + Decimals.text(threshold);
            case OBSERVABLE_ABOVE -> subject() + " above " + Decimals.text(threshold);
            case NORM_ABOVE -> "norm of the weights above " + Decimals.text(threshold);
            case GROWTH_ABOVE ->
                "norm of the embeddings above " + Decimals.text(threshold) + " times that at the start";
            case GRADIENT_BELOW -> "gradient below " + Decimals.text(threshold);
        };
    }

    private String subject() {
        return observable
                .map(component -> ObservableNames.inWords(component.toString()))
                .orElse("");
    }

    /**
     * Reads a list of conditions, such as {@code [rank-below 1.5, loss < 1e-3]}.
     *
     * @param option name of the option, for messages
     * @throws IllegalArgumentException if an entry is not a valid condition
     */
    static List<EventCondition> read(String option, Optional<List<String>> written) {
        return written.orElse(List.of()).stream()
                .map(text -> read(option, text))
                .toList();
    }

    private static EventCondition read(String option, String text) {
        Matcher named = NAMED.matcher(text.strip());
        if (named.matches()) {
            String event = named.group(1);
            OptionalDouble threshold = Decimals.read(named.group(2));
            if (threshold.isPresent()
                    && Double.isFinite(threshold.getAsDouble())
                    && allows(event, threshold.getAsDouble())) {
                return named(event, threshold.getAsDouble());
            }
            throw new IllegalArgumentException(
                    option + " has '" + text + "', where " + event + " takes a number " + allowed(event));
        }
        Matcher comparison = COMPARISON.matcher(text.strip());
        if (comparison.matches()) {
            OptionalDouble threshold = Decimals.read(comparison.group(4));
            if (threshold.isPresent() && Double.isFinite(threshold.getAsDouble())) {
                Kind kind = comparison.group(3).equals("<") ? Kind.OBSERVABLE_BELOW : Kind.OBSERVABLE_ABOVE;
                int index = Optional.ofNullable(comparison.group(2))
                        .map(Integer::parseInt)
                        .orElse(0);
                return new EventCondition(
                        kind,
                        Optional.of(new ObservableComponent(comparison.group(1), index)),
                        threshold.getAsDouble());
            }
            throw new IllegalArgumentException(option + " has '" + text + "', where a finite number follows "
                    + comparison.group(3) + ", such as '" + comparison.group(1) + " " + comparison.group(3) + " 0.5'");
        }
        throw new IllegalArgumentException(
                option + " has '" + text + "', which is not an event. Write one of rank-below,"
                        + " norm-above, growth-above, gradient-below and a number, such as 'rank-below 1.5', or compare an"
                        + " observable, such as 'loss < 1e-3', or one of its components, such as 'singular-values[2] < 0.1'");
    }

    private static EventCondition named(String event, double threshold) {
        return switch (event) {
            case "rank-below" -> rankBelow(threshold);
            case "norm-above" -> new EventCondition(Kind.NORM_ABOVE, threshold);
            case "growth-above" -> new EventCondition(Kind.GROWTH_ABOVE, threshold);
            default -> new EventCondition(Kind.GRADIENT_BELOW, threshold);
        };
    }

    /** Returns true if a threshold makes sense: a rank is at least 1, a norm is positive, growth starts at 1. */
    private static boolean allows(String event, double threshold) {
        return switch (event) {
            case "rank-below" -> threshold >= 1;
            case "growth-above" -> threshold > 1;
            default -> threshold > 0;
        };
    }

    private static String allowed(String event) {
        return switch (event) {
            case "rank-below" -> "of at least 1";
            case "growth-above" -> "above 1";
            default -> "above 0";
        };
    }
}
