package org.repdyn.paper.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.SeedMean;

/** Plot of curves or points. */
final class Plot implements Drawing {

    /**
     * Colours that readers with a colour vision deficiency can tell apart, each with a contrast of 3 at least with white; the same as in the
     * report. The first four are those of Okabe and Ito (2008). {@link Markers} tell the curves apart without them.
     */
    private static final List<Color> COLOURS = Stream.of(
                    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#864F00", "#2897F0", "#676767")
            .map(Color::decode)
            .toList();

    /** Opacity of a band, of 255. */
    private static final int BAND_OPACITY = 50;

    /** Margin between the values and the ends of an axis as a share of its length. */
    private static final double MARGIN = 0.03;

    /** Height of a figure without its legend and turned categories as a share of the width. */
    private static final double ASPECT = 0.75;

    /** Largest height of a category that is written upwards, as a share of the height that was asked for, or of the width. */
    private static final double MAX_CATEGORY = 0.4;

    /** Height of what is above and below the vertical axis, without legend and turned categories, as a multiple of the size of text. */
    private static final double BELOW_AXIS = 4;

    /** Height of a line of the legend as a multiple of the size of its text. */
    private static final double LEGEND_LINE = 1.5;

    private static final Stroke CURVE = new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);

    private static final Stroke PREDICTION =
            new BasicStroke(0.9f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {4, 2.5f}, 0);

    /** Dots of a curve from the time on at which it is a mean over fewer arms. */
    private static final Stroke FEWER =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {1.2f, 1.2f}, 0);

    /** Stroke of axes, grid and bars. */
    private static final Stroke THIN = new BasicStroke(0.5f);

    private static final Color GRID = new Color(0xd9d9d9);

    /** Sample of a line in the legend. */
    private static final Shape LINE = new Line2D.Double(-7, 0, 7, 0);

    /** Width in points of what is beside a name in the legend. */
    private static final double BESIDE_NAME = LINE.getBounds2D().getWidth() + 12;

    /** Width in points of what is beside the legend. */
    private static final double BESIDE_LEGEND = 8;

    private final FigureData data;
    private final FigureStyle style;
    private final Font font;
    private final AxisScale scale;
    private final Map<String, Color> colours = new LinkedHashMap<>();

    /** Texts of the legend by the name of the curve. */
    private final Map<String, String> legends = new LinkedHashMap<>();

    private final double height;
    private final JFreeChart chart;

    static {
        // The workaround draws rotated text as outlines, which cannot be searched or edited.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private Plot(FigureData data, FigureStyle style) {
        this.data = data;
        this.style = style;
        this.font = FigureFont.ofSize(style.fontSize());
        this.scale = data.scale(style);
        for (Curve curve : data.curves()) {
            if (colours.putIfAbsent(curve.name(), COLOURS.get(colours.size() % COLOURS.size())) == null) {
                legends.put(curve.name(), fitting(data.joined() ? curve.legend() : curve.name()));
            }
        }
        this.height = style.height().orElseGet(() -> style.width() * ASPECT + besidePlot());
        XYPlot plot = plot(drawn());
        this.chart = new JFreeChart(null, font, plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        // Half of the last label of the horizontal axis is to the right of the plot.
        chart.setPadding(new RectangleInsets(style.fontSize() / 2, 2, 2, style.fontSize() * 1.5));
        if (legendLines() > 0) {
            chart.addLegend(legend());
        }
        if (labelAbove()) {
            chart.addSubtitle(labelOfHeight());
        }
    }

    /**
     * Returns the plot of some data.
     *
     * @throws UserErrorException if there are more curves than colours, or a logarithmic axis has no positive value
     */
    static Plot of(FigureData data, FigureStyle style) {
        long curves = data.curves().stream().map(Curve::name).distinct().count();
        if (curves > COLOURS.size()) {
            throw new UserErrorException(
                    SourceLocation.PROGRAM,
                    "the figure has " + curves + " curves, and readers can tell at most " + COLOURS.size()
                            + " colours apart. Divide the arms by settings with fewer values");
        }
        return new Plot(data, style);
    }

    @Override
    public double width() {
        return style.width();
    }

    @Override
    public double height() {
        return height;
    }

    @Override
    public void paint(Graphics2D graphics) {
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width(), height));
    }

    /** Returns the number of lines of the legend; 0 for one curve of all its arms, which needs no legend. */
    private int legendLines() {
        if (colours.size() < 2
                && legends.entrySet().stream().allMatch(name -> name.getValue().equals(fitting(name.getKey())))) {
            return 0;
        }
        int lines = 1;
        double used = 0;
        for (String name : legends.values()) {
            double item = FigureFont.width(font, name) + BESIDE_NAME;
            if (used > 0 && used + item > style.width() - BESIDE_LEGEND) {
                lines++;
                used = 0;
            }
            used += item;
        }
        return lines;
    }

    /** Returns the height of the legend and of turned categories. */
    private double besidePlot() {
        return legendLines() * LEGEND_LINE * style.fontSize() + (turned() ? widestCategory() - style.fontSize() : 0);
    }

    /** Returns true if the label of the vertical axis is longer than the axis, beside which it would be cut. */
    private boolean labelAbove() {
        double axis = height - besidePlot() - BELOW_AXIS * style.fontSize();
        return FigureFont.width(font, data.yLabel()) > axis;
    }

    private TextTitle labelOfHeight() {
        TextTitle title = new TextTitle(fitting(data.yLabel(), style.width() - 2 * BESIDE_LEGEND), font);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setPadding(new RectangleInsets(0, 2, 1, 0));
        return title;
    }

    /** Returns a name that fits one line of the legend. */
    private String fitting(String name) {
        return fitting(name, style.width() - BESIDE_LEGEND - BESIDE_NAME);
    }

    /** Returns a name that is not wider than the room: of a longer one the middle is left out, since names often differ at their end alone. */
    private String fitting(String name, double room) {
        String shown = name;
        for (int kept = name.length() - 1; kept > 1 && FigureFont.width(font, shown) > room; kept--) {
            shown = name.substring(0, (kept + 1) / 2) + "…" + name.substring(name.length() - kept / 2);
        }
        return shown;
    }

    private LegendTitle legend() {
        LegendTitle legend = new LegendTitle(() -> {
            LegendItemCollection items = new LegendItemCollection();
            colours.forEach((curve, colour) -> {
                String name = legends.getOrDefault(curve, curve);
                items.add(legendItem(name, Markers.shape(number(curve)), colour));
            });
            return items;
        });
        legend.setItemFont(font);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(Color.WHITE);
        legend.setLegendItemGraphicPadding(new RectangleInsets(1, 3, 1, 2));
        legend.setItemLabelPadding(new RectangleInsets(1, 0, 1, 3));
        legend.setPadding(new RectangleInsets(0, 0, 0, 0));
        legend.setMargin(new RectangleInsets(1, 0, 0, 0));
        return legend;
    }

    private LegendItem legendItem(String name, Shape marker, Color colour) {
        return new LegendItem(
                name,
                null,
                null,
                null,
                !data.joined() || marksLines(),
                marker,
                true,
                colour,
                false,
                colour,
                THIN,
                data.joined(),
                LINE,
                CURVE,
                colour);
    }

    /** Returns true if lines have markers; one curve needs none. */
    private boolean marksLines() {
        return colours.size() > 1;
    }

    /** Returns the number of a curve, which is that of its colour and of its marker. */
    private int number(String curve) {
        return List.copyOf(colours.keySet()).indexOf(curve);
    }

    /**
     * Returns the curves with the points that the axes can show.
     *
     * @throws UserErrorException if there are none
     */
    private List<Curve> drawn() {
        List<Curve> drawn = new ArrayList<>();
        for (Curve curve : data.curves()) {
            List<Curve.Point> points = curve.points().stream()
                    .map(DrawnNumbers::of)
                    .filter(point ->
                            (scale != AxisScale.LOGARITHMIC || point.mean().mean() > 0)
                                    && (!style.logX() || point.x() > 0))
                    .toList();
            if (!points.isEmpty()) {
                Curve shown = new Curve(curve.name(), curve.predicted(), points);
                drawn.addAll(data.joined() ? shown.parts() : List.of(shown));
            }
        }
        if (drawn.isEmpty()) {
            throw new UserErrorException(
                    SourceLocation.PROGRAM,
                    "there is no positive value to draw on a logarithmic axis. Draw both axes linearly");
        }
        return drawn;
    }

    private XYPlot plot(List<Curve> drawn) {
        double floor = drawn.stream()
                .flatMap(curve -> curve.points().stream())
                .flatMap(point -> Stream.concat(
                        Stream.of(point.mean().mean()), point.mean().interval().map(SeedMean.Interval::low).stream()))
                .filter(value -> value > 0)
                .min(Double::compare)
                .orElse(1.0);
        YIntervalSeriesCollection values = new YIntervalSeriesCollection();
        XYLineAndShapeRenderer renderer = data.joined() ? new MarkedLines() : new MarkedPoints();
        PointShift shift = data.categories().isEmpty()
                ? PointShift.ofNumbers(drawn, colours.size(), data.joined(), style.logX())
                : PointShift.ofCategories(colours.size());
        int place = 0;
        for (Curve curve : drawn) {
            YIntervalSeries series = new YIntervalSeries(place);
            for (Curve.Point point : curve.points()) {
                double mean = point.mean().mean();
                Optional<SeedMean.Interval> interval =
                        curve.predicted() ? Optional.empty() : point.mean().interval();
                double low = interval.map(SeedMean.Interval::low).orElse(mean);
                // A logarithmic axis ends at the smallest positive value, and so does an interval that reaches 0.
                series.add(
                        shift.place(point.x(), place),
                        mean,
                        scale == AxisScale.LOGARITHMIC ? Math.max(low, floor) : low,
                        interval.map(SeedMean.Interval::high).orElse(mean));
            }
            values.addSeries(series);
            style(renderer, place, curve);
            if (renderer instanceof MarkedLines lines) {
                lines.mark(marked(curve, drawn));
            }
            place++;
        }
        XYPlot plot = new XYPlot(values, horizontal(values, SettingTicks.of(data, drawn)), vertical(values), renderer);
        // Later curves are above earlier ones, and a prediction is above its curve.
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(data.categories().isEmpty());
        plot.setDomainGridlinePaint(GRID);
        plot.setDomainGridlineStroke(THIN);
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(THIN);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        return plot;
    }

    /** Returns the points of a curve with a marker; a prediction has none, since it is beside its curve. */
    private BitSet marked(Curve curve, List<Curve> drawn) {
        if (curve.predicted() || !marksLines()) {
            return new BitSet();
        }
        DoubleSummaryStatistics axis = drawn.stream()
                .flatMap(other -> other.points().stream())
                .mapToDouble(this::place)
                .summaryStatistics();
        double length = axis.getMax() - axis.getMin();
        return Markers.along(
                curve.points().stream()
                        .mapToDouble(point -> length > 0 ? (place(point) - axis.getMin()) / length : 0.5)
                        .toArray(),
                number(curve.name()),
                colours.size());
    }

    private double place(Curve.Point point) {
        return style.logX() ? Math.log(point.x()) : point.x();
    }

    private void style(XYLineAndShapeRenderer renderer, int series, Curve curve) {
        Color colour = colours.getOrDefault(curve.name(), Color.BLACK);
        renderer.setSeriesPaint(series, curve.predicted() ? colour.darker() : colour);
        renderer.setSeriesStroke(series, curve.predicted() ? PREDICTION : curve.overFewer() ? FEWER : CURVE);
        renderer.setSeriesShape(series, Markers.shape(number(curve.name())));
        renderer.setSeriesShapesFilled(series, true);
        if (renderer instanceof MarkedLines band) {
            band.setSeriesFillPaint(
                    series,
                    new Color(
                            colour.getRed(),
                            colour.getGreen(),
                            colour.getBlue(),
                            curve.predicted() ? 0 : BAND_OPACITY));
        } else if (renderer instanceof XYErrorRenderer bars) {
            bars.setDrawOutlines(false);
            bars.setCapLength(2);
            bars.setErrorStroke(CURVE);
        }
    }

    private ValueAxis horizontal(YIntervalSeriesCollection values, SettingTicks ticks) {
        if (!data.categories().isEmpty()) {
            SymbolAxis axis = new SymbolAxis(data.xLabel(), categories().toArray(String[]::new));
            axis.setGridBandsVisible(false);
            axis.setVerticalTickLabels(turned());
            return styled(axis, new RectangleInsets(1, 2, 1, 2));
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < values.getSeriesCount(); s++) {
            for (int i = 0; i < values.getItemCount(s); i++) {
                low = Math.min(low, values.getXValue(s, i));
                high = Math.max(high, values.getXValue(s, i));
            }
        }
        // The space beside labels makes the axis choose fewer of them.
        return styled(
                numbers(data.xLabel(), style.logX(), low, high, data.joined() ? 0 : MARGIN, ticks),
                new RectangleInsets(1, style.fontSize(), 1, style.fontSize()));
    }

    private ValueAxis vertical(YIntervalSeriesCollection values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < values.getSeriesCount(); s++) {
            for (int i = 0; i < values.getItemCount(s); i++) {
                // The intervals of values that diverge would fill a symmetric axis with decades of both signs.
                boolean means = scale == AxisScale.SYMMETRIC && data.joined();
                low = Math.min(low, means ? values.getYValue(s, i) : values.getStartYValue(s, i));
                high = Math.max(high, means ? values.getYValue(s, i) : values.getEndYValue(s, i));
            }
        }
        String label = labelAbove() ? "" : data.yLabel();
        ValueAxis axis;
        if (scale == AxisScale.SYMMETRIC) {
            SymmetricLogAxis symmetric = new SymmetricLogAxis(label, data.smallSize(style));
            symmetric.setEnds(low, high, MARGIN);
            axis = symmetric;
        } else {
            axis = numbers(label, scale == AxisScale.LOGARITHMIC, low, high, MARGIN, SettingTicks.NONE);
        }
        return styled(axis, new RectangleInsets(style.fontSize() / 2, 2, style.fontSize() / 2, 2));
    }

    /** Returns an axis from the smallest to the largest value; equal values are in its middle. */
    private static ValueAxis numbers(
            String label, boolean logarithmic, double low, double high, double margin, SettingTicks ticks) {
        if (logarithmic) {
            DecadeAxis axis = new DecadeAxis(label, ticks);
            double factor = high > low * 1.001 ? Math.exp(margin * (Math.log(high) - Math.log(low))) : 2;
            axis.setSmallestValue(Double.MIN_NORMAL);
            axis.setRange(Math.max(low / factor, Double.MIN_NORMAL), Math.min(high * factor, Double.MAX_VALUE));
            return axis;
        }
        NumberAxis axis = new LinearAxis(label, ticks);
        double size = Math.max(Math.abs(low), Math.abs(high));
        double space = high - low > size * 1e-9 ? (high - low) * margin : size > 0 ? size * 0.05 : 1;
        axis.setRange(low - space, high + space);
        return axis;
    }

    /** Returns true if the categories are written upwards, because they have no room beside each other. */
    private boolean turned() {
        return data.categories().stream()
                        .mapToDouble(name -> FigureFont.width(font, name) + style.fontSize())
                        .sum()
                > style.width() * 0.8;
    }

    /**
     * Returns the categories as they are written: those that are written upwards lose their middle if they would leave little height to the
     * plot, unless two of them would then be equal.
     */
    private List<String> categories() {
        if (!turned()) {
            return data.categories();
        }
        double room = style.height().orElse(style.width()) * MAX_CATEGORY;
        List<String> shown;
        do {
            double own = room;
            shown = data.categories().stream().map(name -> fitting(name, own)).toList();
            room *= 1.2;
        } while (shown.stream().distinct().count()
                < data.categories().stream().distinct().count());
        return shown;
    }

    private double widestCategory() {
        return categories().stream()
                .mapToDouble(name -> FigureFont.width(font, name))
                .max()
                .orElse(0);
    }

    private ValueAxis styled(ValueAxis axis, RectangleInsets insets) {
        axis.setLabelFont(font);
        axis.setLabelPaint(Color.BLACK);
        axis.setTickLabelFont(font);
        axis.setTickLabelPaint(Color.BLACK);
        axis.setAxisLinePaint(Color.BLACK);
        axis.setAxisLineStroke(THIN);
        axis.setTickMarkPaint(Color.BLACK);
        axis.setTickMarkStroke(THIN);
        axis.setMinorTickMarksVisible(false);
        axis.setLabelInsets(new RectangleInsets(1, 1, 1, 1));
        axis.setTickLabelInsets(insets);
        return axis;
    }
}
