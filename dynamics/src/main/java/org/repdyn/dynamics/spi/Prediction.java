package org.repdyn.dynamics.spi;

import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.trajectory.Weights;

/** A closed form for the trajectory of one problem. Used by one thread. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Prediction {

    /** What may be compared: U itself, or U up to a rotation of the outputs. */
    enum Gauge {
        /** U is predicted. */
        EXACT,
        /** U is predicted up to U → UQ, Q orthogonal. */
        ROTATION
    }

    /** The formula in one line, in the symbols of docs. */
    String formula();

    /** What may be compared. */
    Gauge gauge();

    /** The predicted state; accurate at any t &ge; 0. */
    State at(double time);

    /**
     * The rate r of theory at which tan of the largest angle to the limit subspace decays like e^{−rt}, where there is a
     * limit subspace.
     */
    default Optional<Double> angleRate() {
        return Optional.empty();
    }

    /** An orthonormal basis, d×k, of the limit subspace of the output weights, where there is one. */
    default Optional<R064Store> limitBasis() {
        return Optional.empty();
    }

    /** Whether it is the flow itself, rather than a limit of it: what the dynamics {@code exact} may follow. */
    default boolean exact() {
        return true;
    }

    /** The time t* at which the solution ceases to exist, where it does. */
    default Optional<Double> blowUpTime() {
        return Optional.empty();
    }

    /** The rate r at which the weights grow like e^{rt} in the end, where they grow without bound. */
    default Optional<Double> growthRate() {
        return Optional.empty();
    }

    /**
     * What is known of the run beside its trajectory: the eigenbasis in which it falls apart, a function that never increases.
     * What is said of {@code mode-projection} and {@code lyapunov} in {@link State#scalars} speaks of these.
     */
    default Theory theory() {
        return Theory.NONE;
    }

    /**
     * A predicted state.
     *
     * @param time t
     * @param weights where weights are predicted and fit double precision
     * @param embeddings U at the training views, N×k, where it fits double precision
     * @param scalars further predicted numbers by the name of the observable they predict; {@code NAME[2]} for a component
     *     of a vector-valued one, from 0
     */
    record State(double time, Optional<Weights> weights, Optional<R064Store> embeddings, Map<String, Double> scalars) {}
}
