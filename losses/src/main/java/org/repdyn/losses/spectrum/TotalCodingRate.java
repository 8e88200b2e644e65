package org.repdyn.losses.spectrum;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.internal.Moments;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.RotationInvariant;

/**
 * −½ log det(I + (k/(nε)) UᵀU), one view: the volume the embeddings fill, to be large; zero embeddings give 0, and there is no
 * least value without a constraint. Yu, Chan, You, Song and Ma (2020), eq. 1; the sign is that of EMP-SSL's authors, lightly
 * adds the rate and so makes it small.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TotalCodingRate implements Loss, RotationInvariant {

    private final double sign;
    private final CodingRate rate;
    private R064Store scratch = R064Store.FACTORY.make(0, 0);

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
        scratch = Moments.fit(scratch, embeddings.layout().rows(), embeddings.dimension());
        return valueAndGradient(embeddings, scratch);
    }

    @Override
    public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
        if (embeddings.layout().blocks() != 1) {
            throw new IllegalArgumentException("tcr reads anchors only, the batch has "
                    + embeddings.layout().blocks() + " blocks of views");
        }
        double value = rate.evaluate(embeddings.matrix(), gradient, embeddings.algebra());
        Moments.scale(gradient, sign);
        return sign * value;
    }
}
