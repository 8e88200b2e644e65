package org.repdyn.study.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;

/**
 * Observables of an arm.
 *
 * @param alongTheRun observables whose values are recorded in the trajectory
 * @param atTheEnds observables of columns that are measured at the first and the last state only, and not recorded
 * @param unmeasured reasons why other observables cannot be measured, by name
 * @param required names of the observables that the study names itself; a run that cannot measure one of them fails, while it leaves out any other
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Measurements(
        List<BoundPlugin<Observable>> alongTheRun,
        List<BoundPlugin<Observable>> atTheEnds,
        Map<String, String> unmeasured,
        Set<String> required) {

    public Measurements {
        alongTheRun = List.copyOf(alongTheRun);
        atTheEnds = List.copyOf(atTheEnds);
        unmeasured = Map.copyOf(unmeasured);
        required = Set.copyOf(required);
    }

    /** Returns true if an observable is measured. */
    public boolean measures(String observable) {
        return Stream.concat(alongTheRun.stream(), atTheEnds.stream())
                .anyMatch(bound -> bound.name().equals(observable));
    }
}
