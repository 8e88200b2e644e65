package org.repdyn.integrators;

import org.apiguardian.api.API;
import org.repdyn.core.algebra.Vectors;

/**
 * A test for a jump of a field ahead of a state, or a change that is as good as one, which tells a flow that slides along it from one that is
 * slow for another reason.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Jump {

    /** Halvings of the way ahead, each to the half in which the field changes more. */
    private static final int HALVINGS = 12;

    /** Change of the field along the whole way at its steepest rate, relative to the field, from which the rate counts as a jump. */
    private static final double STEEP = 64;

    /** The same relative to the change along the whole way. A linear field, be it as stiff as it may, has 1, and a smooth one a little more. */
    private static final double UNEVEN = 8;

    /**
     * Part of its own size that a state moves on the way ahead at most. Close to an embedding of length r a field of directions has the size 1/r, with
     * which the state would leave everything that it meets at its average pace.
     */
    private static final double MOST_MOTION = 0.1;

    /** The same at least: the last halving of the way is then longer by a factor of 1000 than a unit in the last place. */
    private static final double LEAST_MOTION = 1e-9;

    /** Factor from one way to the next one. */
    private static final double SHORTER = 0.01;

    /** Distance between points on both sides of a jump, in parts of the last halving: about a unit in the last place of the state at least. */
    private static final double BESIDE = 1.0 / 1024;

    /** Number of these points on each side; one alone may have the same rounding error. */
    private static final int POINTS_BESIDE = 4;

    /** Change of the field between these points, relative to that at the jump, from which both are rounding errors: these are new at each point. */
    private static final double STEADY = 0.25;

    /** Growth of the field along the way from which it has a pole ahead if it points forward. */
    private static final double FASTER = 2;

    /** Cosine of the field and the way from which the field points forward. */
    private static final double FORWARD = 0.9;

    /** Nature of a field on a way. */
    private enum Nature {
        SMOOTH,
        JUMP,
        POLE
    }

    private Jump() {}

    /**
     * Returns true if the field jumps on the way ahead, between a state y and y + hf(y). On a long way the change at a jump close by may be less than that of a
     * smooth part, so that shorter ways are tried too. A field that grows without bound in its own direction has a pole there, which no flow passes, and does
     * not count.
     *
     * @param h length of the way ahead in time; the way is shorter where the state moves far in this time
     * @throws FieldNotFinite if the field is not finite somewhere on the way
     */
    public static boolean ahead(VectorField field, double time, double[] y, double h) {
        double[] slope = new double[y.length];
        field.at(time, y, slope);
        double speed = field.relative(slope, y);
        double way = Math.min(h, MOST_MOTION / speed);
        boolean jump = false;
        for (double part = 1; part * way * speed > LEAST_MOTION; part *= SHORTER) {
            Nature nature = within(field, time, y, slope, part * way);
            if (nature == Nature.POLE) {
                return false;
            }
            jump |= nature == Nature.JUMP;
        }
        return jump;
    }

    /**
     * Returns the nature of the field between y and y + hf(y). The part in which a smooth field changes most is halved with its length; the change at a
     * jump stays.
     */
    private static Nature within(VectorField field, double time, double[] y, double[] slope, double h) {
        double[] point = new double[y.length];
        double[] first = slope.clone();
        double[] last = new double[y.length];
        double[] middle = new double[y.length];
        at(field, time, y, slope, h, point, last);
        double whole = distance(first, last);
        double change = whole;
        double from = 0;
        double length = h;
        for (int halving = 0; halving < HALVINGS; halving++) {
            length /= 2;
            at(field, time, y, slope, from + length, point, middle);
            double left = distance(first, middle);
            double right = distance(middle, last);
            double[] replaced = left >= right ? last : first;
            if (left >= right) {
                last = middle;
            } else {
                first = middle;
                from += length;
            }
            middle = replaced;
            change = Math.max(left, right);
        }
        double size = Vectors.norm(slope);
        if (!(change * h > Math.max(STEEP * size, UNEVEN * whole) * length)) {
            return Nature.SMOOTH;
        }
        double[] larger = Vectors.norm(first) > Vectors.norm(last) ? first : last;
        double grown = Vectors.norm(larger);
        if (grown > FASTER * size && Vectors.dot(larger, slope) > FORWARD * grown * size) {
            return Nature.POLE;
        }
        for (int i = 1; i <= POINTS_BESIDE; i++) {
            double beside = i * BESIDE * length;
            at(field, time, y, slope, from - beside, point, middle);
            double before = distance(first, middle);
            at(field, time, y, slope, from + length + beside, point, middle);
            if (before + distance(last, middle) > STEADY * change) {
                return Nature.SMOOTH;
            }
        }
        return Nature.JUMP;
    }

    private static void at(
            VectorField field, double time, double[] y, double[] slope, double h, double[] point, double[] result) {
        for (int i = 0; i < y.length; i++) {
            point[i] = y[i] + h * slope[i];
        }
        field.at(time, point, result);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}
