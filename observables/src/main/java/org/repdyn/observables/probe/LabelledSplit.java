package org.repdyn.observables.probe;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observation;
import org.repdyn.observables.spectrum.Centring;
import org.repdyn.observables.spectrum.PowerScaling;

/**
 * Embeddings of the labelled training and held-out samples, scaled to entries of size 1 and centred by the mean of the training
 * rows. A column that is constant up to rounding over the training rows carries no information and is set to zero.
 *
 * @param features (train + held-out)×k
 * @param trainSize number of training rows
 * @param labels class of each row
 */
record LabelledSplit(R064Store features, int trainSize, int[] labels) {

    /** Returns why held-out accuracy cannot be measured; empty if it can. */
    static Optional<String> objection(EvaluationSet evaluation) {
        if (evaluation.labels().isEmpty()) {
            return Optional.of("the dataset has no labels");
        }
        if (evaluation.heldOutSize() == 0) {
            return Optional.of("no samples were held out; lower data.train, or raise data.held-out");
        }
        if (evaluation.trainSize() == 0) {
            return Optional.of("there are no training samples");
        }
        if (labelled(evaluation.heldOutLabels()).count() == 0) {
            return Optional.of("no held-out sample has a label");
        }
        if (labelled(evaluation.trainLabels()).distinct().count() < 2) {
            return Optional.of("all training samples belong to one class");
        }
        return Optional.empty();
    }

    /**
     * Returns the samples of an observation.
     *
     * @throws ArithmeticException if the embeddings are not finite
     */
    static LabelledSplit of(Observation observation) {
        R064Store all = observation.snapshot().evaluation();
        R064Store features = PowerScaling.of(all).apply(all);
        int train = observation.evaluation().trainSize();
        int rows = features.getRowDim();
        for (int c = 0; c < features.getColDim(); c++) {
            double mean = Centring.mean(features, c, train);
            int from = c * rows;
            for (int at = from; at < from + rows; at++) {
                features.data[at] -= mean;
            }
            if (Centring.isConstant(features.data, from, train, mean)) {
                Arrays.fill(features.data, from, from + rows, 0);
            }
        }
        return labelledRows(features, train, observation.evaluation().labels().orElseThrow());
    }

    /** Returns the split without unlabelled rows. */
    private static LabelledSplit labelledRows(R064Store features, int train, int[] labels) {
        int[] rows = IntStream.range(0, labels.length)
                .filter(i -> labels[i] != EvaluationSet.UNLABELLED)
                .toArray();
        if (rows.length == labels.length) {
            return new LabelledSplit(features, train, labels);
        }
        R064Store chosen = R064Store.FACTORY.make(rows.length, features.getColDim());
        for (int c = 0; c < features.getColDim(); c++) {
            for (int i = 0; i < rows.length; i++) {
                chosen.data[c * rows.length + i] = features.data[c * labels.length + rows[i]];
            }
        }
        int labelledTrain = (int) Arrays.stream(rows).filter(i -> i < train).count();
        return new LabelledSplit(chosen, labelledTrain, labelled(labels).toArray());
    }

    /** Returns the labels of labelled samples. */
    private static IntStream labelled(int[] labels) {
        return Arrays.stream(labels).filter(label -> label != EvaluationSet.UNLABELLED);
    }

    /** Returns the number of held-out rows. */
    int heldOutSize() {
        return labels.length - trainSize;
    }

    /** Returns the classes of the training rows, ascending. */
    int[] classes() {
        return Arrays.stream(labels, 0, trainSize).distinct().sorted().toArray();
    }
}
