package org.repdyn.study.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

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

    /** Time between two renewals. */
    private static final Duration RENEWAL = Duration.ofSeconds(10);

    private final String host;
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
        this(host(), System::nanoTime);
    }

    /**
     * Creates claims.
     *
     * @param host name of this host
     * @param clock clock in nanoseconds
     */
    RunClaims(String host, LongSupplier clock) {
        this.host = host;
        this.clock = clock;
        this.renewals = new ScheduledThreadPoolExecutor(1, RunClaims::daemon);
        // The thread ends when nothing is claimed.
        renewals.setRemoveOnCancelPolicy(true);
        renewals.setKeepAliveTime(RENEWAL.toSeconds(), TimeUnit.SECONDS);
        renewals.allowCoreThreadTimeOut(true);
    }

    /** Returns the name of this host; a name that no other process has if it is not known. */
    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-" + UUID.randomUUID();
        }
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
        String text = host + "\n" + ProcessHandle.current().pid() + "\n" + UUID.randomUUID() + "\n";
        try {
            Files.createDirectories(own.getParent());
            if (!own.toFile().createNewFile()) {
                return Optional.empty();
            }
            // Unlike a channel, this stream ignores interrupts of the thread.
            try (FileOutputStream out = new FileOutputStream(own.toFile())) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
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
            List<String> lines = Files.readAllLines(claim);
            if (lines.size() > 1 && lines.get(0).equals(host) && !isAlive(lines.get(1))) {
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

    private static boolean isAlive(String pid) {
        OptionalLong number = pid.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(pid)) : OptionalLong.empty();
        return number.isEmpty()
                || ProcessHandle.of(number.getAsLong())
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
    }
}
