package org.repdyn.study.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Size and estimated cost of a study, before it is run.
 *
 * @param arms number of arms
 * @param values number of different values of each factor that differs among the arms, by its path, such as {@code loss}
 *     or {@code encoder.width}; the seed is the last
 * @param stored number of arms whose runs are in the store
 * @param cost cost of the missing arms; empty if no arm of the study is in the store
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StudyForecast(int arms, Map<String, Integer> values, int stored, Optional<Cost> cost) {

    public StudyForecast {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Cost of all missing arms, if each costs as much as a stored arm of the study on average.
     *
     * @param seconds computing time of the arms one after the other, in seconds
     * @param bytes size of their runs in the store, in bytes
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Cost(double seconds, long bytes) {}

    /** Returns the number of arms that would be run. */
    public int missing() {
        return arms - stored;
    }
}
