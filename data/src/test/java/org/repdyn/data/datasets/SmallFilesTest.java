package org.repdyn.data.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.random.Seed;
import org.repdyn.data.internal.ClassLabels;
import org.repdyn.data.internal.CsvTable;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;

class SmallFilesTest {

    private static final Seed SEED = new Seed(0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            bom-noheader.csv  | 4     | 8 samples, 3 inputs, label in column 4 with 2 classes, first row is data
            iris-noheader.csv | 4     | 8 samples, 3 inputs, label in column 4 with 2 classes, first row is data
            bom-header.csv    | label | 8 samples, 3 inputs, label in column 4 (label) with 2 classes, first row has the names of the columns
            bom-header.csv    | a     | 8 samples, 3 inputs, label in column 1 (a) with 8 classes, first row has the names of the columns
            comment.csv       | label | 8 samples, 3 inputs, label in column 4 (label) with 2 classes, first row has the names of the columns, 1 comment line skipped
            """)
    void tablesAreReadAndReported(String file, String label, String report) {
        Path path = path(file);
        Dataset data = new CsvProvider().load(CsvProvider.Options.of(path, Optional.of(label), List.of()), SEED);
        assertThat(data.size()).isEqualTo(8);
        assertThat(data.notices()).containsExactly(path + ": " + report);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            first-row-missing.csv     | 4     | :1: column 2 is empty; every input must be a finite number
            pandas-default-header.csv | 3     | :1: the first row counts from 0 in the columns of numbers, as a sample can and as column names do that pandas writes; write header: present
            latin1-label.csv          | label | :2: the byte e8 is not valid in UTF-8; save the file as UTF-8
            empty-label.csv           | label | :5: column 4 (label) has no label (''); fill it in, or write missing-labels: unlabelled
            unclosed-quote.csv        | label | :10: the quotation marks of this row do not match
            semicolon.csv             | 1     | : no column is left for the inputs. The delimiter ';' fits this file
            java-suffix.csv           | label | :10: column 1 (a) holds '1d', which is not a decimal number
            """)
    void tablesAreRefusedWithTheLine(String file, String label, String message) {
        Path path = path(file);
        assertThatThrownBy(
                        () -> new CsvProvider().load(CsvProvider.Options.of(path, Optional.of(label), List.of()), SEED))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(path + message);
    }

    @Test
    void columnNamesOfPandasAreReadIfTheHeaderIsStated() {
        CsvProvider.Options options = options("pandas-default-header.csv", "3", CsvTable.Header.PRESENT, ",");
        Dataset data = new CsvProvider().load(options, SEED);
        assertThat(data.size()).isEqualTo(8);
        assertThat(data.labels().orElseThrow()).containsExactly(0, 1, 0, 1, 0, 1, 0, 1);
    }

    @Test
    void semicolonsAreReadIfTheDelimiterIsGiven() {
        Dataset data = new CsvProvider().load(options("semicolon.csv", "4", CsvTable.Header.AUTO, ";"), SEED);
        assertThat(data.size()).isEqualTo(8);
        assertThat(data.inputs().getColDim()).isEqualTo(3);
    }

    @Test
    void samplesWithoutALabelAreKeptOnRequest() {
        Dataset data = new CsvProvider()
                .load(
                        new CsvProvider.Options(
                                path("empty-label.csv"),
                                Optional.of("label"),
                                Optional.empty(),
                                Optional.empty(),
                                CsvTable.Header.AUTO,
                                ",",
                                "#",
                                ClassLabels.Missing.UNLABELLED,
                                Optional.empty(),
                                Optional.empty()),
                        SEED);
        assertThat(data.labels().orElseThrow()).containsExactly(1, 0, 1, EvaluationSet.UNLABELLED, 1, 0, 1, 0);
        assertThat(data.classes()).containsExactly("cat", "dog");
        assertThat(data.notices().get(0)).contains(", 1 sample without a label");
    }

    @Test
    void arraysOfHalfPrecisionAndStreamedArchivesAreRead() {
        Dataset half = npy("f2.npy", Optional.empty(), Optional.empty());
        assertThat(half.size()).isEqualTo(8);
        assertThat(half.inputs().doubleValue(0, 0)).isEqualTo(0.125 * (1 + 6 / 1024.0));
        Dataset streamed = npy("streamed2.npz", Optional.of("X.npy"), Optional.of("y"));
        assertThat(streamed.size()).isEqualTo(8);
        assertThat(streamed.labels()).isPresent();
        Dataset text = new NpyProvider()
                .load(
                        new NpyProvider.Options(
                                path("f2.npy"), Optional.empty(), Optional.of(path("strlab.npy")), Optional.empty()),
                        SEED);
        assertThat(text.labels().orElseThrow()).hasSize(8);
        assertThat(text.classes()).contains("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            zero1.npy    | : the samples have no columns
            overflow.npy | : the header states the shape (65536, 65536, 65536, 65536), which is more than 2147483647 elements
            neg.npy      | : the header states the shape (-8, 3), which has a negative length
            strlab.npy   | : the array holds text; inputs must be numbers
            """)
    void arraysAreRefusedWithTheReason(String file, String message) {
        Path path = path(file);
        assertThatThrownBy(() -> npy(file, Optional.empty(), Optional.empty()))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(path + message);
    }

    private static Dataset npy(String file, Optional<String> array, Optional<String> labels) {
        return new NpyProvider().load(new NpyProvider.Options(path(file), array, Optional.empty(), labels), SEED);
    }

    private static CsvProvider.Options options(String file, String label, CsvTable.Header header, String delimiter) {
        return new CsvProvider.Options(
                path(file),
                Optional.of(label),
                Optional.empty(),
                Optional.empty(),
                header,
                delimiter,
                "#",
                ClassLabels.Missing.REFUSE,
                Optional.empty(),
                Optional.empty());
    }

    private static Path path(String file) {
        URL url = Objects.requireNonNull(SmallFilesTest.class.getResource("/org/repdyn/data/cases/" + file));
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
