package org.repdyn.core.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Options record with one option of each supported type. */
record EveryOption(
        @Option(help = "sharpness", defaultValue = "0.5", range = "(0, inf)") double temperature,
        @Option(help = "number of steps", defaultValue = "1e3", range = "[1, inf)") int stepCount,
        @Option(help = "a large number", defaultValue = "-9007199254740993") long offset,
        @Option(help = "whether to normalise", defaultValue = "true") boolean normalise,
        @Option(help = "a title", defaultValue = "no title") String title,
        @Option(help = "a file", defaultValue = "data.csv") Path file,
        @Option(help = "how to step", defaultValue = "geodesic") Step step,
        @Option(help = "a spectrum", defaultValue = "1, 0.5", range = "[0, inf)") List<Double> spectrum,
        @Option(help = "names", defaultValue = "[]") List<String> names,
        @Option(help = "a limit", range = "[0, 1]") Optional<Double> limit,
        @Option(help = "steps to take in turn") Optional<List<Step>> turns) {

    enum Step {
        GEODESIC,
        QR,
        POLAR_FACTOR
    }
}
