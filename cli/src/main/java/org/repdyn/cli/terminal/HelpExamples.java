package org.repdyn.cli.terminal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The examples of a help, which are the footer of a command: commands, each with an explanation beside it. If a line would be too
 * long, the explanations are below their commands. A command is never broken, so that it can be copied.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HelpExamples implements IHelpSectionRenderer {

    /** Sections of a help, the examples before the lists of options and commands, which are long. */
    public static final List<String> SECTIONS = List.of(
            UsageMessageSpec.SECTION_KEY_HEADER_HEADING,
            UsageMessageSpec.SECTION_KEY_HEADER,
            UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
            UsageMessageSpec.SECTION_KEY_SYNOPSIS,
            UsageMessageSpec.SECTION_KEY_DESCRIPTION_HEADING,
            UsageMessageSpec.SECTION_KEY_DESCRIPTION,
            UsageMessageSpec.SECTION_KEY_FOOTER_HEADING,
            UsageMessageSpec.SECTION_KEY_FOOTER,
            UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_AT_FILE_PARAMETER,
            UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
            UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_OPTION_LIST,
            UsageMessageSpec.SECTION_KEY_END_OF_OPTIONS,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
            UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST);

    /** Separator of a command and its explanation: two blanks or more. */
    private static final String SEPARATOR = "(?<=\\S) {2,}";

    /** Blanks before a command, and between it and its explanation. */
    private static final String GAP = "  ";

    /** Blanks before an explanation below its command. */
    private static final String BELOW = "      ";

    @Override
    public String render(Help help) {
        UsageMessageSpec usage = help.commandSpec().usageMessage();
        return usage.footer().length == 0 ? "" : lines(List.of(usage.footer()), usage.width()) + System.lineSeparator();
    }

    /** Returns examples, each a command, two or more blanks, and an explanation, which may be missing, in lines of this width. */
    static String lines(List<String> examples, int width) {
        List<List<String>> parts = examples.stream()
                .map(example -> Arrays.asList(example.strip().split(SEPARATOR, 2)))
                .toList();
        List<List<String>> explained =
                parts.stream().filter(part -> part.size() > 1).toList();
        int column = explained.stream()
                .mapToInt(part -> GAP.length() + part.get(0).length() + GAP.length())
                .max()
                .orElse(0);
        boolean beside =
                explained.stream().allMatch(part -> column + part.get(1).length() < width);
        return parts.stream()
                .map(part -> {
                    String command = GAP + part.get(0);
                    if (part.size() < 2) {
                        return command;
                    }
                    return beside
                            ? command + " ".repeat(column - command.length()) + part.get(1)
                            : command
                                    + System.lineSeparator()
                                    + BELOW
                                    + String.join(
                                            System.lineSeparator() + BELOW,
                                            TextTable.broken(part.get(1), width - BELOW.length() - 1, ""));
                })
                .map(text -> text + System.lineSeparator())
                .collect(Collectors.joining());
    }
}
