package org.repdyn.cli.completion;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.repdyn.cli.session.CommonOptions;

/**
 * The words of a command line up to the cursor, without the name of the program.
 *
 * @param before the words before the one that the cursor is in
 * @param current the beginning of the word that the cursor is in; empty if it begins there
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record CompletionWords(List<String> before, String current) {

    /** The words of a command that is run, and not completed. */
    public static final CompletionWords NONE = new CompletionWords(List.of(), "");

    /** A word as shells write it: pieces in quotation marks, escaped characters, and plain characters. */
    private static final Pattern WORD = Pattern.compile("(?:'[^']*(?:'|$)|\"[^\"]*(?:\"|$)|\\\\.|[^\\s'\"])+");

    private static final Pattern QUOTES = Pattern.compile("['\"]|\\\\(?=.)");

    public CompletionWords {
        before = List.copyOf(before);
    }

    /** Reads a line as a shell gives it, from the name of the program to the cursor. */
    public static CompletionWords of(String line) {
        List<String> words = new ArrayList<>();
        int end = 0;
        for (Matcher word = WORD.matcher(line); word.find(); ) {
            words.add(QUOTES.matcher(word.group()).replaceAll(""));
            end = word.end();
        }
        boolean begins = words.size() < 2 || end < line.length();
        String current = begins ? "" : words.remove(words.size() - 1);
        return new CompletionWords(words.subList(Math.min(1, words.size()), words.size()), current);
    }

    /** Returns all words, the current one last. */
    public List<String> all() {
        List<String> all = new ArrayList<>(before);
        all.add(current);
        return all;
    }

    /** Returns the directories of plugins that the line names. */
    List<Path> pluginDirectories() {
        List<Path> directories = new ArrayList<>();
        String option = CommonOptions.PLUGINS;
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).startsWith(option + "=")) {
                directories.add(Path.of(before.get(i).substring(option.length() + 1)));
            } else if (before.get(i).equals(option) && i + 1 < before.size()) {
                directories.add(Path.of(before.get(i + 1)));
            }
        }
        return directories;
    }
}
