package org.repdyn.study.service;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.yaml.StudyYaml;

/**
 * A study that can run.
 *
 * @param plan what will run
 * @param notices what the user should know beforehand, one line each
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PreparedStudy(StudyPlan plan, List<String> notices) {

    public PreparedStudy {
        notices = List.copyOf(notices);
    }

    /** The study with every default spelt out; running it gives every number again. */
    public String resolvedYaml() {
        return StudyYaml.write(plan.resolved());
    }
}
