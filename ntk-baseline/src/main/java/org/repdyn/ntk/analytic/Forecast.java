package org.repdyn.ntk.analytic;

/** A forecast of the evaluations to the end of a run, from a number of them. */
final class Forecast {

    private final int basis;
    private int since;
    private double from;
    private double pace;

    /** @param basis number of evaluations from which a forecast is made */
    Forecast(int basis) {
        this.basis = basis;
    }

    /** Begins to count at a number of evaluations and a time. */
    void begin(int evaluations, double time) {
        since = evaluations;
        from = time;
        pace = 0;
    }

    /** Returns true if there are enough evaluations for a forecast. */
    boolean due(int evaluations) {
        return evaluations - since >= basis;
    }

    /**
     * Makes a forecast and begins to count for the next one. Returns true if the evaluations to the end exceed those that are left,
     * although steps grow with the time as they do where a flow converges like a power of it.
     */
    boolean exceeds(int left, int evaluations, double time, double end) {
        boolean result = (evaluations - since) * Math.log(end / time) > left * Math.log(time / from);
        double advanced = time - from;
        begin(evaluations, time);
        pace = advanced;
        return result;
    }

    /** Returns the time that the evaluations of the last forecast advanced; 0 if there was none since the beginning. */
    double pace() {
        return pace;
    }
}
