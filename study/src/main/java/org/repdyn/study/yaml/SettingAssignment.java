package org.repdyn.study.yaml;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;

/**
 * A value for one setting of an arm.
 *
 * @param path path of the setting, such as {@code dynamics.rate}
 * @param value the value, with the place where it was written
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SettingAssignment(String path, Scalar value) {

    /** Returns the settings of an arm with the value; after an error, which is added to the problems, the settings unchanged. */
    public Settings assign(Study study, Settings own, Problems problems) {
        return new SettingPath(problems, value.location(), path, SettingPath.parts(path), List.of())
                .set(own, own.over(study.common()), value);
    }
}
