package org.repdyn.tangent.empirical;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.Vectors;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.FieldCheck;

/**
 * U_lin(W) = U(W₀) + J(W₀)(W − W₀) and the network itself, both trained by gradient descent on one field, from the same
 * weights with the same steps. Their difference measures how far a constant kernel describes the training. (Lee et al.
 * 2019.)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LinearisedNetwork {

    private final EmbeddingField field;
    private final Views views;
    private final LinearAlgebra algebra;
    private final TangentOperator tangent;
    private final R064Store start;
    private final Weights moved;
    private final EncoderPass pass;
    private final Weights trained;
    private final Weights gradient;
    private final R064Store outputGradient;
    private R064Store linear;
    private R064Store network;
    private long steps;

    /**
     * Binds the network and its linearisation to the training views.
     *
     * @param initial W₀; copied
     */
    public LinearisedNetwork(
            Encoder encoder, EmbeddingField field, Views views, Weights initial, LinearAlgebra algebra) {
        this.field = field;
        this.views = views;
        this.algebra = algebra;
        tangent = new TangentOperator(encoder, views.matrix(), initial, algebra);
        start = tangent.embeddings();
        moved = initial.zeros();
        pass = encoder.bind(views.matrix(), algebra);
        trained = initial.copy();
        gradient = initial.zeros();
        outputGradient = R064Store.FACTORY.make(start.getRowDim(), start.getColDim());
        linear = start.copy();
        network = pass.forward(trained).copy();
    }

    /**
     * Takes descent steps of the network and of its linearisation.
     *
     * @param rate step size η
     * @param count number of steps
     */
    public void descend(double rate, int count) {
        for (int s = 0; s < count; s++) {
            FieldCheck.field(field, embeddings(linear), outputGradient);
            Weights pulled = tangent.pullback(outputGradient);
            add(moved, pulled, -rate);
            linear = tangent.pushforward(moved);
            for (int i = 0; i < linear.data.length; i++) {
                linear.data[i] += start.data[i];
            }
            FieldCheck.field(field, embeddings(pass.forward(trained)), outputGradient);
            pass.pullback(trained, outputGradient, gradient);
            add(trained, gradient, -rate);
            network = pass.forward(trained).copy();
            steps++;
        }
    }

    /** Returns the number of steps so far. */
    public long steps() {
        return steps;
    }

    /** Returns U_lin, N×k. */
    public R064Store linear() {
        return linear.copy();
    }

    /**
     * Returns ‖U − U_lin‖_F/‖U_lin − U₀‖_F: the share of the motion that the linearisation misses; 0 before the first
     * step.
     */
    public double deviation() {
        double difference = 0;
        double motion = 0;
        for (int i = 0; i < linear.data.length; i++) {
            difference = Math.hypot(difference, network.data[i] - linear.data[i]);
            motion = Math.hypot(motion, linear.data[i] - start.data[i]);
        }
        return difference == 0 ? 0 : difference / motion;
    }

    private Embeddings embeddings(R064Store u) {
        return new Embeddings(views.layout(), u, views.targets(), algebra);
    }

    private static void add(Weights to, Weights what, double factor) {
        for (int b = 0; b < to.blocks().size(); b++) {
            Vectors.addMultiple(factor, what.blocks().get(b).data, to.blocks().get(b).data);
        }
    }
}
