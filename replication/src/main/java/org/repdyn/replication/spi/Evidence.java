package org.repdyn.replication.spi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.ArmResult;

/** Results of a run, as a claim reads them. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Evidence {

    /** Prefix of the names of predicted observables. */
    String PREDICTED = ObservableNames.PREDICTED;

    /** Returns the names of the arms that finished, in the order of the study. */
    List<String> arms();

    /** Returns the row of an arm in the comparison; empty if the arm did not finish. */
    Optional<ArmResult> result(String arm);

    /** Returns the values of an observable over time; empty if the arm has fewer than two of them. */
    Optional<Trajectory> trajectory(String arm, String observable, int index);

    /** Returns the last measured value of an observable; empty if the arm has none. */
    OptionalDouble last(String arm, String observable, int index);

    /** Returns the number of components of an observable in an arm; 0 if the arm did not measure it. */
    int size(String arm, String observable);

    /** Returns the name of the written arm from which a grid made this arm; the name itself if the arm has no grid. */
    default String family(String arm) {
        return arm;
    }

    /**
     * Returns a setting of an arm as text, defaults included; empty if there is none.
     *
     * @param path path of the setting, such as {@code dynamics.rate} or {@code seed}
     */
    Optional<String> setting(String arm, String path);

    /** Returns a setting as a number; empty if it is absent or not a number. */
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
