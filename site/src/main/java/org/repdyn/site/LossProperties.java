package org.repdyn.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Homogeneous;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.Losses;
import org.repdyn.losses.spi.PredictionField;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.RunningStatistic;
import org.repdyn.losses.spi.ScaleInvariant;

/**
 * What a loss with its default options needs and is, in words.
 *
 * @param views views of each sample
 * @param properties what follows from its type
 */
record LossProperties(String views, String properties) {

    /** Returns the properties of a built-in loss; empty if it needs options. */
    static Optional<LossProperties> of(String name) {
        try {
            return Optional.of(of(Losses.byName(name)));
        } catch (UserErrorException e) {
            return Optional.empty();
        }
    }

    private static LossProperties of(EmbeddingField field) {
        ViewRequirements needed = field.views();
        List<String> views = new ArrayList<>(List.of("anchor"));
        count(views, needed.positives(), "positive");
        count(views, needed.negatives(), "negative");
        if (needed.targets()) {
            views.add("a target for each sample");
        }
        List<String> properties = new ArrayList<>();
        properties.add(field instanceof Loss ? "gradient of its value" : "a field that is not a gradient");
        if (field instanceof QuadraticLoss) {
            properties.add("quadratic form, with closed forms");
        }
        if (field instanceof RotationInvariant) {
            properties.add("rotation-invariant");
        }
        if (field instanceof ScaleInvariant) {
            properties.add("scale-invariant");
        }
        if (field instanceof Homogeneous homogeneous) {
            properties.add("homogeneous of degree " + Decimals.text(homogeneous.degree()));
        }
        if (field instanceof PredictionField prediction) {
            properties.add(
                    prediction.teacherRate().isPresent() ? "reads a predictor and a teacher" : "reads a predictor");
        }
        if (field instanceof RunningStatistic) {
            properties.add("reads a running statistic");
        }
        return new LossProperties(String.join(", ", views), String.join("; ", properties));
    }

    private static void count(List<String> views, int number, String noun) {
        if (number > 0) {
            views.add(number + " " + noun + (number == 1 ? "" : "s"));
        }
    }
}
