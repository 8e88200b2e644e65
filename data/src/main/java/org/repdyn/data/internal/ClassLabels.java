package org.repdyn.data.internal;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.data.spi.DataException;

/**
 * Labels of samples, from text.
 *
 * @param labels label of each sample; {@link EvaluationSet#UNLABELLED} if it has none
 * @param names name of the class of label i; empty if the text of every label is the number itself
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ClassLabels(int[] labels, List<String> names) {

    private static final Pattern LEADING_ZERO = Pattern.compile("^[+-]?0[0-9]");

    /** Treatment of samples without a label. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public enum Missing {
        /** The data are refused. */
        REFUSE,
        /** The samples are kept, without a label. */
        UNLABELLED
    }

    /**
     * Returns the labels of texts. Whole numbers are their own labels, also if they are written like 2.0, unless one of them begins with
     * a zero like a postal code 01; then all labels are texts. Texts are numbered in the order of their sorted names; the two
     * Unicode forms of an accented letter are the same text.
     *
     * @param given text of the label of each sample
     * @param remedy what to do about a missing label that is refused, for the message
     * @param place place of the label of a sample, for messages
     * @throws DataException if a label is missing, and missing labels are refused, or if a label has a line break
     */
    public static ClassLabels of(List<String> given, Missing missing, String remedy, IntFunction<String> place) {
        List<String> texts = given.stream().map(Text::composed).toList();
        for (int i = 0; i < texts.size(); i++) {
            if (Text.lineBreaks(texts.get(i)) > 0) {
                throw new DataException(place.apply(i) + " has the label " + Text.quote(texts.get(i))
                        + " with a line break; a quotation mark is missing or superfluous");
            }
            if (missing == Missing.REFUSE && CellKind.isMissing(texts.get(i))) {
                throw new DataException(place.apply(i) + " has no label (" + Text.quote(texts.get(i)) + "); " + remedy);
            }
        }
        List<String> present =
                texts.stream().filter(t -> !CellKind.isMissing(t)).toList();
        if (present.isEmpty()) {
            throw new DataException(place.apply(0) + " has no label, and no sample has one; leave label out");
        }
        if (present.stream().allMatch(t -> whole(t).isPresent())) {
            int[] numbers = texts.stream()
                    .mapToInt(t -> CellKind.isMissing(t) ? EvaluationSet.UNLABELLED : whole(t).orElseThrow())
                    .toArray();
            return new ClassLabels(numbers, List.of());
        }
        List<String> names = present.stream().distinct().sorted().toList();
        int[] labels = texts.stream()
                .mapToInt(t -> CellKind.isMissing(t) ? EvaluationSet.UNLABELLED : Collections.binarySearch(names, t))
                .toArray();
        return new ClassLabels(labels, names);
    }

    /** Returns the number of different labels for a report, such as {@code 3 classes}. */
    public static String countClasses(int[] labels) {
        long count = Arrays.stream(labels)
                .filter(label -> label != EvaluationSet.UNLABELLED)
                .distinct()
                .count();
        return count == 1 ? "1 class" : count + " classes";
    }

    /** Returns a note about two classes whose names are the same number, such as 1 and 1.0; empty text if there are none. */
    String ambiguous() {
        Map<Double, String> byNumber = new HashMap<>();
        for (String name : names) {
            if (CellKind.isNumber(name)) {
                String other = byNumber.putIfAbsent(Double.parseDouble(name) + 0.0, name);
                if (other != null) {
                    return ", labels " + Text.quote(other) + " and " + Text.quote(name)
                            + " are different classes, because not all labels are whole numbers of at most "
                            + Integer.MAX_VALUE + " without leading zeros";
                }
            }
        }
        return "";
    }

    /** Returns a text as a whole number; empty if it cannot be read as one, or if it begins with a superfluous zero. */
    private static Optional<Integer> whole(String text) {
        if (!CellKind.isNumber(text) || LEADING_ZERO.matcher(text).find()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(text);
        boolean fits = value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE;
        return fits ? Optional.of((int) value) : Optional.empty();
    }
}
