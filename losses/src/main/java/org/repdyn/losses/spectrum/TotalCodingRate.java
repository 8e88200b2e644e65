package org.repdyn.losses.spectrum;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.spi.EmbeddingMoments;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.MomentCoefficients;
import org.repdyn.losses.spi.MomentField;
import org.repdyn.losses.spi.RotationInvariant;

/**
 * Loss −½ log det(I + (k/(nε)) UᵀU) of one view, minus the volume that the embeddings fill. It is 0 for zero embeddings and
 * unbounded below without a constraint. Yu, Chan, You, Song and Ma (2020), eq. 1. The sign is that of the authors of EMP-SSL;
 * the variant {@code LIGHTLY} has the opposite sign and minimises the volume.
 */
final class TotalCodingRate implements Loss, RotationInvariant, MomentField {

    private final double sign;
    private final CodingRate rate;
    private R064Store scratch = R064Store.FACTORY.make(0, 0);

    /** Creates the loss. */
    public TotalCodingRate(TotalCodingRateOptions options) {
        this.sign = options.variant() == TotalCodingRateOptions.Variant.OFFICIAL ? -1 : 1;
        this.rate = new CodingRate(options.epsilon());
    }

    @Override
    public ViewRequirements views() {
        return new ViewRequirements(0, 0, false);
    }

    @Override
    public double value(Embeddings embeddings) {
        scratch = Matrices.fit(scratch, embeddings.layout().rows(), embeddings.dimension());
        return valueAndGradient(embeddings, scratch);
    }

    @Override
    public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
        embeddings.checkResult(gradient);
        views().require("tcr", embeddings.layout());
        double value = rate.evaluate(embeddings.matrix(), gradient, embeddings.algebra());
        Matrices.scale(gradient, sign);
        return sign * value;
    }

    @Override
    public boolean coefficients(EmbeddingMoments moments, LinearAlgebra algebra, MomentCoefficients result) {
        result.addUncentred(0, 0, sign, rate.factor(moments.secondMoment(0, 0), algebra), moments.mean(0));
        return true;
    }
}
