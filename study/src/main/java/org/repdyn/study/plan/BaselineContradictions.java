package org.repdyn.study.plan;

import java.util.Objects;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/** Settings about weights in an arm with a baseline, which has no weights and would ignore them. */
final class BaselineContradictions {

    private BaselineContradictions() {}

    /** Adds a problem for each such setting of an arm. */
    static void report(Study study, String arm, Problems problems) {
        Settings all = study.settings(arm);
        if (all.get(StudyKey.BASELINE).isEmpty()) {
            return;
        }
        Settings own = Objects.requireNonNull(study.arms().get(arm));
        for (StudyKey key : StudyKey.values()) {
            switch (key.underBaseline()) {
                case USED -> {}
                case NOT_INHERITED ->
                    own.get(key)
                            .ifPresent(value -> problems.add(
                                    value.location(),
                                    "arms." + arm + " sets " + key.key()
                                            + ", but it runs a baseline, which has none. Remove " + key.key()
                                            + " or baseline"));
                case REFUSED ->
                    all.get(key)
                            .filter(BaselineContradictions::aboveZero)
                            .ifPresent(value -> problems.add(
                                    value.location(),
                                    key.key() + " with a baseline: a kernel has no weights, so that the arm would be"
                                            + " compared with others that follow something else. Write " + key.key()
                                            + ": 0 for this arm"));
            }
        }
    }

    /** Returns true if a value is a number above 0; the binder reports a value that is no number. */
    private static boolean aboveZero(ConfigValue value) {
        return value instanceof Scalar scalar && Decimals.read(scalar.text()).orElse(0) > 0;
    }
}
