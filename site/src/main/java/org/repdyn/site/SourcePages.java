package org.repdyn.site;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Pages that show the files and folders of the source tree to which the documentation links. */
final class SourcePages {

    /** Folders of builds and hidden files, which are not sources. */
    private static final Set<String> NO_SOURCES = Set.of("target", "runs");

    private SourcePages() {}

    /** Returns the page of each file and folder, and of the files within each folder. */
    static List<SitePage> of(Path root, Set<Path> shown) throws IOException {
        Set<Path> all = new TreeSet<>();
        for (Path file : shown) {
            try (Stream<Path> inside = Files.walk(root.resolve(file))) {
                inside.map(root::relativize)
                        .filter(path -> path.equals(file) || isSource(file.relativize(path)))
                        .forEach(all::add);
            }
        }
        List<SitePage> pages = new ArrayList<>();
        for (Path file : all) {
            pages.add(Files.isDirectory(root.resolve(file)) ? folder(root, file) : file(root, file));
        }
        return pages;
    }

    private static boolean isSource(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".") || NO_SOURCES.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private static SitePage folder(Path root, Path folder) throws IOException {
        StringBuilder body = title(folder).append("<ul>\n");
        String own = SourceLinks.shownAddress(folder);
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            files.map(root::relativize)
                    .filter(file -> isSource(folder.relativize(file)))
                    .sorted()
                    .forEach(file -> body.append("<li><a href=\"")
                            .append(Html.escaped(SourceLinks.relative(own, SourceLinks.shownAddress(file))))
                            .append("\">")
                            .append(Html.escaped(file.getFileName().toString()))
                            .append("</a></li>\n"));
        }
        return page(folder, body.append("</ul>\n").toString());
    }

    private static SitePage file(Path root, Path file) throws IOException {
        String code;
        try {
            code = Files.readString(root.resolve(file));
        } catch (MalformedInputException e) {
            code = "This file is not text.";
        }
        return page(
                file,
                title(file)
                        .append("<pre><code>")
                        .append(CodeHighlighter.of(code, CodeHighlighter.language(file.toString())))
                        .append("</code></pre>\n")
                        .toString());
    }

    private static StringBuilder title(Path file) {
        return new StringBuilder("<h1>")
                .append(Html.escaped(file.getFileName().toString()))
                .append("</h1>\n<p class=\"caption\">")
                .append(Html.escaped(SourceLinks.slashed(file)))
                .append("</p>\n");
    }

    private static SitePage page(Path file, String body) {
        return new SitePage(
                SourceLinks.shownAddress(file), file.getFileName().toString(), List.of(), body, List.of(), false);
    }
}
