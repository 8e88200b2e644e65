package org.repdyn.core.options;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Conversion of Java names to kebab case: {@code weightDecay} is {@code weight-decay}, {@code FIRST_STEP} is {@code
 * first-step}. The conversion is one-to-one for accepted names.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class KebabCase {

    /** Name of a record component. */
    private static final Pattern CAMEL = Pattern.compile("[a-z][a-zA-Z0-9]*");

    /** Name of an enum constant. */
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

    /** Name of a plugin or an option in a study. */
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Letter before which a hyphen is written. */
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private KebabCase() {}

    static boolean isCamel(String name) {
        return CAMEL.matcher(name).matches();
    }

    static boolean isConstant(String name) {
        return CONSTANT.matcher(name).matches();
    }

    /** Returns true for lower-case letters and digits with single hyphens between them, a letter first. */
    public static boolean isKebab(String name) {
        return KEBAB.matcher(name).matches();
    }

    static String fromCamel(String name) {
        return CAPITAL.matcher(name).replaceAll(m -> "-" + m.group().toLowerCase(Locale.ROOT));
    }

    static String fromConstant(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
