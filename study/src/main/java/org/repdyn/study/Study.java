package org.repdyn.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What is compared: settings common to all arms, and arms that each may set anything anew. Immutable, holds no live object,
 * and goes to YAML and back without loss; places in files are kept for messages and are not written.
 *
 * @param title title
 * @param common settings of every arm that does not set them itself
 * @param arms what each arm sets, by name, in the order of the comparison
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Study(String title, Settings common, Map<String, Settings> arms) {

    /** Name of the arm of a study that names none. */
    public static final String ONLY_ARM = "run";

    public Study {
        Map<String, Settings> copy = new LinkedHashMap<>(arms);
        if (copy.isEmpty()) {
            copy.put(ONLY_ARM, Settings.NONE);
        }
        arms = Collections.unmodifiableMap(copy);
    }

    /** All that holds for an arm. */
    public Settings settings(String arm) {
        return arms.getOrDefault(arm, Settings.NONE).over(common);
    }

    /** This study with its common settings changed. */
    public Study withCommon(Settings changed) {
        return new Study(title, changed, arms);
    }

    /** This study with another title. */
    public Study withTitle(String changed) {
        return new Study(changed, common, arms);
    }

    /** This study with one arm changed. */
    public Study withArm(String arm, Settings changed) {
        Map<String, Settings> copy = new LinkedHashMap<>(arms);
        copy.put(arm, changed);
        return new Study(title, common, copy);
    }

    /** This study with one of its arms only. */
    public Study only(String arm) {
        return new Study(title, common, Map.of(arm, arms.getOrDefault(arm, Settings.NONE)));
    }
}
