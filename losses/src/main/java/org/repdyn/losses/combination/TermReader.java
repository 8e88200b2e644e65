package org.repdyn.losses.combination;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Losses;
import org.repdyn.losses.spi.PredictionField;
import org.repdyn.losses.spi.RunningStatistic;

/** Reader of the terms of a {@link WeightedSum} from configuration. */
final class TermReader {

    private static final String TERMS = "terms";
    private static final String LOSS = "loss";
    private static final String WEIGHT = "weight";
    private static final String EXAMPLE = "such as [{loss: nt-xent, weight: 1}, {loss: tcr, weight: 0.1}]";

    private TermReader() {}

    /**
     * Returns the terms.
     *
     * @throws UserErrorException if the list is empty, a term is not valid, or a loss cannot be part of a sum
     */
    static List<WeightedTerm> read(ConfigValue given, Losses losses) {
        if (!(given instanceof Sequence list) || list.items().isEmpty()) {
            throw new UserErrorException(given.location(), TERMS + " must be a list of losses and weights, " + EXAMPLE);
        }
        List<WeightedTerm> terms = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            terms.add(term(list.items().get(i), TERMS + "[" + i + "]", losses));
        }
        return terms;
    }

    private static WeightedTerm term(ConfigValue given, String path, Losses losses) {
        if (given instanceof Scalar) {
            return new WeightedTerm(field(given, path, losses), 1);
        }
        if (!(given instanceof Mapping mapping) || !mapping.entries().containsKey(LOSS)) {
            throw new UserErrorException(
                    given.location(), path + " has no loss. Write a name, or a map of loss and weight, " + EXAMPLE);
        }
        Map<String, ConfigValue> entries = mapping.entries();
        for (Map.Entry<String, ConfigValue> entry : entries.entrySet()) {
            if (!Set.of(LOSS, WEIGHT).contains(entry.getKey())) {
                throw new UserErrorException(
                        entry.getValue().location(),
                        path + " has the unknown option '" + entry.getKey()
                                + "'. A term has loss and weight; write options of"
                                + " the loss as {loss: {name: ..., option: value}, weight: 1}");
            }
        }
        ConfigValue loss = Objects.requireNonNull(entries.get(LOSS));
        ConfigValue weight = entries.getOrDefault(WEIGHT, new Scalar("1", given.location()));
        return new WeightedTerm(field(loss, path + "." + LOSS, losses), weight(weight, path + "." + WEIGHT));
    }

    private static double weight(ConfigValue given, String path) {
        double weight =
                given instanceof Scalar scalar ? Decimals.read(scalar.text()).orElse(Double.NaN) : Double.NaN;
        if (!Double.isFinite(weight) || weight == 0) {
            throw new UserErrorException(
                    given.location(),
                    path + " must be a finite number other than 0" + (weight == 0 ? "; remove the term instead" : ""));
        }
        return weight;
    }

    private static EmbeddingField field(ConfigValue given, String path, Losses losses) {
        EmbeddingField field = losses.create(given, path);
        if (field instanceof PredictionField || field instanceof RunningStatistic) {
            throw new UserErrorException(
                    given.location(),
                    path + " needs a predictor, a teacher or a running statistic, which belong to a whole run;"
                            + " a weighted sum takes losses and fields that depend on embeddings only. Remove the term, or"
                            + " use it alone as the loss of an arm");
        }
        return field;
    }
}
