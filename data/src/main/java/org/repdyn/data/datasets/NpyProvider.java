package org.repdyn.data.datasets;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Option;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.core.random.Seed;
import org.repdyn.data.internal.ClassLabels;
import org.repdyn.data.internal.DataFile;
import org.repdyn.data.internal.NpyArray;
import org.repdyn.data.internal.NpyFiles;
import org.repdyn.data.internal.NpyLabels;
import org.repdyn.data.internal.NumberChecks;
import org.repdyn.data.spi.Dataset;
import org.repdyn.data.spi.DatasetProvider;

/** Provider of the dataset {@code npy}: an array of the user in a {@code .npy} file or a {@code .npz} archive of NumPy. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NpyProvider implements DatasetProvider<NpyProvider.Options> {

    /**
     * Options of the dataset.
     *
     * @param path file
     * @param array name of the array in an archive
     * @param labels file with the labels
     * @param labelsArray name of the labels in an archive
     */
    public record Options(
            @Option(
                            help = "a .npy or .npz file; the first axis counts samples, the others are flattened",
                            example = "data.npy")
                    Path path,
            @Option(help = "name of the array in a .npz archive; may be left out if there is only one")
                    Optional<String> array,
            @Option(
                            help = "a .npy or .npz file with one whole number or text per sample, or one-hot rows; by"
                                    + " default the same archive")
                    Optional<Path> labels,
            @Option(help = "name of the labels in a .npz archive") Optional<String> labelsArray) {}

    @Override
    public String name() {
        return "npy";
    }

    @Override
    public String summary() {
        return "an array from a NumPy .npy or .npz file, one sample per row";
    }

    @Override
    public List<String> fileEndings() {
        return List.of(".npy", ".npz", ".npy.gz");
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public boolean seeded() {
        return false;
    }

    @Override
    public Dataset load(Options options, Seed seed) {
        DataFile file = DataFile.read(options.path());
        NpyArray array = NpyFiles.read(file, options.array(), "array");
        R064Store inputs = array.samples();
        NumberChecks.check(array.name(), inputs);
        Optional<ClassLabels> labels =
                options.labels().isPresent() || options.labelsArray().isPresent()
                        ? Optional.of(labels(options, file, array))
                        : Optional.empty();
        int[] shape = array.shape();
        return new Dataset(
                options.path().getFileName().toString(),
                inputs,
                labels.map(ClassLabels::labels),
                Optional.empty(),
                shape.length == 3
                        ? ImageShapes.of(
                                array.name(), inputs.getColDim(), Optional.of(shape[1]), Optional.of(shape[2]), inputs)
                        : Optional.empty(),
                Optional.empty(),
                file.checksum(),
                "file of the user: " + options.path(),
                Map.of(),
                labels.map(ClassLabels::names).orElse(List.of()),
                List.of(array.name() + ": " + CountedNoun.of(inputs.getRowDim(), "sample") + ", "
                        + CountedNoun.of(inputs.getColDim(), "input")
                        + labels.map(l -> ", labels of " + ClassLabels.countClasses(l.labels()))
                                .orElse("")));
    }

    private static ClassLabels labels(Options options, DataFile file, NpyArray inputs) {
        DataFile labelFile = options.labels().map(DataFile::read).orElse(file);
        NpyArray array = NpyFiles.read(labelFile, options.labelsArray(), "labels-array");
        return NpyLabels.of(array, inputs.name(), inputs.shape()[0]);
    }
}
