package org.repdyn.core.plugin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The member that a class of a plugin misses, from an error of the JVM; its messages are in English in every locale. */
final class MissingMember {

    /** Message about a method that is called and does not exist: its result, its class, its name and its parameters. */
    private static final Pattern METHOD = Pattern.compile("^'(?:\\S+ )*?\\S+ (\\S+\\(.*\\))'$");

    /** Message about a method that is called and that the class of a plugin does not implement. */
    private static final Pattern ABSTRACT =
            Pattern.compile("^Receiver class (\\S+) does not define or inherit an implementation of the"
                    + " resolved method 'abstract .*?(\\w+)\\(.*");

    /** Message about an interface method that a class does not implement, if the method is called on the class: class, name and parameters. */
    private static final Pattern IS_ABSTRACT = Pattern.compile("^Method (\\S+?)\\.(\\w+)\\(\\S* is abstract$");

    private MissingMember() {}

    /** Returns what is missing, as a clause about the plugin; the message of the JVM if it has another form. */
    static String of(LinkageError error, String message) {
        if (error instanceof AbstractMethodError) {
            // The JVM has one message for a call by a type and another for a call by reflection.
            for (Pattern form : new Pattern[] {ABSTRACT, IS_ABSTRACT}) {
                Matcher method = form.matcher(message);
                if (method.find()) {
                    return "its class " + method.group(1).replace('/', '.') + " has no method " + method.group(2)
                            + "(), which RepDyn calls";
                }
            }
            return message;
        }
        if (error instanceof NoSuchMethodError) {
            Matcher method = METHOD.matcher(message);
            return method.find() ? "it calls the method " + method.group(1) + ", which does not exist" : message;
        }
        return error instanceof NoSuchFieldError ? "it reads the field " + message + ", which does not exist" : message;
    }
}
