package org.repdyn.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code repdyn completion}: prints a completion script for a shell. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a completion script; in bash: source <(repdyn completion bash)")
final class CompletionCommand implements Callable<Integer> {

    /** The shells that a script can be made for. */
    enum Shell {
        /** GNU Bash. */
        BASH,
        /** Z shell, through its emulation of Bash's completion. */
        ZSH
    }

    private final Console console;
    private final Interrupts interrupts;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh")
    private String shell = "bash";

    @Spec
    private CommandSpec spec;

    private Shell requireShell() {
        for (Shell candidate : Shell.values()) {
            if (candidate.name().equalsIgnoreCase(shell)) {
                return candidate;
            }
        }
        throw new ParameterException(
                spec.commandLine(), "there is no completion script for '" + shell + "'. Allowed: bash, zsh");
    }

    CompletionCommand(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        if (requireShell() == Shell.ZSH) {
            console.out().println("autoload -U +X compinit && compinit");
            console.out().println("autoload -U +X bashcompinit && bashcompinit");
        }
        console.out().println(AutoComplete.bash("repdyn", new RepDyn(console, interrupts).commandLine()));
        return 0;
    }
}
