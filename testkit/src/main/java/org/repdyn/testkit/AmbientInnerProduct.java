package org.repdyn.testkit;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** Inner product of ambient matrices at a point, in which the projection onto the tangent space is orthogonal. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface AmbientInnerProduct {

    /** Returns the inner product of two ambient matrices at a point. */
    double of(R064Store point, R064Store a, R064Store b);
}
