package org.repdyn.study.service;

import java.util.ArrayList;
import java.util.List;
import org.repdyn.core.options.Decimals;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Homogeneous;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.PredictionField;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.RunningStatistic;
import org.repdyn.losses.spi.ScaleInvariant;

/** Facts that the types of a loss state: its views, its invariances, and what it needs beside it. */
final class LossFacts {

    private LossFacts() {}

    /** Returns the facts, views first. */
    static List<PluginGuide.Fact> of(EmbeddingField field) {
        List<PluginGuide.Fact> facts = new ArrayList<>();
        facts.add(new PluginGuide.Fact("views", field.views().inWords()));
        facts.add(new PluginGuide.Fact("properties", String.join(", ", properties(field))));
        List<String> needs = needs(field);
        if (!needs.isEmpty()) {
            facts.add(new PluginGuide.Fact(PluginGuide.NEEDS, String.join("; ", needs)));
        }
        return facts;
    }

    private static List<String> properties(EmbeddingField field) {
        List<String> properties = new ArrayList<>();
        properties.add(field instanceof Loss ? "gradient of a value" : "not the gradient of a value");
        properties.add(field instanceof RotationInvariant ? "rotation-invariant" : "not rotation-invariant");
        if (field instanceof ScaleInvariant) {
            properties.add("scale-invariant");
        }
        if (field instanceof Homogeneous homogeneous) {
            properties.add("homogeneous of degree " + Decimals.text(homogeneous.degree()));
        }
        if (field instanceof QuadraticLoss) {
            properties.add("quadratic: closed forms apply");
        }
        return properties;
    }

    private static List<String> needs(EmbeddingField field) {
        List<String> needs = new ArrayList<>();
        if (field.views().positives() > 0) {
            needs.add("data with positives, or augment");
        }
        if (field.views().targets()) {
            needs.add("data with targets");
        }
        if (field instanceof PredictionField prediction) {
            needs.add("a predictor, or each embedding predicts itself");
            prediction
                    .teacherRate()
                    .ifPresent(rate -> needs.add("a teacher, kept by the dynamics, with rate " + Decimals.text(rate)));
        }
        if (field instanceof RunningStatistic statistic) {
            needs.add("a running statistic, kept by the dynamics, with rate " + Decimals.text(statistic.rate()));
        }
        return needs;
    }
}
