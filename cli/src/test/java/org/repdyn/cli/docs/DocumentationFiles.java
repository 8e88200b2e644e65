package org.repdyn.cli.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the documentation: those in {@code docs}, and in {@code docs/plugins} one for each kind of plugin. */
public final class DocumentationFiles {

    private static final Path DOCS = Path.of("..", "docs");

    /** Folder of the pages on kinds of plugins. */
    public static final Path PLUGINS = DOCS.resolve("plugins");

    private DocumentationFiles() {}

    /** Returns the pages in the order of their names, those on kinds of plugins last. */
    public static List<Path> pages() {
        return Stream.of(DOCS, PLUGINS).flatMap(DocumentationFiles::in).toList();
    }

    private static Stream<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
