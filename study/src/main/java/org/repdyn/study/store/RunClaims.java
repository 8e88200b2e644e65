package org.repdyn.study.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.repdyn.core.file.HostProcess;

/**
 * Claims of runs, as files that name the process which computes a run. A file is created by at most one process, and its time is
 * renewed while the process computes. A claim is stale if its process does not run any more on this host, or if its time
 * did not change for {@link #STALE} while this process looked at it; clocks of two hosts are never compared.
 *
 * <p>A stale claim is taken over by the file with the next number, which again at most one process creates. Nothing is locked: if
 * a process is thought dead but is not, a run is computed twice, with the same numbers.
 */
final class RunClaims {

    /** Ending of the names of claims. */
    static final String ENDING = ".claim";

    /** Time after which a claim whose process shows no sign of life is stale: many renewals, and the caches of a network folder. */
    static final Duration STALE = Duration.ofMinutes(2);

    /** Number of lines of a claim. */
    private static final int LINES = 4;

    /** Time between two renewals. */
    private static final Duration RENEWAL = Duration.ofSeconds(10);

    private final LongSupplier clock;
    private final Map<Path, Sight> seen = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor renewals;

    /**
     * Time of a claim of another process.
     *
     * @param renewed time of its file
     * @param since time of this process's clock at which the file was first seen with this time, in nanoseconds
     */
    private record Sight(FileTime renewed, long since) {}

    /** Creates claims of this host. */
    RunClaims() {
        this(System::nanoTime);
    }

    /**
     * Creates claims.
     *
     * @param clock clock in nanoseconds
     */
    RunClaims(LongSupplier clock) {
        this.clock = clock;
        this.renewals = new ScheduledThreadPoolExecutor(1, RunClaims::daemon);
        // The thread ends when nothing is claimed.
        renewals.setRemoveOnCancelPolicy(true);
        renewals.setKeepAliveTime(RENEWAL.toSeconds(), TimeUnit.SECONDS);
        renewals.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "repdyn-claims");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Claims a run. If the file cannot be written, the claim has no effect.
     *
     * @param run path of the run without an ending
     * @return empty if another thread or process computes the run
     */
    Optional<RunClaim> claim(Path run) {
        int number = 1;
        while (Files.exists(file(run, number))) {
            number++;
        }
        if (number > 1 && !isStale(file(run, number - 1))) {
            return Optional.empty();
        }
        Path own = file(run, number);
        String text = text(HostProcess.current());
        try {
            Files.createDirectories(own.getParent());
            if (!own.toFile().createNewFile()) {
                return Optional.empty();
            }
            write(text, own);
        } catch (IOException e) {
            return Optional.of(RunClaim.NONE);
        }
        ScheduledFuture<?> renewal = renewals.scheduleAtFixedRate(
                () -> renew(own), RENEWAL.toSeconds(), RENEWAL.toSeconds(), TimeUnit.SECONDS);
        int last = number;
        return Optional.of(() -> {
            renewal.cancel(false);
            release(run, last, text);
        });
    }

    /** Writes a claim that was created. If the disk is full, none is left, for which others would wait until it is stale. */
    static void write(String text, Path claim) throws IOException {
        // Unlike a channel, this stream ignores interrupts of the thread.
        try (FileOutputStream out = new FileOutputStream(claim.toFile())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            Files.deleteIfExists(claim);
            throw e;
        }
    }

    private static Path file(Path run, int number) {
        return run.resolveSibling(run.getFileName() + "." + number + ENDING);
    }

    private static void renew(Path claim) {
        try {
            Files.setLastModifiedTime(claim, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // The claim was taken over, or the folder was removed; another process may compute the run too.
            return;
        }
    }

    /**
     * Removes the claims that were taken over, then the own one. In this order a process that claims the run at the same time gets
     * the first number, which is not removed afterwards.
     */
    private static void release(Path run, int number, String text) {
        try {
            for (int stale = 1; stale < number; stale++) {
                Files.deleteIfExists(file(run, stale));
            }
            Path own = file(run, number);
            if (Files.readString(own).equals(text)) {
                Files.deleteIfExists(own);
            }
        } catch (IOException e) {
            // Another process has taken over the claim, or the file stays and becomes stale.
            return;
        }
    }

    /** Returns true if a claim is stale; false if it has been given back. */
    private boolean isStale(Path claim) {
        try {
            FileTime renewed = Files.getLastModifiedTime(claim);
            if (hasEnded(Files.readAllLines(claim))) {
                return true;
            }
            long now = clock.getAsLong();
            Sight sight = seen.compute(
                    claim, (c, old) -> old != null && old.renewed().equals(renewed) ? old : new Sight(renewed, now));
            return now - sight.since() >= STALE.toNanos();
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the text of a new claim of a process: its host, its number, its start, and a token. */
    private static String text(HostProcess process) {
        return String.join(
                "\n", process.host(), Long.toString(process.pid()), process.started(), UUID.randomUUID() + "\n");
    }

    /** Returns the start of a process; empty, for one that is not known, if a version before 0.1 wrote a time in its place. */
    private static String started(String line) {
        return line.chars().allMatch(c -> c >= '0' && c <= '9') ? line : "";
    }

    /** Returns true if the process of a claim has ended; false if it runs, is one of another host, or is not known. */
    private static boolean hasEnded(List<String> claim) {
        try {
            // Less is there while the other process is still writing.
            return claim.size() == LINES
                    && new HostProcess(Long.parseLong(claim.get(1)), started(claim.get(2)), claim.get(0)).hasEnded();
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
