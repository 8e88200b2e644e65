package org.repdyn.losses.spi;

import org.apiguardian.api.API;

/** A loss with L(cU) = c^p·L(U) for c &gt; 0. What blow-up arguments ask for. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Homogeneous {

    /** The degree p. */
    double degree();
}
