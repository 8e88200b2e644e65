package org.repdyn.data.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.problem.ExceptionText;
import org.repdyn.data.internal.CsvFormat;
import org.repdyn.data.internal.CsvTable;
import org.repdyn.data.internal.DataFile;
import org.repdyn.data.spi.Dataset;
import org.repdyn.data.spi.FixedDatasetProvider;
import org.repdyn.data.spi.ImageShape;

/** Provider of the dataset {@code digits}: the 1,797 handwritten digits of the UCI optical digits test split, 8×8 pixels scaled to [0, 1]. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DigitsProvider implements FixedDatasetProvider {

    /** The file of the digits in the jar of this module: 64 pixels and a label in each row. */
    private static final String RESOURCE = "/org/repdyn/data/digits/optdigits-test.csv.gz";

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
        DataFile file = resource();
        CsvTable table = CsvTable.read(file, CsvFormat.COMMAS, CsvTable.Header.ABSENT, List.of());
        int n = table.rows().size();
        int pixels = SIDE * SIDE;
        R064Store inputs = R064Store.FACTORY.make(n, pixels);
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < pixels; j++) {
                inputs.set(i, j, table.number(i, j) / BRIGHTEST);
            }
            labels[i] = (int) table.number(i, pixels);
        }
        return new Dataset(
                name(),
                inputs,
                Optional.of(labels),
                Optional.empty(),
                Optional.of(new ImageShape(SIDE, SIDE, 0, 1)),
                Optional.empty(),
                file.checksum(),
                "CC BY 4.0, E. Alpaydin and C. Kaynak (1998), UCI Machine Learning Repository, doi:10.24432/C50P49");
    }

    private static DataFile resource() {
        try (InputStream in = DigitsProvider.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the digits are missing from the jar repdyn-data. " + ExceptionText.BUG);
            }
            return DataFile.of("digits", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
