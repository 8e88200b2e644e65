package org.repdyn.cli.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The picture of modules in docs/architecture.md: a Mermaid flowchart of lines such as {@code dynamics --> losses & core}. A node
 * has the name of its packages after {@code org.repdyn}; the text in brackets after it is only its label.
 * Dotted arrows are dependencies at run time, which no class file shows, and are left out.
 */
final class Picture {

    private static final Pattern FLOWCHART = Pattern.compile("```mermaid\\nflowchart BT\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LABEL = Pattern.compile("\\[[^]]*]");
    private static final Pattern DOTTED = Pattern.compile("\\s+-\\.[^>]*->\\s+");
    private static final Pattern ARROW = Pattern.compile("\\s+-->\\s+");
    private static final Pattern AND = Pattern.compile("\\s+&\\s+");

    private final Map<String, Set<String>> arrows;

    private Picture(Map<String, Set<String>> arrows) {
        this.arrows = arrows;
    }

    /** Reads the one flowchart of a page that is drawn from bottom to top. */
    static Picture read(Path page) {
        Matcher flowchart = FLOWCHART.matcher(text(page));
        if (!flowchart.find()) {
            throw new IllegalStateException(page + " has no Mermaid flowchart with the direction BT");
        }
        Map<String, Set<String>> arrows = new TreeMap<>();
        flowchart
                .group(1)
                .lines()
                .map(String::strip)
                .forEach(line -> add(LABEL.matcher(line).replaceAll(""), arrows));
        return new Picture(arrows);
    }

    private static void add(String line, Map<String, Set<String>> arrows) {
        if (DOTTED.matcher(line).find()) {
            return;
        }
        List<String> ends = List.of(ARROW.split(line, -1));
        for (String from : AND.split(ends.get(0), -1)) {
            Set<String> targets = arrows.computeIfAbsent(from, f -> new TreeSet<>());
            ends.stream().skip(1).flatMap(end -> Stream.of(AND.split(end, -1))).forEach(targets::add);
        }
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the names of all modules. */
    Set<String> modules() {
        return arrows.keySet();
    }

    /** Returns the modules that a module may use, without itself. */
    Set<String> arrowsFrom(String module) {
        return arrows.getOrDefault(module, Set.of());
    }
}
