package org.example;

import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.matrix.store.RawStore;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.dynamics.closedform.ConstrainedLinearFlow;

/** The flow of the loss tr(WᵀCW) under WᵀW = I, in closed form. */
public final class SubspaceFlow {

    private SubspaceFlow() {}

    public static void main(String[] arguments) {
        double[][] form = {{1, 0, 0, 0}, {0, -1, 0, 0}, {0, 0, 0.5, 0}, {0, 0, 0, -2}};
        double[][] weights = {{0.8, 0}, {0.6, 0}, {0, 0.8}, {0, 0.6}};
        R064Store c = R064Store.FACTORY.copy(RawStore.wrap(form)); // C, 4×4
        R064Store start = R064Store.FACTORY.copy(RawStore.wrap(weights)); // W(0), 4×2
        ConstrainedLinearFlow flow = new ConstrainedLinearFlow(c, start, 1, LinearAlgebra.ojAlgo());
        for (double t : new double[] {0, 1, 10, 1e6}) {
            System.out.printf("t = %-9.3g loss = %.6f%n", t, flow.loss(t)); // ends at −3, the two smallest eigenvalues
        }
    }
}
