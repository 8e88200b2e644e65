package org.repdyn.core.trajectory;

import java.util.List;
import java.util.stream.Collectors;
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

    /** Sum of squares below which their underflow takes digits: 2⁻⁹⁰⁰ is far above the smallest normal number, 2⁻¹⁰²². */
    private static final double LEAST_SUM = 0x1p-900;

    public Weights {
        blocks = List.copyOf(blocks);
    }

    /**
     * Returns the number of scalars in all blocks.
     *
     * @throws ArithmeticException if it exceeds 2³¹ − 1
     */
    public int size() {
        int size = 0;
        for (R064Store block : blocks) {
            size = Math.addExact(size, block.data.length);
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
     * @throws IllegalArgumentException if their shapes differ; nothing is overwritten then
     */
    public void set(Weights other) {
        requireShapesOf(other);
        for (int i = 0; i < blocks.size(); i++) {
            double[] source = other.blocks.get(i).data;
            System.arraycopy(source, 0, blocks.get(i).data, 0, source.length);
        }
    }

    private void requireShapesOf(Weights other) {
        boolean same = other.blocks.size() == blocks.size();
        for (int i = 0; same && i < blocks.size(); i++) {
            R064Store own = blocks.get(i);
            R064Store given = other.blocks.get(i);
            same = own.getRowDim() == given.getRowDim() && own.getColDim() == given.getColDim();
        }
        if (!same) {
            throw new IllegalArgumentException(
                    "these weights are " + shapes() + ", the argument 'other' is " + other.shapes());
        }
    }

    private String shapes() {
        return blocks.stream()
                .map(block -> block.getRowDim() + "×" + block.getColDim())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private void requireEntries(String name, double[] values) {
        if (values.length < size()) {
            throw new IllegalArgumentException("the argument '" + name + "' has " + values.length
                    + " entries, but weights " + shapes() + " need " + size());
        }
    }

    /**
     * Writes all blocks to an array, one after the other, each in column-major order.
     *
     * @param target at least {@link #size} entries
     * @throws IllegalArgumentException if it has fewer
     */
    public void flatten(double[] target) {
        requireEntries("target", target);
        int offset = 0;
        for (R064Store block : blocks) {
            System.arraycopy(block.data, 0, target, offset, block.data.length);
            offset += block.data.length;
        }
    }

    /**
     * Overwrites these weights with the values that {@link #flatten} wrote.
     *
     * @param source at least {@link #size} entries
     * @throws IllegalArgumentException if it has fewer
     */
    public void unflatten(double[] source) {
        requireEntries("source", source);
        int offset = 0;
        for (R064Store block : blocks) {
            System.arraycopy(source, offset, block.data, 0, block.data.length);
            offset += block.data.length;
        }
    }

    /** Returns √Σw² over all blocks, without overflow or underflow of the squares; infinite or NaN if a weight is. */
    public double norm() {
        double sum = squares(1);
        if (sum >= LEAST_SUM && sum < Double.POSITIVE_INFINITY) {
            return Math.sqrt(sum);
        }
        double largest = 0;
        for (R064Store block : blocks) {
            for (double w : block.data) {
                largest = Math.max(largest, Math.abs(w));
            }
        }
        // Zero, infinity and NaN are no unit.
        return largest > 0 && largest < Double.POSITIVE_INFINITY ? largest * Math.sqrt(squares(largest)) : largest;
    }

    /** Returns Σ(w/unit)² over all blocks. */
    private double squares(double unit) {
        double sum = 0;
        for (R064Store block : blocks) {
            for (double w : block.data) {
                double scaled = w / unit;
                sum += scaled * scaled;
            }
        }
        return sum;
    }
}
