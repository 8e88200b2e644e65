package org.repdyn.core.file;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apiguardian.api.API;

/**
 * Process that has made a file, as the file or its name tells other processes, which may run on other hosts.
 *
 * @param pid number of the process
 * @param host host and user of the process, as hexadecimal digits
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record HostProcess(long pid, String host) {

    /**
     * Host and user of this process. Hosts, containers with process numbers of their own, and users who do not see the processes of
     * others may share a folder; a process of another one would seem to be dead.
     */
    private static final String HOST = hostAndUser();

    /** Resolution of start times: the system's clock tick, a hundredth of a second or a second, and the time of the start of the system. */
    private static final Duration RESOLUTION = Duration.ofSeconds(2);

    /** Creates the description of a process. */
    public HostProcess {
        Objects.requireNonNull(host, "host");
    }

    /** Returns this process. */
    public static HostProcess current() {
        return new HostProcess(ProcessHandle.current().pid(), HOST);
    }

    /** Returns true if the process is one of this host and user. */
    public boolean isOfThisHost() {
        return host.equals(HOST);
    }

    /** Returns true for this process. */
    public boolean isCurrent() {
        return equals(current());
    }

    /**
     * Returns true if the process no longer exists; false if it exists, or belongs to another host or user.
     *
     * @param known time at which the process had started already. The system uses numbers again: one that started later is another one
     */
    public boolean hasEnded(Instant known) {
        if (!isOfThisHost()) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return process.isEmpty()
                || isZombie()
                || process.get()
                        .info()
                        .startInstant()
                        .map(start -> start.minus(RESOLUTION).isAfter(known))
                        .orElse(false);
    }

    /**
     * Returns true for a process that has ended and whose number Linux keeps until its parent asks how it ended, which some parents, as
     * in containers, never do; false elsewhere.
     */
    private boolean isZombie() {
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
