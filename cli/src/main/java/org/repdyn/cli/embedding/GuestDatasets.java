package org.repdyn.cli.embedding;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.digest.Sha256;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Spi;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.data.spi.Dataset;
import org.repdyn.data.spi.DatasetProvider;
import org.repdyn.data.spi.FixedDatasetProvider;
import org.repdyn.data.spi.ImageShape;

/**
 * The datasets of the program around RepDyn. A dataset that is registered here can be named by every command that begins later in this
 * process. In a process of RepDyn itself there are none.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GuestDatasets implements ProviderCatalogue {

    // ServiceLoader makes the catalogue, so the program around it can hand over its datasets only through the class.
    private static final List<Samples> DATASETS = new CopyOnWriteArrayList<>();

    /**
     * Adds a dataset, in place of one of the program with the same name. Its numbers are copied.
     *
     * @param name name of the dataset: lower-case letters, digits and hyphens
     * @param inputs n×d, row by row
     * @param samples number n of samples
     * @param columns number d of inputs of a sample
     * @param labels class of each sample, from 0; empty if there are none
     * @param classes names of the classes; empty if labels are numbers without names
     * @param targets n×k, row by row; empty if there are none
     * @param height rows of pixels if samples are images, otherwise 0
     * @throws IllegalArgumentException if an installed dataset has the name, a number is not finite, or a size does not fit
     */
    public static synchronized void register(
            String name,
            DoubleBuffer inputs,
            int samples,
            int columns,
            int[] labels,
            List<String> classes,
            DoubleBuffer targets,
            int height) {
        InstalledNames.requireFree(Spi.<DatasetProvider<?>>of(DatasetProvider.class, "dataset"), name, Samples.class);
        R064Store matrix = GuestMatrix.read(inputs, samples, columns);
        Optional<R064Store> wanted = targets.hasRemaining()
                ? Optional.of(GuestMatrix.read(targets, samples, targets.capacity() / Math.max(1, samples)))
                : Optional.empty();
        Dataset data = new Dataset(
                name,
                matrix,
                labels.length > 0 ? Optional.of(labels.clone()) : Optional.empty(),
                wanted,
                height > 0 ? Optional.of(image(matrix, height)) : Optional.empty(),
                Optional.empty(),
                checksum(matrix, wanted, labels, classes),
                "array of the program",
                Map.of(),
                classes,
                List.of());
        remove(name);
        DATASETS.add(new Samples(name, data));
    }

    /** Removes the dataset of a name, if there is one. */
    public static synchronized void remove(String name) {
        DATASETS.removeIf(data -> data.name().equals(name));
    }

    @Override
    public List<PluginProvider<?>> providers() {
        return List.copyOf(DATASETS);
    }

    private static ImageShape image(R064Store inputs, int height) {
        double[] values = inputs.data;
        return new ImageShape(
                height,
                inputs.getColDim() / height,
                Arrays.stream(values).min().orElse(0),
                Arrays.stream(values).max().orElse(1));
    }

    private static String checksum(R064Store inputs, Optional<R064Store> targets, int[] labels, List<String> classes) {
        Sha256 checksum = new Sha256();
        add(checksum, inputs);
        targets.ifPresent(wanted -> add(checksum, wanted));
        ByteBuffer numbers = ByteBuffer.allocate(Integer.BYTES * (1 + labels.length));
        numbers.putInt(labels.length);
        numbers.asIntBuffer().put(labels);
        checksum.update(numbers.rewind());
        checksum.update(ByteBuffer.wrap(String.join("\n", classes).getBytes(StandardCharsets.UTF_8)));
        return checksum.hex();
    }

    /** Adds the shape and the numbers of a matrix, one column at a time so that it is not copied whole. */
    private static void add(Sha256 checksum, R064Store matrix) {
        int rows = matrix.getRowDim();
        checksum.update(ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(rows)
                .putInt(matrix.getColDim())
                .rewind());
        ByteBuffer column = ByteBuffer.allocate(Double.BYTES * rows);
        for (int j = 0; j < matrix.getColDim(); j++) {
            column.clear();
            column.asDoubleBuffer().put(matrix.data, j * rows, rows);
            checksum.update(column);
        }
    }

    /**
     * A dataset that is in memory.
     *
     * @param name name of the plugin
     * @param data the samples
     */
    private record Samples(String name, Dataset data) implements FixedDatasetProvider {

        @Override
        public String summary() {
            return CountedNoun.of(data.inputs().getRowDim(), "sample") + " of the program, "
                    + CountedNoun.of(data.inputs().getColDim(), "input");
        }

        @Override
        public Dataset load() {
            return data;
        }
    }
}
