package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.result.FactorValue;
import org.repdyn.study.StudyKey;

/** Inputs and settings of an arm that are so large or small that they explain numbers beyond double precision. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ExtremeSettings {

    /** Numbers of this size are extreme, and so are their inverses: sixth powers of them are beyond double precision. */
    private static final double EXTREME = 1e50;

    /** Weight decay from which on a step of usual size, 0.01, changes the weights by many orders of magnitude. */
    private static final double EXTREME_DECAY = 1e6;

    /** Largest number of settings that are named. */
    private static final int MAX_NAMED = 3;

    private ExtremeSettings() {}

    /** Returns a sentence that names the extreme inputs and settings of an arm and what to do; empty if there are none. */
    public static Optional<String> describe(ArmPlan plan) {
        List<String> parts = new ArrayList<>();
        double input = largest(plan.arm().dataset().inputs().data);
        if (isExtreme(input, EXTREME)) {
            parts.add("the largest input of the data is " + Decimals.text(input)
                    + ": divide the data by a number of this size");
        }
        List<String> settings = ResolvedPaths.of(plan).entrySet().stream()
                .filter(ExtremeSettings::isExtreme)
                .map(setting -> setting.getKey() + " is " + Decimals.text(number(setting.getValue())))
                .toList();
        if (!settings.isEmpty()) {
            parts.add(String.join(" and ", settings.subList(0, Math.min(MAX_NAMED, settings.size()))) + ": choose "
                    + (settings.size() == 1 ? "a number" : "numbers") + " nearer to 1");
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
    }

    private static double largest(double[] numbers) {
        double largest = 0;
        for (double number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    /** Returns the number of a setting; 1 if it has none. */
    private static double number(FactorValue value) {
        return value instanceof FactorValue.Numeric number ? number.value() : 1;
    }

    private static boolean isExtreme(Map.Entry<String, FactorValue> setting) {
        return isExtreme(
                Math.abs(number(setting.getValue())),
                setting.getKey().equals(StudyKey.WEIGHT_DECAY.key()) ? EXTREME_DECAY : EXTREME);
    }

    private static boolean isExtreme(double size, double limit) {
        return size > 0 && (size > limit || size < 1 / EXTREME);
    }
}
