package org.repdyn.manifolds.spi;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;

/** Length of a tangent vector whose square overflows, or is so small that it loses digits: that of a multiple of the vector. */
final class ScaledLength {

    /** Square below which squares of entries may be subnormal numbers. */
    static final double SMALLEST = 1e-280;

    /** Square above which a sum of such squares may overflow. */
    static final double LARGEST = 1e280;

    /** Factor on the vector, about 1e100; a power of two, so that entries keep their digits. */
    private static final double FACTOR = 0x1p332;

    private ScaledLength() {}

    static double of(Manifold manifold, R064Store point, R064Store tangent) {
        R064Store scaled = tangent.copy();
        double unit = 1;
        double square = manifold.inner(point, scaled, scaled);
        // The difference of two infinities is a NaN.
        boolean tooLong = !(Math.abs(square) < LARGEST);
        double factor = tooLong ? 1 / FACTOR : FACTOR;
        while (!(square > SMALLEST && square < LARGEST)) {
            double largest = Entries.largest(scaled) * factor;
            if (!(largest > 0 && largest < Double.POSITIVE_INFINITY)) {
                break;
            }
            Entries.scale(factor, scaled, scaled);
            double next = manifold.inner(point, scaled, scaled);
            // Only a square whose terms cancel, or overflow before it does, passes over the range.
            if (!tooLong && !(next < LARGEST)) {
                break;
            }
            unit *= factor;
            square = next;
            if (tooLong && square <= SMALLEST) {
                break;
            }
        }
        // Rounding of a metric that is not the ambient one may make a tiny square negative.
        return Math.sqrt(Math.max(0, square)) / unit;
    }
}
