package org.repdyn.losses.redundancy;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.internal.Moments;
import org.repdyn.losses.internal.TwoViewField;
import org.repdyn.losses.internal.TwoViewLoss;
import org.repdyn.losses.internal.ViewPair;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;

/**
 * W-MSE: 2 − 2 mean cos(v, v⁺) of the rows of the whitened views, the whole batch whitened at once. Ermolov, Siarohin,
 * Sangineto and Sebe (2021), eq. 5. By Cholesky each view has a gauge of its own, and the loss changes under rotations; by the
 * symmetric root it does not. A collapsed batch cannot be whitened and is refused.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Whitening {

    private static final String NAME = "w-mse";

    private final WhiteningOptions options;
    private final WhitenedView first;
    private final WhitenedView second;

    private Whitening(WhiteningOptions options) {
        this.options = options;
        boolean symmetric = options.whitening() == WhiteningOptions.Root.ZCA;
        this.first = new WhitenedView(NAME, symmetric, options.epsilon());
        this.second = new WhitenedView(NAME, symmetric, options.epsilon());
    }

    /** The loss, or the field where the second view stands still; what it is invariant to is said by its type. */
    public static EmbeddingField of(WhiteningOptions options) {
        Whitening rule = new Whitening(options);
        boolean rotates = options.whitening() == WhiteningOptions.Root.ZCA;
        if (options.stopGradient()) {
            return rotates ? new RotatingField(rule) : new Field(rule);
        }
        if (options.epsilon() == 0) {
            return rotates ? new RotatingScaleless(rule) : new Scaleless(rule);
        }
        return rotates ? new Rotating(rule) : new Plain(rule);
    }

    private double evaluate(ViewPair views, LinearAlgebra algebra) {
        int n = views.samples();
        R064Store v = first.whiten(views.anchors(), algebra);
        R064Store w = second.whiten(views.positives(), algebra);
        double value = 2 - 2 * Moments.inner(v, w) / n;
        System.arraycopy(w.data, 0, views.toAnchors().data, 0, w.data.length);
        Moments.scale(views.toAnchors(), -2.0 / n);
        first.pullBack(views.toAnchors(), algebra);
        if (options.stopGradient()) {
            Arrays.fill(views.toPositives().data, 0);
        } else {
            System.arraycopy(v.data, 0, views.toPositives().data, 0, v.data.length);
            Moments.scale(views.toPositives(), -2.0 / n);
            second.pullBack(views.toPositives(), algebra);
        }
        return value;
    }

    private static class Plain extends TwoViewLoss {
        private final Whitening rule;

        Plain(Whitening rule) {
            super(NAME);
            this.rule = rule;
        }

        @Override
        protected double evaluate(ViewPair views, LinearAlgebra algebra) {
            return rule.evaluate(views, algebra);
        }
    }

    private static final class Rotating extends Plain implements RotationInvariant {
        Rotating(Whitening rule) {
            super(rule);
        }
    }

    private static final class Scaleless extends Plain implements ScaleInvariant {
        Scaleless(Whitening rule) {
            super(rule);
        }
    }

    private static final class RotatingScaleless extends Plain implements RotationInvariant, ScaleInvariant {
        RotatingScaleless(Whitening rule) {
            super(rule);
        }
    }

    private static class Field extends TwoViewField {
        private final Whitening rule;

        Field(Whitening rule) {
            super(NAME);
            this.rule = rule;
        }

        @Override
        protected double evaluate(ViewPair views, Embeddings embeddings, LinearAlgebra algebra) {
            return rule.evaluate(views, algebra);
        }
    }

    private static final class RotatingField extends Field implements RotationInvariant {
        RotatingField(Whitening rule) {
            super(rule);
        }
    }
}
