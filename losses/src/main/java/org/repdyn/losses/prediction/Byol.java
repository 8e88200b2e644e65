package org.repdyn.losses.prediction;

import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * 4 − 2 mean cos(p, sg t⁺) − 2 mean cos(p⁺, sg t), the squared distances of unit vectors in both directions; t is the
 * teacher's embedding; in function space, where nothing carries a teacher, the encoder's own. Complete collapse is a global minimum, 0. Grill et
 * al. (2020), eq. 2.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Byol extends CosinePrediction {

    private final double teacherRate;

    public Byol(ByolOptions options) {
        super("byol", 4, 2, true);
        this.teacherRate = options.teacherRate();
    }

    @Override
    public OptionalDouble teacherRate() {
        return OptionalDouble.of(teacherRate);
    }
}
