package org.repdyn.losses.spi;

import org.apiguardian.api.API;

/** Marker of a loss with L(cU) = c^p·L(U) for c &gt; 0. Statements about blow-up require it. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Homogeneous {

    /** Returns the degree p. */
    double degree();
}
