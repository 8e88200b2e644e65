package org.repdyn.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ojalgo.matrix.store.R064Store;

/** Matrices that a script wrote for a benchmark: little-endian doubles, row by row, in files named {@code NAME.ROWSxCOLUMNS}. */
final class BenchmarkData {

    private final Map<String, R064Store> matrices = new HashMap<>();

    BenchmarkData(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String[] parts = String.valueOf(file.getFileName()).split("\\.", -1);
                String[] shape = parts[1].split("x", -1);
                matrices.put(parts[0], read(file, Integer.parseInt(shape[0]), Integer.parseInt(shape[1])));
            }
        }
    }

    /** Returns the matrix with a name. */
    R064Store get(String name) {
        return Optional.ofNullable(matrices.get(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no matrix " + name));
    }

    /** Returns the matrices {@code NAME0}, {@code NAME1} and so on. */
    List<R064Store> all(String name) {
        return Stream.iterate(0, i -> matrices.containsKey(name + i), i -> i + 1)
                .map(i -> get(name + i))
                .toList();
    }

    private static R064Store read(Path file, int rows, int columns) throws IOException {
        DoubleBuffer numbers = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer();
        R064Store x = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                x.set(i, j, numbers.get(i * columns + j));
            }
        }
        return x;
    }
}
