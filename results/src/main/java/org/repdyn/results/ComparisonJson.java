package org.repdyn.results;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmProfile;
import org.repdyn.core.result.RunResult;
import org.repdyn.results.internal.ComparisonWriter;

/** The comparison as one JSON object of the stable schema {@code repdyn-comparison/1}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ComparisonJson {

    private ComparisonJson() {}

    /**
     * Returns the object as indented text that ends with a line feed, as in the file {@code comparison.json}.
     *
     * @param runDirectory path of the run directory, as the user wrote it
     */
    public static String of(RunResult result, String runDirectory) {
        return ComparisonWriter.text(result, runDirectory);
    }

    /**
     * Returns the object with a further key, in which the times of the arms that were run are.
     *
     * @param runDirectory path of the run directory, as the user wrote it
     * @param writing time in which the run directory and the report were written, in seconds
     */
    public static String of(RunResult result, String runDirectory, List<ArmProfile> profiles, double writing) {
        return ComparisonWriter.text(result, runDirectory, profiles, writing);
    }
}
