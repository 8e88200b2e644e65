package org.repdyn.data.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.random.Seed;
import org.repdyn.data.internal.ClassLabels;
import org.repdyn.data.internal.CsvTable;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;

/** First rows, encodings, labels and cells of tables. A slash in the tables below is the end of a line. */
class CsvHeaderTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
            1.5,2,3/4,5,6/7,8,9                      ~      ~ 3 ~ 3 ~ first row is data
            x,y,z/4,5,6/7,8,9                        ~      ~ 2 ~ 3 ~ first row has the names
            1.5,2,cat/4,5,dog                        ~ 3    ~ 2 ~ 2 ~ first row is data
            cat,1.5,2/dog,4,5                        ~ 1    ~ 2 ~ 2 ~ first row is data
            x,y,kind/4,5,dog/6,7,cat                 ~ kind ~ 2 ~ 2 ~ first row has the names
            0,1,kind/4,5,dog/6,7,cat                 ~ kind ~ 2 ~ 2 ~ first row has the names
            ,x,y/0,1.5,2/1,4,5                       ~      ~ 2 ~ 2 ~ column 1 counts the rows and is left out
            "","x","y"/"1",1.5,2/"2",4,5             ~      ~ 2 ~ 2 ~ column 1 counts the rows and is left out
            ,0,1/0,1.5,2/1,4,5                       ~      ~ 2 ~ 2 ~ column 1 counts the rows and is left out
            ,0.0,1.0/0,1.5,2/1,4,5                   ~      ~ 2 ~ 2 ~ column 1 counts the rows and is left out
            Unnamed: 0,x/0,1.5/1,4                   ~      ~ 2 ~ 1 ~ column 1 counts the rows and is left out
            id,x,y/1,8,9/2,6,7                       ~      ~ 2 ~ 3 ~ column 1 (id) counts the rows and is an input
            x,,y/1,2,3/4,5,6                         ~      ~ 2 ~ 3 ~ column 2 has no name and is an input
            1,2,3/4,5,6                              ~      ~ 2 ~ 3 ~ first row is data, although it counts from 1 (write header: present
            1,2,k/4,5,a/6,7,b                        ~ k    ~ 2 ~ 2 ~ first row has the names of the columns
            x,k/1,a/2,b/3,c                          ~ k    ~ 3 ~ 1 ~ label in column 2 (k) with 3 classes
            4,5,1/6,7,1.0/8,9,x                      ~ 3    ~ 3 ~ 2 ~ labels '1' and '1.0' are different classes
            1.5,2//,/ /4,5                           ~      ~ 2 ~ 2 ~ first row is data, 2 empty rows skipped
            # one/# two/x,y/1,2/# three/3,4          ~      ~ 2 ~ 2 ~ 3 comment lines skipped
            """)
    void firstRowsAreRecognised(String table, String label, int samples, int inputs, String report) throws IOException {
        Dataset data = load(table, Optional.ofNullable(label));
        assertThat(data.size()).isEqualTo(samples);
        assertThat(data.inputs().getColDim()).isEqualTo(inputs);
        assertThat(data.notices().get(0)).contains(report);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
            0,1,2/4,5,6/7,8,9          ~    ~ :1: the first row counts from 0 in the columns of numbers
            0.0,1.0,2/4,5,6/7,8,9      ~    ~ :1: the first row counts from 0 in the columns of numbers
            0.0,1.0/4,5/6,7            ~    ~ :1: the first row counts from 0 in the columns of numbers
            0.0,1.0,a/4,5,a/6,7,b      ~ 3  ~ :1: the first row counts from 0 in the columns of numbers
            0,1,k/4,5,a/6,7,b          ~ 3  ~ :1: the first row counts from 0 in the columns of numbers
            k,0,1/a,4,5/b,6,7          ~ 1  ~ :1: the first row counts from 0 in the columns of numbers
            x,k/1,"a/2,b/3,c"/4,a      ~ k  ~ :2: column 2 (k) has the label 'a\\u000a2,b\\u000a3,c' with a line break
            4,5/\u00a06,7              ~    ~ :2: column 1 holds '\\u00a06', which is not a number
            x,2/4,5/6,7                ~    ~ :1: the first row has the number '2' and the text 'x' in columns of numbers
            1.5,/4,5/6,7               ~    ~ :1: column 2 is empty
            1d,2f/4,5/6,7              ~    ~ :1: column 1 holds '1d', which is not a decimal number
            4,5/0x1p3,7                ~    ~ :2: column 1 holds '0x1p3', which is not a decimal number
            4,5/1_0,7                  ~    ~ :2: column 1 holds '1_0', which is not a decimal number
            4,5/9007199254740993,7     ~    ~ :2: column 1 holds '9007199254740993', a whole number beyond 2^53 that is not exact
            4,5/cat,7                  ~    ~ :2: column 1 holds 'cat', which is not a number; name a text column
            x,y/4,5/6,7/x,y/8,9        ~    ~ :4: column 1 (x) holds 'x', which is not a number
            x,y/m,s/4,5/6,7            ~    ~ :2: column 1 (x) holds 'm', which is not a number
            x,y/"4,5","6,7"/"8,9",1    ~    ~ :2: column 1 (x) holds '4,5' with a comma; write decimal points, and no separators
            x,y/4,5/"6,789.5",7        ~    ~ :3: column 1 (x) holds '6,789.5' with a comma; write decimal points
            x,y/4,5/6,NaN              ~    ~ :3: column 2 (y) is NaN; every input must be a finite number: replace it, or remove
            x,x/4,5/6,7                ~ x  ~ : columns 1 and 2 are both named 'x'; give the number of the column
            x,y,k/4,5,a/6,7,           ~ k  ~ :3: column 3 (k) has no label ('')
            x,y,k/4,5,a/6,7,NaN        ~ k  ~ :3: column 3 (k) has no label ('NaN')
            4;5/6;7                    ~    ~ :1: column 1 holds '4;5', which is not a decimal number such as 12, -0.5 or 1e-3. The delimiter ';' fits
            4,5;6/6,7;8                ~    ~ :1: column 2 holds '5;6', which is not a decimal number such as 12, -0.5 or 1e-3. The delimiter ';' fits this file: set delimiter to it, and write decimal points
            4 5/6 7                    ~    ~ :1: column 1 holds '4 5', which is not a decimal number such as 12, -0.5 or 1e-3. The delimiter space fits
            4|5/6|7                    ~    ~ :1: column 1 holds '4|5', which is not a decimal number such as 12, -0.5 or 1e-3. The delimiter '|' fits
            4,5/"6"x,7                 ~    ~ :2: the quotation marks of this row do not match
            4,5//# c/6,"7              ~    ~ :4: the quotation marks of this row do not match
            """)
    void tablesThatCouldBeMisreadAreRefused(String table, String label, String message) {
        assertThatThrownBy(() -> load(table, Optional.ofNullable(label)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(directory.resolve("table.csv") + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\u0000,2\n3,4\n", "x,k\n1,a\n2,a\u0000\n"})
    void nulCharactersAreRefusedWithLineAndColumn(String table) throws IOException {
        Path file = Files.writeString(directory.resolve("table.csv"), table);
        assertThatThrownBy(() ->
                        new CsvProvider().load(CsvProvider.Options.of(file, Optional.of("2"), List.of()), new Seed(0)))
                .isInstanceOf(DataException.class)
                .hasMessageMatching("(?s).*table\\.csv:[13]: column [12] holds '.*\\\\u0000' with a NUL character.*");
    }

    @Test
    void encodingsWithAByteOrderMarkAreRead() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Path file = Files.write(directory.resolve("table.csv"), "\uFEFFé,y\n1,2\n3,4\n".getBytes(charset));
            assertThat(new CsvProvider()
                            .load(CsvProvider.Options.of(file, Optional.of("é"), List.of()), new Seed(0))
                            .labels()
                            .orElseThrow())
                    .containsExactly(1, 3);
        }
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        for (String name : List.of("UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE", "ISO-8859-1")) {
            String mark = name.startsWith("UTF-32") ? "\uFEFF" : "";
            Path file =
                    Files.write(directory.resolve("table.csv"), (mark + "é,2\n3,4\n").getBytes(Charset.forName(name)));
            assertThatThrownBy(() -> new CsvProvider()
                            .load(CsvProvider.Options.of(file, Optional.of("1"), List.of()), new Seed(0)))
                    .as(name)
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(file + ":1: ");
        }
    }

    @Test
    void wholeNumbersAreLabelsHoweverTheyAreWritten() throws IOException {
        Dataset data = load("1.5,2.0/3,1/4,2/5,-1", Optional.of("2"));
        assertThat(data.labels().orElseThrow()).containsExactly(2, 1, 2, -1);
        assertThat(data.classes()).isEmpty();
    }

    @Test
    void ignoredColumnsAreLeftOut() throws IOException {
        Path file = Files.writeString(directory.resolve("table.csv"), "id,x,y\nq7,1,2\nq8,3,4\n");
        Dataset data = new CsvProvider()
                .load(
                        new CsvProvider.Options(
                                file,
                                Optional.empty(),
                                Optional.of(List.of("y")),
                                Optional.of(List.of("id")),
                                CsvTable.Header.AUTO,
                                ",",
                                "none",
                                ClassLabels.Missing.REFUSE,
                                Optional.empty(),
                                Optional.empty()),
                        new Seed(0));
        assertThat(data.inputs().toRawCopy2D()).isDeepEqualTo(new double[][] {{1}, {3}});
        assertThat(data.notices().get(0)).contains("2 samples, 1 input, target in column 3 (y)");
    }

    @Test
    void delimitersAndCommentsAreSingleCharacters() {
        for (String delimiter : Arrays.asList("", ";;", "\"", "\n", "#")) {
            assertThatThrownBy(() -> new CsvProvider.Options(
                            Path.of("x"),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            CsvTable.Header.AUTO,
                            delimiter,
                            "#",
                            ClassLabels.Missing.REFUSE,
                            Optional.empty(),
                            Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("delimiter");
        }
    }

    private Dataset load(String table, Optional<String> label) throws IOException {
        Path file = Files.writeString(directory.resolve("table.csv"), table.replace('/', '\n') + "\n");
        return new CsvProvider().load(CsvProvider.Options.of(file, label, List.of()), new Seed(0));
    }
}
