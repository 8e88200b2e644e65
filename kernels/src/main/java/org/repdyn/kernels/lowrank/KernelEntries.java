package org.repdyn.kernels.lowrank;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.tiles.StoredKernel;

/** A kernel that is read column by column, as a Nyström approximation does. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface KernelEntries {

    /** Returns the number n of points. */
    int size();

    /** Overwrites {@code result}, length n, with the diagonal. */
    void diagonal(double[] result);

    /** Overwrites {@code result}, length n, with a column. */
    void column(int index, double[] result);

    /** Wraps a matrix in memory. */
    static KernelEntries of(R064Store matrix) {
        int n = matrix.getRowDim();
        return new KernelEntries() {
            @Override
            public int size() {
                return n;
            }

            @Override
            public void diagonal(double[] result) {
                for (int i = 0; i < n; i++) {
                    result[i] = matrix.data[i * n + i];
                }
            }

            @Override
            public void column(int index, double[] result) {
                System.arraycopy(matrix.data, index * n, result, 0, n);
            }
        };
    }

    /** Wraps a kernel in tiles on disk. */
    static KernelEntries of(StoredKernel kernel) {
        return new KernelEntries() {
            @Override
            public int size() {
                return kernel.size();
            }

            @Override
            public void diagonal(double[] result) {
                kernel.diagonal(result);
            }

            @Override
            public void column(int index, double[] result) {
                kernel.column(index, result);
            }
        };
    }

    /**
     * Returns the NTK of a network at points, whose entries are computed when they are read; the matrix is never
     * stored.
     *
     * @param x n×d
     */
    static KernelEntries ntk(InfiniteNetwork network, R064Store x) {
        int n = x.getRowDim();
        return new KernelEntries() {
            @Override
            public int size() {
                return n;
            }

            @Override
            public void diagonal(double[] result) {
                for (int i = 0; i < n; i++) {
                    result[i] = network.ntk(row(i)).data[0];
                }
            }

            @Override
            public void column(int index, double[] result) {
                System.arraycopy(network.crossNtk(x, row(index)).data, 0, result, 0, n);
            }

            private R064Store row(int i) {
                R064Store result = R064Store.FACTORY.make(1, x.getColDim());
                for (int j = 0; j < x.getColDim(); j++) {
                    result.set(0, j, x.doubleValue(i, j));
                }
                return result;
            }
        };
    }
}
