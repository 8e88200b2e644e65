package org.repdyn.benchmarks;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ojalgo.matrix.store.R064Store;

/** Matrices in files of little-endian doubles, row by row, as NumPy's {@code tofile} and {@code fromfile} have them. */
final class MatrixFiles {

    private MatrixFiles() {}

    /** Reads a matrix with the given number of rows. */
    static R064Store read(Path file, int rows) throws IOException {
        DoubleBuffer numbers = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer();
        int columns = numbers.remaining() / rows;
        R064Store matrix = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix.data[j * rows + i] = numbers.get(i * columns + j);
            }
        }
        return matrix;
    }

    /** Writes a matrix. */
    static void write(R064Store matrix, Path file) throws IOException {
        int rows = matrix.getRowDim();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < matrix.getColDim(); j++) {
                    out.writeLong(Long.reverseBytes(Double.doubleToRawLongBits(matrix.data[j * rows + i])));
                }
            }
        }
    }
}
