package org.repdyn.statistics.aggregate;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;
import org.repdyn.statistics.Outcome;
import org.repdyn.statistics.internal.Samples;

/** Power law y = c·xᵃ through points, by least squares in logarithms. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PowerLaw {

    private PowerLaw() {}

    /**
     * Returns the exponent a = Σ(ln xᵢ − m)(ln yᵢ)/Σ(ln xᵢ − m)² with m the mean of ln xᵢ; undefined for fewer than two
     * different abscissas, and for values that are not positive and finite.
     *
     * @param x abscissas
     * @param y one value for each abscissa
     * @throws IllegalArgumentException if the lengths differ
     */
    public static Outcome<Double> exponent(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "a power law needs one value for each abscissa, got " + x.length + " and " + y.length);
        }
        for (double[] numbers : new double[][] {x, y}) {
            for (double number : numbers) {
                if (!(number > 0 && Double.isFinite(number))) {
                    return Outcome.undefined(
                            "no power law through " + Decimals.text(number) + "; it needs positive and finite numbers");
                }
            }
        }
        if (Arrays.stream(x).distinct().count() < 2) {
            return Outcome.undefined("no power law through one abscissa; it needs at least 2");
        }
        double[] logarithms = Arrays.stream(x).map(Math::log).toArray();
        double mean = Samples.mean(logarithms);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            double distance = logarithms[i] - mean;
            // A constant does not change the sum, and without the first value equal values have the exponent 0 exactly.
            products += distance * (Math.log(y[i]) - Math.log(y[0]));
            squares += distance * distance;
        }
        return Outcome.of(products / squares);
    }
}
