package org.repdyn.data.datasets;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Option;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.core.random.Seed;
import org.repdyn.data.internal.ClassLabels;
import org.repdyn.data.internal.DataFile;
import org.repdyn.data.internal.IdxArray;
import org.repdyn.data.internal.NumberChecks;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;
import org.repdyn.data.spi.DatasetProvider;
import org.repdyn.data.spi.ImageShape;

/** Provider of the dataset {@code idx}: images of the user in the IDX format of the MNIST files, with bytes scaled to [0, 1]. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class IdxProvider implements DatasetProvider<IdxProvider.Options> {

    /** Largest value of a byte, which becomes 1. */
    private static final double BRIGHTEST = 255;

    /**
     * Options of the dataset.
     *
     * @param path images
     * @param labels classes
     */
    public record Options(
            @Option(help = "the images, such as idx3-ubyte, plain or gzipped", example = "images-idx3-ubyte.gz")
                    Path path,
            @Option(help = "the classes, such as idx1-ubyte, plain or gzipped") Optional<Path> labels) {}

    @Override
    public String name() {
        return "idx";
    }

    @Override
    public String summary() {
        return "images in the IDX format of MNIST, bytes scaled to [0, 1]";
    }

    @Override
    public List<String> fileEndings() {
        return List.of("-ubyte", "-ubyte.gz", ".idx");
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
        IdxArray images = IdxArray.read(file);
        if (images.shape().length < 2) {
            throw new DataException(
                    file.name() + ": the array has 1 axis; images need two or more (are these the labels?)");
        }
        int n = images.shape()[0];
        int pixels = n == 0 ? 0 : images.values().length / n;
        R064Store inputs = R064Store.FACTORY.make(n, pixels);
        // Columns are the outer loop, so that a header with 10⁹ images and no pixels takes no time.
        for (int j = 0; j < pixels; j++) {
            for (int i = 0; i < n; i++) {
                double value = images.values()[i * pixels + j];
                inputs.data[j * n + i] = images.bytes() ? value / BRIGHTEST : value;
            }
        }
        NumberChecks.check(file.name(), inputs);
        Optional<int[]> labels = options.labels().map(path -> {
            IdxArray classes = IdxArray.read(DataFile.read(path));
            NumberChecks.checkCounts(file.name(), n, classes.name(), classes.values().length);
            return IntStream.range(0, n)
                    .map(i -> NumberChecks.label(classes.name(), i, classes.values()[i]))
                    .toArray();
        });
        return new Dataset(
                options.path().getFileName().toString(),
                inputs,
                labels,
                Optional.empty(),
                image(images, inputs),
                Optional.empty(),
                file.checksum(),
                "file of the user: " + options.path(),
                Map.of(),
                List.of(),
                List.of(file.name() + ": " + CountedNoun.of(n, "sample") + ", " + CountedNoun.of(pixels, "input")
                        + (images.bytes() ? ", bytes scaled to [0, 1]" : ", values as in the file")
                        + labels.map(l -> ", labels of " + ClassLabels.countClasses(l))
                                .orElse("")));
    }

    private static Optional<ImageShape> image(IdxArray images, R064Store inputs) {
        int[] shape = images.shape();
        if (shape.length != 3) {
            return Optional.empty();
        }
        return images.bytes()
                ? Optional.of(new ImageShape(shape[1], shape[2], 0, 1))
                : ImageShapes.of(
                        images.name(), inputs.getColDim(), Optional.of(shape[1]), Optional.of(shape[2]), inputs);
    }
}
