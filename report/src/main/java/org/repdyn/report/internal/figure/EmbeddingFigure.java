package org.repdyn.report.internal.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.RunResult;

/**
 * Figure of each arm's final embeddings, projected to a plane. The page has each image once; a point has the number of its
 * image, because arms with different seeds or datasets have different samples of the same number.
 */
public final class EmbeddingFigure {

    private static final String ID = "embedding";

    /** Field with the number of an image; the script shows the image in its place. */
    private static final String PICTURE = "picture";

    private static final String TITLE = "Held-out samples, projected to a plane";
    private static final String SPEC =
            """
            {"$schema":"https://vega.github.io/schema/vega-lite/v5.json","width":"container","height":300,
             "config":{"view":{"stroke":"#8c8c8c","strokeOpacity":0.5}},
             "encoding":{
               "x":{"field":"x","type":"quantitative","title":"first principal component",
                    "scale":{"domain":[-1.06,1.06],"nice":false},"axis":{"labels":false,"ticks":false,"domain":false}},
               "y":{"field":"y","type":"quantitative","title":"second principal component",
                    "scale":{"domain":[-1.06,1.06],"nice":false},"axis":{"labels":false,"grid":false}},
               "tooltip":[{"field":"label"},{"field":"sample"}]}}
            """;

    /** Ten hues. They need not differ for every kind of colour vision, because each mark is the text of its label. */
    private static final String LABEL_COLOUR =
            """
            {"field":"label","type":"nominal","legend":null,"scale":{"range":["#0072B2","#D55E00","#009E73",
             "#CC79A7","#864F00","#2897F0","#676767","#AA4466","#2C8C7C","#8877DD"]}}""";

    /** Number of columns of the legend of classes, which fit the narrowest panel. */
    private static final int LEGEND_COLUMNS = 3;

    /** Largest number of classes in a legend, so that it is not larger than the figure. */
    private static final int MAX_IN_LEGEND = 30;

    /** Largest number of arms whose embeddings are drawn. A panel is about 20 kB of the page, and more are not looked at. */
    public static final int MAX_ARMS = 60;

    private EmbeddingFigure() {}

    /**
     * Returns the arms whose embeddings are drawn: the chosen ones; if none is chosen, all, or none if they are too many.
     *
     * @param chosen names of arms
     */
    public static Set<String> arms(RunResult run, Set<String> chosen) {
        if (!chosen.isEmpty()) {
            return chosen;
        }
        return run.arms().size() > MAX_ARMS
                ? Set.of()
                : run.arms().stream().map(ArmResult::name).collect(Collectors.toSet());
    }

    /**
     * Returns the different images of the drawn embeddings with their numbers, in the order in which they occur first.
     *
     * @param arms the {@link #arms} whose embeddings are drawn
     */
    public static Map<String, Integer> images(RunResult run, Set<String> arms) {
        Map<String, Integer> images = new LinkedHashMap<>();
        run.points().stream().filter(p -> arms.contains(p.arm())).forEach(p -> p.image()
                .ifPresent(image -> images.putIfAbsent(image, images.size())));
        return images;
    }

    /**
     * Returns the figure.
     *
     * @param arms the {@link #arms} whose embeddings are drawn
     * @param images the {@link #images} of these arms
     */
    public static Figure of(RunResult run, Set<String> arms, Map<String, Integer> images) {
        if (arms.isEmpty() && !run.points().isEmpty()) {
            return Figure.absent(
                    ID,
                    TITLE,
                    "Embeddings are drawn for at most " + MAX_ARMS
                            + " arms, and this run has " + run.arms().size()
                            + ". The command 'repdyn report DIR --embeddings ARM,ARM' draws those of the arms or groups"
                            + " that it names; the file embedding.csv has those of all arms.");
        }
        List<Figure.Panel> panels = new ArrayList<>();
        for (int i = 0; i < run.arms().size(); i++) {
            String arm = run.arms().get(i).name();
            List<EmbeddingPoint> points = run.points().stream()
                    .filter(p -> p.arm().equals(arm)
                            && arms.contains(arm)
                            && Double.isFinite(p.x())
                            && Double.isFinite(p.y()))
                    .toList();
            if (!points.isEmpty()) {
                panels.add(panel(run, arm, points, images, i + 1));
            }
        }
        if (panels.isEmpty()) {
            return Figure.absent(ID, TITLE, "This run has no embeddings to draw.");
        }
        boolean labelled = run.points().stream().anyMatch(p -> p.label().isPresent());
        boolean pictured = !images.isEmpty();
        return Figure.of(
                ID,
                TITLE,
                "Each arm's final embedding of samples that it was not trained on: the first two principal components."
                        + " Each arm has a scale of its own, the same for both components."
                        + (arms.size() < run.arms().size()
                                ? " Drawn for " + arms.size() + " of the "
                                        + run.arms().size() + " arms."
                                : "")
                        + (labelled ? " Each mark is the sample's label." : "")
                        + (pictured ? " Point at a mark to see the sample's image." : "")
                        + " The points of a collapsed representation lie on a line.",
                panels,
                labelled ? "" : "The data have no labels, so the marks are points.");
    }

    private static Figure.Panel panel(
            RunResult run, String arm, List<EmbeddingPoint> points, Map<String, Integer> images, int number) {
        ObjectNode spec = Chart.parse(SPEC);
        spec.put("description", TITLE + ", " + arm);
        var rows = spec.withArray("/data/values");
        for (EmbeddingPoint point : points) {
            ObjectNode row = rows.addObject();
            row.put("sample", point.sample())
                    .put("x", Math.round(point.x() * 1e4) / 1e4)
                    .put("y", Math.round(point.y() * 1e4) / 1e4);
            point.label().ifPresent(label -> row.put("label", label));
            run.className(point).ifPresent(name -> row.put("class", name));
            point.image().map(images::get).ifPresent(image -> row.put(PICTURE, image));
        }
        if (!images.isEmpty()) {
            spec.withObject("/encoding").withArray("/tooltip").addObject().put("field", PICTURE);
        }
        if (points.stream().anyMatch(p -> p.label().isPresent())) {
            spec.set(
                    "mark",
                    Chart.parse(
                            """
                    {"type":"text","fontSize":11,"fontWeight":600,"opacity":0.85}"""));
            ObjectNode encoding = spec.withObject("/encoding");
            encoding.putObject("text").put("field", "label").put("type", "nominal");
            ObjectNode colour = Chart.parse(LABEL_COLOUR);
            List<String> classes = run.classes().getOrDefault(arm, List.of());
            if (!classes.isEmpty()) {
                nameClasses(spec, colour, points, classes);
            }
            encoding.set("color", colour);
        } else {
            spec.set(
                    "mark",
                    Chart.parse(
                            """
                    {"type":"circle","size":28,"opacity":0.7,"color":"#0072B2"}"""));
            spec.withObject("/encoding").withArray("/tooltip").remove(0);
        }
        return new Figure.Panel(ID + "-" + number, arm, spec, true);
    }

    /** Adds a legend with the label and the name of each class that occurs, and the name to the tooltip. */
    private static void nameClasses(
            ObjectNode spec, ObjectNode colour, List<EmbeddingPoint> points, List<String> classes) {
        ArrayNode domain = colour.withObject("/scale").putArray("domain");
        points.stream()
                .flatMapToInt(point -> point.label().stream())
                .distinct()
                .sorted()
                .forEach(domain::add);
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        classes.forEach(names::add);
        // The index is a label, that is, a number; vega reads a missing name as undefined.
        colour.putObject("legend")
                .put("title", "class")
                .put("columns", LEGEND_COLUMNS)
                .put("symbolLimit", MAX_IN_LEGEND)
                .put("labelExpr", "datum.label + ' ' + (" + names + "[datum.value] || '')");
        spec.withObject("/encoding").withArray("/tooltip").insertObject(0).put("field", "class");
    }
}
