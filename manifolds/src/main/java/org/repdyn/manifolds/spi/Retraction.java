package org.repdyn.manifolds.spi;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Ways to step from a point along a tangent vector and land on the manifold that many manifolds share. A manifold brings others of its own as
 * {@link NamedRetraction}s.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public enum Retraction {
    /** The exponential map. */
    GEODESIC,
    /** Q factor of point + tangent, with a positive diagonal of R. */
    QR,
    /** Polar factor of point + tangent: the nearest point. */
    POLAR,
    /** Cayley transform (I − A/2)⁻¹(I + A/2)·point of a skew matrix A with A·point = tangent. */
    CAYLEY,
    /** A retraction of the manifold's own, which its documentation describes and whose order the manifold states. */
    OWN;

    /** Returns the name as studies write it, in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
