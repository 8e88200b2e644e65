package org.repdyn.study.service;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.yaml.StudyYaml;

/**
 * A study that was checked and can run.
 *
 * @param plan the arms to run
 * @param notices notices to print before the run, one line each
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PreparedStudy(StudyPlan plan, List<String> notices) {

    public PreparedStudy {
        notices = List.copyOf(notices);
    }

    /** Returns the study with every default spelt out; running it gives the same numbers. */
    public String resolvedYaml() {
        return StudyYaml.write(plan.resolved());
    }
}
