package org.repdyn.cli.runs;

import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.repdyn.study.FlatSettings;
import org.repdyn.study.StudyKey;
import org.repdyn.study.store.FolderRunStore;
import org.repdyn.study.store.RunHeader;

/**
 * A run of a store as the commands list it.
 *
 * @param header its description
 * @param tags its tags
 * @param settings its settings by path
 */
record StoredEntry(RunHeader header, SortedSet<String> tags, FlatSettings settings) {

    /** Name of the constraint of a block that moves freely. */
    private static final String FREE = "euclidean";

    /** Properties of a run that are no settings, but have values for conditions. */
    static final List<String> PROPERTIES = List.of("arm", "id", "run", "seconds", "status", "tag");

    /**
     * Returns the runs of a store, the newest first.
     *
     * @throws IOException if the tags cannot be read
     */
    static List<StoredEntry> of(FolderRunStore store) throws IOException {
        SortedMap<String, SortedSet<String>> tags = store.tags().all();
        return store.list().stream()
                .map(header -> new StoredEntry(
                        header,
                        Optional.ofNullable(tags.get(header.id().hex())).orElse(Collections.emptySortedSet()),
                        FlatSettings.of(header.settings())))
                .sorted(Comparator.comparing(
                                (StoredEntry entry) -> entry.header().written())
                        .reversed()
                        .thenComparing(entry -> entry.header().id().hex()))
                .toList();
    }

    /** Returns the values of a property or of a setting; none if the run does not have it. */
    List<String> values(String path) {
        return switch (path) {
            case "arm" -> List.of(header.arm());
            case "id" -> List.of(header.id().hex());
            case "run" -> List.of(header.run());
            case "seconds" -> List.of(Double.toString(header.seconds()));
            case "status" -> List.of(header.status().key());
            case "tag" -> List.copyOf(tags);
            default -> settings.get(path);
        };
    }

    /** Returns a setting as one text for a table; empty if it is not set. */
    String text(String path) {
        return String.join(" ", settings.get(path));
    }

    /** Returns the constraints of the weight blocks, without free blocks beside others; empty for a baseline. */
    String constraint() {
        List<String> all =
                settings.get(StudyKey.CONSTRAINT.key()).stream().distinct().toList();
        return all.stream()
                .filter(name -> all.size() == 1 || !name.equals(FREE))
                .collect(Collectors.joining(" "));
    }

    /** Returns the seed; if data, views and weights have seeds of their own, each with its name. */
    String seed() {
        return header.settings().get(StudyKey.SEED.key()) instanceof Map<?, ?> own
                ? own.entrySet().stream()
                        .map(seed -> seed.getKey() + "=" + seed.getValue())
                        .collect(Collectors.joining(" "))
                : text(StudyKey.SEED.key());
    }

    /** Returns the settings as nested maps, lists, texts, numbers and truth values. */
    Map<String, Object> tree() {
        return header.settings();
    }
}
