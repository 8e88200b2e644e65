package org.repdyn.study.store;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmStatus;

/**
 * Use of a store by a study. Finished runs are always kept.
 *
 * @param store the store
 * @param fresh true if stored runs are not used, but replaced
 * @param retryFailed true if arms that failed are run again
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StoreUse(RunStore store, boolean fresh, boolean retryFailed) {

    /** No store. */
    public static final StoreUse NONE = new StoreUse(RunStore.NONE, false, false);

    /** Returns a run that is in the store and may be used. */
    public Optional<StoredRun> find(RunId id) {
        return fresh
                ? Optional.empty()
                : store.find(id).filter(run -> usable(run.result().status()));
    }

    /** Returns the description of a run that is in the store and may be used; its trajectory is not read. */
    public Optional<RunHeader> header(RunId id) {
        return fresh ? Optional.empty() : store.header(id).filter(header -> usable(header.status()));
    }

    private boolean usable(ArmStatus status) {
        return !retryFailed || !status.isFailure();
    }
}
