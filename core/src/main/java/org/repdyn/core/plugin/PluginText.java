package org.repdyn.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Text file of a plugin.
 *
 * @param origin {@code built-in}, or jar or folder of the plugin
 * @param name name in the index
 * @param text content; empty if the file named in the index does not exist
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record PluginText(String origin, String name, Optional<String> text) {

    /** Name of the file that lists the others of a folder, because a jar on the class path cannot list them. */
    private static final String INDEX = "index";

    static List<PluginText> all(String folder, List<PluginSource.Place> places) {
        List<PluginText> texts = new ArrayList<>();
        try {
            for (PluginSource.Place place : places) {
                for (URL index : Collections.list(place.loader().getResources(folder + INDEX))) {
                    for (String name : names(read(index))) {
                        // Resolved relative to its index, because two jars on one class path may contain files of the
                        // same name.
                        PluginText text = new PluginText(place.origin(), name, sibling(index, name));
                        if (texts.stream().noneMatch(text::isCopyOf)) {
                            texts.add(text);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the texts of plugins in " + folder, e);
        }
        return List.copyOf(texts);
    }

    /** Returns true if both texts have the same name and content, as when the jar of a plugin contains a copy of RepDyn. */
    private boolean isCopyOf(PluginText other) {
        return text.isPresent() && name.equals(other.name) && text.equals(other.text);
    }

    private static List<String> names(String index) {
        return index.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static Optional<String> sibling(URL index, String name) {
        try {
            return Optional.of(read(new URL(index, name)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String read(URL url) throws IOException {
        try (InputStream in = url.openConnection().getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
