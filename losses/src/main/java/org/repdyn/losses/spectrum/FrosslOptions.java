package org.repdyn.losses.spectrum;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link Frossl}.
 *
 * @param invarianceWeight weight w of the squared distance between the views
 * @param variant normalisation of the columns
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FrosslOptions(
        @Option(help = "weight of the squared distance between the views", defaultValue = "1", range = "[0, inf)")
                double invarianceWeight,
        @Option(
                        help =
                                "uncentred: columns divided by their length (lightly); standardised: columns also centred,"
                                        + " the authors' two-view loss",
                        defaultValue = "uncentred")
                Variant variant) {

    /** Creates options for columns that are not centred. */
    public FrosslOptions(double invarianceWeight) {
        this(invarianceWeight, Variant.UNCENTRED);
    }

    /** Normalisation of the columns of a view. */
    public enum Variant {
        /** Columns divided by their length over the batch (lightly). */
        UNCENTRED,
        /** Columns centred and divided by their length over the batch (the authors' loss for two views). */
        STANDARDISED
    }
}
