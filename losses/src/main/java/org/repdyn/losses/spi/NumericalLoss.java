package org.repdyn.losses.spi;

import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;

/**
 * Prototype of a loss: its author writes the value, and the gradient is computed by differences of it. Everything that takes a loss
 * takes a prototype. It is shown as one, because a gradient of N×k embeddings takes about 6·N·k values and has an error, which
 * {@link #numericalGradients} reports. A loss that is kept should get a gradient of its own, for which the contract then has its usual
 * tolerances.
 *
 * <p>Each entry is the limit of central differences whose steps are halved, extrapolated to step 0 by Richardson's method (Ridders 1982,
 * <em>Accurate computation of F'(x) and F'(x) F''(x)</em>), until the estimated error is 10⁻⁹ of the largest entry or rounding
 * prevents a smaller one. The estimate is large where the value has a kink or is noisy, because differences of several steps then do
 * not agree.
 *
 * <p>Its value must be a function of the embeddings alone: a random number that differs from call to call has no gradient.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public abstract class NumericalLoss implements Loss {

    private NumericalGradients account = NumericalGradients.NONE;

    /** Creates a prototype. */
    protected NumericalLoss() {}

    /**
     * Returns a prototype without symmetries.
     *
     * @param views views that the value reads
     * @param value value at U, a mean over the batch
     */
    public static NumericalLoss of(ViewRequirements views, ToDoubleFunction<Embeddings> value) {
        Objects.requireNonNull(views, "the argument 'views' is null");
        Objects.requireNonNull(value, "the argument 'value' is null");
        return new NumericalLoss() {
            @Override
            public ViewRequirements views() {
                return views;
            }

            @Override
            public double value(Embeddings embeddings) {
                return value.applyAsDouble(embeddings);
            }
        };
    }

    /**
     * Returns the value, and writes the gradient into {@code gradient}.
     *
     * @throws ArithmeticException if the value is not defined near the embeddings
     */
    @Override
    public final double valueAndGradient(Embeddings embeddings, R064Store gradient) {
        embeddings.checkResult(gradient);
        ExtrapolatedDifferences differences = new ExtrapolatedDifferences(this::value, embeddings);
        NumericalGradients one = differences.gradient(gradient);
        account = account.plus(one);
        return differences.value();
    }

    @Override
    public final void field(Embeddings embeddings, R064Store result) {
        valueAndGradient(embeddings, result);
    }

    /** Returns the cost and the estimated error of the gradients of this instance so far. */
    @Override
    public final Optional<NumericalGradients> numericalGradients() {
        return Optional.of(account);
    }
}
