package org.repdyn.losses.spectrum;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link EmpSsl}. The defaults are those of the authors' code.
 *
 * @param similarityWeight weight s of the cosine with the mean view
 * @param rateWeight weight w of the coding rate
 * @param epsilon squared precision ε of the code
 * @param variant sign of the coding rate
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record EmpSslOptions(
        @Option(help = "weight of the cosine with the mean view", defaultValue = "200", range = "[0, inf)")
                double similarityWeight,
        @Option(help = "weight of the coding rate", defaultValue = "1", range = "[0, inf)") double rateWeight,
        @Option(help = "squared precision of the code", defaultValue = "0.2", range = "(0, inf)") double epsilon,
        @Option(
                        help =
                                "official: the coding rate is maximised; lightly: it is added with the opposite sign and minimised",
                        defaultValue = "official")
                TotalCodingRateOptions.Variant variant) {

    /** Creates options with the sign of the authors. */
    public EmpSslOptions(double similarityWeight, double rateWeight, double epsilon) {
        this(similarityWeight, rateWeight, epsilon, TotalCodingRateOptions.Variant.OFFICIAL);
    }
}
