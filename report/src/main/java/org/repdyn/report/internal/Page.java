package org.repdyn.report.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.repdyn.core.result.RunResult;
import org.repdyn.report.internal.figure.AngleFigure;
import org.repdyn.report.internal.figure.DeviationFigure;
import org.repdyn.report.internal.figure.DrawnData;
import org.repdyn.report.internal.figure.EffectiveRankFigure;
import org.repdyn.report.internal.figure.EmbeddingFigure;
import org.repdyn.report.internal.figure.ExplorerData;
import org.repdyn.report.internal.figure.Figure;
import org.repdyn.report.internal.figure.FurtherFigures;
import org.repdyn.report.internal.figure.LossFigure;
import org.repdyn.report.internal.figure.ModesFigure;
import org.repdyn.report.internal.figure.PredictionFigure;
import org.repdyn.report.internal.figure.RankingFigure;
import org.repdyn.report.internal.figure.SingularValuesFigure;

/** HTML page of a run. */
public final class Page {

    private static final String TEMPLATES = "org.repdyn.report.templates";

    private Page() {}

    /**
     * Returns the whole document.
     *
     * @param embeddings names of the arms whose embeddings are drawn; empty for all, if they are not too many
     */
    public static String render(RunResult run, Set<String> embeddings) {
        Scripts scripts = Libraries.scripts();
        DrawnData shown = DrawnData.of(run);
        Set<String> embedded = EmbeddingFigure.arms(run, embeddings);
        Map<String, Integer> images = EmbeddingFigure.images(run, embedded);
        List<Figure> drawn = new ArrayList<>(List.of(
                EmbeddingFigure.of(run, embedded, images),
                EffectiveRankFigure.of(shown.lines()),
                LossFigure.of(shown.lines()),
                SingularValuesFigure.of(shown.panels()),
                PredictionFigure.of(shown.panels(), run),
                DeviationFigure.of(shown.lines()),
                AngleFigure.of(shown.lines())));
        ModesFigure.of(shown.panels()).ifPresent(drawn::add);
        drawn.addAll(FurtherFigures.of(shown));
        RankingFigure.of(run).ifPresent(figure -> drawn.add(0, figure));
        List<Figure> figures = arranged(drawn);
        Map<String, String> shared = SharedSettings.of(run.arms());
        ComparisonTable table = ComparisonTables.of(run, shared);
        Optional<ObjectNode> explorer = ExplorerData.of(run, table.factors());
        Document document = new Document(
                run.title(),
                run.run(),
                run.summary(),
                Findings.of(run),
                SharedSettings.above(run.arms(), shared),
                table,
                explorer.isPresent(),
                PredictionRow.distinct(run.arms()),
                notices(run, shown),
                figures,
                run.configuration(),
                ProvenanceEntry.flatten(run.provenance()),
                scripts.policy(),
                Libraries.style(),
                data(run.run(), longestName(shown.panels()), images.keySet(), figures, explorer),
                scripts.sources());
        return fill("page.jte", document);
    }

    private static String notices(RunResult run, DrawnData drawn) {
        String missing = run.incomplete().map(clause -> clause + ".").orElse("");
        return Stream.of(
                        missing,
                        run.unequalBudgets().orElse(""),
                        run.unequalMeasurements().orElse(""),
                        drawn.notice())
                .filter(notice -> !notice.isEmpty())
                .collect(Collectors.joining(" "));
    }

    static String fill(String template, Object document) {
        StringOutput output = new StringOutput(1 << 20);
        TemplateEngine.createPrecompiled(null, ContentType.Html, Page.class.getClassLoader(), TEMPLATES)
                .render(template, document, output);
        return output.toString();
    }

    private static int longestName(RunResult run) {
        return run.arms().stream().mapToInt(arm -> arm.name().length()).max().orElse(0);
    }

    /** Places two successive narrow figures side by side; every other figure takes the whole width. */
    private static List<Figure> arranged(List<Figure> figures) {
        List<Figure> arranged = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            if (figure.narrow() && i + 1 < figures.size() && figures.get(i + 1).narrow()) {
                arranged.add(figure.half());
                arranged.add(figures.get(++i).half());
            } else {
                arranged.add(figure);
            }
        }
        return arranged;
    }

    /** Returns a specification whose rows are a {@link RowTable}. */
    private static ObjectNode compact(ObjectNode spec) {
        if (!(spec.at("/data/values") instanceof ArrayNode rows)) {
            return spec;
        }
        ObjectNode compact = spec.deepCopy();
        compact.putObject("data").set("table", RowTable.of(rows));
        return compact;
    }

    /**
     * Returns the data for the script, as JSON without the character {@code <}, so that no text can end the element.
     */
    static String data(
            String run, int longestName, Set<String> pictures, List<Figure> figures, Optional<ObjectNode> explorer) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode data = mapper.createObjectNode();
        data.put("run", run);
        data.put("longestName", longestName);
        ArrayNode images = data.putArray("images");
        pictures.forEach(images::add);
        explorer.ifPresent(own -> data.set("explorer", own));
        ObjectNode panels = data.putObject("panels");
        for (Figure figure : figures) {
            for (Figure.Panel panel : figure.panels()) {
                panels.putObject(panel.id())
                        .put("square", panel.square())
                        .put("renderer", panel.square() ? "canvas" : "svg")
                        .set("spec", compact(panel.spec()));
            }
        }
        try {
            return mapper.writeValueAsString(data).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree could not be written", e);
        }
    }
}
