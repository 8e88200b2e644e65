package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Help;

@DisplayName("Help")
class HelpWidthTest {

    @ParameterizedTest
    @CsvSource({"0, 80", "20, 55", "70, 70", "100, 100", "500, 120"})
    @DisplayName("is as wide as the terminal, within what can be read, and 80 columns on a pipe")
    void width(int columns, int expected) {
        for (String command : new String[] {"compare", "figure"}) {
            int longest = Cli.wide(columns, command, "--help")
                    .lines()
                    // Commands to copy are in one piece.
                    .filter(line -> !line.startsWith("  repdyn "))
                    .mapToInt(String::length)
                    .max()
                    .orElseThrow();
            // Lines end where a word ends; the last column stays free.
            assertThat(longest).as(command).isBetween(expected - 8, expected);
        }
    }

    @Test
    @DisplayName("has styles of letters on a terminal only")
    void styles() {
        assertThat(Cli.commandLine(0).getColorScheme().ansi()).isEqualTo(Help.Ansi.OFF);
        assertThat(Cli.commandLine(0)
                        .getSubcommands()
                        .get("compare")
                        .getColorScheme()
                        .ansi())
                .isEqualTo(Help.Ansi.OFF);
        if (!"dumb".equals(System.getenv("TERM"))) {
            assertThat(Cli.commandLine(80).getColorScheme().ansi()).isEqualTo(Help.Ansi.AUTO);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 80", "500, 120"})
    @DisplayName("of a command within a command is as wide as that of others")
    void nested(int columns, int expected) {
        assertThat(Cli.wide(columns, "runs", "list", "--help")
                        .lines()
                        .filter(line -> !line.startsWith("  repdyn "))
                        .mapToInt(String::length))
                .allMatch(length -> length <= expected)
                .anyMatch(length -> length > expected - 15);
    }
}
