package org.repdyn.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Commits of a source tree, as the pages of the site name them. */
final class SourceVersion {

    private static final String NONE = "sources without Git";

    private SourceVersion() {}

    /**
     * Returns the last commit that changed a file or folder, with its date, in words; a tree without Git has none.
     *
     * @param path path from the root of the tree; empty for the whole tree
     */
    static String of(Path root, Path path) {
        List<String> command = List.of(
                "git",
                "log",
                "-1",
                "--date=short",
                "--format=commit %h of %cd",
                "--",
                root.resolve(path).toString());
        try {
            Process git = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String line = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 && !line.isEmpty() ? line : NONE;
        } catch (IOException e) {
            // There is no git on this machine.
            return NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
