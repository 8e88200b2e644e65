package org.repdyn.core.plugin;

import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.repdyn.core.options.MisdeclaredOptionsException;

/** Descriptions, in one line, of why a plugin failed. */
final class Causes {

    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");
    private static final String SERVICES_FOLDER = "META-INF/";

    // The JDK's own words, English in every locale; words it may choose in a later release are passed on as they are.
    private static final Pattern NOT_FOUND = Pattern.compile(": Provider (\\S+) not found$");
    private static final Pattern NO_SUBTYPE = Pattern.compile(": (?:Provider )?(\\S+) not a subtype$");

    private Causes() {}

    /** Returns a description in one line, without the stack trace. */
    static String describe(Throwable failure) {
        Throwable root = root(failure);
        return LINE_BREAKS.matcher(sentence(failure, root)).replaceAll(" ");
    }

    private static String sentence(Throwable failure, Throwable root) {
        if (root instanceof ServiceConfigurationError) {
            return services(message(root));
        }
        if (root instanceof UnsupportedClassVersionError) {
            return "it was compiled for a newer Java than this one, which is "
                    + Runtime.version().feature();
        }
        if (root instanceof NoClassDefFoundError || root instanceof ClassNotFoundException) {
            return "it needs the class " + message(root).replace('/', '.')
                    + ", which its jar does not bring and RepDyn does not share";
        }
        if (root instanceof LinkageError) {
            return "it was built for another version of RepDyn (this is " + Versions.current() + "): " + message(root);
        }
        if (root instanceof MisdeclaredOptionsException) {
            return "its options are misdeclared: " + message(root);
        }
        String where = failure instanceof ServiceConfigurationError ? "it failed while starting: " : "it failed: ";
        return where
                + root.getClass().getSimpleName()
                + Optional.ofNullable(root.getMessage()).map(m -> ": " + m).orElse("");
    }

    /** Returns the JDK's message without the service's name and without the path of the jar, which the failure names already. */
    private static String services(String message) {
        int folder = message.indexOf(SERVICES_FOLDER);
        if (folder >= 0) {
            return "malformed " + message.substring(folder) + "; no plugin that this file names was loaded";
        }
        Matcher missing = NOT_FOUND.matcher(message);
        if (missing.find()) {
            return "its services file names " + missing.group(1) + ", which is not there";
        }
        Matcher stranger = NO_SUBTYPE.matcher(message);
        if (stranger.find()) {
            return "its services file names " + stranger.group(1) + ", which does not implement "
                    + message.substring(0, message.indexOf(':'));
        }
        return message;
    }

    private static String message(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
