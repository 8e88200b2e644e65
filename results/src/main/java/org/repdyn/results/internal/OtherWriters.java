package org.repdyn.results.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Temporary directories that other processes have next to a target, or that killed processes have left there. */
final class OtherWriters {

    private OtherWriters() {}

    /**
     * Deletes the temporary directories of processes that no longer exist.
     *
     * @param stem name of a temporary directory up to the number of the process
     * @return number of a process that exists and writes to the same target
     */
    static OptionalLong clean(Path parent, String stem) throws IOException {
        Pattern name = Pattern.compile(Pattern.quote(stem) + "(\\d+)(?:-\\d+)?");
        List<Path> entries;
        try (Stream<Path> all = Files.list(parent)) {
            entries = all.toList();
        }
        OptionalLong other = OptionalLong.empty();
        for (Path entry : entries) {
            Matcher matcher = name.matcher(entry.getFileName().toString());
            if (!matcher.matches()) {
                continue;
            }
            long pid = Long.parseLong(matcher.group(1));
            if (!writes(pid, entry)) {
                StagedDirectory.delete(entry);
            } else if (pid != ProcessHandle.current().pid()) {
                other = OptionalLong.of(pid);
            }
        }
        return other;
    }

    /** Returns true if a process exists and is not younger than its directory; the system uses numbers again. */
    private static boolean writes(long pid, Path directory) throws IOException {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return false;
        }
        Instant written = Files.getLastModifiedTime(directory).toInstant();
        // Start times have the resolution of the system's clock tick, a hundredth of a second or a second.
        return process.get()
                .info()
                .startInstant()
                .map(start -> !start.minusSeconds(2).isAfter(written))
                .orElse(true);
    }
}
