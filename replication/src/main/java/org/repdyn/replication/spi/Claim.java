package org.repdyn.replication.spi;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.result.Verdict;

/** Statement of a paper that a run can contradict. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Claim {

    /** Returns the names of the arms that the claim reads; unknown names are reported before anything runs. */
    default List<String> arms() {
        return List.of();
    }

    /**
     * Returns the names of the observables that the claim reads, {@code predicted.NAME} for a predicted one; unknown names
     * are reported before anything runs.
     */
    default List<String> observables() {
        return List.of();
    }

    /**
     * Judges a run.
     *
     * @return one verdict for each quantity; {@link Verdict#missing} with the reason where the run lacks a value
     */
    List<Verdict> judge(Evidence evidence);
}
