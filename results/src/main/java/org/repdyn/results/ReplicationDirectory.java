package org.repdyn.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.file.StagedDirectory;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ReplicationResult;
import org.repdyn.results.internal.RunFiles;
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
     * @param existing treatment of replications that are already at the target
     * @param extra writer of further files into the directory
     * @throws UserErrorException if the target exists and may not be replaced, or cannot be written
     */
    public static void write(
            List<List<ReplicationResult>> groups, Path target, ExistingTarget existing, ExtraFiles extra) {
        try (OutputPlace place = claim(target, existing)) {
            write(groups, place, extra);
        }
    }

    /**
     * Claims a place before a computation.
     *
     * @param existing treatment of replications that are already at the target when the results are written
     * @throws UserErrorException if the target exists and may not be replaced, cannot be written, or another process
     *     writes to it
     */
    public static OutputPlace claim(Path target, ExistingTarget existing) {
        return at(target).claim(existing);
    }

    /**
     * Writes replications to a claimed place, as {@link #write(List, Path, ExistingTarget, ExtraFiles)} does.
     *
     * @throws UserErrorException if the target exists by now and may not be replaced, or cannot be written
     */
    public static void write(List<List<ReplicationResult>> groups, OutputPlace place, ExtraFiles extra) {
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
            requireFree(target, place.existing());
            staged.publish();
        } catch (IOException e) {
            throw TargetDirectory.unwritten(target, e);
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
    public static void requireFree(Path target, ExistingTarget existing) {
        at(target).requireFree(existing);
    }

    private static TargetDirectory at(Path target) {
        return new TargetDirectory(target, "a directory of replications", VerdictFiles.JSON);
    }
}
