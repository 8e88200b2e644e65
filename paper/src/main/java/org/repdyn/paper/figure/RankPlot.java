package org.repdyn.paper.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.statistics.comparison.CriticalDifference;
import org.repdyn.statistics.comparison.CriticalDifference.RankedArm;

/**
 * Critical-difference diagram: an axis of mean ranks with rank 1 on the left, the better half of the methods listed on the left and
 * the others on the right. Bars below the axis join methods that do not differ significantly; the bar above it is as long as
 * the critical difference.
 */
final class RankPlot implements Drawing {

    /** Height of a row of the lists as a multiple of the font size. */
    private static final double ROW = 1.4;

    /** Distance of two bars as a multiple of the font size. */
    private static final double BAR = 0.55;

    /** Distance of two lines of the caption as a multiple of the font size. */
    private static final double LINE = 1.3;

    /** Smallest share of the width that the axis needs. */
    private static final double MIN_AXIS = 0.15;

    private static final Stroke THIN = new BasicStroke(0.5f);

    private static final Stroke THICK = new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);

    private final RankDiagram diagram;
    private final FigureStyle style;
    private final Font font;
    private final double size;
    private final List<RankedArm> arms;
    private final List<Bar> bars;
    private final List<String> captions;
    private final double left;
    private final double right;
    private final double axis;
    private final double firstRow;
    private final double row;
    private final double height;

    /**
     * Bar over methods that do not differ significantly.
     *
     * @param low lowest mean rank
     * @param high highest mean rank
     * @param level line below the axis, from 0
     */
    private record Bar(double low, double high, int level) {}

    private RankPlot(RankDiagram diagram, FigureStyle style) {
        CriticalDifference difference = diagram.ranking().difference();
        this.diagram = diagram;
        this.style = style;
        this.size = style.fontSize();
        this.font = FigureFont.ofSize(size);
        this.arms = difference.arms();
        this.bars = bars(difference);
        this.left = labelWidth(arms.subList(0, onTheLeft())) + size;
        this.right = style.width() - labelWidth(arms.subList(onTheLeft(), arms.size())) - size;
        this.axis = 4.2 * size;
        int levels = 1 + bars.stream().mapToInt(Bar::level).max().orElse(-1);
        this.firstRow = axis + (levels + 1) * BAR * size + size;
        this.captions = captions();
        double rest = firstRow + (2.2 + LINE * (captions.size() - 1)) * size;
        this.row = style.height()
                .map(given -> Math.max(size, (given - rest) / onTheLeft()))
                .orElse(ROW * size);
        this.height = style.height().orElse(rest + onTheLeft() * row);
    }

    /**
     * Returns the diagram.
     *
     * @throws UserErrorException if the names of the methods leave no room for the axis
     */
    static RankPlot of(RankDiagram diagram, FigureStyle style) {
        RankPlot plot = new RankPlot(diagram, style);
        if (plot.right - plot.left < MIN_AXIS * style.width()) {
            throw new UserErrorException(
                    SourceLocation.PROGRAM,
                    "the names of the methods leave no room for the axis. Give a larger width or a smaller font size");
        }
        return plot;
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
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, 0, width(), height));
        graphics.setColor(Color.BLACK);
        graphics.setFont(font);
        paintAxis(graphics);
        paintDistance(graphics);
        graphics.setStroke(THICK);
        for (Bar bar : bars) {
            double y = axis + (bar.level() + 1) * BAR * size;
            // Bars reach a little over their methods, so that a bar of equal ranks is visible.
            line(graphics, x(bar.low()) - 1.5, y, x(bar.high()) + 1.5, y);
        }
        graphics.setStroke(THIN);
        for (int i = 0; i < arms.size(); i++) {
            paintMethod(graphics, i);
        }
        double y = height - (0.6 + LINE * (captions.size() - 1)) * size;
        for (String caption : captions) {
            text(graphics, caption, (width() - textWidth(caption)) / 2, y);
            y += LINE * size;
        }
    }

    /** Returns the lines of the caption: two if one would be wider than the figure. */
    private List<String> captions() {
        String what = "mean rank in " + diagram.label();
        String meaning = "1 is the highest; " + diagram.ranking().blocks() + " blocks";
        String whole = what + ", " + meaning;
        return FigureFont.FALLBACK * textWidth(whole) <= style.width() ? List.of(whole) : List.of(what + ",", meaning);
    }

    private void paintAxis(Graphics2D graphics) {
        graphics.setStroke(THIN);
        line(graphics, x(1), axis, x(arms.size()), axis);
        int step = 1;
        while (step * (right - left) / Math.max(1, arms.size() - 1) < 2.2 * size) {
            step = step == 1 ? 2 : step == 2 ? 5 : step + 5;
        }
        for (int rank = 1; rank <= arms.size(); rank = rank == 1 && step > 1 ? step : rank + step) {
            line(graphics, x(rank), axis, x(rank), axis - 0.4 * size);
            String text = Integer.toString(rank);
            text(graphics, text, x(rank) - textWidth(text) / 2, axis - 0.7 * size);
        }
    }

    /** Paints a bar as long as the critical difference, or as the axis if that is shorter. */
    private void paintDistance(Graphics2D graphics) {
        double distance = diagram.ranking().difference().distance();
        double y = axis - 2.3 * size;
        double end = Math.min(x(1 + distance), right);
        graphics.setStroke(THIN);
        line(graphics, x(1), y, end, y);
        line(graphics, x(1), y - 0.25 * size, x(1), y + 0.25 * size);
        if (1 + distance <= arms.size()) {
            line(graphics, end, y - 0.25 * size, end, y + 0.25 * size);
        }
        text(graphics, String.format(Locale.ROOT, "CD = %.3g", distance), x(1), y - 0.5 * size);
    }

    private void paintMethod(Graphics2D graphics, int index) {
        boolean onLeft = index < onTheLeft();
        double y = firstRow + (onLeft ? index : arms.size() - 1 - index) * row;
        double x = x(arms.get(index).rank());
        line(graphics, x, axis, x, y);
        String label = label(arms.get(index));
        double start = onLeft ? 0.3 * size : right + 0.5 * size;
        line(
                graphics,
                x,
                y,
                onLeft ? start + FigureFont.FALLBACK * textWidth(label) + 0.2 * size : start - 0.2 * size,
                y);
        text(graphics, label, start, y + 0.35 * size);
    }

    /** Returns the number of methods in the left list. */
    private int onTheLeft() {
        return (arms.size() + 1) / 2;
    }

    private double x(double rank) {
        return left + (rank - 1) / (arms.size() - 1) * (right - left);
    }

    private static String label(RankedArm arm) {
        return String.format(Locale.ROOT, "%s  %.3g", arm.name(), arm.rank());
    }

    private double labelWidth(List<RankedArm> some) {
        return FigureFont.FALLBACK
                * some.stream().mapToDouble(arm -> textWidth(label(arm))).max().orElse(0);
    }

    private double textWidth(String text) {
        return FigureFont.width(font, text);
    }

    private static void text(Graphics2D graphics, String text, double x, double y) {
        graphics.drawString(text, (float) x, (float) y);
    }

    private static void line(Graphics2D graphics, double x1, double y1, double x2, double y2) {
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    /** Returns the bars of the cliques; bars that do not overlap share a line. */
    private static List<Bar> bars(CriticalDifference difference) {
        List<Bar> bars = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        for (List<String> clique : difference.cliques()) {
            double low = rank(difference, clique.get(0));
            double high = rank(difference, clique.get(clique.size() - 1));
            int level = 0;
            while (level < ends.size() && ends.get(level) >= low) {
                level++;
            }
            if (level == ends.size()) {
                ends.add(high);
            } else {
                ends.set(level, high);
            }
            bars.add(new Bar(low, high, level));
        }
        return bars;
    }

    private static double rank(CriticalDifference difference, String name) {
        return difference.arms().stream()
                .filter(arm -> arm.name().equals(name))
                .mapToDouble(RankedArm::rank)
                .findFirst()
                .orElseThrow();
    }
}
