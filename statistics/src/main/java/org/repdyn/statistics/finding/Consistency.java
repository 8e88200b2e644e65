package org.repdyn.statistics.finding;

import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Signs of a difference in the combinations of further settings over which two arms are averaged. A mean difference that is
 * positive in each of them does not rest on a few.
 *
 * @param higher number of combinations in which the first arm has the higher mean over seeds
 * @param lower number of combinations in which the second one has it
 * @param combinations number of combinations that are averaged
 * @param possible number of combinations that both arms have, also with missing values
 * @param settings names of the settings, such as {@code loss and encoder.width}
 * @param changing paths of the settings that differ between the two arms in a combination, besides the one that is compared
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Consistency(
        int higher, int lower, int combinations, int possible, String settings, List<String> changing) {

    public Consistency {
        changing = List.copyOf(changing);
    }

    /** Returns the same for the arms in the other order. */
    Consistency reversed() {
        return new Consistency(lower, higher, combinations, possible, settings, changing);
    }

    /** Returns what is averaged, and in how many combinations an arm has the higher mean. */
    String text(String first) {
        return String.format(
                Locale.ROOT,
                "%smean over %s combinations of %s, higher for %s in %d of them",
                changing.isEmpty()
                        ? ""
                        : String.join(", ", changing) + (changing.size() == 1 ? " differs" : " differ") + " too; ",
                combinations == possible ? Integer.toString(combinations) : combinations + " of " + possible,
                settings,
                first,
                higher);
    }
}
