package org.repdyn.core.file;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * @param started digits of the start of the process, which tell it from earlier and later ones with its number; empty if it is not known
 * @param host host and user of the process, as hexadecimal digits
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record HostProcess(long pid, String started, String host) {

    /**
     * Host and user of this process. Hosts, containers with process numbers of their own, and users who do not see the processes of
     * others may share a folder; a process of another one would seem to be dead.
     */
    private static final String HOST = hostAndUser();

    /** Position of the start of a process among the fields of its state in Linux, counted from the state itself. */
    private static final int START_FIELD = 19;

    private static final HostProcess CURRENT =
            ofThisHost(ProcessHandle.current().pid());

    /** Creates the description of a process. */
    public HostProcess {
        Objects.requireNonNull(started, "started");
        Objects.requireNonNull(host, "host");
    }

    /** Returns this process. */
    public static HostProcess current() {
        return CURRENT;
    }

    /** Returns the process that has a number on this host now; one without a start if there is none. */
    public static HostProcess ofThisHost(long pid) {
        return new HostProcess(pid, start(pid), HOST);
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
     * Returns true if the process no longer exists, also if its number is that of another one by now; false if it exists, or belongs to another
     * host or user.
     */
    public boolean hasEnded() {
        if (!isOfThisHost()) {
            return false;
        }
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty() || isZombie()) {
            return true;
        }
        String now = start(pid);
        return !started.isEmpty() && !now.isEmpty() && !now.equals(started);
    }

    /**
     * Returns true for a process that has ended and whose number Linux keeps until its parent asks how it ended, which some parents, as
     * in containers, never do; false elsewhere.
     */
    private boolean isZombie() {
        return state(pid).filter(fields -> fields[0].equals("Z")).isPresent();
    }

    /**
     * Returns digits of the start of a process, the same ones for its whole life; empty if there is no such process, or if the system does not
     * tell. In Linux they are clock ticks since the start of the system: Java computes a time from them, which changes when the clock is set.
     */
    private static String start(long pid) {
        return state(pid)
                .filter(fields -> fields.length > START_FIELD)
                .map(fields -> fields[START_FIELD])
                .or(() -> ProcessHandle.of(pid)
                        .flatMap(process -> process.info().startInstant())
                        .map(time -> Long.toString(time.toEpochMilli())))
                .orElse("");
    }

    /** Returns the fields of the state of a process in Linux, from the letter of its state on; empty elsewhere, and without such a process. */
    private static Optional<String[]> state(long pid) {
        try {
            String status = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            // The state follows the name of the program, which may have brackets and blanks itself.
            return Optional.of(status.substring(status.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            return Optional.empty();
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
