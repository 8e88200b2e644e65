package org.repdyn.paper.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;

/**
 * Cells with their texts. A cell without a value is white with a line across it. A boundary is a black line with a white edge, through its place at the middle of each column; the middle of a row
 * has the value of the row, and values between two rows are interpolated.
 */
final class HeatMapPlot implements Drawing {

    /** Height of a row as a multiple of the font size. */
    private static final double ROW = 1.5;

    /** Space beside the text of a cell as a multiple of the font size. */
    private static final double BESIDE_TEXT = 0.25;

    /** Numbers of digits of the numbers in cells, in the order in which they are tried. */
    private static final List<Integer> DIGITS = List.of(3, 2);

    /** Brightness from 0 to 1 below which the number in a cell is white. */
    private static final double DARK = 0.5;

    /** Distance of two lines of the caption as a multiple of the font size. */
    private static final double LINE = 1.3;

    private static final Stroke THIN = new BasicStroke(0.5f);

    private static final Stroke BOUNDARY = new BasicStroke(0.9f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private static final Stroke BOUNDARY_EDGE = new BasicStroke(2.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private final CellGrid map;
    private final FigureStyle style;
    private final Font font;
    private final double size;
    private final double left;
    private final double top;
    private final double cellWidth;
    private final double cellHeight;
    private final boolean turned;
    private final List<String> captions;
    private final double height;

    private HeatMapPlot(CellGrid map, FigureStyle style) {
        this.map = map;
        this.style = style;
        this.size = style.fontSize();
        this.font = FigureFont.ofSize(size);
        this.left = FigureFont.FALLBACK
                        * map.rows().stream().mapToDouble(this::textWidth).max().orElse(0)
                + size;
        int panels = map.panels().size();
        this.cellWidth =
                (style.width() - left - panels * size) / (panels * map.columns().size());
        double widest =
                map.columns().stream().mapToDouble(this::textWidth).max().orElse(0);
        this.turned = widest + 0.5 * size > cellWidth;
        this.top = (panels > 1 ? 1.6 * size : 0.4 * size) + (turned ? widest : size) + 0.8 * size;
        this.captions = captions();
        double rest = top + (0.9 + LINE * (captions.size() + (map.keys().isEmpty() ? 0 : 1))) * size;
        this.cellHeight =
                style.height().map(given -> (given - rest) / map.rows().size()).orElse(ROW * size);
        this.height = style.height().orElse(rest + map.rows().size() * cellHeight);
    }

    /**
     * Returns a heat map, with two digits in its cells if three have no room.
     *
     * @throws UserErrorException if the cells are too small for their numbers
     */
    static HeatMapPlot of(HeatMap map, FigureStyle style) {
        return DIGITS.stream()
                .map(digits -> new HeatMapPlot(CellGrid.of(map, digits), style))
                .filter(HeatMapPlot::fits)
                .findFirst()
                .orElseThrow(HeatMapPlot::tooSmall);
    }

    /**
     * Returns a phase diagram.
     *
     * @throws UserErrorException if the cells are too small for their shares
     */
    static HeatMapPlot of(CollapseMap map, FigureStyle style) {
        HeatMapPlot plot = new HeatMapPlot(CellGrid.of(map), style);
        if (!plot.fits()) {
            throw tooSmall();
        }
        return plot;
    }

    private boolean fits() {
        double widest = map.panels().stream()
                .flatMap(panel -> panel.cells().stream())
                .flatMap(List::stream)
                .flatMap(Optional::stream)
                .mapToDouble(cell -> textWidth(cell.text()))
                .max()
                .orElse(0);
        return cellWidth >= widest + BESIDE_TEXT * size && cellHeight >= size;
    }

    private static UserErrorException tooSmall() {
        return new UserErrorException(
                SourceLocation.PROGRAM,
                "the cells of the heat map are too small for their numbers. Give a larger width or height, or a"
                        + " smaller font size");
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
        graphics.setFont(font);
        graphics.setColor(Color.BLACK);
        for (int i = 0; i < map.rows().size(); i++) {
            text(graphics, map.rows().get(i), 0.5 * size, baseline(i));
        }
        for (int p = 0; p < map.panels().size(); p++) {
            paint(graphics, map.panels().get(p), left + p * (map.columns().size() * cellWidth + size));
        }
        graphics.setColor(Color.BLACK);
        double y = height - (0.6 + LINE * (captions.size() - 1)) * size;
        if (!map.keys().isEmpty()) {
            keys(graphics, y - LINE * size);
        }
        for (String caption : captions) {
            text(graphics, caption, (width() - textWidth(caption)) / 2, y);
            y += LINE * size;
        }
    }

    /** Returns the lines of the caption; the settings have a line of their own if one line would be too wide. */
    private List<String> captions() {
        String what = map.caption();
        String by = "by " + map.rowLabel() + " and " + map.columnLabel();
        List<String> lines = new ArrayList<>();
        if (FigureFont.FALLBACK * textWidth(what + ", " + by) <= width()) {
            lines.add(what + ", " + by);
        } else {
            lines.add(what);
            lines.add(by);
        }
        map.boundary().ifPresent(name -> lines.add("line: " + name + ", as predicted"));
        return lines;
    }

    private void paint(Graphics2D graphics, GridPanel<CellGrid.Cell> panel, double x) {
        graphics.setColor(Color.BLACK);
        double middle = x + map.columns().size() * cellWidth / 2;
        if (!panel.name().isEmpty()) {
            text(graphics, panel.name(), middle - textWidth(panel.name()) / 2, 1.2 * size);
        }
        for (int j = 0; j < map.columns().size(); j++) {
            heading(graphics, map.columns().get(j), x + (j + 0.5) * cellWidth);
        }
        for (int i = 0; i < map.rows().size(); i++) {
            for (int j = 0; j < map.columns().size(); j++) {
                cell(graphics, panel.cells().get(i).get(j), i, x + j * cellWidth);
            }
        }
        boundary(graphics, panel, x);
    }

    private void boundary(Graphics2D graphics, GridPanel<CellGrid.Cell> panel, double x) {
        if (panel.boundary().stream().noneMatch(Optional::isPresent)) {
            return;
        }
        Path2D line = new Path2D.Double();
        boolean joined = false;
        for (int j = 0; j < panel.boundary().size(); j++) {
            Optional<Double> value = panel.boundary().get(j);
            if (value.isPresent()) {
                double across = x + (j + 0.5) * cellWidth;
                double down = top + (PhaseBoundary.place(map.rows(), value.get()) + 0.5) * cellHeight;
                if (joined) {
                    line.lineTo(across, down);
                } else {
                    line.moveTo(across, down);
                }
            }
            joined = value.isPresent();
        }
        Shape clip = graphics.getClip();
        graphics.clip(new Rectangle2D.Double(
                x, top, map.columns().size() * cellWidth, map.rows().size() * cellHeight));
        graphics.setColor(Color.WHITE);
        graphics.setStroke(BOUNDARY_EDGE);
        graphics.draw(line);
        graphics.setColor(Color.BLACK);
        graphics.setStroke(BOUNDARY);
        graphics.draw(line);
        graphics.setClip(clip);
    }

    /** Writes the name of a column, upwards if it is wider than the column. */
    private void heading(Graphics2D graphics, String name, double centre) {
        double y = top - 0.5 * size;
        if (!turned) {
            text(graphics, name, centre - textWidth(name) / 2, y);
            return;
        }
        AffineTransform before = graphics.getTransform();
        graphics.rotate(-Math.PI / 2, centre + 0.35 * size, y);
        text(graphics, name, centre + 0.35 * size, y);
        graphics.setTransform(before);
    }

    private void cell(Graphics2D graphics, Optional<CellGrid.Cell> cell, int row, double x) {
        double y = top + row * cellHeight;
        if (cell.isEmpty()) {
            graphics.setColor(Color.GRAY);
            graphics.setStroke(THIN);
            graphics.draw(new Line2D.Double(
                    x + 0.3 * cellWidth, y + 0.5 * cellHeight, x + 0.7 * cellWidth, y + 0.5 * cellHeight));
            return;
        }
        Color colour = cell.get().colour();
        graphics.setColor(colour);
        graphics.fill(new Rectangle2D.Double(x, y, cellWidth, cellHeight));
        double brightness = (0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue()) / 255;
        graphics.setColor(brightness < DARK ? Color.WHITE : Color.BLACK);
        String text = cell.get().text();
        text(graphics, text, x + (cellWidth - textWidth(text)) / 2, baseline(row));
    }

    /** Draws the legend in one line. */
    private void keys(Graphics2D graphics, double y) {
        double width = -size;
        for (CellGrid.Key key : map.keys()) {
            width += keyWidth(key);
        }
        double x = (width() - width) / 2;
        for (CellGrid.Key key : map.keys()) {
            Rectangle2D square = new Rectangle2D.Double(x, y - 0.75 * size, 0.9 * size, 0.9 * size);
            graphics.setColor(key.colour());
            graphics.fill(square);
            graphics.setColor(Color.GRAY);
            graphics.setStroke(THIN);
            graphics.draw(square);
            graphics.setColor(Color.BLACK);
            text(graphics, key.name(), x + 1.3 * size, y);
            x += keyWidth(key);
        }
    }

    private double keyWidth(CellGrid.Key key) {
        return textWidth(key.name()) + 2.3 * size;
    }

    private double baseline(int row) {
        return top + (row + 0.5) * cellHeight + 0.35 * size;
    }

    private double textWidth(String text) {
        return FigureFont.width(font, text);
    }

    private static void text(Graphics2D graphics, String text, double x, double y) {
        graphics.drawString(text, (float) x, (float) y);
    }
}
