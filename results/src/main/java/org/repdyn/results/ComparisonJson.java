package org.repdyn.results;

import org.apiguardian.api.API;
import org.repdyn.core.result.RunResult;
import org.repdyn.results.internal.ComparisonWriter;

/** The comparison as one JSON object of the stable schema {@code repdyn-comparison/1}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ComparisonJson {

    private ComparisonJson() {}

    /**
     * The object as indented text that ends with a line feed; the same as the file {@code comparison.json}.
     *
     * @param runDirectory the directory of the run, as the user would write it
     */
    public static String of(RunResult result, String runDirectory) {
        return ComparisonWriter.text(result, runDirectory);
    }
}
