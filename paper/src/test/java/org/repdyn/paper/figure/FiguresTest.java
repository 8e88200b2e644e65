package org.repdyn.paper.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Area;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.paper.Grouping;
import org.repdyn.paper.Runs;

@DisplayName("Figures for papers")
class FiguresTest {

    private static final Grouping BY_LOSS = new Grouping.ByFactors(List.of("loss"));

    private static Runs twoLosses() {
        Runs runs = new Runs();
        for (int seed = 1; seed <= 3; seed++) {
            runs.arm("v", seed, Map.of("loss", "vicreg"), seed, 2 + seed)
                    .trajectory("v", seed, "norm", 1 + seed, 2 + seed, 4)
                    .trajectory("v", seed, "predicted.norm", 2 + seed, 3 + seed, 5)
                    .arm("b<&>", seed, Map.of("loss", "b<&>"), seed, 5)
                    .trajectory("b<&>", seed, "norm", 10 * seed, 9, 8);
        }
        return runs;
    }

    private static String svg(FigureData data, FigureStyle style) {
        return new String(Figures.draw(data, style, FigureFormat.SVG), StandardCharsets.UTF_8);
    }

    private static long count(String text, String regex) {
        return Pattern.compile(regex).matcher(text).results().count();
    }

    private static FigureStyle logarithmic(boolean x, boolean y) {
        return new FigureStyle(234, Optional.empty(), 8, x, Optional.of(y), 300);
    }

    @Test
    @DisplayName("of an observable have a mean, a band and a dashed prediction for each value of the factor")
    void curves() {
        FigureData data = Curves.of(twoLosses().result(), "norm", 0, BY_LOSS);

        assertThat(data.curves()).extracting(Curve::name).containsExactly("vicreg", "vicreg", "b<&>");
        assertThat(data.curves()).extracting(Curve::predicted).containsExactly(false, true, false);
        assertThat(data.curves().get(0).points().get(1).mean().mean()).isEqualTo(4);
        assertThat(data.csv())
                .startsWith("curve,kind,x,mean,low,high,n,arms\nvicreg,simulated,0.0,3.0,")
                .contains("\nvicreg,predicted,2.0,5.0,,,3,3\n", "\nb<&>,simulated,1.0,9.0,,,3,3\n");

        String svg = svg(data, FigureStyle.ONE_COLUMN);
        assertThat(svg)
                .contains(
                        "width=\"3.25in\"", ">vicreg</text>", ">b&lt;&amp;&gt;</text>", ">time</text>", ">norm</text>");
        assertThat(count(svg, "fill-opacity:0\\.19")).as("bands").isEqualTo(2);
        assertThat(count(svg, "stroke-dasharray")).as("predictions").isEqualTo(1);
        assertThat(count(svg, "stroke:rgb\\(0,114,178\\);stroke-width:1.2"))
                .as("line and legend")
                .isEqualTo(2);
        assertThat(count(svg, "stroke:rgb\\(213,94,0\\);stroke-width:1.2"))
                .as("line and legend")
                .isEqualTo(2);
        assertThat(svg).contains("font-size:8px").doesNotContain("font-size:9px", "NaN");
        // Liberation Sans has the widths of Helvetica, in thousandths: v 500, i 222, c 500, r 333, e 556, g 556.
        assertThat(svg).containsPattern("textLength=\"21\\.3[0-9]*\" lengthAdjust=\"spacingAndGlyphs\">vicreg</text>");
        assertThat(count(svg, "<text ")).isEqualTo(count(svg, "textLength="));
    }

    @Test
    @DisplayName("leave out the middle of a name that is wider than the figure, and name the component that they draw")
    void longNames() {
        String common = "a-name-that-is-wider-than-one-column-of-a-page-".repeat(2);
        Runs runs = new Runs();
        for (String end : List.of("rate1", "rate2")) {
            runs.arm(common + end, 1, Map.of(), 1, 1).trajectory(common + end, 1, "norm", 1, 2);
        }

        FigureData data = Curves.of(runs.result(), "norm", 0, new Grouping.BySeed());
        String svg = svg(data, FigureStyle.ONE_COLUMN);
        assertThat(svg)
                .containsPattern(">a-name-[^<]*…[^<]*-rate1</text>")
                .containsPattern(">a-name-[^<]*…[^<]*-rate2</text>");
        Matcher widths = Pattern.compile("textLength=\"([0-9.]+)\"[^>]*>a-name").matcher(svg);
        while (widths.find()) {
            // One column is 234 points wide.
            assertThat(Double.parseDouble(widths.group(1))).isBetween(150.0, 234.0);
        }
        assertThat(data.csv()).contains(common + "rate1");
        assertThat(data.yLabel()).isEqualTo("norm");

        TrajectoryRow second = new TrajectoryRow("run", common + "rate1-seed1", 1, 0, 0, "norm", 1, 5);
        RunResult vector = runs.result();
        RunResult both = vector.withTrajectory(
                Stream.concat(vector.trajectory().stream(), Stream.of(second)).toList());
        assertThat(Curves.of(both, "norm", 0, new Grouping.BySeed()).yLabel()).isEqualTo("norm, component 1 of 2");
    }

    @Test
    @DisplayName("have the size that was asked for, on paper and in pixels")
    void size() throws Exception {
        FigureData data = Curves.of(twoLosses().result(), "norm", 0, BY_LOSS);
        FigureStyle style = new FigureStyle(240.945, Optional.of(120.0), 7, false, Optional.empty(), 200);

        try (PDDocument pdf = Loader.loadPDF(Figures.draw(data, style, FigureFormat.PDF))) {
            PDRectangle page = pdf.getPage(0).getMediaBox();
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat((double) page.getWidth()).isCloseTo(240.945, within(1e-3));
            assertThat((double) page.getHeight()).isCloseTo(120, within(1e-3));
            assertThat(new PDFTextStripper().getText(pdf)).contains("vicreg", "b<&>", "time");
        }
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(Figures.draw(data, style, FigureFormat.PNG)));
        assertThat(png.getWidth()).isEqualTo(669);
        assertThat(png.getHeight()).isEqualTo(333);
        for (FigureFormat format : FigureFormat.values()) {
            assertThat(Figures.draw(data, style, format)).as(format.name()).isNotEmpty();
        }
        assertThat(Figures.draw(data, style, FigureFormat.PNG)).isEqualTo(Figures.draw(data, style, FigureFormat.PNG));
    }

    @Test
    @DisplayName("have ticks at powers of ten on logarithmic axes, which intervals that reach zero do not break")
    void logarithmic() {
        RunResult run = new Runs()
                .arm("a", 1, Map.of(), 1, 1)
                .arm("a", 2, Map.of(), 1, 1)
                .trajectory("a", 1, "deviation", 0, 1e-12, 1e-9, 1e-6)
                .trajectory("a", 2, "deviation", 0, 5e-11, 2e-9, 3e-6)
                .result();
        FigureData data = Curves.of(run, "deviation", 0, new Grouping.BySeed());
        String svg = svg(data, logarithmic(false, true));
        assertThat(svg).contains(">1e−10</text>", ">1e−9</text>").doesNotContain("NaN", "Infinity");
        assertThat(svg(data, logarithmic(true, true)))
                .contains(">1</text>", ">3</text>")
                .doesNotContain("NaN");
        assertThat(data.scale(FigureStyle.ONE_COLUMN)).as("it begins at zero").isEqualTo(AxisScale.SYMMETRIC);
        FigureStyle withoutZero = new FigureStyle(234, Optional.empty(), 8, true, Optional.empty(), 300);
        assertThat(data.scale(withoutZero))
                .as("the time 0 is not on a logarithmic axis")
                .isEqualTo(AxisScale.LOGARITHMIC);

        RunResult zeros = new Runs()
                .arm("a", 1, Map.of(), 1, 1)
                .trajectory("a", 1, "norm", 0, 0)
                .result();
        FigureData nothing = Curves.of(zeros, "norm", 0, new Grouping.BySeed());
        assertThat(svg(nothing, FigureStyle.ONE_COLUMN)).doesNotContain("NaN");
        assertThatThrownBy(() -> svg(nothing, logarithmic(false, true)))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("no positive value");
    }

    @Test
    @DisplayName("of values that fall to rounding errors of any sign have a linear axis")
    void falling() {
        RunResult run = new Runs()
                .arm("a", 1, Map.of(), 1, 1)
                .trajectory("a", 1, "loss", 1, 0.1, 1e-17, -3e-17, 2e-17, -1e-17, 1e-17)
                .result();
        FigureData data = Curves.of(run, "loss", 0, new Grouping.BySeed());
        assertThat(data.scale(FigureStyle.ONE_COLUMN)).isEqualTo(AxisScale.LINEAR);
    }

    @Test
    @DisplayName("of values that diverge with any sign have an axis on which the other curves are not flat")
    void diverging() {
        Runs runs = new Runs();
        double[] huge = new double[18];
        double[] small = new double[18];
        for (int i = 0; i < 18; i++) {
            huge[i] = -Math.pow(10, i);
            small[i] = -1 - 9 * i / 17.0;
        }
        runs.arm("naive", 1, Map.of(), 1, 1).trajectory("naive", 1, "loss", huge);
        runs.arm("kept", 1, Map.of(), 1, 1).trajectory("kept", 1, "loss", small);
        FigureData data = Curves.of(runs.result(), "loss", 0, new Grouping.BySeed());
        assertThat(data.scale(FigureStyle.ONE_COLUMN)).isEqualTo(AxisScale.SYMMETRIC);
        assertThat(data.notices()).anyMatch(notice -> notice.contains("linear around 0 and logarithmic beyond"));

        String svg = svg(data, FigureStyle.ONE_COLUMN);
        assertThat(svg).contains(">−1e17</text>").doesNotContain("NaN", "Infinity");
        double[] heights = line(svg, "213,94,0");
        double[] all = line(svg, "0,114,178");
        // The second curve takes one of about seventeen decades.
        assertThat((heights[17] - heights[0]) / (all[17] - all[0])).isBetween(0.03, 0.1);
        assertThat(svg(data, logarithmic(false, false)))
                .as("a linear axis on request")
                .contains(">−8e16</text>");

        assertThat(Stream.of(-1e17, -1e10, -1e3, 0.0, 1.0, 1e4).map(TickFormat.of(List.of(1.0, 1e17))::format))
                .as("one way of writing for all ticks")
                .containsExactly("−1e17", "−1e10", "−1e3", "0", "1", "1e4");
        assertThat(TickFormat.of(List.of(1.0, 1e4)).format(1e4)).isEqualTo("10000");
        assertThat(SymmetricLogAxis.places(-2e4, 300, 1)).containsExactly(-1e4, -1e3, -100.0, -10.0, 0.0, 10.0, 100.0);
        assertThat(SymmetricLogAxis.places(-1e40, 2, 1))
                .containsExactly(-1e40, -1e34, -1e28, -1e22, -1e16, -1e10, -1e4, 0.0);
        assertThat(SymmetricLogAxis.places(0, 3e4, 2)).containsExactly(0.0, 10.0, 100.0, 1e3, 1e4);
    }

    static Stream<double[]> courses() {
        return Stream.of(
                new double[] {-1e308, 1e308, 5},
                new double[] {1e308, 1e308, 1e308},
                new double[] {1e-310, 2e-310, 3e-310},
                new double[] {4.9e-324, 1e308, 1},
                new double[] {-1e308, 1, 2, 3, 4, 5},
                new double[] {-1e300, 1e-300, 1e-300, 1e-300},
                new double[] {1e-300, 1e300},
                new double[] {-5, -5, -5},
                new double[] {Double.NaN, 1, Double.POSITIVE_INFINITY, 2});
    }

    @ParameterizedTest
    @MethodSource("courses")
    @Timeout(
            value = 20,
            threadMode =
                    Timeout.ThreadMode
                            .SEPARATE_THREAD) // The search for ticks between infinite ends would not end; a figure
    // takes milliseconds.
    @DisplayName("are drawn or refused, whatever course a quantity takes")
    void courses(double[] course) {
        FigureData data = Curves.of(
                new Runs()
                        .arm("a", 1, Map.of(), 1, 1)
                        .trajectory("a", 1, "norm", course)
                        .result(),
                "norm",
                0,
                new Grouping.BySeed());
        for (Optional<Boolean> logY : List.of(Optional.<Boolean>empty(), Optional.of(true), Optional.of(false))) {
            String svg;
            try {
                svg = svg(data, new FigureStyle(234, Optional.empty(), 8, false, logY, 300));
            } catch (UserErrorException e) {
                assertThat(e).hasMessageContaining("no positive value");
                continue;
            }
            assertThat(svg).contains(">norm</text>").doesNotContain("NaN", "Infinity");
        }
    }

    /** Returns the vertical places of the points of the line with a colour. */
    private static double[] line(String svg, String colour) {
        Matcher path = Pattern.compile("<path d=\"(M[^\"]*)\" style=\"fill:none;stroke:rgb\\(" + colour + "\\)")
                .matcher(svg);
        double[] longest = new double[0];
        while (path.find()) {
            double[] heights = Pattern.compile("[ML][0-9.]+,([0-9.]+)")
                    .matcher(path.group(1))
                    .results()
                    .mapToDouble(point -> Double.parseDouble(point.group(1)))
                    .toArray();
            longest = heights.length > longest.length ? heights : longest;
        }
        return longest;
    }

    @Test
    @DisplayName("tell curves apart by markers too, beside each other where curves are equal; one curve needs none")
    void markers() {
        Runs runs = new Runs();
        double[] values = new double[60];
        for (int i = 0; i < 60; i++) {
            values[i] = 1 + i;
        }
        for (String arm : List.of("a", "b")) {
            runs.arm(arm, 1, Map.of(), 1, 1)
                    .trajectory(arm, 1, "norm", values)
                    .trajectory(arm, 1, "predicted.norm", values);
        }
        String svg = svg(Curves.of(runs.result(), "norm", 0, new Grouping.BySeed()), FigureStyle.ONE_COLUMN);
        // Six on the line and one in the legend.
        assertThat(count(svg, "style=\"fill:rgb\\(0,114,178\\);stroke:none")).isEqualTo(7);
        assertThat(count(svg, "style=\"fill:rgb\\(213,94,0\\);stroke:none")).isEqualTo(7);

        BitSet first = Markers.along(places(60), 0, 2);
        BitSet second = Markers.along(places(60), 1, 2);
        assertThat(first.cardinality()).isEqualTo(6);
        assertThat(second.cardinality()).isEqualTo(6);
        assertThat(first.intersects(second)).isFalse();
        assertThat(Markers.along(places(5), 1, 2).cardinality())
                .as("few points")
                .isEqualTo(5);
        assertThat(Stream.iterate(0, i -> i + 1)
                        .limit(Markers.number())
                        .map(i -> new Area(Markers.shape(i)))
                        .filter(shape -> shape.equals(new Area(Markers.shape(0)))))
                .as("shapes that are equal to the first")
                .hasSize(1);
        assertThat(Markers.number()).isEqualTo(7);

        Runs one = new Runs().arm("a", 1, Map.of(), 1, 1).trajectory("a", 1, "norm", values);
        assertThat(svg(Curves.of(one.result(), "norm", 0, new Grouping.BySeed()), FigureStyle.ONE_COLUMN))
                .doesNotContain("fill:rgb(0,114,178);stroke:none");
    }

    @Test
    @DisplayName("do not cut markers at the ends of an axis")
    void markersAtTheEnd() throws Exception {
        Runs one = new Runs().arm("a", 1, Map.of(), 1, 1).trajectory("a", 1, "norm", 1, 2, 3);
        int edge = lastColumn(Curves.of(one.result(), "norm", 0, new Grouping.BySeed()));
        one.arm("b", 1, Map.of(), 1, 1).trajectory("b", 1, "norm", 3, 2, 1);
        int end = lastColumn(Curves.of(one.result(), "norm", 0, new Grouping.BySeed()));

        // Half of a circle of 4.2 points at 300 pixels per inch; one curve has no markers.
        assertThat(end - edge).isBetween(8, 10);
    }

    /** Returns the last column of pixels with the colour of the first curve. */
    private static int lastColumn(FigureData data) throws Exception {
        BufferedImage png =
                ImageIO.read(new ByteArrayInputStream(Figures.draw(data, FigureStyle.ONE_COLUMN, FigureFormat.PNG)));
        for (int x = png.getWidth() - 1; x >= 0; x--) {
            for (int y = 0; y < png.getHeight(); y++) {
                if ((png.getRGB(x, y) & 0xffffff) == 0x0072b2) {
                    return x;
                }
            }
        }
        throw new AssertionError("the curve is not drawn");
    }

    @Test
    @DisplayName("have the label of a low vertical axis above it, where it is not cut")
    void lowFigure() {
        FigureData data = Curves.of(twoLosses().result(), "norm", 0, BY_LOSS);
        FigureData labelled = new FigureData(
                data.xLabel(),
                "singular values, component 1 of 4",
                data.categories(),
                data.joined(),
                data.curves(),
                data.notices());
        Pattern turned = Pattern.compile("matrix\\(0 -1 1 0");
        assertThat(svg(labelled, FigureStyle.ONE_COLUMN)).containsPattern(turned);
        FigureStyle low = new FigureStyle(234, Optional.of(80.0), 8, false, Optional.empty(), 300);
        assertThat(svg(labelled, low))
                .contains(">singular values, component 1 of 4</text>")
                .doesNotContainPattern(turned);
    }

    @Test
    @DisplayName("leave out the middle of long categories, unless two of them would be equal")
    void longCategories() {
        Runs runs = new Runs();
        String common = "a-name-that-is-much-longer-than-the-height-of-a-figure";
        for (String end : List.of("1", "2", "3")) {
            runs.arm(common + common + end, 1, Map.of(), 1, 2);
        }
        String svg = svg(Points.of(runs.result(), "effective-rank", new Grouping.BySeed()), FigureStyle.ONE_COLUMN);
        assertThat(count(svg, ">a-name-[^<]*…[^<]*figure[123]</text>")).isEqualTo(3);
        assertThat(height(svg)).isLessThan(234 * (0.75 + 0.4));

        Runs middle = new Runs();
        for (String part : List.of("small", "large", "equal")) {
            middle.arm(common + part + common, 1, Map.of(), 1, 2);
        }
        assertThat(svg(Points.of(middle.result(), "effective-rank", new Grouping.BySeed()), FigureStyle.ONE_COLUMN))
                .satisfies(other -> assertThat(Pattern.compile(">(a-name[^<]*)</text>")
                                .matcher(other)
                                .results()
                                .map(name -> name.group(1))
                                .distinct())
                        .hasSize(3));
    }

    /** Returns the height in points. */
    private static double height(String svg) {
        Matcher box = Pattern.compile("viewBox=\"0 0 [0-9.]+ ([0-9.]+)\"").matcher(svg);
        assertThat(box.find()).isTrue();
        return Double.parseDouble(box.group(1));
    }

    private static double[] places(int number) {
        return IntStream.range(0, number).mapToDouble(i -> i / (number - 1.0)).toArray();
    }

    @Test
    @DisplayName("have ticks at round numbers on a logarithmic axis of nearly equal values")
    void narrowLogarithmic() {
        assertThat(DecadeAxis.places(7.08, 7.93)).containsExactly(7.2, 7.4, 7.6, 7.8);
        assertThat(DecadeAxis.places(0.969, 0.982)).containsExactly(0.97, 0.972, 0.974, 0.976, 0.978, 0.98, 0.982);
    }

    @Test
    @DisplayName("of last values have points and intervals over numbers or categories")
    void points() {
        Runs runs = new Runs();
        for (int seed = 1; seed <= 2; seed++) {
            for (int width : new int[] {16, 4, 8}) {
                runs.arm("v" + width, seed, Map.of("loss", "vicreg", "width", width), seed, width + seed);
                runs.arm("b" + width, seed, Map.of("loss", "barlow", "width", width), seed, width - seed);
            }
        }
        RunResult run = runs.result();

        FigureData numbers = Points.of(run, "effective-rank", new Grouping.ByFactors(List.of("width", "loss")));
        assertThat(numbers.categories()).isEmpty();
        assertThat(numbers.curves()).extracting(Curve::name).containsExactlyInAnyOrder("vicreg", "barlow");
        assertThat(numbers.curves().get(0).points()).extracting(Curve.Point::x).containsExactly(4.0, 8.0, 16.0);

        FigureData categories = Points.of(run, "effective-rank", new Grouping.ByFactors(List.of("loss", "width")));
        assertThat(categories.categories()).containsExactlyInAnyOrder("vicreg", "barlow");
        assertThat(categories.curves()).extracting(Curve::name).containsExactly("width = 16", "width = 4", "width = 8");
        assertThat(categories.csv()).contains("width = 4,simulated,vicreg,5.5,");
        assertThat(svg(categories, FigureStyle.ONE_COLUMN))
                .contains(">vicreg</text>", ">barlow</text>", ">width = 16</text>", ">effective rank</text>");

        Runs longer = new Runs();
        for (String name : List.of("spectral-contrastive", "linear-contrastive", "alignment-uniformity")) {
            longer.arm(name, 1, Map.of(), 1, 2);
        }
        // Turned names of about ten times the size of the text leave the plot its height.
        FigureData turned = Points.of(longer.result(), "effective-rank", new Grouping.BySeed());
        assertThat(height(svg(turned, FigureStyle.ONE_COLUMN)))
                .isGreaterThan(height(svg(categories, FigureStyle.ONE_COLUMN)) + 40);

        FigureData groups = Points.of(run, "effective-rank", new Grouping.BySeed());
        assertThat(svg(groups, FigureStyle.ONE_COLUMN)).contains(">v16</text>", ">group</text>");
    }

    @Test
    @DisplayName("have ticks at the values of the setting on the axis, as far as their labels have room")
    void ticksAtSettings() {
        Runs runs = new Runs();
        for (int width : new int[] {16, 32, 64, 128}) {
            runs.arm("a" + width, 1, Map.of("width", width), 1, 2);
        }
        FigureData data = Points.of(runs.result(), "effective-rank", new Grouping.ByFactors(List.of("width")));
        assertThat(svg(data, logarithmic(true, false)))
                .contains(">16</text>", ">32</text>", ">64</text>", ">128</text>")
                .doesNotContain(">30</text>", ">100</text>");
        assertThat(svg(data, logarithmic(false, false))).contains(">16</text>", ">32</text>", ">64</text>");
        FigureStyle narrow = new FigureStyle(90, Optional.empty(), 8, false, Optional.of(false), 300);
        assertThat(svg(data, narrow)).contains(">16</text>", ">128</text>").doesNotContain(">32</text>");

        for (int width = 200; width < 210; width++) {
            runs.arm("a" + width, 1, Map.of("width", width), 1, 2);
        }
        assertThat(svg(
                        Points.of(runs.result(), "effective-rank", new Grouping.ByFactors(List.of("width"))),
                        logarithmic(true, false)))
                .as("too many values")
                .contains(">100</text>")
                .doesNotContain(">128</text>");
    }

    @Test
    @DisplayName("draw points of several sets at one number beside each other, nearest to their number")
    void pointsBesideEachOther() {
        Runs runs = new Runs();
        for (int width : new int[] {1, 10, 1000}) {
            for (String loss : List.of("a", "b", "c")) {
                runs.arm(loss + width, 1, Map.of("loss", loss, "width", width), 1, width);
            }
        }
        List<Curve> sets = Points.of(runs.result(), "effective-rank", new Grouping.ByFactors(List.of("width", "loss")))
                .curves();
        PointShift linear = PointShift.ofNumbers(sets, 3, false, false);
        assertThat(linear.place(10, 1)).isEqualTo(10);
        assertThat(linear.place(1, 2)).isGreaterThan(linear.place(1, 1)).isLessThan(5.5);
        assertThat(linear.place(10, 0)).isGreaterThan(5.5).isLessThan(10);

        PointShift logarithmic = PointShift.ofNumbers(sets, 3, false, true);
        assertThat(logarithmic.step()).isCloseTo(0.025 * 3, within(1e-12)); // three decades, rounding of log₁₀
        assertThat(logarithmic.place(10, 2) / 10).isCloseTo(10 / logarithmic.place(10, 0), within(1e-12));
        assertThat(PointShift.ofNumbers(sets, 3, true, false).place(10, 2))
                .as("lines")
                .isEqualTo(10);
        assertThat(svg(
                        Points.of(runs.result(), "effective-rank", new Grouping.ByFactors(List.of("width", "loss"))),
                        logarithmic(true, true)))
                .doesNotContain("NaN");
    }

    @Test
    @DisplayName("go on over the arms that are left where one ends, with dots and the number of arms")
    void shorterRun() {
        Runs runs = new Runs();
        for (int seed = 1; seed <= 3; seed++) {
            runs.arm("a", seed, Map.of("loss", "a"), 1, 1)
                    .trajectory("a", seed, "norm", seed, 2 * seed, seed < 3 ? 3 * seed : Double.NaN)
                    .trajectory("a", seed, "predicted.norm", seed, seed, seed)
                    .arm("b", seed, Map.of("loss", "b"), 1, 1)
                    .trajectory("b", seed, "norm", 7, 7, 7);
        }
        FigureData data = Curves.of(runs.result(), "norm", 0, BY_LOSS);

        Curve curve = data.curves().get(0);
        assertThat(curve.points()).extracting(Curve.Point::x).containsExactly(0.0, 1.0, 2.0);
        assertThat(curve.points()).extracting(Curve.Point::arms).containsExactly(3, 3, 2);
        assertThat(curve.points().get(2).mean().mean()).isEqualTo(4.5);
        assertThat(data.curves().get(1).points())
                .as("a prediction over the same arms")
                .extracting(Curve.Point::x)
                .containsExactly(0.0, 1.0, 2.0);
        assertThat(data.curves().get(1).points().get(2).mean().mean()).isEqualTo(1.5);
        assertThat(data.notices())
                .contains("a dotted line is a mean over fewer arms than the curve has: a (2 of 3 arms at the end)");
        assertThat(data.csv()).contains("\na,simulated,2.0,4.5,").contains(",2,2\na,predicted,");

        String svg = svg(data, FigureStyle.ONE_COLUMN);
        assertThat(svg).contains(">a (2 of 3 arms at the end)</text>", ">b</text>");
        assertThat(count(svg, "stroke-dasharray:1\\.2")).as("dots").isEqualTo(1);
    }

    @Test
    @DisplayName("have no curve of what was measured at one time alone")
    void oneTime() {
        RunResult run = new Runs()
                .arm("a", 1, Map.of(), 1, 1)
                .arm("b", 1, Map.of(), 1, 1)
                .trajectory("a", 1, "norm", 1, 2)
                .trajectory("a", 1, "knn-accuracy", 0.5)
                .trajectory("b", 1, "knn-accuracy", 0.7)
                .result();
        assertThat(Curves.observables(run)).containsExactly("norm");
        assertThatThrownBy(() -> Curves.of(run, "knn-accuracy", 0, new Grouping.BySeed()))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("no arm has a trajectory of 'knn-accuracy'");
    }

    @Test
    @DisplayName("name an argument that is null, where it is given")
    void nulls() {
        FigureStyle style = FigureStyle.ONE_COLUMN;
        assertThatThrownBy(() ->
                        new FigureStyle(style.width(), null, style.fontSize(), style.logX(), style.logY(), style.dpi()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the argument 'height' is null");
        assertThatThrownBy(() -> new Curve("a", false, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the argument 'points' is null");
        assertThatThrownBy(() -> new Curve.Point(1, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the argument 'mean' is null");
        assertThatThrownBy(() -> new Grouping.ByFactors(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the argument 'paths' is null");
    }

    @Test
    @DisplayName("refuse what cannot be drawn, and list what there is")
    void mistakes() {
        RunResult run = twoLosses().result();
        assertThatThrownBy(() -> Curves.of(run, "nrm", 0, BY_LOSS))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("Did you mean 'norm'?");
        assertThatThrownBy(() -> Curves.of(run, "norm", 1, BY_LOSS))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("nothing to draw");

        Runs many = new Runs();
        for (int i = 0; i < 8; i++) {
            many.arm("g" + i, 0, Map.of(), 1, 1).trajectory("g" + i, 0, "norm", 1, 2);
        }
        FigureData eight = Curves.of(many.result(), "norm", 0, new Grouping.BySeed());
        assertThatThrownBy(() -> svg(eight, FigureStyle.ONE_COLUMN))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("8 curves")
                .hasMessageStartingWith("this program: the figure has")
                .hasMessageEndingWith("Divide the arms by settings with fewer values");
    }
}
