package org.repdyn.manifolds.spi;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** A {@link Manifold} with a closed form of parallel transport along its geodesics. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface ParallelTransport {

    /**
     * Transports {@code vector} along the geodesic t ↦ Exp(t·{@code tangent}) from t = 0 to t = 1. On a quotient the
     * result is the lift at the representative that {@link Manifold#retract} with {@link Retraction#GEODESIC} returns.
     *
     * @param result overwritten; shares no memory with the others
     */
    void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result);

    /** Returns the transported vector as a new matrix; see {@link #transport(R064Store, R064Store, R064Store, R064Store)}. */
    default R064Store transport(R064Store point, R064Store tangent, R064Store vector) {
        R064Store result = ManifoldArguments.like("point", point, "tangent", tangent);
        transport(point, tangent, vector, result);
        return result;
    }
}
