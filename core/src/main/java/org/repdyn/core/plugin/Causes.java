package org.repdyn.core.plugin;

import java.util.Locale;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.regex.Pattern;
import org.repdyn.core.options.MisdeclaredOptionsException;

/** Why something of a plugin failed, in one line for whoever has to mend it. */
final class Causes {

    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");
    private static final String SERVICES_FOLDER = "META-INF/";

    private Causes() {}

    /** One line, without the stack. */
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

    /** The JDK's message without the service's name and without the path of the jar, which the failure names already. */
    private static String services(String message) {
        int folder = message.indexOf(SERVICES_FOLDER);
        if (folder >= 0) {
            return "malformed " + message.substring(folder) + "; no plugin that this file names was loaded";
        }
        String told = message.substring(message.indexOf(": ") + 2);
        return told.isEmpty() ? message : told.substring(0, 1).toLowerCase(Locale.ROOT) + told.substring(1);
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
