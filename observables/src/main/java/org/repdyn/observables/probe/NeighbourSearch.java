package org.repdyn.observables.probe;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.Operands;

/**
 * Search for the nearest of the first rows of a matrix to each of its other rows; among equal distances the earlier row is nearer.
 *
 * <p>Squared distances ‖a‖² + ‖b‖² − 2aᵀb come from products of blocks of rows, with a rounding error that is far below the distance of
 * most pairs. Only the rows that this error leaves among the nearest of all are measured by Σ(a − b)². The neighbours are therefore those of
 * exact distances.
 */
final class NeighbourSearch {

    /** Unit in the last place of 1. */
    private static final double EPSILON = 0x1p-52;
    /** Assumed rounding error of a coordinate, in units of {@link #EPSILON}; a coordinate is a sum over the input dimension. */
    private static final double ROUNDINGS = 64;
    /** Queries whose products are computed together. */
    private static final int QUERIES = 256;
    /** Rows whose products are computed together. */
    private static final int BLOCK = 512;

    private final int rows;
    private final int queries;
    private final int dimension;
    /** Coordinates of all points, one point after the other. */
    private final double[] points;

    /** The rows to search in blocks, one row in each column. */
    private final R064Store[] blocks;

    private final double[] squares;
    /** Half of the squares of the rows. */
    private final double[] halves;

    private final double largestSquare;
    private final double floor;
    private final NeighbourCandidates[] candidates;
    private final double[][] distances;
    private final int[][] nearest;
    private final LinearAlgebra algebra;

    /** Products of the current block and batch; nearly all have the same shape. */
    private R064Store products = R064Store.FACTORY.make(0, 0);

    private int firstOfBatch;
    private int endOfBatch;
    private long measured;

    /**
     * Prepares a search.
     *
     * @param points rows to search, then the queries
     * @param rows number of rows to search, at least 1
     * @param count number of neighbours, at most {@code rows}
     */
    NeighbourSearch(R064Store points, int rows, int count, LinearAlgebra algebra) {
        this.rows = rows;
        this.queries = points.getRowDim() - rows;
        this.dimension = points.getColDim();
        this.algebra = algebra;
        this.points = R064Store.FACTORY.transpose(points).data;
        this.squares = new double[rows + queries];
        double largest = 0;
        for (int i = 0; i < squares.length; i++) {
            squares[i] = Operands.squaredNorm(this.points, i * dimension, dimension);
            largest = Math.max(largest, squares[i]);
        }
        this.largestSquare = largest;
        this.halves = Arrays.stream(squares, 0, rows).map(x -> x / 2).toArray();
        this.floor = ROUNDINGS * EPSILON * ROUNDINGS * EPSILON * dimension;
        this.candidates = new NeighbourCandidates[QUERIES];
        Arrays.setAll(candidates, i -> new NeighbourCandidates(count));
        this.distances = new double[QUERIES][count];
        this.nearest = new int[QUERIES][count];
        this.blocks = new R064Store[(rows + BLOCK - 1) / BLOCK];
        for (int b = 0; b < blocks.length; b++) {
            blocks[b] = columns(b * BLOCK, Math.min((b + 1) * BLOCK, rows));
        }
        this.firstOfBatch = rows;
        this.endOfBatch = rows;
    }

    /** Returns the nearest rows of a query, the nearest first; the array is overwritten when a later batch of queries is searched. */
    int[] nearest(int query) {
        if (query < firstOfBatch || query >= endOfBatch) {
            searchBatch(query);
        }
        return nearest[query - firstOfBatch];
    }

    /** Returns the number of distances that were measured exactly. */
    long measured() {
        return measured;
    }

    private void searchBatch(int first) {
        firstOfBatch = first;
        endOfBatch = Math.min(first + QUERIES, rows + queries);
        R064Store batch = columns(first, endOfBatch);
        for (int q = 0; q < endOfBatch - first; q++) {
            // Distances up to the floor count as equal.
            candidates[q].clear(2 * margin(first + q) + floor);
            Arrays.fill(distances[q], Double.POSITIVE_INFINITY);
        }
        for (int from = 0; from < rows; from += BLOCK) {
            R064Store block = blocks[from / BLOCK];
            int to = from + block.getColDim();
            if (products.getRowDim() != to - from || products.getColDim() != endOfBatch - first) {
                products = R064Store.FACTORY.make(to - from, endOfBatch - first);
            }
            algebra.multiply(block, true, batch, false, products);
            for (int q = 0; q < endOfBatch - first; q++) {
                searchBlock(q, from, to, products.data, q * (to - from));
            }
        }
        for (int q = 0; q < endOfBatch - first; q++) {
            candidates[q].removeFar();
            measure(q);
        }
    }

    /** Returns the largest rounding error of a squared distance of a query: both squares and the product are sums of as many terms as there are dimensions. */
    private double margin(int query) {
        return 4 * EPSILON * (dimension + 2) * (squares[query] + largestSquare);
    }

    private void searchBlock(int q, int from, int to, double[] products, int offset) {
        NeighbourCandidates found = candidates[q];
        double square = squares[firstOfBatch + q];
        double limit = 0.5 * (found.limit() - square);
        int j = nextBelow(limit, products, offset - from, from, to);
        while (j < to) {
            add(q, j, square + 2 * (halves[j] - products[offset + j - from]));
            limit = 0.5 * (found.limit() - square);
            j = nextBelow(limit, products, offset - from, j + 1, to);
        }
    }

    /** Returns the next row from {@code from} on for which half of the square minus the product is below a limit; {@code to} if there is none. */
    private int nextBelow(double limit, double[] products, int offset, int from, int to) {
        double[] half = halves;
        // Most rows are far, so that a short loop without a call goes through them.
        for (int j = from; j < to; j++) {
            if (half[j] - products[offset + j] < limit) {
                return j;
            }
        }
        return to;
    }

    private void add(int q, int row, double distance) {
        NeighbourCandidates found = candidates[q];
        if (found.isFull()) {
            found.removeFar();
            if (found.isCrowded()) {
                // Many rows are equally far, such as those of collapsed embeddings.
                measure(q);
            }
        }
        found.add(row, distance);
    }

    /** Measures the distances of the candidates, and keeps the nearest of them. */
    private void measure(int q) {
        NeighbourCandidates found = candidates[q];
        int size = found.size();
        measured += size;
        for (int i = 0; i < size; i++) {
            insert(distance(firstOfBatch + q, found.row(i)), found.row(i), distances[q], nearest[q]);
        }
        found.removeAll();
    }

    /** Returns the squared distance of two points; 0 if it may be the rounding of their coordinates. */
    private double distance(int query, int row) {
        // Two sums, since a sum waits for the one before it.
        double even = 0;
        double odd = 0;
        int a = query * dimension;
        int b = row * dimension;
        int c = 0;
        for (; c + 1 < dimension; c += 2) {
            double first = points[a + c] - points[b + c];
            double second = points[a + c + 1] - points[b + c + 1];
            even += first * first;
            odd += second * second;
        }
        if (c < dimension) {
            double last = points[a + c] - points[b + c];
            even += last * last;
        }
        double distance = even + odd;
        return distance <= floor ? 0 : distance;
    }

    /** Inserts a row into the sorted list if it is nearer than the last one. */
    private static void insert(double distance, int row, double[] own, int[] neighbours) {
        int at = own.length - 1;
        if (!(distance < own[at])) {
            return;
        }
        while (at > 0 && distance < own[at - 1]) {
            own[at] = own[at - 1];
            neighbours[at] = neighbours[at - 1];
            at--;
        }
        own[at] = distance;
        neighbours[at] = row;
    }

    /** Returns points as columns. */
    private R064Store columns(int from, int to) {
        R064Store result = R064Store.FACTORY.make(dimension, to - from);
        System.arraycopy(points, from * dimension, result.data, 0, result.data.length);
        return result;
    }
}
