package org.repdyn.cli.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.repdyn.cli.output.NumberOptions;
import org.repdyn.cli.output.OutputOptions;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.ErrorChart;
import org.repdyn.cli.terminal.ExitCode;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.cli.terminal.OutputFile;
import org.repdyn.cli.terminal.TextTable;
import org.repdyn.core.check.CheckReport;
import org.repdyn.core.check.Property;
import org.repdyn.core.check.Residual;
import org.repdyn.core.check.SlopeCheck;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.core.random.Seed;
import org.repdyn.paper.figure.ErrorCurves;
import org.repdyn.paper.figure.FigureData;
import org.repdyn.paper.figure.FigureFormat;
import org.repdyn.paper.figure.FigureStyle;
import org.repdyn.paper.figure.Figures;
import org.repdyn.study.service.CheckPoints;
import org.repdyn.study.service.CheckSummary;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of the commands {@code repdyn check}, and their output. */
final class CheckOptions {

    /** Largest number of random points; more take minutes and find nothing new. */
    private static final int MAX_POINTS = 1000;

    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "3",
            description = "Number of random points; a law must hold at each. Default: ${DEFAULT-VALUE}.")
    private int points;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of the random points. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean json;

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description = "Draw the errors over the step to this file, which ends with .svg, .pdf or .png.")
    private Optional<Path> plot = Optional.empty();

    @Option(names = "--force", description = "Replace the file of --plot if it exists.")
    private boolean force;

    /** Checks the options before the work. */
    CheckPoints check(CommandSpec spec) {
        if (points > MAX_POINTS) {
            throw new ParameterException(
                    spec.commandLine(), "--points is " + points + ", but must be at most " + MAX_POINTS);
        }
        plot.ifPresent(file -> {
            format(spec, file);
            OutputFile.requireFree(file, OutputOptions.existing(force));
        });
        return new CheckPoints(NumberOptions.atLeast(spec, "--points", points, 1), new Seed(seed));
    }

    /** Prints a summary, draws its figure, and returns the exit code. */
    int finish(CommandSpec spec, Console console, Interrupts interrupts, CheckSummary summary) throws IOException {
        CheckReport report = summary.report();
        if (json) {
            console.out().println(object(summary));
        } else {
            print(console, summary);
        }
        console.out().flush();
        if (plot.isPresent()) {
            draw(spec, console, interrupts, report, plot.get());
        }
        return report.passed() ? 0 : ExitCode.FAILED;
    }

    private void draw(CommandSpec spec, Console console, Interrupts interrupts, CheckReport report, Path file)
            throws IOException {
        FigureData figure = ErrorCurves.of(report);
        figure.notices().forEach(notice -> console.err().println("note: " + notice));
        if (figure.curves().isEmpty()) {
            console.err().println("note: no figure was drawn, because no law has an error above rounding");
            return;
        }
        FigureStyle one = FigureStyle.ONE_COLUMN;
        // Names of laws are long; two columns of a page hold them in the legend.
        FigureStyle style =
                new FigureStyle(2 * one.width(), Optional.empty(), one.fontSize(), true, Optional.of(true), one.dpi());
        byte[] drawn = Figures.draw(figure, style, format(spec, file));
        interrupts.write(() -> OutputFile.write(file, drawn, OutputOptions.existing(force)));
        console.err().println("open " + file);
    }

    private static FigureFormat format(CommandSpec spec, Path file) {
        return FigureFormat.of(file)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--plot " + file + " does not end with .svg, .pdf or .png. Choose one of them"));
    }

    private static void print(Console console, CheckSummary summary) {
        PrintWriter out = console.out();
        CheckReport report = summary.report();
        out.println(summary.subject() + ", " + CountedNoun.of(summary.points(), "point"));
        if (!report.slopes().isEmpty()) {
            printSlopes(console, report.slopes());
        }
        if (!report.residuals().isEmpty()) {
            out.println();
            console.print(identities(report.residuals()));
        }
        if (!report.properties().isEmpty()) {
            TextTable properties = new TextTable("PROPERTY", "VERDICT").sentences(0);
            report.properties().forEach(p -> properties.row(p.name(), verdict(p.passed())));
            out.println();
            console.print(properties);
        }
        out.println();
        List<String> failures = report.verdict()
                .lines()
                .filter(line -> line.contains(": FAILED"))
                .toList();
        failures.forEach(out::println);
        out.println(
                failures.isEmpty()
                        ? "all " + report.size() + " laws hold"
                        : failures.size() + " of " + report.size() + " laws fail");
    }

    private static void printSlopes(Console console, List<SlopeCheck> slopes) {
        ErrorChart chart = new ErrorChart(slopes);
        TextTable orders = new TextTable("", "ORDER OF AN ERROR", "SLOPE", "EXPECTED", "VERDICT")
                .sentences(1)
                .keys(2);
        for (int i = 0; i < slopes.size(); i++) {
            SlopeCheck slope = slopes.get(i);
            orders.row(
                    chart.letters().get(i),
                    slope.name(),
                    slope.exact() ? "exact" : Double.isNaN(slope.slope()) ? "none" : number("%.2f", slope.slope()),
                    number("%.0f", slope.expected()),
                    verdict(slope.passed()));
        }
        console.out().println();
        console.print(orders);
        if (!chart.lines().isEmpty()) {
            console.out().println();
            chart.lines().forEach(console.out()::println);
        }
    }

    private static TextTable identities(List<Residual> residuals) {
        TextTable identities = new TextTable("IDENTITY", "OFF BY", "ALLOWED", "VERDICT").sentences(0);
        for (Residual residual : residuals) {
            identities.row(
                    residual.name(),
                    residual.value() == 0 ? "0" : number("%.1e", residual.value()),
                    number("%.0e", residual.allowed()),
                    verdict(residual.passed()));
        }
        return identities;
    }

    private static String verdict(boolean passed) {
        return passed ? "passed" : "FAILED";
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static String object(CheckSummary summary) throws JsonProcessingException {
        JsonMapper mapper = JsonMapper.builder().build();
        CheckReport report = summary.report();
        ObjectNode root = mapper.createObjectNode()
                .put("name", summary.name())
                .put("subject", summary.subject())
                .put("points", summary.points())
                .put("passed", report.passed());
        ArrayNode slopes = root.putArray("slopes");
        for (SlopeCheck slope : report.slopes()) {
            ObjectNode node = law(slopes, slope.name(), slope.passed(), slope.verdict());
            put(node, "slope", slope.slope());
            node.put("expected", slope.expected()).put("exact", slope.exact());
            numbers(node.putArray("steps"), slope.steps());
            numbers(node.putArray("errors"), slope.errors());
        }
        ArrayNode residuals = root.putArray("residuals");
        for (Residual residual : report.residuals()) {
            ObjectNode node = law(residuals, residual.name(), residual.passed(), residual.verdict());
            put(node, "value", residual.value());
            node.put("allowed", residual.allowed());
        }
        ArrayNode properties = root.putArray("properties");
        for (Property property : report.properties()) {
            law(properties, property.name(), property.passed(), property.verdict());
        }
        return mapper.writeValueAsString(root);
    }

    private static ObjectNode law(ArrayNode laws, String name, boolean passed, String verdict) {
        return laws.addObject().put("name", name).put("passed", passed).put("verdict", verdict);
    }

    private static void numbers(ArrayNode array, List<Double> values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                array.add(value);
            } else {
                array.addNull();
            }
        }
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
