package org.repdyn.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.repdyn.cli.completion.CompletionWords;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * The command {@code repdyn complete}, which the scripts of {@code repdyn completion} call: prints how the last word of a line may
 * go on, one possibility in each line.
 */
@Command(
        name = CompleteCommand.NAME,
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Prints how the last word of a command line may go on.")
final class CompleteCommand implements Callable<Integer> {

    static final String NAME = "complete";

    private final Console console;
    private final Interrupts interrupts;

    @Parameters(paramLabel = "LINE", description = "The line from the name of the program to the cursor.")
    private String line = "";

    CompleteCommand(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        CompletionWords words = CompletionWords.of(line);
        possibilities(words).forEach(console.out()::println);
        console.out().flush();
        return 0;
    }

    private Stream<String> possibilities(CompletionWords words) {
        List<String> all = words.all();
        List<CharSequence> endings = new ArrayList<>();
        AutoComplete.complete(
                new RepDyn(console, interrupts).completing(words).getCommandSpec(),
                all.toArray(String[]::new),
                all.size() - 1,
                words.current().length(),
                line.length(),
                endings);
        List<String> found = endings.stream()
                .map(ending -> words.current() + ending)
                .map(word -> upToNextPart(word, words.current().length()))
                .filter(word -> !word.equals(words.current()) || !word.endsWith("="))
                .distinct()
                .sorted()
                .toList();
        // Options are offered for a word that begins with a hyphen, and where nothing else is expected.
        boolean optionsOnly = found.stream().allMatch(word -> word.startsWith("-"));
        return found.stream().filter(word -> optionsOnly || !word.startsWith("-"));
    }

    /** Returns a setting up to the next part that is to be chosen: loss, then loss=, then loss=nt-xent. */
    private static String upToNextPart(String word, int written) {
        int equals = word.indexOf('=');
        if (equals < 0 || word.startsWith("-")) {
            return word;
        }
        int dot = word.indexOf('.', written);
        if (dot >= 0 && dot < equals) {
            return word.substring(0, dot + 1);
        }
        return equals >= written ? word.substring(0, equals + 1) : word;
    }
}
