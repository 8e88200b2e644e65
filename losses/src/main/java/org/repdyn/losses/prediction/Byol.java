package org.repdyn.losses.prediction;

import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * Field of 4 − 2 mean cos(p, sg t⁺) − 2 mean cos(p⁺, sg t), the squared distances between unit vectors in both directions.
 * t is the embedding by the teacher; in function space, which has no teacher, it is the encoder's own. Complete collapse is
 * a global minimum, 0. Grill et al. (2020), eq. 2.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Byol extends CosinePrediction {

    private final double teacherRate;

    /** Creates the field. */
    public Byol(ByolOptions options) {
        super("byol", 4, 2, true);
        this.teacherRate = options.teacherRate();
    }

    @Override
    public OptionalDouble teacherRate() {
        return OptionalDouble.of(teacherRate);
    }
}
