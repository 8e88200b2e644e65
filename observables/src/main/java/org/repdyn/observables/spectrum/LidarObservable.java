package org.repdyn.observables.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.observables.internal.DefinedValues;
import org.repdyn.observables.internal.ViewBlocks;

/** {@link Lidar} of the anchors and positives; no value if there are no positives or the rank is not defined. */
record LidarObservable(LidarOptions options) implements Observable {

    @Override
    public double[] observe(Observation observation) {
        return DefinedValues.number(
                () -> Lidar.of(views(observation), options.delta(), options.epsilon(), observation.algebra())
                        .value());
    }

    private static List<R064Store> views(Observation observation) {
        List<R064Store> views = new ArrayList<>();
        views.add(ViewBlocks.anchors(observation));
        for (int p = 0; p < observation.layout().positives(); p++) {
            views.add(ViewBlocks.positives(observation, p));
        }
        return views;
    }
}
