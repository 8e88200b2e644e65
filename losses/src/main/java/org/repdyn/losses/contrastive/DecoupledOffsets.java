package org.repdyn.losses.contrastive;

/**
 * The part that the two decoupled losses share, the mean over rows of log Σ_j exp(S_ij) − wᵢ·S_{i,p(i)} with j over the rows of other
 * samples, at temperatures at which all rows share one offset.
 */
final class DecoupledOffsets extends SharedOffsets {

    private final double temperature;
    private double[] weights = new double[0];

    DecoupledOffsets(double temperature) {
        super(temperature);
        this.temperature = temperature;
    }

    /** Sets the weights w of the n positives, which are kept. */
    void weigh(double[] given) {
        weights = given;
    }

    @Override
    double rowValue(int sample, double other, double positive) {
        double weight = weights[sample];
        return Math.log(other) - weight * Math.log(positive) + (1 - weight) / temperature;
    }

    @Override
    double denominator(double other, double positive) {
        return other;
    }

    @Override
    double pull(int sample, double other, double positive) {
        return weights[sample];
    }
}
