package org.repdyn.replication.spi;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.result.Verdict;

/** Something a paper says that a run can contradict. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Claim {

    /** Arms it speaks of, so that a name that is not there is told before anything runs. */
    default List<String> arms() {
        return List.of();
    }

    /** Observables it reads, for the same reason; {@code predicted.NAME} where it reads a prediction. */
    default List<String> observables() {
        return List.of();
    }

    /** Judges a run. What it needs and does not find is a {@link Verdict#missing} with the reason, not an exception. */
    List<Verdict> judge(Evidence evidence);
}
