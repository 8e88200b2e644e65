package org.repdyn.study.plan;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/** Reader of the key {@code interval} of a study. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class StudyInterval {

    private StudyInterval() {}

    /** Returns the method of a study that was checked before; Student's if it names none. */
    public static IntervalMethod of(Study study) {
        return of(study, new Problems());
    }

    /** Returns the method of the intervals of a study; Student's after a mistake, which is added to the problems. */
    static IntervalMethod of(Study study, Problems problems) {
        study.arms().forEach((arm, own) -> own.get(StudyKey.INTERVAL)
                .ifPresent(value -> problems.add(
                        value.location(),
                        "arms." + arm
                                + " sets interval, but all arms of a comparison have the same intervals. Set interval"
                                + " for the whole study")));
        return study.common()
                .get(StudyKey.INTERVAL)
                .map(Scalar.class::cast)
                .flatMap(given -> {
                    Optional<IntervalMethod> method = IntervalMethod.of(given.text());
                    if (method.isEmpty()) {
                        problems.add(
                                given.location(),
                                "interval is '" + given.text() + "'. "
                                        + NearestName.suggestion(given.text(), IntervalMethod.keys()) + "Allowed: "
                                        + String.join(", ", IntervalMethod.keys()));
                    }
                    return method;
                })
                .orElse(IntervalMethod.STUDENT);
    }
}
