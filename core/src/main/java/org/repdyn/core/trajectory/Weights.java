package org.repdyn.core.trajectory;

import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * The weight matrices of an encoder, one block a layer, in the order of its declaration. The list is fixed, the matrices
 * are mutable; whoever is handed weights as an argument reads them only, unless told otherwise.
 *
 * @param blocks the matrices
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Weights(List<R064Store> blocks) {

    public Weights {
        blocks = List.copyOf(blocks);
    }

    /** Number of scalars in all blocks. */
    public int size() {
        int size = 0;
        for (R064Store block : blocks) {
            size += block.data.length;
        }
        return size;
    }

    /** A deep copy. */
    public Weights copy() {
        return new Weights(blocks.stream().map(R064Store::copy).toList());
    }

    /** Zero weights of the same shapes. */
    public Weights zeros() {
        return new Weights(blocks.stream()
                .map(b -> R064Store.FACTORY.make(b.getRowDim(), b.getColDim()))
                .toList());
    }

    /** Overwrites these weights with the numbers of others of the same shapes. */
    public void set(Weights other) {
        for (int i = 0; i < blocks.size(); i++) {
            double[] source = other.blocks.get(i).data;
            System.arraycopy(source, 0, blocks.get(i).data, 0, source.length);
        }
    }

    /** Writes all blocks one after the other, each column-major. */
    public void flatten(double[] target) {
        int offset = 0;
        for (R064Store block : blocks) {
            System.arraycopy(block.data, 0, target, offset, block.data.length);
            offset += block.data.length;
        }
    }

    /** Inverse of {@link #flatten}. */
    public void unflatten(double[] source) {
        int offset = 0;
        for (R064Store block : blocks) {
            System.arraycopy(source, offset, block.data, 0, block.data.length);
            offset += block.data.length;
        }
    }

    /** √Σw², over all blocks; infinite or NaN where a weight is. */
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
