package org.example;

import java.util.Map;
import org.repdyn.library.LossEvaluation;
import org.repdyn.library.RepDyn;
import org.repdyn.losses.spi.EmbeddingField;

/** A loss at embeddings that another program computed. */
public final class LossesAtEmbeddings {

    private LossesAtEmbeddings() {}

    public static void main(String[] arguments) {
        double[][] anchors = {{1, 0}, {0, 1}, {-1, 0.5}};
        double[][] positives = {{0.9, 0.1}, {0.1, 0.8}, {-1, 0.4}};

        EmbeddingField loss = RepDyn.loss("nt-xent", Map.of("temperature", 0.2));
        LossEvaluation here = RepDyn.at(loss, anchors, positives);
        System.out.printf(
                "value %.4f, derivative %.4f%n",
                here.value().orElseThrow(), here.gradient().doubleValue(0, 1));
    }
}
