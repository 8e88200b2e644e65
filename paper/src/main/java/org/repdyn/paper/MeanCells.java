package org.repdyn.paper;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.result.SeedMean;

/** Cells of a mean over seeds in CSV files, with all digits. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MeanCells {

    private MeanCells() {}

    /** Returns the mean, the ends of its interval and the number of seeds. A missing number is an empty cell; without a mean the number of seeds is 0. */
    public static List<String> of(Optional<SeedMean> mean) {
        Optional<SeedMean.Interval> interval = mean.flatMap(SeedMean::interval);
        return List.of(
                text(mean.map(SeedMean::mean)),
                text(interval.map(SeedMean.Interval::low)),
                text(interval.map(SeedMean.Interval::high)),
                Integer.toString(mean.map(SeedMean::seeds).orElse(0)));
    }

    private static String text(Optional<Double> number) {
        return number.map(Object::toString).orElse("");
    }
}
