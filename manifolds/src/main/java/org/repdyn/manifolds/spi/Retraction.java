package org.repdyn.manifolds.spi;

import org.apiguardian.api.API;

/** Ways to step from a point along a tangent vector and land on the manifold. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public enum Retraction {
    /** The exponential map. */
    GEODESIC,
    /** Q factor of point + tangent, with a positive diagonal of R. */
    QR,
    /** Polar factor of point + tangent: the nearest point. */
    POLAR
}
