package org.repdyn.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.repdyn.core.problem.ExceptionText;
import org.repdyn.core.result.ArmProfile;
import org.repdyn.core.result.ArmResult;
import org.repdyn.study.run.ProgressListener;

/** Stack traces of the arms that fail, for the authors of the parts that failed. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class StackTraces implements ProgressListener {

    /** Name of the file with the stack traces within a run directory. */
    public static final String FILE = "failures.txt";

    private final ProgressListener next;
    private final ArmProfiles profiles;
    private final Map<String, String> traces = new TreeMap<>();

    /**
     * Creates an empty collection.
     *
     * @param next receives all calls too
     */
    public StackTraces(ProgressListener next) {
        this(next, new ArmProfiles());
    }

    /**
     * Creates an empty collection.
     *
     * @param next receives all calls too, other than times
     * @param profiles receives the times of arms
     */
    public StackTraces(ProgressListener next, ArmProfiles profiles) {
        this.next = next;
        this.profiles = profiles;
    }

    @Override
    public void started(String arm) {
        next.started(arm);
    }

    @Override
    public void progress(String arm, double fraction) {
        next.progress(arm, fraction);
    }

    @Override
    public void profiled(ArmProfile profile) {
        profiles.profiled(profile);
    }

    @Override
    public void finished(ArmResult result) {
        next.finished(result);
    }

    @Override
    public void lookedUp(int stored, int arms) {
        next.lookedUp(stored, arms);
    }

    @Override
    public void waiting(int arms) {
        next.waiting(arms);
    }

    @Override
    public void recalled(ArmResult result, Optional<String> stackTrace) {
        // A run that diverged or stalled has a stack trace in the store, but did not fail.
        stackTrace.filter(text -> result.status().isFailure()).ifPresent(text -> add(result.name(), text));
        next.recalled(result, stackTrace);
    }

    private void add(String arm, String trace) {
        synchronized (traces) {
            traces.put(arm, trace);
        }
    }

    @Override
    public void threw(String arm, Throwable cause) {
        add(arm, ExceptionText.stackTrace(cause));
        next.threw(arm, cause);
    }

    /** Returns the stack trace of each arm that failed, below the arm's name; empty if none failed. */
    public String text() {
        StringBuilder text = new StringBuilder();
        synchronized (traces) {
            traces.forEach(
                    (arm, trace) -> text.append(arm).append(": ").append(trace).append(System.lineSeparator()));
        }
        return text.toString();
    }

    /** Writes the stack traces into a run directory, if there are any. */
    public void writeInto(Path directory) throws IOException {
        String text = text();
        if (!text.isEmpty()) {
            Files.writeString(directory.resolve(FILE), text);
        }
    }
}
