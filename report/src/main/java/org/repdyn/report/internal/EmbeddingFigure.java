package org.repdyn.report.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.RunResult;

/** The final embeddings in the plane. Images are named by sample and stored once, for all arms. */
final class EmbeddingFigure {

    private static final String ID = "embedding";
    private static final String TITLE = "Held-out samples in the plane";
    private static final String AXES =
            """
            "x":{"field":"x","type":"quantitative","title":"first principal component",
                 "scale":{"domain":[-1.05,1.05]},"axis":{"labels":false,"ticks":false,"grid":false}},
            "y":{"field":"y","type":"quantitative","title":"second principal component",
                 "scale":{"domain":[-1.05,1.05]},"axis":{"labels":false,"ticks":false,"grid":false}}""";
    /** Ten hues that differ for every kind of colour vision once the digit itself is there to be read. */
    private static final String LABEL_COLOUR =
            """
            {"field":"label","type":"nominal","legend":null,"scale":{"range":["#0072B2","#D55E00","#009E73",
             "#CC79A7","#E69F00","#56B4E9","#8c8c8c","#AA4466","#44AA99","#8877DD"]}}""";

    private EmbeddingFigure() {}

    static Figure of(RunResult run) {
        List<Figure.Panel> panels = new ArrayList<>();
        run.arms().forEach(arm -> {
            List<EmbeddingPoint> points = run.points().stream()
                    .filter(p -> p.arm().equals(arm.name()) && Double.isFinite(p.x()) && Double.isFinite(p.y()))
                    .toList();
            if (!points.isEmpty()) {
                panels.add(panel(arm.name(), points));
            }
        });
        if (panels.isEmpty()) {
            return Figure.absent(ID, TITLE, "This run kept no embeddings to draw.");
        }
        boolean labelled = run.points().stream().anyMatch(p -> p.label().isPresent());
        boolean pictured = run.points().stream().anyMatch(p -> p.image().isPresent());
        return new Figure(
                ID,
                TITLE,
                "Each arm's final embedding of samples it never saw, in its first two principal components on one scale."
                        + (labelled ? " Each mark is the sample's label." : "")
                        + (pictured ? " Point at one to see its image." : "")
                        + " A collapsed representation lies on a line.",
                panels,
                labelled ? "" : "The data have no labels, so that the marks are plain points.");
    }

    private static Figure.Panel panel(String arm, List<EmbeddingPoint> points) {
        Chart chart = Chart.described("Held-out samples in the plane, " + arm).height(300);
        boolean labelled = points.stream().anyMatch(p -> p.label().isPresent());
        boolean pictured = points.stream().anyMatch(p -> p.image().isPresent());
        for (EmbeddingPoint point : points) {
            ObjectNode row = chart.row();
            row.put("sample", point.sample()).put("x", point.x()).put("y", point.y());
            point.label().ifPresent(label -> row.put("label", label));
        }
        String mark = labelled
                ? "{\"type\":\"text\",\"fontSize\":10,\"fontWeight\":600,\"opacity\":0.85}"
                : "{\"type\":\"circle\",\"size\":28,\"opacity\":0.7}";
        ObjectNode layer = chart.layer("{\"mark\":" + mark + ",\"encoding\":{" + AXES + "}}");
        ObjectNode encoding = layer.withObject("/encoding");
        var tooltip = encoding.putArray("tooltip");
        if (pictured) {
            tooltip.addObject().put("field", "image").put("type", "nominal");
        }
        if (labelled) {
            encoding.putObject("text").put("field", "label").put("type", "nominal");
            encoding.set("color", Chart.parse(LABEL_COLOUR));
            tooltip.addObject().put("field", "label").put("type", "nominal");
        }
        tooltip.addObject().put("field", "sample").put("type", "nominal");
        return new Figure.Panel(arm, chart.spec());
    }
}
