package org.repdyn.data.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.repdyn.core.random.Seed;
import org.repdyn.data.internal.ClassLabels;
import org.repdyn.data.internal.CsvTable;
import org.repdyn.data.spi.Dataset;

/** Random tables, written in random dialects, are read back to the bit. */
@Tag("slow")
class CsvDialectsPropertyTest {

    private static final List<String> DELIMITERS = List.of(",", ";", "tab", "\\t", "|", "space");
    private static final List<String> CLASSES = List.of("Iris setosa", "é", "è", "a,b", "say \"so\"", "#1");

    @Property(tries = 400, seed = "1")
    void tablesAreReadBack(@ForAll long number) throws IOException {
        Random random = new Random(number);
        Table table = Table.random(random);
        Dialect dialect = Dialect.random(random);
        Path file = Files.createTempFile("table", ".csv");
        try {
            Files.write(file, dialect.write(table, random));
            Dataset data = new CsvProvider().load(options(file, table, dialect), new Seed(0));
            assertThat(data.inputs().toRawCopy2D()).isDeepEqualTo(table.inputs);
            assertThat(data.notices()).hasSize(1);
            assertThat(data.notices().get(0))
                    .startsWith(file + ": " + table.inputs.length + " samples, ")
                    .contains(dialect.header ? "first row has the names" : "first row is data");
            if (table.label.isPresent()) {
                List<String> names = data.classes();
                int[] labels = data.labels().orElseThrow();
                assertThat(IntStream.of(labels)
                                .mapToObj(l -> names.isEmpty() ? Integer.toString(l) : names.get(l))
                                .toList())
                        .isEqualTo(table.classes);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static CsvProvider.Options options(Path file, Table table, Dialect dialect) {
        Optional<String> label = table.label.map(
                column -> dialect.header ? "kind" : Integer.toString(column + 1 + (dialect.index ? 1 : 0)));
        return new CsvProvider.Options(
                file,
                label,
                Optional.empty(),
                Optional.empty(),
                CsvTable.Header.AUTO,
                dialect.delimiter,
                "#",
                ClassLabels.Missing.REFUSE,
                Optional.empty(),
                Optional.empty());
    }

    /** A random table; the label is in a random column, or missing. */
    private record Table(double[][] inputs, Optional<Integer> label, List<String> classes) {

        static Table random(Random random) {
            int samples = 2 + random.nextInt(7);
            int columns = 1 + random.nextInt(5);
            double[][] inputs = new double[samples][columns];
            for (double[] row : inputs) {
                for (int j = 0; j < columns; j++) {
                    row[j] = (random.nextGaussian() + 1e-3) * Math.pow(10, random.nextInt(41) - 20);
                }
            }
            Optional<Integer> label =
                    random.nextInt(3) == 0 ? Optional.empty() : Optional.of(random.nextInt(columns + 1));
            boolean text = random.nextBoolean();
            List<String> classes = IntStream.range(0, samples)
                    .mapToObj(i -> text
                            ? CLASSES.get(random.nextInt(CLASSES.size()))
                            : Integer.toString(random.nextInt(5) - 2))
                    .toList();
            return new Table(inputs, label, classes);
        }

        List<String> row(int i) {
            List<String> cells = new ArrayList<>();
            for (double value : inputs[i]) {
                cells.add(Double.toString(value));
            }
            label.ifPresent(column -> cells.add(column, classes.get(i)));
            return cells;
        }

        List<String> names() {
            List<String> names = new ArrayList<>();
            for (int j = 0; j < inputs[0].length; j++) {
                names.add(j == 1 ? "two\nlines" : "x" + j);
            }
            label.ifPresent(column -> names.add(column, "kind"));
            return names;
        }
    }

    /** A way to write a table. An index column is written only with a header, as pandas and R do. */
    private record Dialect(
            String delimiter,
            boolean header,
            boolean index,
            QuoteMode quotes,
            String lineEnd,
            boolean lastLineEnd,
            Charset charset,
            boolean mark,
            boolean extraLines,
            boolean gzip) {

        static Dialect random(Random random) {
            boolean header = random.nextBoolean();
            String delimiter = DELIMITERS.get(random.nextInt(DELIMITERS.size()));
            // An index column has no name, which cannot be written between blanks.
            boolean index = header && !"space".equals(delimiter) && random.nextBoolean();
            int encoding = random.nextInt(4);
            return new Dialect(
                    delimiter,
                    header,
                    index,
                    random.nextBoolean() ? QuoteMode.ALL : QuoteMode.MINIMAL,
                    random.nextBoolean() ? "\n" : "\r\n",
                    random.nextBoolean(),
                    List.of(
                                    StandardCharsets.UTF_8,
                                    StandardCharsets.UTF_8,
                                    StandardCharsets.UTF_16LE,
                                    StandardCharsets.UTF_16BE)
                            .get(encoding),
                    encoding > 0,
                    random.nextBoolean(),
                    random.nextInt(5) == 0);
        }

        byte[] write(Table table, Random random) throws IOException {
            char between =
                    switch (delimiter) {
                        case "tab", "\\t" -> '\t';
                        case "space" -> ' ';
                        default -> delimiter.charAt(0);
                    };
            CSVFormat format = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(between)
                    .setQuoteMode(quotes)
                    .setCommentMarker('#')
                    .setRecordSeparator(lineEnd)
                    .get();
            StringBuilder text = new StringBuilder(mark ? "\uFEFF" : "");
            if (extraLines) {
                text.append("# made by \"someone\"").append(lineEnd).append(lineEnd);
            }
            CSVPrinter printer = new CSVPrinter(text, format);
            if (header) {
                printer.printRecord(indexed("", table.names()));
            }
            for (int i = 0; i < table.inputs.length; i++) {
                printer.printRecord(indexed(Integer.toString(i), table.row(i)));
                if (extraLines && random.nextInt(3) == 0) {
                    text.append(String.valueOf(between).repeat(table.row(i).size() - 1))
                            .append(lineEnd);
                }
            }
            if (!lastLineEnd) {
                text.setLength(text.length() - lineEnd.length());
            }
            byte[] bytes = text.toString().getBytes(charset);
            if (!gzip) {
                return bytes;
            }
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(bytes);
            }
            return packed.toByteArray();
        }

        private List<String> indexed(String first, List<String> cells) {
            List<String> all = new ArrayList<>(cells);
            if (index) {
                all.add(0, first);
            }
            return all;
        }
    }
}
