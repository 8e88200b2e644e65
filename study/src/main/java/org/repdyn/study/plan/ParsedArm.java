package org.repdyn.study.plan;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;

/**
 * First stage of planning: the settings of one arm as they were written, those of the study included.
 *
 * @param name name of the arm
 * @param settings its settings
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ParsedArm(String name, Settings settings) {

    /** Returns the value of a key; empty if it is not set. */
    Optional<ConfigValue> get(StudyKey key) {
        return settings.get(key);
    }

    /** Returns the place where a key is set; the arm if it is not set. */
    SourceLocation place(StudyKey key) {
        return get(key).map(ConfigValue::location).orElse(new SourceLocation("arm " + name, 0, 0));
    }
}
