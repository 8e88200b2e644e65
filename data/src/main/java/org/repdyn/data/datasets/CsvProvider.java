package org.repdyn.data.datasets;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Option;
import org.repdyn.core.random.Seed;
import org.repdyn.data.internal.CsvTable;
import org.repdyn.data.internal.DataFile;
import org.repdyn.data.internal.NumberChecks;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;
import org.repdyn.data.spi.DatasetProvider;

/** The user's own table: one sample a row, numbers in columns, one column may hold the class. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CsvProvider implements DatasetProvider<CsvProvider.Options> {

    /**
     * @param path the file
     * @param label the column with the class
     * @param targets columns with regression targets
     * @param header whether the first row names the columns
     * @param delimiter between columns
     * @param imageHeight rows of pixels, where a sample is an image
     * @param imageWidth columns of pixels
     */
    public record Options(
            @Option(help = "the file, plain or gzipped") Path path,
            @Option(help = "column with the class: its name, or its number from 1") Optional<String> label,
            @Option(help = "columns with regression targets: names, or numbers from 1") Optional<List<String>> targets,
            @Option(help = "whether the first row names the columns", defaultValue = "auto") CsvTable.Header header,
            @Option(help = "one character between columns", defaultValue = ",") String delimiter,
            @Option(help = "rows of pixels, where a sample is an image, row by row", range = "[1, inf)")
                    Optional<Integer> imageHeight,
            @Option(help = "columns of pixels, where a sample is an image", range = "[1, inf)")
                    Optional<Integer> imageWidth) {

        /** Refuses a delimiter of more than one character. */
        public Options {
            if (delimiter.length() != 1) {
                throw new IllegalArgumentException("delimiter '" + delimiter + "' must be one character");
            }
        }
    }

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String summary() {
        return "a table of numbers from a file, one sample a row";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Dataset load(Options options, Seed seed) {
        DataFile file = DataFile.read(options.path());
        CsvTable table = CsvTable.read(file, options.delimiter().charAt(0), options.header());
        Optional<Integer> label = options.label().map(table::column);
        int[] targets = options.targets().orElse(List.of()).stream()
                .mapToInt(table::column)
                .toArray();
        int[] columns = IntStream.range(0, table.header().size())
                .filter(c -> label.isEmpty() || label.get() != c)
                .filter(c -> Arrays.stream(targets).noneMatch(t -> t == c))
                .toArray();
        if (columns.length == 0) {
            throw new DataException(file.name() + ": no column is left for the inputs");
        }
        R064Store inputs = numbers(table, columns);
        NumberChecks.check(file.name(), inputs);
        return new Dataset(
                options.path().getFileName().toString(),
                inputs,
                label.map(c -> labels(table, c)),
                targets.length == 0 ? Optional.empty() : Optional.of(numbers(table, targets)),
                ImageShapes.of(file.name(), columns.length, options.imageHeight(), options.imageWidth(), inputs),
                Optional.empty(),
                file.checksum(),
                "the user's own: " + options.path());
    }

    private static R064Store numbers(CsvTable table, int[] columns) {
        R064Store result = R064Store.FACTORY.make(table.rows().size(), columns.length);
        for (int i = 0; i < table.rows().size(); i++) {
            for (int j = 0; j < columns.length; j++) {
                result.set(i, j, table.number(i, columns[j]));
            }
        }
        return result;
    }

    /** Classes in the order of their sorted names, whole numbers as themselves. */
    private static int[] labels(CsvTable table, int column) {
        List<String> cells = table.rows().stream().map(row -> row.get(column)).toList();
        if (cells.stream().allMatch(cell -> cell.matches("[+-]?[0-9]{1,9}"))) {
            return cells.stream().mapToInt(Integer::parseInt).toArray();
        }
        List<String> classes = cells.stream().distinct().sorted().toList();
        return cells.stream().mapToInt(classes::indexOf).toArray();
    }
}
