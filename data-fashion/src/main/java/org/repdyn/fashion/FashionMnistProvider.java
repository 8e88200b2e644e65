package org.repdyn.fashion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.digest.Sha256;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.problem.ExceptionText;
import org.repdyn.data.spi.Dataset;
import org.repdyn.data.spi.FixedDatasetProvider;
import org.repdyn.data.spi.ImageShape;

/**
 * Provider of the dataset {@code fashion-mnist}: 3,000 photographs of clothing, the first 300 of each class in the test set of
 * Fashion-MNIST, 28×28 pixels scaled to [0, 1].
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FashionMnistProvider implements FixedDatasetProvider {

    /** The photographs in the jar of this module, in the IDX format. */
    private static final String IMAGES = "images-idx3-ubyte.gz";

    /** The classes in the jar of this module, in the IDX format. */
    private static final String LABELS = "labels-idx1-ubyte.gz";

    /** Largest value of a pixel in the file, which becomes 1. */
    private static final double BRIGHTEST = 255;

    /** Names of the classes 0 to 9, as published with the dataset. */
    private static final List<String> CLASSES = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    @Override
    public String name() {
        return "fashion-mnist";
    }

    @Override
    public String summary() {
        return "3,000 photographs of clothing, 28x28 pixels in [0, 1], 10 classes of 300, from the test set (MIT)";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Xiao, Rasul, Vollgraf",
                "Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine Learning Algorithms",
                2017,
                "arXiv:1708.07747"));
    }

    @Override
    public Dataset load() {
        ByteBuffer images = resource(IMAGES);
        ByteBuffer classes = resource(LABELS);
        String checksum = new Sha256()
                .update(images.duplicate())
                .update(classes.duplicate())
                .hex();
        // The header of an IDX file has the type with the number of axes, and the length of each axis.
        int n = images.getInt(Integer.BYTES);
        int height = images.getInt(2 * Integer.BYTES);
        int width = images.getInt(3 * Integer.BYTES);
        images.position(4 * Integer.BYTES);
        R064Store inputs = R064Store.FACTORY.make(n, height * width);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < height * width; j++) {
                inputs.data[j * n + i] = Byte.toUnsignedInt(images.get()) / BRIGHTEST;
            }
        }
        classes.position(2 * Integer.BYTES);
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = classes.get();
        }
        return new Dataset(
                name(),
                inputs,
                Optional.of(labels),
                Optional.empty(),
                Optional.of(new ImageShape(height, width, 0, 1)),
                Optional.empty(),
                checksum,
                "MIT, copyright 2017 Zalando SE; H. Xiao, K. Rasul and R. Vollgraf, arXiv:1708.07747",
                Map.of(),
                CLASSES,
                List.of());
    }

    /** Returns the decompressed content of a file of this module. */
    private static ByteBuffer resource(String file) {
        try (InputStream in = FashionMnistProvider.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the file " + file + " is missing from the jar repdyn-data-fashion. " + ExceptionText.BUG);
            }
            return ByteBuffer.wrap(new GZIPInputStream(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
