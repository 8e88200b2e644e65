package org.repdyn.losses.combination;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.Losses;
import org.repdyn.losses.spi.PredictionField;
import org.repdyn.losses.spi.SurrogateField;

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
     * @throws UserErrorException if the list is empty, a term is not valid, or two terms cannot be added
     */
    static List<WeightedTerm> read(ConfigValue given, Losses losses) {
        if (!(given instanceof Sequence list) || list.items().isEmpty()) {
            throw new UserErrorException(given.location(), TERMS + " must be a list of losses and weights, " + EXAMPLE);
        }
        List<WeightedTerm> terms = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            terms.add(term(list.items().get(i), TERMS + "[" + i + "]", losses));
        }
        check(list, terms);
        return terms;
    }

    /**
     * Checks that the terms fit together.
     *
     * @throws UserErrorException if two terms have companions, or if a term has no value and another one reads predictions
     */
    private static void check(Sequence list, List<WeightedTerm> terms) {
        List<Integer> withCompanion = IntStream.range(0, terms.size())
                .filter(t -> WeightedSum.hasCompanion(terms.get(t).field()))
                .boxed()
                .toList();
        if (withCompanion.size() > 1) {
            int second = withCompanion.get(1);
            throw new UserErrorException(
                    list.items().get(second).location(),
                    TERMS + "[" + withCompanion.get(0) + "] and " + TERMS + "[" + second
                            + "] both need a predictor, a teacher"
                            + " or a running statistic, of which a run has one. Keep one of the two terms");
        }
        if (withCompanion.isEmpty() || !(terms.get(withCompanion.get(0)).field() instanceof PredictionField)) {
            return;
        }
        for (int t = 0; t < terms.size(); t++) {
            EmbeddingField field = terms.get(t).field();
            if (!(field instanceof Loss || field instanceof SurrogateField)) {
                throw new UserErrorException(
                        list.items().get(t).location(),
                        TERMS + "[" + t + "] is a field without a value, which cannot be added to " + TERMS + "["
                                + withCompanion.get(0) + "], a field with a predictor. Choose a loss");
            }
        }
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
        return losses.create(given, path);
    }
}
