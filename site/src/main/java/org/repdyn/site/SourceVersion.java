package org.repdyn.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Commit that the site is made from, as its pages name it. */
final class SourceVersion {

    private SourceVersion() {}

    /** Returns date and commit of a source tree in words; a tree without Git has none. */
    static String of(Path root) throws IOException, InterruptedException {
        Process git;
        try {
            git = new ProcessBuilder("git", "log", "-1", "--date=short", "--format=commit %h of %cd")
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return "sources without Git";
        }
        String line = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return git.waitFor() == 0 && !line.isEmpty() ? line : "sources without Git";
    }
}
