package org.repdyn.core.file;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a file or directory beside an output that is being written or replaced: {@code .NAME.writing-PID-START@HOST-N}. It tells which
 * process made it, so that what a killed process has left can be deleted while that of a living one stays.
 *
 * @param stem name of the output, shortened if it is long
 * @param purpose what the temporary file is for
 * @param process the process that made it
 */
record TemporaryName(String stem, Purpose purpose, HostProcess process) {

    /** Use of a temporary file or directory. */
    enum Purpose {
        /** The output until it is complete. */
        WRITING,
        /** The output before another one took its place. */
        REPLACED
    }

    /** Form of a name. Versions before 0.1 gave none of them the start; what they set aside may be the only copy of a run. */
    private static final Pattern FORM =
            Pattern.compile("\\.(.+)\\.(writing|replaced)-(\\d{1,18})(?:-(\\d{0,18}))?@([0-9a-f]+)-\\d+");

    /** Length of an output's name above which its temporary names are shortened; file systems allow 255 bytes. */
    private static final int MAX_STEM = 60;

    /** Number of temporary names that this process has made. */
    private static final AtomicLong MADE = new AtomicLong();

    /** Returns a path beside an output that no other thread or process uses. */
    static Path beside(Path target, Purpose purpose) {
        HostProcess own = HostProcess.current();
        return target.resolveSibling("." + stem(target) + "." + purpose.name().toLowerCase(Locale.ROOT) + "-"
                + own.pid() + "-" + own.started() + "@" + own.host() + "-" + MADE.incrementAndGet());
    }

    /** Returns the name of a temporary file or directory; empty for any other path. */
    static Optional<TemporaryName> of(Path path) {
        Matcher matcher = FORM.matcher(String.valueOf(path.getFileName()));
        return matcher.matches()
                ? Optional.of(new TemporaryName(
                        matcher.group(1),
                        Purpose.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
                        new HostProcess(
                                Long.parseLong(matcher.group(3)),
                                Optional.ofNullable(matcher.group(4)).orElse(""),
                                matcher.group(5))))
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

    /** Returns true if the process no longer exists; false if it exists, or belongs to another host or user. */
    boolean isAbandoned() {
        return !process.isCurrent() && process.hasEnded();
    }
}
