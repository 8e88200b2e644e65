package org.repdyn.core.options;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Description of an option, from its declaration. {@code plugins describe} prints it, and the schema for editors contains it.
 *
 * @param name name as users write it, such as {@code weight-decay}
 * @param kind kind of a value, or of each item of a list
 * @param list true if the option takes a list
 * @param type type in words, such as {@code a list of numbers}
 * @param help description in one line
 * @param defaultValue default as a user would write it, if there is one
 * @param example a value of a required option as a user would write it, if its author gives one
 * @param choices allowed values, if they can be listed; otherwise empty
 * @param range allowed numbers; empty if the option is not a number
 * @param required true if the option must be given
 * @param form form of a list or map that the plugin reads itself; {@code ANY} for other kinds
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record OptionDescription(
        String name,
        Kind kind,
        boolean list,
        String type,
        String help,
        Optional<String> defaultValue,
        Optional<String> example,
        List<String> choices,
        Optional<Interval> range,
        boolean required,
        StructureForm form) {

    /** Kinds of value. */
    public enum Kind {
        /** A double. */
        NUMBER,
        /** An int or a long. */
        WHOLE_NUMBER,
        /** True or false. */
        TRUTH,
        /** Any text. */
        TEXT,
        /** A file or directory. */
        PATH,
        /** One of a few names. */
        CHOICE,
        /** A list or a map that the plugin reads itself, as it was written. */
        STRUCTURE
    }

    public OptionDescription {
        choices = List.copyOf(choices);
    }

    /** Returns the limits beyond the type: the range in words, or the choices; may be empty. */
    public String allowed() {
        return choices.isEmpty() ? range.map(Interval::inWords).orElse("") : String.join(", ", choices);
    }

    /** Returns one phrase for an error: {@code a number > 0, default 0.5}. */
    public String summary() {
        String limits = range.map(Interval::inWords)
                .filter(w -> !w.isEmpty())
                .map(w -> " " + w)
                .orElse("");
        String expected = choices.isEmpty() ? type + limits : (list ? "a list of " : "") + String.join(", ", choices);
        String fallback = defaultValue.map(d -> ", default " + d).orElse(required ? ", required" : ", optional");
        return expected + fallback;
    }
}
