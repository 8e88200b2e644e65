package org.repdyn.manifolds.checks;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.check.CheckReport;
import org.repdyn.core.check.Property;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.RestoringField;

/** The laws of a field that drives weights back to a constraint. */
final class RestoringLaws {

    /** Distance of the disturbed weights from the constraint, relative to the weights. */
    private static final double AWAY = 0.1;

    private RestoringLaws() {}

    /**
     * Checks the field without a loss: it is zero on the constraint, and off it points away from the nearest point of the constraint, so
     * that the motion Ẇ = −F leads there.
     */
    static CheckReport check(Manifold start, RestoringField field, Seed seed) {
        R064Store on = start.randomPoint(seed);
        R064Store off = start.randomPoint(seed.child("disturbance"));
        R064Store disturbed = Vectors.combination(1, on, AWAY, off);
        R064Store away = Vectors.difference(disturbed, start.nearest(disturbed));
        R064Store still = Vectors.like(on);
        R064Store back = Vectors.like(on);
        field.apply(on, still);
        field.apply(disturbed, back);
        String drives = "field leads back to the constraint";
        return new CheckReport(
                List.of(),
                List.of(Identities.residual(
                        "field without a loss is zero on the constraint",
                        Identities.relative(Vectors.length(still), Vectors.length(back)))),
                List.of(
                        Vectors.dot(back, away) > 0
                                ? Property.holds(drives)
                                : Property.fails(
                                        drives,
                                        "without a loss the motion −F of disturbed weights does not come closer to the"
                                                + " constraint; check the sign of the field")));
    }
}
