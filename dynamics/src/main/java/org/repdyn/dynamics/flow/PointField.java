package org.repdyn.dynamics.flow;

import org.repdyn.core.trajectory.Weights;

/** The field of a flow at points of the manifolds, with scratch memory of its own. */
@FunctionalInterface
interface PointField {

    /** Overwrites {@code result} with the tangent vector along whose negative the flow moves at a point of the manifolds. */
    void field(Weights point, Weights result);
}
