package org.repdyn.manifolds.fixedrank;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.dense.Entries;

/** Tangent vectors of dense matrices of fixed rank by their parts: tall·Vᵀ + U·wideᵀ with Uᵀtall = 0, at a point with singular vectors U and V. The memory is reused between calls. */
final class TangentParts {

    /** Left singular vectors of the point, m×r. */
    final R064Store u;

    /** Right singular vectors of the point, n×r. */
    final R064Store v;

    /** (I − UUᵀ)ZV of the last ambient matrix Z, m×r. */
    final R064Store tall;

    /** ZᵀU of the last ambient matrix Z, n×r. */
    final R064Store wide;

    private final LinearAlgebra algebra;
    private final R064Store tallSpare;
    private final R064Store wideSpare;
    private final R064Store small;
    /** [tall U], m×2r. */
    private final R064Store tallPair;
    /** [V wide], n×2r. */
    private final R064Store widePair;

    TangentParts(RankedShape shape, LinearAlgebra algebra) {
        this.algebra = algebra;
        int m = shape.m();
        int n = shape.n();
        int r = shape.r();
        u = R064Store.FACTORY.make(m, r);
        v = R064Store.FACTORY.make(n, r);
        tall = R064Store.FACTORY.make(m, r);
        wide = R064Store.FACTORY.make(n, r);
        tallSpare = R064Store.FACTORY.make(m, r);
        wideSpare = R064Store.FACTORY.make(n, r);
        small = R064Store.FACTORY.make(r, r);
        tallPair = R064Store.FACTORY.make(m, 2 * r);
        widePair = R064Store.FACTORY.make(n, 2 * r);
    }

    /** Goes to a point with given singular vectors. */
    void moveTo(R064Store left, R064Store right) {
        Entries.copy(left, u);
        Entries.copy(right, v);
        System.arraycopy(u.data, 0, tallPair.data, u.data.length, u.data.length);
        System.arraycopy(v.data, 0, widePair.data, 0, v.data.length);
    }

    /** Computes the parts of an ambient matrix: tall = (I − UUᵀ)ZV, wide = ZᵀU. */
    void read(R064Store ambient) {
        algebra.multiply(ambient, false, v, false, tall);
        algebra.multiply(ambient, true, u, false, wide);
        removeColumnSpace(tall);
    }

    /** Computes result = tall·Vᵀ + U·wideᵀ. */
    void assemble(R064Store result) {
        System.arraycopy(tall.data, 0, tallPair.data, 0, tall.data.length);
        System.arraycopy(wide.data, 0, widePair.data, wide.data.length, wide.data.length);
        algebra.multiply(tallPair, false, widePair, true, result);
    }

    /** Subtracts UUᵀz from z, twice because the first pass can cancel. */
    void removeColumnSpace(R064Store z) {
        for (int pass = 0; pass < 2; pass++) {
            algebra.multiply(u, true, z, false, small);
            algebra.multiply(u, false, small, false, tallSpare);
            Entries.subtract(z, tallSpare, z);
        }
    }

    /** Subtracts VVᵀz from z, twice because the first pass can cancel. */
    void removeRowSpace(R064Store z) {
        for (int pass = 0; pass < 2; pass++) {
            algebra.multiply(v, true, z, false, small);
            algebra.multiply(v, false, small, false, wideSpare);
            Entries.subtract(z, wideSpare, z);
        }
    }
}
