package org.repdyn.core.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Wall time of the parts of one arm's run, in seconds. No part contains another one, so that they add up to the whole.
 *
 * @param arm name of the arm
 * @param preparation reading of views, drawing of weights, and choice of the prediction
 * @param dynamics steps of the dynamics or the baseline, with the checks of what they compute
 * @param observables observables by name, at the states of the run and at the predicted ones
 * @param prediction evaluation of the prediction, the deviation from it, and the run at half the step, if there is one
 * @param recording checks and copies of the observed states, and what is derived from them at the end
 * @param writing writing of the arm's states and of its run in the store
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ArmProfile(
        String arm,
        double preparation,
        double dynamics,
        Map<String, Double> observables,
        double prediction,
        double recording,
        double writing) {

    public ArmProfile {
        Objects.requireNonNull(arm, "the argument 'arm' is null");
        Objects.requireNonNull(observables, "the argument 'observables' is null");
        observables = Collections.unmodifiableMap(new LinkedHashMap<>(observables));
    }

    /** Returns the time of the run. */
    public double total() {
        return preparation + dynamics + ofObservables() + prediction + recording + writing;
    }

    /** Returns the time of all observables. */
    public double ofObservables() {
        return observables.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Returns the names of the observables, that with the longest time first. */
    public List<String> slowestFirst() {
        return observables.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the profile in one line, such as for a log. */
    public String line() {
        String each = slowestFirst().stream()
                .map(name -> name + " " + seconds(observables.getOrDefault(name, 0.0)))
                .collect(Collectors.joining(", "));
        return "time: preparation " + seconds(preparation) + ", dynamics " + seconds(dynamics) + ", observables "
                + seconds(ofObservables()) + (each.isEmpty() ? "" : " (" + each + ")") + ", prediction "
                + seconds(prediction) + ", recording " + seconds(recording) + ", writing " + seconds(writing);
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.3f s", value);
    }
}
