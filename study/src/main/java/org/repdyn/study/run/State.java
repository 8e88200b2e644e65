package org.repdyn.study.run;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.FieldProbe;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.WeightProbe;
import org.repdyn.core.trajectory.Weights;

/** State that stays valid after the observer's call: a copy of a run's state, or the state of a prediction. */
record State(
        double time,
        R064Store embeddings,
        OptionalDouble loss,
        Optional<Weights> weights,
        OptionalInt outputBlock,
        Optional<FieldProbe> field,
        Optional<WeightProbe> weightField,
        Supplier<R064Store> evaluated)
        implements Snapshot {

    static State copyOf(Snapshot snapshot) {
        R064Store evaluation = snapshot.evaluation().copy();
        return new State(
                snapshot.time(),
                snapshot.embeddings().copy(),
                snapshot.loss(),
                snapshot.weights().map(Weights::copy),
                snapshot.outputBlock(),
                snapshot.field(),
                snapshot.weightField(),
                () -> evaluation);
    }

    @Override
    public R064Store evaluation() {
        return evaluated.get();
    }
}
