package org.repdyn.losses.redundancy;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;
import org.repdyn.losses.twoview.TwoViewField;
import org.repdyn.losses.twoview.TwoViewLoss;
import org.repdyn.losses.twoview.ViewPair;

/**
 * W-MSE: the loss 2 − 2 mean cos(v, v⁺) of the rows of the whitened views, each whitened over the whole batch. The loss is
 * rotation-invariant for the symmetric root of the covariance but not for Cholesky factors, which rotate each view in its own
 * way. It is not defined at collapse, where the covariance is singular. Ermolov, Siarohin, Sangineto and Sebe (2021), eq. 5.
 */
final class Whitening {

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

    /** Creates the loss, or the field if the second view is stop-gradient; the type states the invariances. */
    public static EmbeddingField of(WhiteningOptions options) {
        Whitening rule = new Whitening(options);
        boolean rotationInvariant = options.whitening() == WhiteningOptions.Root.ZCA;
        if (options.stopGradient()) {
            return rotationInvariant ? new RotationInvariantField(rule) : new WhiteningField(rule);
        }
        if (options.epsilon() == 0) {
            return rotationInvariant ? new RotationAndScaleInvariantLoss(rule) : new ScaleInvariantLoss(rule);
        }
        return rotationInvariant ? new RotationInvariantLoss(rule) : new WhiteningLoss(rule);
    }

    private double evaluate(ViewPair views, LinearAlgebra algebra) {
        int n = views.samples();
        R064Store v = first.whiten(views.anchors(), algebra);
        R064Store w = second.whiten(views.positives(), algebra);
        double value = 2 - 2 * Matrices.inner(v, w) / n;
        System.arraycopy(w.data, 0, views.toAnchors().data, 0, w.data.length);
        Matrices.scale(views.toAnchors(), -2.0 / n);
        first.pullBack(views.toAnchors(), algebra);
        if (options.stopGradient()) {
            Arrays.fill(views.toPositives().data, 0);
        } else {
            System.arraycopy(v.data, 0, views.toPositives().data, 0, v.data.length);
            Matrices.scale(views.toPositives(), -2.0 / n);
            second.pullBack(views.toPositives(), algebra);
        }
        return value;
    }

    private static class WhiteningLoss extends TwoViewLoss {
        private final Whitening rule;

        WhiteningLoss(Whitening rule) {
            super(NAME);
            this.rule = rule;
        }

        @Override
        protected double evaluate(ViewPair views, LinearAlgebra algebra) {
            return rule.evaluate(views, algebra);
        }
    }

    private static final class RotationInvariantLoss extends WhiteningLoss implements RotationInvariant {
        RotationInvariantLoss(Whitening rule) {
            super(rule);
        }
    }

    private static final class ScaleInvariantLoss extends WhiteningLoss implements ScaleInvariant {
        ScaleInvariantLoss(Whitening rule) {
            super(rule);
        }
    }

    private static final class RotationAndScaleInvariantLoss extends WhiteningLoss
            implements RotationInvariant, ScaleInvariant {
        RotationAndScaleInvariantLoss(Whitening rule) {
            super(rule);
        }
    }

    private static class WhiteningField extends TwoViewField {
        private final Whitening rule;

        WhiteningField(Whitening rule) {
            super(NAME);
            this.rule = rule;
        }

        @Override
        protected double evaluate(ViewPair views, Embeddings embeddings, LinearAlgebra algebra) {
            return rule.evaluate(views, algebra);
        }
    }

    private static final class RotationInvariantField extends WhiteningField implements RotationInvariant {
        RotationInvariantField(Whitening rule) {
            super(rule);
        }
    }
}
