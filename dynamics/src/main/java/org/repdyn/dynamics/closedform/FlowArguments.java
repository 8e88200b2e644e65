package org.repdyn.dynamics.closedform;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Operands;
import org.repdyn.core.options.Decimals;

/** Checks of what closed forms are made from and of the times at which they are evaluated. */
final class FlowArguments {

    private FlowArguments() {}

    /** Returns a time of at least 0, which may be infinite. */
    static double time(double time) {
        if (!(time >= 0)) {
            throw new IllegalArgumentException("a time must be at least 0 or infinite, got " + Decimals.text(time));
        }
        return time;
    }

    /** Returns a finite time; before 0 a linear flow is followed backwards. */
    static double finiteTime(double time) {
        if (!Double.isFinite(time)) {
            throw new IllegalArgumentException("a time must be finite, got " + Decimals.text(time));
        }
        return time;
    }

    /** Returns a number that is finite and at least 0. */
    static double notNegative(String what, double value) {
        if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(what + " must be finite and at least 0, got " + Decimals.text(value));
        }
        return value;
    }

    /** Checks the length of the columns of constrained weights. */
    static void scale(double scale) {
        if (!(scale > 0) || scale == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "the length of a column must be finite and above 0, got " + Decimals.text(scale));
        }
    }

    /** Returns a finite number. */
    static double finite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " must be finite, got " + Decimals.text(value));
        }
        return value;
    }

    /** Returns a copy of the initial weights W₀, d×k, under a form of d rows. */
    static R064Store start(R064Store form, R064Store start) {
        Operands.requireSquare(form);
        if (start.getRowDim() != form.getRowDim()) {
            throw new IllegalArgumentException("the form is " + form.getRowDim() + "×" + form.getColDim()
                    + ", so the initial weights need " + form.getRowDim() + " rows, got " + start.getRowDim() + "×"
                    + start.getColDim());
        }
        for (double w : start.data) {
            finite("the initial weights", w);
        }
        return start.copy();
    }
}
