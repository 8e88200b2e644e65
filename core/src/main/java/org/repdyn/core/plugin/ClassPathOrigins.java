package org.repdyn.core.plugin;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Jars and folders of the class path that plugins come from. Each jar is read once, for all its plugins. Thread-safe. */
final class ClassPathOrigins {

    /**
     * Place on the class path.
     *
     * @param name {@code built-in}, or name of the jar or folder
     * @param files the jar of a third party; empty for built-in plugins and folders of classes
     */
    record Origin(String name, List<PluginFile> files) {}

    /** Place of everything that belongs to RepDyn. */
    private static final Origin BUILT_IN = new Origin(LoadedPlugin.BUILT_IN, List.of());

    private final Map<String, Origin> byLocation = new ConcurrentHashMap<>();

    /** Returns where a class comes from that was found in a place: from the plugin of that place, or from a jar of the class path. */
    Origin of(PluginSource.Place place, Class<?> type) {
        return place.isolated() ? new Origin(place.origin(), place.files()) : of(type);
    }

    /** Returns the place of a class; all classes of RepDyn itself are built in. */
    Origin of(Class<?> type) {
        if (type.getName().startsWith("org.repdyn.")) {
            return BUILT_IN;
        }
        CodeSource code = type.getProtectionDomain().getCodeSource();
        return code == null || code.getLocation() == null
                ? new Origin("class path", List.of())
                : byLocation.computeIfAbsent(code.getLocation().toString(), l -> read(code.getLocation()));
    }

    private static Origin read(URL location) {
        String path = location.getPath().replaceAll("/+$", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return new Origin(name.isEmpty() ? "class path" : name, files(location));
    }

    private static List<PluginFile> files(URL location) {
        try {
            Path path = Path.of(location.toURI());
            return Files.isRegularFile(path) ? List.of(PluginFile.of(path)) : List.of();
        } catch (IOException | URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            // The code does not come from a file that can be read, so it has no checksum.
            return List.of();
        }
    }
}
