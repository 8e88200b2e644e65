package org.repdyn.results.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Temporary directories that other processes have next to a target, or that killed processes have left there. */
final class OtherWriters {

    /** Name of this host in the names of temporary directories: hexadecimal digits. */
    static final String HOST = host();

    private OtherWriters() {}

    /**
     * Name of a temporary directory of any target: the number of the process, and the host. Without the host a process of another one
     * would seem to be dead where hosts share the folder.
     */
    private static final Pattern ANY_TARGET = Pattern.compile("\\..+\\.writing-(\\d+)@([0-9a-f]+)(?:-\\d+)?");

    /**
     * Deletes the temporary directories of processes that no longer exist: those of the target, and those of other targets that were made
     * on this host, such as the targets of runs without a name of their own, whose names have a time.
     *
     * @param stem name of a temporary directory up to the number of the process
     * @return number of a process that exists and writes to the same target
     */
    static OptionalLong clean(Path parent, String stem) throws IOException {
        Pattern name = Pattern.compile(Pattern.quote(stem) + "(\\d+)(?:@([0-9a-f]+))?(?:-\\d+)?");
        List<Path> entries;
        try (Stream<Path> all = Files.list(parent)) {
            entries = all.toList();
        }
        OptionalLong other = OptionalLong.empty();
        for (Path entry : entries) {
            Matcher matcher = name.matcher(entry.getFileName().toString());
            if (!matcher.matches()) {
                cleanOther(entry);
                continue;
            }
            if (Optional.ofNullable(matcher.group(2))
                    .filter(h -> !h.equals(HOST))
                    .isPresent()) {
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

    private static void cleanOther(Path entry) {
        Matcher matcher = ANY_TARGET.matcher(entry.getFileName().toString());
        try {
            if (matcher.matches()
                    && HOST.equals(matcher.group(2))
                    && !writes(Long.parseLong(matcher.group(1)), entry)) {
                StagedDirectory.delete(entry);
            }
        } catch (IOException | NumberFormatException e) {
            // It may be that another process deletes the directory too. It does not concern this target.
            return;
        }
    }

    private static String host() {
        try {
            return Integer.toHexString(InetAddress.getLocalHost().getHostName().hashCode());
        } catch (UnknownHostException e) {
            // A name that no other process has: nothing is deleted that another host may have made.
            return Long.toHexString(UUID.randomUUID().getMostSignificantBits());
        }
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
