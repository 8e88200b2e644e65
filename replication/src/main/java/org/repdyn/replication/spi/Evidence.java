package org.repdyn.replication.spi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmResult;

/** A run, as a claim looks at it. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Evidence {

    /** Prefix of the observables that a prediction speaks of. */
    String PREDICTED = "predicted.";

    /** Names of the arms that ended, in the order of the study. */
    List<String> arms();

    /** The row of an arm in the comparison. */
    Optional<ArmResult> result(String arm);

    /** What an arm measured in time; empty where it did not, or only at one time. */
    Optional<Trajectory> trajectory(String arm, String observable, int index);

    /** The last value an arm measured, at the end or in time. */
    OptionalDouble last(String arm, String observable, int index);

    /** How many components an arm measured of an observable; 0 where it did not measure it. */
    int size(String arm, String observable);

    /** The arm of the study as it was written that an arm comes from: a grid makes many of one. */
    default String family(String arm) {
        return arm;
    }

    /** A setting of an arm as text, defaults included, by its path, such as {@code dynamics.rate} or {@code seed}. */
    Optional<String> setting(String arm, String path);

    /** A setting that is a number. */
    default OptionalDouble number(String arm, String path) {
        try {
            return setting(arm, path)
                    .map(text -> OptionalDouble.of(Double.parseDouble(text)))
                    .orElse(OptionalDouble.empty());
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
