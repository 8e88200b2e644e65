package org.repdyn.observables.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;

/** {@link Lidar} of the anchors and positives; no value where there are no positives or the rank is not defined. */
record LidarObservable(LidarOptions options) implements Observable {

    @Override
    public double[] observe(Observation observation) {
        try {
            double rank = Lidar.of(views(observation), options.delta(), options.epsilon(), observation.algebra())
                    .value();
            return Double.isFinite(rank) ? new double[] {rank} : new double[0];
        } catch (ArithmeticException undefined) {
            // The rank is not defined for these views.
            return new double[0];
        }
    }

    private static List<R064Store> views(Observation observation) {
        List<R064Store> views = new ArrayList<>();
        views.add(block(observation, 0));
        for (int p = 0; p < observation.layout().positives(); p++) {
            views.add(block(observation, observation.layout().positiveBlock(p)));
        }
        return views;
    }

    private static R064Store block(Observation observation, int block) {
        return RepresentationRows.rows(
                observation.snapshot().embeddings(),
                observation.layout().firstRow(block),
                observation.layout().samples());
    }
}
