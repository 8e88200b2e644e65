package org.repdyn.core.trajectory;

import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Weight matrices of an encoder, one block per layer, in the order in which it declares them. The list is immutable, the matrices
 * are mutable; a method with a parameter of this type does not change it unless its documentation says so.
 *
 * @param blocks weight matrices
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Weights(List<R064Store> blocks) {

    public Weights {
        blocks = List.copyOf(blocks);
    }

    /** Returns the number of scalars in all blocks. */
    public int size() {
        int size = 0;
        for (R064Store block : blocks) {
            size += block.data.length;
        }
        return size;
    }

    /** Returns a deep copy. */
    public Weights copy() {
        return new Weights(blocks.stream().map(R064Store::copy).toList());
    }

    /** Returns zero weights of the same shapes. */
    public Weights zeros() {
        return new Weights(blocks.stream()
                .map(b -> R064Store.FACTORY.make(b.getRowDim(), b.getColDim()))
                .toList());
    }

    /**
     * Overwrites these weights with the values of others.
     *
     * @param other weights of the same shapes
     */
    public void set(Weights other) {
        for (int i = 0; i < blocks.size(); i++) {
            double[] source = other.blocks.get(i).data;
            System.arraycopy(source, 0, blocks.get(i).data, 0, source.length);
        }
    }

    /**
     * Writes all blocks to an array, one after the other, each in column-major order.
     *
     * @param target at least {@link #size} entries
     */
    public void flatten(double[] target) {
        int offset = 0;
        for (R064Store block : blocks) {
            System.arraycopy(block.data, 0, target, offset, block.data.length);
            offset += block.data.length;
        }
    }

    /** Overwrites these weights with the values that {@link #flatten} wrote. */
    public void unflatten(double[] source) {
        int offset = 0;
        for (R064Store block : blocks) {
            System.arraycopy(source, offset, block.data, 0, block.data.length);
            offset += block.data.length;
        }
    }

    /** Returns √Σw² over all blocks; infinite or NaN if a weight is. */
    public double norm() {
        double sum = 0;
        for (R064Store block : blocks) {
            for (double w : block.data) {
                sum += w * w;
            }
        }
        return Math.sqrt(sum);
    }
}
