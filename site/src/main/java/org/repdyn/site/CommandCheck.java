package org.repdyn.site;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.repdyn.cli.EmbeddedCommands;

/** Check that a command {@code repdyn compare …} is valid: its study is planned, and nothing runs. */
final class CommandCheck implements Predicate<String> {

    /** A word of a command, of which quotes around it are no part. */
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @Override
    public boolean test(String command) {
        List<String> words = new ArrayList<>(words(command));
        words.add("--dry-run");
        return new EmbeddedCommands().run(words, Writer.nullWriter(), Writer.nullWriter()) == 0;
    }

    /** Returns the words of a command after {@code repdyn}. */
    static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .skip(1)
                .map(CommandCheck::unquoted)
                .toList();
    }

    private static String unquoted(MatchResult word) {
        String quoted = word.group(1);
        return quoted == null ? word.group() : quoted;
    }
}
