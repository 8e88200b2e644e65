package org.repdyn.data.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.problem.ExceptionText;
import org.repdyn.data.spi.Dataset;
import org.repdyn.data.spi.FixedDatasetProvider;
import org.repdyn.data.spi.ImageShape;

/** Provider of the dataset {@code digits}: the 1,797 handwritten digits of the UCI optical digits test split, 8×8 pixels scaled to [0, 1]. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DigitsProvider implements FixedDatasetProvider {

    /** The file of the digits in the jar of this module: 64 pixels and a label in each row. */
    static final String RESOURCE = "/org/repdyn/data/digits/optdigits-test.csv.gz";

    /** SHA-256 of the decompressed file, hexadecimal. It is known, because the file is in the jar; computing it takes 0.04 s. */
    private static final String CHECKSUM = "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8";

    /** Number of rows of the file. */
    private static final int SAMPLES = 1797;

    /** Width and height of an image, in pixels. */
    private static final int SIDE = 8;

    /** Largest value of a pixel in the file, which becomes 1. */
    private static final double BRIGHTEST = 16;

    @Override
    public String name() {
        return "digits";
    }

    @Override
    public String summary() {
        return "1,797 real handwritten digits, 8x8 pixels in [0, 1], 10 classes (CC BY 4.0)";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Alpaydin, Kaynak",
                "Optical Recognition of Handwritten Digits",
                1998,
                "UCI Machine Learning Repository, doi:10.24432/C50P49"));
    }

    @Override
    public Dataset load() {
        byte[] text = resource();
        int pixels = SIDE * SIDE;
        R064Store inputs = R064Store.FACTORY.make(SAMPLES, pixels);
        int[] labels = new int[SAMPLES];
        // The file holds whole numbers without signs, each with a comma or the end of a line behind it. The reader of
        // users' files takes
        // longer for it than the rest of the start of a study.
        int sample = 0;
        int column = 0;
        int number = 0;
        for (byte c : text) {
            if (c != ',' && c != '\n') {
                number = 10 * number + (c - '0');
                continue;
            }
            if (column < pixels) {
                inputs.set(sample, column, number / BRIGHTEST);
            } else {
                labels[sample] = number;
            }
            number = 0;
            column = c == ',' ? column + 1 : 0;
            sample += c == ',' ? 0 : 1;
        }
        return new Dataset(
                name(),
                inputs,
                Optional.of(labels),
                Optional.empty(),
                Optional.of(new ImageShape(SIDE, SIDE, 0, 1)),
                Optional.empty(),
                CHECKSUM,
                "CC BY 4.0, E. Alpaydin and C. Kaynak (1998), UCI Machine Learning Repository, doi:10.24432/C50P49");
    }

    private static byte[] resource() {
        try (InputStream in = DigitsProvider.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the digits are missing from the jar repdyn-data. " + ExceptionText.BUG);
            }
            try (GZIPInputStream text = new GZIPInputStream(in)) {
                return text.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
