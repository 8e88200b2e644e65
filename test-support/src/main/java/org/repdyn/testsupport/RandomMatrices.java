package org.repdyn.testsupport;

import java.util.Random;
import org.apiguardian.api.API;
import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.store.R064Store;

/** Random matrices for tests, determined by their seed. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RandomMatrices {

    private RandomMatrices() {}

    /** Returns a matrix with independent N(0, 1) entries. */
    public static R064Store gaussian(int rows, int columns, long seed) {
        Random random = new Random(seed);
        R064Store result = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = random.nextGaussian();
        }
        return result;
    }

    /** Returns a matrix with orthonormal columns. */
    public static R064Store orthonormal(int rows, int columns, long seed) {
        QR<Double> qr = QR.R064.make(rows, columns);
        qr.decompose(gaussian(rows, columns, seed));
        return R064Store.FACTORY.copy(qr.getQ().limits(rows, columns));
    }

    /** Returns a symmetric matrix with N(0, 1) entries off the diagonal. */
    public static R064Store symmetric(int size, long seed) {
        R064Store a = gaussian(size, size, seed);
        R064Store result = R064Store.FACTORY.make(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                result.set(i, j, (a.doubleValue(i, j) + a.doubleValue(j, i)) / Math.sqrt(2));
            }
        }
        return result;
    }
}
