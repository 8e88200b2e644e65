package org.repdyn.losses.combination;

import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.options.Option;
import org.repdyn.core.options.StructureForm;

/**
 * Options of {@code weighted-sum}.
 *
 * @param terms list of terms; a term is the name of a loss, or a map of {@code loss} (a name, or a map of its name and options)
 *     and {@code weight} (1 if it is absent)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record WeightedSumOptions(
        @Option(
                        help = "list of losses and weights, such as [{loss: nt-xent, weight: 1},"
                                + " {loss: {name: tcr, epsilon: 0.5}, weight: 0.1}]; a weight is 1 if it is absent",
                        form = StructureForm.WEIGHTED_LOSSES,
                        example = "[{loss: vicreg, weight: 1}, {loss: linear-alignment, weight: 0.1}]")
                ConfigValue terms) {}
