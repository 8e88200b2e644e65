package org.repdyn.core.result;

import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Difference of one column between two values of a setting: for each seed the mean over the combinations of the other settings
 * that both values have.
 *
 * @param setting path of the setting, such as {@code constraint}
 * @param over paths of the other settings, over which values are averaged
 * @param changing paths of further settings that differ between both values in a combination, such as a rate that is zipped with the
 *     width; the difference is then not that of the setting alone
 * @param combinations number of combinations that are averaged
 * @param higher number of combinations in which the first value has the higher mean over seeds
 * @param lower number of combinations in which the second value has it
 * @param difference the difference with its test; first and second are the values, such as {@code stiefel}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FactorEffect(
        String setting,
        List<String> over,
        List<String> changing,
        int combinations,
        int higher,
        int lower,
        GroupDifference difference) {

    public FactorEffect {
        Objects.requireNonNull(setting, "the argument 'setting' is null");
        Objects.requireNonNull(over, "the argument 'over' is null");
        Objects.requireNonNull(difference, "the argument 'difference' is null");
        Objects.requireNonNull(changing, "the argument 'changing' is null");
        over = List.copyOf(over);
        changing = List.copyOf(changing);
    }
}
