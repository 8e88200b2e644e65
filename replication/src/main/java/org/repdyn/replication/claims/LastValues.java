package org.repdyn.replication.claims;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.repdyn.replication.spi.Evidence;

/**
 * The last value of an observable against a setting, a point an arm.
 *
 * @param settings the setting of each arm
 * @param values the last value of each
 * @param missing why there are no points, where an arm has none
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
                                        ? arm + " has no number at " + setting
                                        : Missing.measured(evidence, arm, observable)));
            }
            settings[i] = x.getAsDouble();
            values[i] = y.getAsDouble();
        }
        return new LastValues(settings, values, Optional.empty());
    }
}
