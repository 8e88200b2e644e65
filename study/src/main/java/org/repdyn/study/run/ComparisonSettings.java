package org.repdyn.study.run;

import java.util.function.BooleanSupplier;
import org.apiguardian.api.API;

/**
 * Settings of a comparison that change none of its numbers.
 *
 * @param run identifier of the run, written into every row
 * @param threads number of arms that run at a time, at least 1
 * @param failFast true to stop at the first arm that fails
 * @param stored runs that are found in a store and kept there
 * @param export export of the states of the arms; with it every arm is run, because stored runs have no states
 * @param cancelled becomes true when the run is to stop; the results of arms that have ended are kept
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ComparisonSettings(
        String run, int threads, boolean failFast, StoredRuns stored, StateExport export, BooleanSupplier cancelled) {

    public ComparisonSettings {
        stored = export == StateExport.NONE ? stored : stored.ignored();
    }

    /** Creates settings with which all arms are run, and none is kept. */
    public ComparisonSettings(String run, int threads, BooleanSupplier cancelled) {
        this(run, threads, false, StoredRuns.NONE, StateExport.NONE, cancelled);
    }
}
