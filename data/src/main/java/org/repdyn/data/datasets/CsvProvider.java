package org.repdyn.data.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Option;
import org.repdyn.core.random.Seed;
import org.repdyn.data.internal.ClassLabels;
import org.repdyn.data.internal.CsvFormat;
import org.repdyn.data.internal.CsvReport;
import org.repdyn.data.internal.CsvTable;
import org.repdyn.data.internal.DataFile;
import org.repdyn.data.internal.NumberChecks;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;
import org.repdyn.data.spi.DatasetProvider;

/**
 * Provider of the dataset {@code csv}: a table of the user with one sample per row. Columns hold numbers; one column may hold the
 * class.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CsvProvider implements DatasetProvider<CsvProvider.Options> {

    /**
     * Options of the dataset.
     *
     * @param path file
     * @param label column with the class
     * @param targets columns with regression targets
     * @param ignore columns that are left out
     * @param header meaning of the first row
     * @param delimiter character between columns
     * @param comment character that starts a comment line
     * @param missingLabels treatment of samples without a label
     * @param imageHeight rows of pixels, if samples are images
     * @param imageWidth columns of pixels, if samples are images
     */
    public record Options(
            @Option(
                            help = "the file, plain or gzipped, in UTF-8, or in UTF-16 with a byte order mark",
                            example = "data.csv")
                    Path path,
            @Option(help = "column with the class: its name, or its number from 1") Optional<String> label,
            @Option(help = "columns with regression targets: names, or numbers from 1") Optional<List<String>> targets,
            @Option(help = "columns to leave out: names, or numbers from 1") Optional<List<String>> ignore,
            @Option(
                            help = "the first row: names of the columns (present), a sample (absent), or names if its"
                                    + " cells in columns of numbers are not numbers (auto)",
                            defaultValue = "auto")
                    CsvTable.Header header,
            @Option(
                            help = "character between columns; also tab, and space for any number of blanks",
                            defaultValue = ",")
                    String delimiter,
            @Option(help = "character that starts a comment line, or none", defaultValue = "#") String comment,
            @Option(
                            help = "samples whose label is empty or nan: an error (refuse), or kept without a label"
                                    + " (unlabelled)",
                            defaultValue = "refuse")
                    ClassLabels.Missing missingLabels,
            @Option(help = "rows of pixels, if samples are images, stored row by row", range = "[1, inf)")
                    Optional<Integer> imageHeight,
            @Option(help = "columns of pixels, if samples are images", range = "[1, inf)")
                    Optional<Integer> imageWidth) {

        /**
         * Checks the format.
         *
         * @throws IllegalArgumentException if the delimiter or the comment is not a character
         */
        public Options {
            CsvFormat.of(delimiter, comment);
        }

        /** Returns options with the defaults for all but the file, the label and the targets. */
        public static Options of(Path path, Optional<String> label, List<String> targets) {
            return new Options(
                    path,
                    label,
                    targets.isEmpty() ? Optional.empty() : Optional.of(targets),
                    Optional.empty(),
                    CsvTable.Header.AUTO,
                    ",",
                    "#",
                    ClassLabels.Missing.REFUSE,
                    Optional.empty(),
                    Optional.empty());
        }
    }

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String summary() {
        return "a table of numbers from a file, one sample per row";
    }

    @Override
    public List<String> fileEndings() {
        return List.of(".csv", ".csv.gz");
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
        List<String> targetNames = options.targets().orElse(List.of());
        List<String> ignoredNames = options.ignore().orElse(List.of());
        List<String> chosen = new ArrayList<>(targetNames);
        chosen.addAll(ignoredNames);
        options.label().ifPresent(chosen::add);
        CsvTable table =
                CsvTable.read(file, CsvFormat.of(options.delimiter(), options.comment()), options.header(), chosen);
        Optional<Integer> label = options.label().map(table::column);
        int[] targets = targetNames.stream().mapToInt(table::column).toArray();
        int[] ignored = ignoredNames.stream().mapToInt(table::column).toArray();
        requireOneUse(file.name(), table, label, targets, ignored);
        int[] columns = IntStream.range(0, table.header().size())
                .filter(c -> label.isEmpty() || label.get() != c)
                .filter(c -> Arrays.stream(targets).noneMatch(t -> t == c))
                .filter(c -> Arrays.stream(ignored).noneMatch(t -> t == c))
                .filter(c -> !table.isIndex(c))
                .toArray();
        if (columns.length == 0) {
            throw new DataException(file.name() + ": no column is left for the inputs" + table.hint());
        }
        R064Store inputs = numbers(table, columns);
        NumberChecks.check(file.name(), inputs);
        Optional<ClassLabels> labels = label.map(c -> labels(table, c, options.missingLabels()));
        return new Dataset(
                options.path().getFileName().toString(),
                inputs,
                labels.map(ClassLabels::labels),
                targets.length == 0 ? Optional.empty() : Optional.of(numbers(table, targets)),
                ImageShapes.of(file.name(), columns.length, options.imageHeight(), options.imageWidth(), inputs),
                Optional.empty(),
                file.checksum(),
                "file of the user: " + options.path(),
                Map.of(),
                labels.map(ClassLabels::names).orElse(List.of()),
                List.of(CsvReport.of(table, columns, label, labels, targets)));
    }

    /** Refuses a column that is to be left out although it is the label or a target, and a target that is named twice. */
    private static void requireOneUse(
            String name, CsvTable table, Optional<Integer> label, int[] targets, int[] ignored) {
        for (int column : ignored) {
            boolean target = Arrays.stream(targets).anyMatch(t -> t == column);
            if (target || label.filter(l -> l == column).isPresent()) {
                throw new DataException(name + ": " + table.describe(column) + " is named by "
                        + (target ? "targets" : "label") + " and by ignore; name it once");
            }
        }
        for (int i = 0; i < targets.length; i++) {
            for (int j = 0; j < i; j++) {
                if (targets[i] == targets[j]) {
                    throw new DataException(
                            name + ": " + table.describe(targets[i]) + " is named twice by targets; name it once");
                }
            }
        }
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

    private static ClassLabels labels(CsvTable table, int column, ClassLabels.Missing missing) {
        List<String> cells = table.rows().stream().map(row -> row.get(column)).toList();
        return ClassLabels.of(
                cells,
                missing,
                "fill it in, or write missing-labels: unlabelled to keep such samples without a label",
                row -> table.place(row, column));
    }
}
