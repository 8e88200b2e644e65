package org.repdyn.core.file;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a file or directory beside an output that is being written or replaced: {@code .NAME.writing-PID@HOST-N}. It tells which
 * process made it, so that what a killed process has left can be deleted while that of a living one stays.
 *
 * @param stem name of the output, shortened if it is long
 * @param purpose what the temporary file is for
 * @param pid number of the process
 * @param host host and user of the process, as hexadecimal digits
 */
record TemporaryName(String stem, Purpose purpose, long pid, String host) {

    /** Use of a temporary file or directory. */
    enum Purpose {
        /** The output until it is complete. */
        WRITING,
        /** The output before another one took its place. */
        REPLACED
    }

    /**
     * Host and user of this process. Hosts, containers with process numbers of their own, and users who do not see the processes of
     * others may share a folder; a process of another one would seem to be dead.
     */
    static final String HOST = hostAndUser();

    private static final Pattern FORM = Pattern.compile("\\.(.+)\\.(writing|replaced)-(\\d{1,18})@([0-9a-f]+)-\\d+");

    /** Length of an output's name above which its temporary names are shortened; file systems allow 255 bytes. */
    private static final int MAX_STEM = 60;

    /** Number of temporary names that this process has made. */
    private static final AtomicLong MADE = new AtomicLong();

    /** Returns a path beside an output that no other thread or process uses. */
    static Path beside(Path target, Purpose purpose) {
        return target.resolveSibling("." + stem(target) + "." + purpose.name().toLowerCase(Locale.ROOT) + "-"
                + ProcessHandle.current().pid() + "@" + HOST + "-" + MADE.incrementAndGet());
    }

    /** Returns the name of a temporary file or directory; empty for any other path. */
    static Optional<TemporaryName> of(Path path) {
        Matcher matcher = FORM.matcher(String.valueOf(path.getFileName()));
        return matcher.matches()
                ? Optional.of(new TemporaryName(
                        matcher.group(1),
                        Purpose.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
                        Long.parseLong(matcher.group(3)),
                        matcher.group(4)))
                : Optional.empty();
    }

    private static String stem(Path target) {
        String name = target.getFileName().toString();
        if (name.length() <= MAX_STEM) {
            return name;
        }
        // Half of a letter that takes two chars is no letter of any file system.
        int end = Character.isHighSurrogate(name.charAt(MAX_STEM - 1)) ? MAX_STEM - 1 : MAX_STEM;
        return name.substring(0, end) + Integer.toHexString(name.hashCode());
    }

    /** Returns true if the temporary file belongs to an output. */
    boolean isOf(Path target) {
        return stem.equals(stem(target));
    }

    /** Returns true if this process made the temporary file. */
    boolean isOwn() {
        return host.equals(HOST) && pid == ProcessHandle.current().pid();
    }

    /**
     * Returns true if the process no longer exists; false if it exists, or belongs to another host or user.
     *
     * @param path the temporary file
     * @throws IOException if its time cannot be read
     */
    boolean isAbandoned(Path path) throws IOException {
        if (!host.equals(HOST) || isOwn()) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty() || hasEnded(pid)) {
            return true;
        }
        // The system uses numbers again: a process that is younger than the file did not make it. Start times have the
        // resolution of the system's clock tick, a hundredth of a second or a second.
        Instant written =
                Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
        return process.get()
                .info()
                .startInstant()
                .map(start -> start.minusSeconds(2).isAfter(written))
                .orElse(false);
    }

    /**
     * Returns true for a process that has ended and whose number Linux keeps until its parent asks how it ended, which some parents, as
     * in containers, never do; false elsewhere.
     */
    private static boolean hasEnded(long pid) {
        try {
            String status = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            // The state follows the name of the program, which may have brackets and blanks itself.
            return status.startsWith("Z", status.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }

    private static String hostAndUser() {
        try {
            List<Object> parts =
                    Arrays.asList(hostName(), machine(), processes(), String.valueOf(System.getProperty("user.name")));
            return Integer.toHexString(parts.hashCode());
        } catch (UnknownHostException e) {
            // A name that no other process has: nothing is deleted that another host may have made.
            return Long.toHexString(UUID.randomUUID().getMostSignificantBits());
        }
    }

    /** Returns the name of the host. Java looks its address up, which takes seconds or fails where no server of names knows it; Linux has it in a file. */
    private static String hostName() throws UnknownHostException {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname"));
        } catch (IOException e) {
            return InetAddress.getLocalHost().getHostName();
        }
    }

    /** Returns the identifier of a Linux system, since the hosts of a cluster may all be called localhost; empty elsewhere. */
    private static String machine() {
        try {
            return Files.readString(Path.of("/etc/machine-id"));
        } catch (IOException e) {
            return "";
        }
    }

    /** Returns the namespace that gives processes their numbers on Linux, which each container has of its own; empty elsewhere. */
    private static String processes() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
