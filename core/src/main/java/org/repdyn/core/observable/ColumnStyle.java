package org.repdyn.core.observable;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.problem.SingleLine;
import org.repdyn.core.result.Column;

/**
 * Appearance of an observable as a column of a comparison. The column shows the first component of the last value.
 *
 * @param label heading, such as {@code effective rank}
 * @param format how its values are written
 * @param presence when the column is shown if the study does not choose its columns
 * @param sentence what the value means, as a format string with one {@code %s} for it, for the summary; empty to leave it out
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record ColumnStyle(String label, Column.Format format, Presence presence, Optional<String> sentence) {

    /** Rule by which a column is shown in a study that does not choose its columns. */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    public enum Presence {
        /** The column is shown only by a study that names it in {@code columns}. */
        ON_REQUEST,
        /** The column is shown if the observable is measured along the run. */
        IF_MEASURED,
        /**
         * The column is shown in each comparison. An observable that is not measured along the run is then measured at the first
         * and the last state.
         */
        ALWAYS
    }

    /** The only placeholder of a sentence. */
    private static final String VALUE = "%s";

    /** @throws IllegalArgumentException if the label is blank or has several lines, or the sentence is no format of one value */
    public ColumnStyle {
        if (label.isBlank() || !SingleLine.of(label).equals(label)) {
            throw new IllegalArgumentException(
                    "the label of a column must be one line of text, got '" + SingleLine.of(label) + "'");
        }
        sentence.ifPresent(text -> {
            String rest = text.replace("%%", "");
            int place = rest.indexOf(VALUE);
            if (place < 0
                    || rest.indexOf('%', place + 1) >= 0
                    || rest.indexOf('%') < place
                    || !SingleLine.of(text).equals(text)) {
                throw new IllegalArgumentException(
                        "the sentence of a column must be one line with one %s for its value, and"
                                + " %% for a percent sign, got '" + SingleLine.of(text) + "'");
            }
        });
    }

    /** Creates a style without a sentence. */
    public ColumnStyle(String label, Column.Format format, Presence presence) {
        this(label, format, presence, Optional.empty());
    }

    /** Returns the style of an observable that is a column only on request: its name with spaces, any number. */
    public static ColumnStyle onRequest(String observable) {
        return new ColumnStyle(ObservableNames.inWords(observable), Column.Format.NUMBER, Presence.ON_REQUEST);
    }

    /** Returns the column of an observable. */
    public Column column(String observable) {
        return new Column(observable, label, format);
    }
}
