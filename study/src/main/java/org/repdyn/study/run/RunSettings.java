package org.repdyn.study.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apiguardian.api.API;
import org.repdyn.study.store.StoreUse;

/**
 * Settings of a run that do not change any number of its results.
 *
 * @param run identifier of the run, a valid file name
 * @param threads number of arms that run in parallel, at least 1
 * @param provenance what the caller knows of the origin of the run, such as its command line
 * @param cancelled returns true if the run is to stop; arms that have ended are kept
 * @param export export of the states of the arms
 * @param store store of runs, and its use
 * @param failFast true to stop at the first arm that fails
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunSettings(
        String run,
        int threads,
        Map<String, Object> provenance,
        BooleanSupplier cancelled,
        StateExport export,
        StoreUse store,
        boolean failFast) {

    public RunSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("a run needs at least 1 thread, got " + threads);
        }
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }

    /** Creates settings without an export and without a store. */
    public RunSettings(String run, int threads, Map<String, Object> provenance, BooleanSupplier cancelled) {
        this(run, threads, provenance, cancelled, StateExport.NONE, StoreUse.NONE, false);
    }
}
