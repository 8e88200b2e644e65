package org.repdyn.dynamics.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.trajectory.Weights;

/** The closed form of the trajectory of one problem. Used by one thread. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Prediction {

    /** The quantity that may be compared: U itself, or U up to a rotation of the outputs. */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    enum Gauge {
        /** U is predicted. */
        EXACT,
        /** U is predicted up to U → UQ, Q orthogonal. */
        ROTATION
    }

    /** Returns the formula in one line, in the symbols of the documentation. */
    String formula();

    /** Returns which quantity may be compared. */
    Gauge gauge();

    /** Returns the predicted state; accurate at any t &ge; 0. */
    State at(double time);

    /**
     * Returns the rate r at which tan of the largest angle to the limit subspace decays like e^{−rt}; empty without a limit
     * subspace.
     */
    default Optional<Double> angleRate() {
        return Optional.empty();
    }

    /** Returns an orthonormal basis, d×k, of the limit subspace of the output weights; empty without one. */
    default Optional<R064Store> limitBasis() {
        return Optional.empty();
    }

    /** Returns true if this is the flow itself, which the dynamics {@code exact} may follow; false if it is a limit of it. */
    default boolean exact() {
        return true;
    }

    /** Returns the time t* at which the solution ceases to exist; empty if it exists for all times. */
    default Optional<Double> blowUpTime() {
        return Optional.empty();
    }

    /** Returns the rate r of weights that finally grow like e^{rt}; empty if they do not grow without bound. */
    default Optional<Double> growthRate() {
        return Optional.empty();
    }

    /**
     * Returns what is known of the run apart from its trajectory: the eigenbasis in which it decouples, a function that never
     * increases. Predicted {@code mode-projection} and {@code lyapunov} in {@link State#scalars} refer to these.
     */
    default Theory theory() {
        return Theory.NONE;
    }

    /**
     * A predicted state.
     *
     * @param time t
     * @param weights the weights; empty if they are not predicted or overflow
     * @param embeddings U at the training views, N×k; empty if it is not predicted or overflows
     * @param scalars further predicted numbers by the observable, or its component, that they predict
     */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    record State(
            double time,
            Optional<Weights> weights,
            Optional<R064Store> embeddings,
            Map<ObservableComponent, Double> scalars) {

        public State {
            scalars = Collections.unmodifiableMap(new LinkedHashMap<>(scalars));
        }
    }
}
