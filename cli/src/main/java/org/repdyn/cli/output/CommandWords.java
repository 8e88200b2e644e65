package org.repdyn.cli.output;

import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.results.OutputPlace;

/** Words of the command line for mistakes that libraries report: they know arguments and no options. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CommandWords {

    /** Argument of a library that the option of the same name gives. */
    private static final Pattern ARGUMENT = Pattern.compile("with the argument '([a-z-]+)'");

    private CommandWords() {}

    /** Returns the mistakes with the options to which their remedies refer. */
    public static UserErrorException of(UserErrorException mistakes) {
        return mistakes.inOtherWords(problem -> new Problem(
                problem.location().equals(SourceLocation.PROGRAM) ? SourceLocation.COMMAND_LINE : problem.location(),
                withOptions(problem.message())));
    }

    /** Returns true if a mistake is in arguments that a library received, for which the help of the command has the options. */
    public static boolean namesArguments(UserErrorException mistakes) {
        return mistakes.problems().stream()
                .anyMatch(problem -> problem.location().equals(SourceLocation.PROGRAM));
    }

    /** Returns a message with options in place of arguments. */
    private static String withOptions(String message) {
        return places(ARGUMENT.matcher(message).replaceAll("with --$1"));
    }

    private static String places(String message) {
        if (message.endsWith(OutputPlace.REPLACE)) {
            return message.substring(0, message.length() - OutputPlace.REPLACE.length()) + OutputPlace.ANOTHER
                    + " with --out, or replace it with --force";
        }
        return message.endsWith(OutputPlace.ANOTHER) ? message + " with --out" : message;
    }
}
