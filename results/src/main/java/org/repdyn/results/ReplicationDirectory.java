package org.repdyn.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.options.PathNames;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ReplicationResult;
import org.repdyn.results.internal.RunFiles;
import org.repdyn.results.internal.StagedDirectory;
import org.repdyn.results.internal.VerdictFiles;

/**
 * Directory with the results of replications: {@code verdicts.json}, {@code verdicts.csv}, and the files of each run in
 * a directory with the replication's name. The directory is written completely or not at all.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ReplicationDirectory {

    private ReplicationDirectory() {}

    /**
     * Writes replications to {@code target} and creates missing parents. If an error occurs, nothing is left behind and
     * an existing directory is unchanged.
     *
     * @param groups for each replication, its results with different seeds; one where it ran with one seed
     * @param replace true to replace existing replications at the target; other files and directories are never
     *     replaced
     * @param extra writer of further files into the directory
     * @throws UserErrorException if the target exists and may not be replaced, or cannot be written
     */
    public static void write(List<List<ReplicationResult>> groups, Path target, boolean replace, ExtraFiles extra) {
        try (OutputPlace place = claim(target, replace)) {
            write(groups, place, replace, extra);
        }
    }

    /**
     * Claims a place before a computation.
     *
     * @param replace true to replace existing replications when the results are written
     * @throws UserErrorException if the target exists and may not be replaced, cannot be written, or another process
     *     writes to it
     */
    public static OutputPlace claim(Path target, boolean replace) {
        requireFree(target, replace);
        return RunDirectory.claim(target);
    }

    /**
     * Writes replications to a claimed place, as {@link #write(List, Path, boolean, ExtraFiles)} does.
     *
     * @throws UserErrorException if the target exists by now and may not be replaced, or cannot be written
     */
    public static void write(
            List<List<ReplicationResult>> groups, OutputPlace place, boolean replace, ExtraFiles extra) {
        List<ReplicationResult> results = groups.stream().flatMap(List::stream).toList();
        Path target = place.target();
        StagedDirectory staged = place.staged();
        try {
            for (ReplicationResult result : results) {
                Path own = Files.createDirectory(staged.path().resolve(result.name()));
                RunFiles.write(result.run(), target.resolve(result.name()).toString(), own);
            }
            Files.writeString(
                    staged.path().resolve(VerdictFiles.JSON), json(groups, target.toString()), StandardCharsets.UTF_8);
            VerdictFiles.writeCsv(results, staged.path().resolve(VerdictFiles.CSV));
            extra.writeInto(staged.path());
            requireFree(target, replace);
            staged.publish();
        } catch (IOException e) {
            throw new UserErrorException(at(target), "cannot be written: " + e.getMessage());
        }
    }

    /**
     * Returns the verdicts as one JSON object of the stable schema {@code repdyn-replications/1}. Replications that ran with
     * several seeds have each verdict as "k of N" too, under {@code seeds}.
     *
     * @param groups for each replication, its results with different seeds
     * @param directory path of the directory, as the user wrote it
     */
    public static String json(List<List<ReplicationResult>> groups, String directory) {
        return VerdictFiles.json(groups, directory);
    }

    /**
     * Checks before a computation that {@link #write} will accept a target.
     *
     * @throws UserErrorException if the target exists and may not be replaced
     */
    public static void requireFree(Path target, boolean replace) {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!replace) {
            throw new UserErrorException(at(target), PathNames.exists("another place with --out"));
        }
        if (!Files.isRegularFile(target.resolve(VerdictFiles.JSON))) {
            throw new UserErrorException(
                    at(target),
                    "is not a directory of replications (no " + VerdictFiles.JSON
                            + " in it), so it is not replaced. Choose another place with --out");
        }
    }

    private static SourceLocation at(Path path) {
        return new SourceLocation(path.toString(), 0, 0);
    }
}
