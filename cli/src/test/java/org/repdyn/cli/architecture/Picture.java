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
 * has the name of its packages after {@code org.repdyn}; the text in brackets after it is the name of its folder, if that is
 * another. Dotted arrows are dependencies at run time, which no class file shows.
 */
final class Picture {

    private static final Pattern FLOWCHART = Pattern.compile("```mermaid\\nflowchart BT\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\[\"?([^]\"]*)\"?]");
    private static final Pattern DOTTED = Pattern.compile("\\s+-\\.[^>]*->\\s+");
    private static final Pattern ARROW = Pattern.compile("\\s+-->\\s+");
    private static final Pattern AND = Pattern.compile("\\s+&\\s+");

    private final Map<String, Set<String>> arrows = new TreeMap<>();
    private final Map<String, Set<String>> dotted = new TreeMap<>();
    private final Map<String, String> folders = new TreeMap<>();

    private Picture(Stream<String> lines) {
        lines.map(String::strip).forEach(this::add);
    }

    /** Reads the one flowchart of a page that is drawn from bottom to top. */
    static Picture read(Path page) {
        Matcher flowchart = FLOWCHART.matcher(text(page));
        if (!flowchart.find()) {
            throw new IllegalStateException(page + " has no Mermaid flowchart with the direction BT");
        }
        return new Picture(flowchart.group(1).lines());
    }

    private void add(String line) {
        LABEL.matcher(line).results().forEach(label -> folders.put(label.group(1), label.group(2)));
        String plain = LABEL.matcher(line).replaceAll("$1");
        boolean isDotted = DOTTED.matcher(plain).find();
        List<String> ends = List.of((isDotted ? DOTTED : ARROW).split(plain, -1));
        for (String from : AND.split(ends.get(0), -1)) {
            Set<String> targets = (isDotted ? dotted : arrows).computeIfAbsent(from, f -> new TreeSet<>());
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

    /** Returns the modules that a module needs at run time only. */
    Set<String> dottedArrowsFrom(String module) {
        return dotted.getOrDefault(module, Set.of());
    }

    /** Returns the name of the folder of a module. */
    String folder(String module) {
        return folders.getOrDefault(module, module);
    }
}
