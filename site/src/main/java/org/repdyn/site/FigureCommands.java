package org.repdyn.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Drawing of figures by the commands that stand above them. A block of commands below the comment {@code <!-- drawn with the site -->} is
 * run while the site is made, and the figures that it writes replace those in {@code docs/images}, which GitHub shows.
 */
final class FigureCommands {

    private static final Pattern BLOCK = Pattern.compile("<!-- drawn with the site -->\\s*\\n((?: {4}repdyn .*\\n)+)");

    private static final Pattern FIGURE = Pattern.compile("--out (\\S+\\.svg)");

    private FigureCommands() {}

    /**
     * Runs the commands of a page in an empty folder, each in a process of its own as on a command line.
     *
     * @return the files of the figures
     * @throws SiteException if a command fails, or does not write its figure
     */
    static List<Path> run(String markdown, Path folder) throws IOException, InterruptedException {
        List<Path> figures = new ArrayList<>();
        for (String command : commands(markdown)) {
            run(command, folder, figures);
        }
        return figures;
    }

    /** Returns the commands that are run, in their order. */
    static List<String> commands(String markdown) {
        return BLOCK.matcher(markdown)
                .results()
                .flatMap(block -> block.group(1).lines().map(String::strip))
                .toList();
    }

    private static void run(String command, Path folder, List<Path> figures) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.repdyn.cli.Main"));
        words.addAll(CommandCheck.words(command));
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new SiteException("'" + command + "' ended with " + code + ":\n" + output.strip());
        }
        FIGURE.matcher(command).results().forEach(figure -> {
            Path file = folder.resolve(figure.group(1));
            if (!Files.isRegularFile(file)) {
                throw new SiteException("'" + command + "' did not write " + figure.group(1));
            }
            figures.add(file);
        });
    }
}
