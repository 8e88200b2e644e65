package org.repdyn.study.run;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.FieldProbe;
import org.repdyn.core.trajectory.WeightProbe;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderSnapshot;
import org.repdyn.losses.spi.EmbeddingField;

/** Copied state together with its network, for the observables that are measured at the end. */
record NetworkState(State state, Encoder encoder, Views views, EmbeddingField embeddingField)
        implements EncoderSnapshot {

    static NetworkState of(State state, EncoderSnapshot snapshot) {
        return new NetworkState(state, snapshot.encoder(), snapshot.views(), snapshot.embeddingField());
    }

    @Override
    public double time() {
        return state.time();
    }

    @Override
    public R064Store embeddings() {
        return state.embeddings();
    }

    @Override
    public OptionalDouble loss() {
        return state.loss();
    }

    @Override
    public Optional<Weights> weights() {
        return state.weights();
    }

    @Override
    public Optional<FieldProbe> field() {
        return state.field();
    }

    @Override
    public OptionalInt outputBlock() {
        return state.outputBlock();
    }

    @Override
    public Optional<WeightProbe> weightField() {
        return state.weightField();
    }

    @Override
    public R064Store evaluation() {
        return state.evaluation();
    }
}
