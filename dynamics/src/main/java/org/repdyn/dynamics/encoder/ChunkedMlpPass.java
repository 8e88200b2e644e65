package org.repdyn.dynamics.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.EncoderPass;

/**
 * A pass of a network over more rows than fit in memory together with their hidden layers. The rows are processed in
 * parts of equal size (the last may be smaller), and the backward pass computes the forward pass of each part again.
 * This is a third more work, and the memory of the hidden layers does not grow with the number of rows.
 */
final class ChunkedMlpPass implements EncoderPass {

    private final R064Store inputs;
    private final List<Part> parts = new ArrayList<>();
    private final R064Store embeddings;
    private Optional<Weights> partial = Optional.empty();

    /** A part of the rows: its first row, its inputs, its output gradient and the layers that process it. */
    private record Part(int firstRow, R064Store inputs, R064Store outputGradient, MlpLayers layers) {}

    /**
     * Creates a pass that processes the rows in parts.
     *
     * @param most number of rows in a part; less than the number of rows of {@code inputs}
     */
    ChunkedMlpPass(Network network, R064Store inputs, LinearAlgebra algebra, int most) {
        this.inputs = inputs;
        int rows = inputs.getRowDim();
        this.embeddings = R064Store.FACTORY.make(rows, network.outputs());
        Part whole = part(0, most, network, inputs.getColDim(), algebra);
        for (int first = 0; first < rows; first += most) {
            // All parts of equal size share the same buffers.
            parts.add(
                    rows - first >= most
                            ? new Part(first, whole.inputs, whole.outputGradient, whole.layers)
                            : part(first, rows - first, network, inputs.getColDim(), algebra));
        }
    }

    private static Part part(int first, int rows, Network network, int dimension, LinearAlgebra algebra) {
        return new Part(
                first,
                R064Store.FACTORY.make(rows, dimension),
                R064Store.FACTORY.make(rows, network.outputs()),
                new MlpLayers(network, rows, dimension, algebra));
    }

    @Override
    public R064Store forward(Weights weights) {
        for (int p = 0; p < parts.size(); p++) {
            Part part = parts.get(p);
            take(inputs, part.firstRow, part.inputs);
            put(part.layers.forward(part.inputs, weights), embeddings, part.firstRow);
        }
        return embeddings;
    }

    @Override
    public void pullback(Weights weights, R064Store outputGradient, Weights result) {
        if (partial.isEmpty()) {
            partial = Optional.of(result.zeros());
        }
        Weights sum = partial.get();
        for (int p = 0; p < parts.size(); p++) {
            Part part = parts.get(p);
            take(inputs, part.firstRow, part.inputs);
            take(outputGradient, part.firstRow, part.outputGradient);
            part.layers.forward(part.inputs, weights);
            part.layers.pullback(part.inputs, weights, part.outputGradient, p == 0 ? result : sum);
            if (p > 0) {
                add(sum, result);
            }
        }
    }

    private static void add(Weights from, Weights to) {
        for (int b = 0; b < to.blocks().size(); b++) {
            double[] source = from.blocks().get(b).data;
            double[] target = to.blocks().get(b).data;
            for (int i = 0; i < target.length; i++) {
                target[i] += source[i];
            }
        }
    }

    private static void take(R064Store from, int firstRow, R064Store rows) {
        int count = rows.getRowDim();
        for (int j = 0; j < rows.getColDim(); j++) {
            System.arraycopy(from.data, j * from.getRowDim() + firstRow, rows.data, j * count, count);
        }
    }

    private static void put(R064Store rows, R064Store to, int firstRow) {
        int count = rows.getRowDim();
        for (int j = 0; j < rows.getColDim(); j++) {
            System.arraycopy(rows.data, j * count, to.data, j * to.getRowDim() + firstRow, count);
        }
    }
}
