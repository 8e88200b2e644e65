package org.repdyn.data.datasets;

import java.nio.file.Path;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Option;
import org.repdyn.core.random.Seed;
import org.repdyn.data.internal.DataFile;
import org.repdyn.data.internal.NpyArray;
import org.repdyn.data.internal.NpyFiles;
import org.repdyn.data.internal.NumberChecks;
import org.repdyn.data.spi.Dataset;
import org.repdyn.data.spi.DatasetProvider;

/** The user's own array, as NumPy saves it: {@code .npy}, or {@code .npz} with the name of the array. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NpyProvider implements DatasetProvider<NpyProvider.Options> {

    /**
     * @param path the file
     * @param array name within an archive
     * @param labels file with the classes
     * @param labelsArray name of the classes within an archive
     */
    public record Options(
            @Option(help = "a .npy or .npz file; the first axis counts samples, the others are flattened") Path path,
            @Option(help = "name of the array in a .npz archive; may be left out where there is only one")
                    Optional<String> array,
            @Option(help = "a .npy or .npz file with one whole number a sample; by default the same archive")
                    Optional<Path> labels,
            @Option(help = "name of the labels in a .npz archive") Optional<String> labelsArray) {}

    @Override
    public String name() {
        return "npy";
    }

    @Override
    public String summary() {
        return "an array from a NumPy .npy or .npz file, one sample a row";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Dataset load(Options options, Seed seed) {
        DataFile file = DataFile.read(options.path());
        NpyArray array = NpyFiles.read(file, options.array());
        R064Store inputs = array.samples();
        NumberChecks.check(array.name(), inputs);
        Optional<int[]> labels =
                options.labels().isPresent() || options.labelsArray().isPresent()
                        ? Optional.of(labels(options, file, array))
                        : Optional.empty();
        int[] shape = array.shape();
        return new Dataset(
                options.path().getFileName().toString(),
                inputs,
                labels,
                Optional.empty(),
                shape.length == 3
                        ? ImageShapes.of(
                                array.name(), inputs.getColDim(), Optional.of(shape[1]), Optional.of(shape[2]), inputs)
                        : Optional.empty(),
                Optional.empty(),
                file.checksum(),
                "the user's own: " + options.path());
    }

    private static int[] labels(Options options, DataFile file, NpyArray inputs) {
        DataFile labelFile = options.labels().map(DataFile::read).orElse(file);
        NpyArray array = NpyFiles.read(labelFile, options.labelsArray());
        NumberChecks.checkCounts(inputs.name(), inputs.shape()[0], array.name(), array.values().length);
        int[] labels = new int[array.values().length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = NumberChecks.label(array.name(), i, array.values()[i]);
        }
        return labels;
    }
}
