package org.example;

import java.util.Arrays;
import java.util.List;
import org.repdyn.core.random.Seed;
import org.repdyn.statistics.Outcome;
import org.repdyn.statistics.finding.ArmValues;
import org.repdyn.statistics.finding.Finding;
import org.repdyn.statistics.interval.BcaInterval;
import org.repdyn.statistics.interval.Bootstrap;
import org.repdyn.statistics.interval.Estimate;
import org.repdyn.statistics.interval.StudentInterval;

/** Accuracies of two losses over five seeds: their intervals and what they show. */
public final class SeedComparison {

    private SeedComparison() {}

    public static void main(String[] arguments) {
        ArmValues vicreg = ArmValues.of("vicreg", 0.91, 0.93, 0.92, 0.90, 0.94); // seeds 1 to 5
        ArmValues barlow = ArmValues.of("barlow-twins", 0.88, 0.91, 0.88, 0.88, 0.90);
        Finding.of("knn-accuracy", List.of(vicreg, barlow)).sentences().forEach(System.out::println);

        Outcome<Estimate> square =
                BcaInterval.expanded(vicreg.values(), SeedComparison::meanSquare, 0.95, Bootstrap.of(new Seed(1)));
        System.out.println(square.map(Estimate::interval).orElseThrow());

        Outcome<Estimate> oneSeed = StudentInterval.of(new double[] {0.91});
        System.out.println(oneSeed.reason().orElseThrow()); // one seed: no interval; it needs at least 2
    }

    private static double meanSquare(double[] values) {
        return Arrays.stream(values).map(v -> v * v).average().orElseThrow();
    }
}
