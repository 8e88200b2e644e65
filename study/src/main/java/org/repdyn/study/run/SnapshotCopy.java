package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.Weights;

/**
 * Copy of the numbers of a snapshot, to find whether an observable changed them. A comparison with a copy is several times as fast as a
 * fingerprint, and it is made once for each observable at each time.
 */
final class SnapshotCopy {

    private double[] embeddings = {};
    private double[] evaluation = {};
    private final List<double[]> weights = new ArrayList<>();

    /** Copies the embeddings and the weights of a snapshot. */
    void take(Snapshot snapshot) {
        embeddings = copy(snapshot.embeddings(), embeddings);
        List<R064Store> blocks = blocks(snapshot);
        for (int b = 0; b < blocks.size(); b++) {
            if (b == weights.size()) {
                weights.add(new double[0]);
            }
            weights.set(b, copy(blocks.get(b), weights.get(b)));
        }
    }

    /** Copies the embeddings of the evaluation. */
    void takeEvaluation(Snapshot snapshot) {
        evaluation = copy(snapshot.evaluation(), evaluation);
    }

    /** Returns true if the snapshot has the embeddings and weights that were copied. */
    boolean holds(Snapshot snapshot) {
        List<R064Store> blocks = blocks(snapshot);
        for (int b = 0; b < blocks.size(); b++) {
            if (!Arrays.equals(blocks.get(b).data, weights.get(b))) {
                return false;
            }
        }
        return Arrays.equals(snapshot.embeddings().data, embeddings);
    }

    /** Returns true if the snapshot has the embeddings of the evaluation that were copied. */
    boolean holdsEvaluation(Snapshot snapshot) {
        return Arrays.equals(snapshot.evaluation().data, evaluation);
    }

    private static List<R064Store> blocks(Snapshot snapshot) {
        return snapshot.weights().map(Weights::blocks).orElse(List.of());
    }

    /** Returns a copy, in the given array if it has the right length. */
    private static double[] copy(R064Store matrix, double[] into) {
        if (into.length != matrix.data.length) {
            return matrix.data.clone();
        }
        System.arraycopy(matrix.data, 0, into, 0, into.length);
        return into;
    }
}
