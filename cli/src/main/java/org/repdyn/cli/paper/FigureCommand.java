package org.repdyn.cli.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.repdyn.cli.completion.OfferedNames;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.RunResult;
import org.repdyn.paper.Grouping;
import org.repdyn.paper.Quantities;
import org.repdyn.paper.figure.CollapseMap;
import org.repdyn.paper.figure.Curves;
import org.repdyn.paper.figure.FigureFormat;
import org.repdyn.paper.figure.FigureSource;
import org.repdyn.paper.figure.FigureStyle;
import org.repdyn.paper.figure.Figures;
import org.repdyn.paper.figure.HeatMap;
import org.repdyn.paper.figure.Points;
import org.repdyn.paper.figure.RankDiagram;
import org.repdyn.results.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code repdyn figure}: draws a quantity of a run directory as a figure for a paper. */
@Command(
        name = "figure",
        mixinStandardHelpOptions = true,
        description = {
            "Draws an observable of a run directory as a figure for a paper: SVG, PDF or PNG.",
            "An observable with a trajectory is a curve over time: the mean over seeds with its 95 %% interval as a"
                    + " band, and the prediction as a dashed line. Other columns of the comparison, and with --final also"
                    + " observables, are points with intervals over the first factor of --by.",
            "With --heat-map the last values are colours by two settings, and with --critical-difference methods are"
                    + " ranked over datasets and seeds."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn figure runs/mine effective-rank --by loss --out rank.pdf",
            "  repdyn figure runs/mine loss --by loss --log-x --width 85mm --out loss.svg --data loss.csv",
            "  repdyn figure runs/mine knn-accuracy --final --by encoder.width,loss --log-x --out accuracy.png",
            "  repdyn figure runs/mine knn-accuracy --heat-map loss,constraint --by data --width 6in --out map.svg",
            "  repdyn figure runs/mine norm --heat-map weight-decay,width --boundary critical-weight-decay"
                    + " --out map.svg",
            "  repdyn figure runs/mine collapse --heat-map weight-decay,width --out phases.svg",
            "  repdyn figure runs/mine effective-rank --critical-difference --by loss --out cd.pdf"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:a file could not be written", "2:the command has a mistake"})
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FigureCommand implements Callable<Integer> {

    private static final Pattern LENGTH = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(in|cm|mm|pt)");

    /** Smallest and largest length in points: 0.5 and 40 inches. */
    private static final double MIN_LENGTH = 36;

    private static final double MAX_LENGTH = 2880;

    /** Options of curves and points, which the other figures do not have. */
    private static final Set<String> CURVE_OPTIONS = Set.of("--final", "--index", "--log-x", "--log-y");

    private final Console console;
    private final Interrupts interrupts;

    @Parameters(index = "0", paramLabel = "DIR", description = "A run directory.")
    private Path directory = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "NAME",
            completionCandidates = OfferedNames.OfObservables.class,
            description = "An observable, a column of the comparison, or with --heat-map the kind of 'collapse'.")
    private String name = "";

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "SETTING",
            description = "One curve for each combination of values of these settings. Default: one for each group of"
                    + " seeds. Points: the first one is the horizontal axis.")
    private List<String> by = new ArrayList<>();

    @Option(
            names = "--common",
            description =
                    "With --by or --heat-map: only arms whose further settings all curves, points or cells have, so"
                            + " that means over them compare. Without it a notice says if they have other settings.")
    private boolean common;

    @Option(names = "--final", description = "Draw the last values as points, not the trajectory.")
    private boolean last;

    @Option(
            names = "--heat-map",
            split = ",",
            arity = "1",
            paramLabel = "ROWS,COLUMNS",
            description =
                    "Draw the last values as a heat map by two settings; one panel for each combination of values of"
                            + " --by.")
    private List<String> heatMap = new ArrayList<>();

    @Option(
            names = "--boundary",
            paramLabel = "PREDICTION",
            description =
                    "Draw a line over the heat map at the values of ROWS that this predicted number has in each column,"
                            + " such as critical-weight-decay.")
    private Optional<String> boundary = Optional.empty();

    @Option(
            names = "--critical-difference",
            description =
                    "Draw the mean ranks of the values of --by over datasets and seeds, with the critical difference of"
                            + " Nemenyi. Default of --by: all settings that differ, except those of the data.")
    private boolean criticalDifference;

    @Option(
            names = "--index",
            paramLabel = "N",
            description = "Component of an observable with several, from 0. Default: 0.")
    private int index;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "One of svg, pdf and png. Default: that of the name of the file.")
    private Optional<FigureFormat> format = Optional.empty();

    @Option(
            names = "--width",
            paramLabel = "LENGTH",
            description = "Width with unit in, cm, mm or pt. Default: 3.25in.")
    private String width = "3.25in";

    @Option(
            names = "--height",
            paramLabel = "LENGTH",
            description =
                    "Height with unit. Default: three quarters of the width, and room for the legend and for turned"
                            + " names.")
    private Optional<String> height = Optional.empty();

    @Option(names = "--font-size", paramLabel = "POINTS", description = "Size of all text in points. Default: 8.")
    private double fontSize = FigureStyle.ONE_COLUMN.fontSize();

    @Option(names = "--log-x", description = "Logarithmic horizontal axis; values of 0 and less are left out.")
    private boolean logX;

    @Option(
            names = "--log-y",
            negatable = true,
            description = "Logarithmic vertical axis, or none. Default: logarithmic if positive values differ by orders"
                    + " of magnitude; if values of any sign do, linear around zero and logarithmic beyond.")
    private Optional<Boolean> logY = Optional.empty();

    @Option(names = "--dpi", paramLabel = "N", description = "Pixels per inch of a PNG. Default: 300.")
    private int dpi = FigureStyle.ONE_COLUMN.dpi();

    @Option(names = "--data", paramLabel = "FILE", description = "Write the numbers of the figure as CSV to this file.")
    private Optional<Path> data = Optional.empty();

    @Mixin
    private PaperOptions output;

    @Spec
    private CommandSpec spec;

    FigureCommand(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() throws IOException {
        FigureFormat written = format();
        FigureStyle style = style();
        Path file = output.out()
                .orElseGet(() -> Path.of(name.replaceAll("[^A-Za-z0-9._-]", "_") + "." + written.extension()));
        output.requireFree(file);
        data.ifPresent(output::requireFree);
        check();
        FigureSource figure = figure(RunDirectory.read(directory));
        output.print(console, figure.notices());
        byte[] drawn = Figures.draw(figure, style, written);
        interrupts.write(() -> {
            output.write(file, drawn);
            if (data.isPresent()) {
                output.write(data.get(), figure.csv().getBytes(StandardCharsets.UTF_8));
            }
        });
        console.out().println("open " + file);
        return 0;
    }

    /** Checks that the options are of one kind of figure. */
    private void check() {
        if (!heatMap.isEmpty() && heatMap.size() != 2) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--heat-map " + String.join(",", heatMap)
                            + " does not name two settings. Write --heat-map ROWS,COLUMNS, such as loss,constraint");
        }
        if (heatMap.size() == 2 && heatMap.get(0).equals(heatMap.get(1))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--heat-map names " + heatMap.get(0) + " twice. Name two settings, such as loss,constraint");
        }
        if (!heatMap.isEmpty() && criticalDifference) {
            throw new ParameterException(
                    spec.commandLine(), "--heat-map and --critical-difference are two figures. Give one of them");
        }
        if (heatMap.isEmpty() && name.equals(CollapseMap.NAME)) {
            throw new ParameterException(
                    spec.commandLine(), "the kind of collapse is drawn by two settings. Add --heat-map ROWS,COLUMNS");
        }
        if (common && (criticalDifference || name.equals(CollapseMap.NAME) || (by.isEmpty() && heatMap.isEmpty()))) {
            throw new ParameterException(
                    spec.commandLine(),
                    criticalDifference
                            ? "a ranking is always over the settings that all methods have. Remove --common"
                            : "--common is for means over several settings. Give --by or --heat-map with a number, or"
                                    + " remove --common");
        }
        if (heatMap.isEmpty() && boundary.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--boundary is for --heat-map. Add --heat-map ROWS,COLUMNS, or remove --boundary");
        }
        if (heatMap.isEmpty() && !criticalDifference) {
            return;
        }
        spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(CURVE_OPTIONS::contains)
                .findFirst()
                .ifPresent(option -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            option + " is for curves and points, not for "
                                    + (criticalDifference ? "--critical-difference" : "--heat-map") + ". Remove it");
                });
    }

    private FigureSource figure(RunResult run) {
        if (criticalDifference) {
            return RankDiagram.of(run, name, by);
        }
        if (name.equals(CollapseMap.NAME)) {
            return CollapseMap.of(run, heatMap.get(0), heatMap.get(1), by, boundary);
        }
        if (!heatMap.isEmpty()) {
            return HeatMap.of(run, name, heatMap.get(0), heatMap.get(1), by, common, boundary);
        }
        SortedSet<String> observables = Curves.observables(run);
        List<String> columns = Quantities.of(run).names();
        boolean curve = observables.contains(name);
        if (!curve && !columns.contains(name)) {
            throw new UserErrorException(
                    SourceLocation.COMMAND_LINE,
                    "no arm has '" + name + "'. Observables with a trajectory: "
                            + String.join(", ", observables) + ". Columns: "
                            + String.join(", ", columns));
        }
        Grouping grouping = by.isEmpty() ? new Grouping.BySeed() : new Grouping.ByFactors(by, common);
        return curve && !last ? Curves.of(run, name, index, grouping) : Points.of(run, name, grouping);
    }

    private FigureFormat format() {
        Optional<Path> out = output.out();
        return format.or(() -> out.flatMap(FigureFormat::of))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        out.map(file -> "--out " + file
                                        + " does not end with .svg, .pdf or .png. Give the format with --format")
                                .orElse("neither --format nor --out was given. Give one of them, such as"
                                        + " --format pdf")));
    }

    private FigureStyle style() {
        if (!(fontSize >= 1 && fontSize <= 100)) {
            throw new ParameterException(
                    spec.commandLine(), "--font-size " + Decimals.text(fontSize) + " is not from 1 to 100");
        }
        if (dpi < 10 || dpi > 2400) {
            throw new ParameterException(spec.commandLine(), "--dpi " + dpi + " is not from 10 to 2400");
        }
        return new FigureStyle(
                points("--width", width), height.map(length -> points("--height", length)), fontSize, logX, logY, dpi);
    }

    private double points(String option, String length) {
        Matcher matcher = LENGTH.matcher(length.strip());
        if (!matcher.matches()) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " '" + length + "' is not a length such as 3.25in, 8.5cm, 85mm or 234pt");
        }
        double unit =
                switch (matcher.group(2)) {
                    case "in" -> FigureStyle.POINTS_PER_INCH;
                    case "cm" -> FigureStyle.POINTS_PER_INCH / 2.54;
                    case "mm" -> FigureStyle.POINTS_PER_INCH / 25.4;
                    default -> 1;
                };
        double points = Double.parseDouble(matcher.group(1)) * unit;
        if (!(points >= MIN_LENGTH && points <= MAX_LENGTH)) {
            throw new ParameterException(
                    spec.commandLine(), option + " '" + length + "' is not a length from 0.5in to 40in");
        }
        return points;
    }
}
