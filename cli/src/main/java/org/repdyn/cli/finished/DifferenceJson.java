package org.repdyn.cli.finished;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.repdyn.study.combine.RunDifference.NumberDifference;
import org.repdyn.study.combine.RunDifference.TextDifference;
import org.repdyn.study.combine.RunFacts;

/** Differences of two runs as JSON. Numbers that are missing or not finite are null. */
final class DifferenceJson {

    private DifferenceJson() {}

    /**
     * Adds numbers.
     *
     * @param measure key of the differences
     */
    static void numbers(ArrayNode array, String measure, List<NumberDifference> differences) {
        for (NumberDifference number : differences) {
            ObjectNode entry = entry(array, number.arm(), number.name());
            put(entry, "from", number.from());
            put(entry, "first", number.first());
            put(entry, "second", number.second());
            put(entry, measure, OptionalDouble.of(number.relative()));
        }
    }

    /** Adds differences in the provenance. */
    static void facts(ArrayNode array, List<RunFacts.Difference> differences) {
        for (RunFacts.Difference difference : differences) {
            putBoth(array.addObject().put("name", difference.name()), difference.first(), difference.second());
        }
    }

    /** Adds settings or outcomes. */
    static void texts(ArrayNode array, List<TextDifference> differences) {
        for (TextDifference difference : differences) {
            putBoth(entry(array, difference.arm(), difference.name()), difference.first(), difference.second());
        }
    }

    private static ObjectNode entry(ArrayNode array, String arm, String name) {
        return array.addObject().put("arm", arm).put("name", name);
    }

    private static void putBoth(ObjectNode entry, Optional<String> first, Optional<String> second) {
        put(entry, "first", first);
        put(entry, "second", second);
    }

    private static void put(ObjectNode entry, String key, Optional<String> text) {
        text.ifPresentOrElse(value -> entry.put(key, value), () -> entry.putNull(key));
    }

    private static void put(ObjectNode entry, String key, OptionalDouble number) {
        if (number.isPresent() && Double.isFinite(number.getAsDouble())) {
            entry.put(key, number.getAsDouble());
        } else {
            entry.putNull(key);
        }
    }
}
