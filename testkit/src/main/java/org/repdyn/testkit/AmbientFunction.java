package org.repdyn.testkit;

import java.util.function.BinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * A smooth function of matrices with its derivatives in the ambient space, with which a contract tests gradients and
 * Hessians. On a quotient it is constant on the representatives of a point.
 *
 * @param value returns f(W)
 * @param gradient returns ∇f(W), of the shape of W
 * @param hessian returns ∇²f(W)[V] for a matrix W and a direction V
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AmbientFunction(
        ToDoubleFunction<R064Store> value, UnaryOperator<R064Store> gradient, BinaryOperator<R064Store> hessian) {}
