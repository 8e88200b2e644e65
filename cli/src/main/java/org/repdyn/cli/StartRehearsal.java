package org.repdyn.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.OjAlgoUtils;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;

/**
 * Rehearsal of common commands, from which Java makes the class-data archive of the launcher: with {@code -XX:ArchiveClassesAtExit}
 * it stores the classes that these commands load, and later starts map them from there in place of reading, checking and linking
 * them again.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class StartRehearsal {

    private StartRehearsal() {}

    /** Runs the commands in the working directory, without any output; exits with the code of the first that fails, or 0. */
    public static void main(String[] arguments) {
        OjAlgoUtils.limitThreadsTo(1);
        PrintStream nothing = new PrintStream(OutputStream.nullOutputStream());
        System.setOut(nothing);
        System.setErr(nothing);
        System.exit(run(Path.of("")));
    }

    /**
     * Runs the commands.
     *
     * @param folder folder for their files
     * @return exit code of the first that fails; 0 if none does
     */
    static int run(Path folder) {
        return commands(folder).stream()
                .mapToInt(command ->
                        new RepDyn(Console.silent(), Interrupts.none()).execute(command.toArray(String[]::new)))
                .filter(code -> code != 0)
                .findFirst()
                .orElse(0);
    }

    /** Returns the commands. Only their classes matter, so the study that runs is small. */
    private static List<List<String>> commands(Path folder) {
        return List.of(
                List.of("--help"),
                List.of("--version"),
                List.of("plugins", "list", "--no-plugins"),
                // It reads the options of all plugins, of which a study needs any.
                List.of("schema", "--no-plugins"),
                List.of("compare", "--dry-run", "--no-store", "--no-plugins"),
                List.of(
                        "compare",
                        "data.train=60",
                        "data.held-out=40",
                        "arms.infinite-width.data.train=40",
                        "encoder.outputs=3",
                        "time.end=2",
                        "time.points=3",
                        "--no-plugins",
                        "--store",
                        folder.resolve("store").toString(),
                        "--out",
                        folder.resolve("run").toString()));
    }
}
