package org.repdyn.study.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.PathNames;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.AssembledArm;
import org.repdyn.study.plan.CheckedArm;
import org.repdyn.study.plan.MemoryRemedy;
import org.repdyn.study.plan.StudyPlan;

/**
 * Export of the states of runs: a file {@code ARM.npz} for each arm, with its views, initial weights, embeddings and weights at the times
 * of the grid. The file of an arm is written when the arm ends; until then its states are in memory.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StateExport {

    /** Writes no states. */
    public static final StateExport NONE = new StateExport(Optional.empty());

    /** Largest state of an arm, in bytes: the readers of this version read files of this size. */
    private static final long MAX_BYTES = Integer.MAX_VALUE - (1L << 20);

    /** Largest part of Java's memory that the states of the running arms may take. */
    private static final double MAX_PART_OF_MEMORY = 0.5;

    /** Bytes of a megabyte. */
    private static final double MEGA = 1e6;

    private final Optional<Path> directory;

    private StateExport(Optional<Path> directory) {
        this.directory = directory;
    }

    /**
     * Returns an export into a directory.
     *
     * @param directory directory of the files; it is created with the first file
     */
    public static StateExport into(Path directory) {
        return new StateExport(Optional.of(directory));
    }

    /**
     * Returns the size of the files of all arms, in bytes.
     *
     * @param threads number of arms that run at a time
     * @throws UserErrorException if the name of an arm is too long for a file or differs from another one in capital letters alone, its state is too large
     *     for a file, or those of the running arms are too large for Java's memory
     */
    public static long checkedBytes(StudyPlan plan, int threads) {
        long sum = 0;
        long largest = 0;
        Map<String, String> names = new HashMap<>();
        for (ArmPlan arm : plan.arms()) {
            Optional.ofNullable(names.put(arm.name().toLowerCase(Locale.ROOT), arm.name()))
                    .ifPresent(other -> {
                        throw new UserErrorException(
                                SourceLocation.COMMAND_LINE,
                                "the states of the arms " + other + " and " + arm.name() + " would be the files "
                                        + fileName(other) + " and " + fileName(arm.name())
                                        + ", which macOS and Windows take for one file. Rename one of the arms");
                    });
            PathNames.tooLong(Path.of(fileName(arm.name()))).ifPresent(reason -> {
                throw new UserErrorException(
                        SourceLocation.COMMAND_LINE,
                        "the state of arm " + arm.name() + " would be the file " + fileName(arm.name()) + ": " + reason
                                + ". Give the arm or the values of its grid shorter names");
            });
            long bytes = arm.arm().stateBytes();
            if (bytes > MAX_BYTES) {
                throw tooLarge(String.format(
                        Locale.ROOT,
                        "the state of arm %s at %d times has %.0f MB, and a file may have %.0f MB",
                        arm.name(),
                        arm.arm().times().size(),
                        bytes / MEGA,
                        MAX_BYTES / MEGA));
            }
            sum += bytes;
            largest = Math.max(largest, bytes);
        }
        long together = largest * Math.min(threads, plan.arms().size());
        double memory = MAX_PART_OF_MEMORY * Runtime.getRuntime().maxMemory();
        if (together > memory) {
            throw tooLarge(String.format(
                    Locale.ROOT,
                    "the states of the arms that run at a time have up to %.0f MB, and at most %.0f MB of Java's"
                            + " memory are used for them; run one arm at a time, or " + MemoryRemedy.text(),
                    together / MEGA,
                    memory / MEGA));
        }
        return sum;
    }

    private static String fileName(String arm) {
        return arm + ".npz";
    }

    private static UserErrorException tooLarge(String reason) {
        return new UserErrorException(
                SourceLocation.COMMAND_LINE, reason + ". Observe at fewer times (time.points), or take fewer samples");
    }

    /** Returns a recorder of the states of an arm; empty if no states are written. */
    Optional<StateRecorder> recorder(CheckedArm checked, AssembledArm arm) {
        return directory.map(d -> new StateRecorder(
                d.resolve(fileName(checked.name())), arm, checked.dataset().classes()));
    }
}
