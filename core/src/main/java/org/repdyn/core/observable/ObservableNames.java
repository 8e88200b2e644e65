package org.repdyn.core.observable;

import org.apiguardian.api.API;

/**
 * Names of observables with a fixed meaning. Predictions, findings and figures refer to these names; the provider of an
 * observable with such a name promises the meaning.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class ObservableNames {

    /** Value of the loss at the training views. */
    public static final String LOSS = "loss";
    /** Frobenius norm of the embeddings of all training views. */
    public static final String NORM = "norm";
    /** exp of the entropy of the normalised singular values of the centred embeddings. */
    public static final String EFFECTIVE_RANK = "effective-rank";
    /** Singular values of the embeddings, largest first. */
    public static final String SINGULAR_VALUES = "singular-values";
    /** Largest principal angle between the output weights and the limit subspace of the theory, in radians. */
    public static final String SUBSPACE_ANGLE = "subspace-angle";
    /** Lengths of the projections on the modes of the theory. */
    public static final String MODE_PROJECTION = "mode-projection";
    /** Value of the Lyapunov function of the theory. */
    public static final String LYAPUNOV = "lyapunov";
    /** Relative deviation of the embeddings from their prediction. */
    public static final String DEVIATION = "deviation";
    /** Relative deviation of the embeddings, extrapolated to step size 0, from their prediction. */
    public static final String EXTRAPOLATED_DEVIATION = "extrapolated-deviation";
    /** Relative difference of the embeddings from those extrapolated to step size 0. */
    public static final String INTEGRATOR_ERROR = "integrator-error";
    /** Times at which the projections on the modes of the theory grew past half of their final values. */
    public static final String MODE_HALF_TIME = "mode-half-time";

    /** Number of values of a loss that the gradients of a prototype took; a note on an arm. */
    public static final String GRADIENT_EVALUATIONS = "gradient-evaluations";
    /** Largest estimated error of a gradient of a prototype over its largest entry; a note on an arm. */
    public static final String GRADIENT_ERROR = "gradient-error";
    /** Present, with the value 1, if the gradient of a plugin's loss is not that of its value; a note on an arm. */
    public static final String WRONG_LOSS = "wrong-loss";

    /** Beginning of the name of a predicted value: {@code predicted.loss} is the prediction of {@code loss}. */
    public static final String PREDICTED = "predicted.";

    private ObservableNames() {}

    /** Returns the name of an observable as titles and sentences have it, such as {@code effective rank} for {@code effective-rank}. */
    public static String inWords(String observable) {
        return observable.replace('-', ' ');
    }
}
