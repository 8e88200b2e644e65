package org.repdyn.core.algebra;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;

/** An eigenbasis whose vectors are one matrix. */
final class PlainEigenbasis implements Eigenbasis {

    private final LinearAlgebra algebra;
    private final SymmetricEigen eigen;
    private final FixedMatrix vectors;

    PlainEigenbasis(SymmetricEigen eigen, LinearAlgebra algebra) {
        this.algebra = algebra;
        this.eigen = eigen;
        this.vectors = algebra.fixed(eigen.vectors());
    }

    @Override
    public double[] values() {
        return eigen.values().clone();
    }

    @Override
    public R064Store vectors(int count) {
        return R064Store.FACTORY.copy(eigen.vectors().limits(eigen.values().length, count));
    }

    @Override
    public R064Store coordinates(R064Store x) {
        return algebra.multiplyLeftTransposed(eigen.vectors(), x);
    }

    @Override
    public R064Store combine(R064Store y) {
        return vectors.multiply(y);
    }

    @Override
    public List<R064Store> combineAll(List<R064Store> matrices) {
        return matrices.stream().map(this::combine).toList();
    }
}
