package org.repdyn.losses.linear;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.BlockPairing;
import org.repdyn.losses.spi.EmbeddingMoments;
import org.repdyn.losses.spi.MomentCoefficients;
import org.repdyn.losses.spi.MomentField;
import org.repdyn.losses.spi.PairingMatrix;
import org.repdyn.losses.spi.QuadraticLoss;

/**
 * Base class of quadratic losses that pair whole blocks of views. It keeps the pairing of the last layout and one scratch
 * matrix, so that repeated evaluations of one batch allocate memory once.
 */
abstract class BlockQuadraticLoss implements QuadraticLoss, MomentField {

    private final String name;
    private final ViewRequirements views;
    private Optional<ViewLayout> layout = Optional.empty();
    private Optional<PairingMatrix> pairing = Optional.empty();
    private R064Store scratch = R064Store.FACTORY.make(0, 0);

    BlockQuadraticLoss(String name, ViewRequirements views) {
        this.name = name;
        this.views = views;
    }

    /** Returns the coefficients A of M = A ⊗ I/n. */
    abstract double[][] coefficients(ViewLayout layout);

    @Override
    public final ViewRequirements views() {
        return views;
    }

    @Override
    public final PairingMatrix pairing(ViewLayout requested) {
        if (layout.isEmpty() || !layout.get().equals(requested)) {
            views.require(name, requested);
            layout = Optional.of(requested);
            pairing = Optional.of(new BlockPairing(requested, coefficients(requested)));
        }
        return pairing.orElseThrow();
    }

    @Override
    public final boolean coefficients(EmbeddingMoments moments, LinearAlgebra algebra, MomentCoefficients result) {
        double[][] a = coefficients(views.layout(moments.samples()));
        for (int c = 0; c < a.length; c++) {
            for (int b = 0; b < a.length; b++) {
                if (a[c][b] != 0) {
                    result.addMultiple(c, b, a[c][b], moments.mean(c));
                }
            }
        }
        return true;
    }

    @Override
    public final double value(Embeddings embeddings) {
        R064Store u = embeddings.matrix();
        if (scratch.getRowDim() != u.getRowDim() || scratch.getColDim() != u.getColDim()) {
            scratch = R064Store.FACTORY.make(u.getRowDim(), u.getColDim());
        }
        return valueAndGradient(embeddings, scratch);
    }
}
