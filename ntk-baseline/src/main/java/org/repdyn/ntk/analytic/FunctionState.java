package org.repdyn.ntk.analytic;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.losses.spi.FieldCheck;
import org.repdyn.losses.spi.Loss;

/** A snapshot in function space: time and embeddings, without weights. */
final class FunctionState implements Snapshot {

    private final KernelSetting setting;
    private final double time;
    private final R064Store u;
    private final Supplier<R064Store> outputs;
    private Optional<R064Store> evaluation = Optional.empty();

    FunctionState(KernelSetting setting, double time, R064Store u, Supplier<R064Store> outputs) {
        this.setting = setting;
        this.time = time;
        this.u = u;
        this.outputs = outputs;
    }

    @Override
    public double time() {
        return time;
    }

    @Override
    public R064Store embeddings() {
        return u;
    }

    @Override
    public OptionalDouble loss() {
        return setting.problem().field() instanceof Loss loss
                ? OptionalDouble.of(FieldCheck.value(loss, setting.embeddings(u)))
                : OptionalDouble.empty();
    }

    @Override
    public Optional<Weights> weights() {
        return Optional.empty();
    }

    @Override
    public R064Store evaluation() {
        if (evaluation.isEmpty()) {
            evaluation = Optional.of(outputs.get());
        }
        return evaluation.get();
    }
}
