package org.repdyn.losses.spi;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** Symmetric N×N matrix M of a quadratic loss, applied without being formed. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface PairingMatrix {

    /** Returns the number N of rows. */
    int size();

    /**
     * Computes result = M·u.
     *
     * @param u N×c, read only
     * @param result N×c, overwritten; not {@code u} itself
     */
    void multiply(R064Store u, R064Store result);

    /** Returns M as a dense matrix, for small N. */
    default R064Store toDense() {
        R064Store result = R064Store.FACTORY.make(size(), size());
        multiply(R064Store.FACTORY.makeEye(size(), size()), result);
        return result;
    }
}
