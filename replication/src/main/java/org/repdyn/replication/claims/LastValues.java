package org.repdyn.replication.claims;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.repdyn.replication.spi.Evidence;

/**
 * Last values of an observable as a function of a setting, one point for each arm.
 *
 * @param settings value of the setting in each arm
 * @param values last value of the observable in each arm
 * @param missing reason why there are no points; empty if every arm has one
 */
record LastValues(double[] settings, double[] values, Optional<String> missing) {

    static LastValues of(Evidence evidence, List<String> arms, String setting, String observable, int index) {
        double[] settings = new double[arms.size()];
        double[] values = new double[settings.length];
        for (int i = 0; i < settings.length; i++) {
            String arm = arms.get(i);
            OptionalDouble x = evidence.number(arm, setting);
            OptionalDouble y = evidence.last(arm, observable, index);
            if (x.isEmpty() || y.isEmpty()) {
                return new LastValues(
                        settings,
                        values,
                        Optional.of(
                                x.isEmpty()
                                        ? arm + " has no numeric setting " + setting
                                        : MissingEvidence.measured(evidence, arm, observable)));
            }
            settings[i] = x.getAsDouble();
            values[i] = y.getAsDouble();
        }
        return new LastValues(settings, values, Optional.empty());
    }
}
