package org.repdyn.study.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apiguardian.api.API;

/**
 * How a study is run; nothing here changes a number.
 *
 * @param run identifier of the run, a valid file name
 * @param threads how many arms run at a time, at least 1
 * @param provenance what the caller knows of where the run comes from, such as its command line
 * @param cancelled whether to stop; arms that have ended are kept
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunSettings(String run, int threads, Map<String, Object> provenance, BooleanSupplier cancelled) {

    public RunSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("a run needs at least 1 thread, got " + threads);
        }
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }
}
