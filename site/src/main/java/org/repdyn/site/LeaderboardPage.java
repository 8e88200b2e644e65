package org.repdyn.site;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Page with the losses under all constraints of the study {@code losses-by-constraints}. */
final class LeaderboardPage {

    /** Address of the page from the root of the site. */
    static final String ADDRESS = "leaderboard.html";

    private static final String TITLE = "Leaderboard of losses";

    /** Mean over seeds with its interval. */
    private record Mean(double mean, double low, double high, String seeds) {

        static Mean of(CSVRecord row, String column) {
            return new Mean(
                    Double.parseDouble(row.get(column + "_mean")),
                    Double.parseDouble(row.get(column + "_low")),
                    Double.parseDouble(row.get(column + "_high")),
                    row.get(column + "_seeds"));
        }
    }

    /** Column of a table. */
    private record Place(String dataset, String constraint) {}

    private final Set<Place> places = new LinkedHashSet<>();
    private final Map<String, Map<Place, Mean>> accuracies = new LinkedHashMap<>();
    private final Map<String, Map<Place, Mean>> ranks = new LinkedHashMap<>();

    private LeaderboardPage() {}

    /** Returns the page. */
    static SitePage page(Path root) throws IOException {
        LeaderboardPage page = new LeaderboardPage();
        try (BufferedReader file = Files.newBufferedReader(root.resolve(StoredResults.LOSSES));
                CSVParser rows = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(file)) {
            rows.forEach(page::read);
        }
        String body = "<h1>" + TITLE + "</h1>\n"
                + "<p>Every loss under four constraints on two datasets, each with the same budget of training and the same search for"
                + " its rate. The numbers are means over seeds on held-out samples that the search has not seen; the 95 % interval"
                + " appears when the pointer rests on a number. A click on a heading sorts. <a href=\"losses.html#losses-by-constraints\">Losses"
                + " by constraints</a> describes the study and which differences are significant.</p>\n"
                + StoredResults.origin(
                        root,
                        StoredResults.LOSSES,
                        "repdyn compare losses-by-constraints --out runs/board",
                        "cp runs/board/groups.csv " + StoredResults.LOSSES)
                + page.table("accuracy", "Accuracy of the nearest neighbours", page.accuracies, 3)
                + page.table("rank", "Effective rank, of ten dimensions", page.ranks, 1);
        return new SitePage(
                ADDRESS,
                TITLE,
                List.of(
                        new PageDocument.Heading(2, "accuracy", "Accuracy"),
                        new PageDocument.Heading(2, "rank", "Effective rank")),
                body,
                List.of(new SearchEntry(
                        TITLE,
                        ADDRESS,
                        TITLE,
                        "ranking of losses by constraints: accuracy and effective rank of "
                                + String.join(", ", page.accuracies.keySet()))),
                false);
    }

    private void read(CSVRecord row) {
        Place place = new Place(row.get("data"), row.get("constraint"));
        places.add(place);
        String loss = row.get("loss");
        accuracies.computeIfAbsent(loss, l -> new LinkedHashMap<>()).put(place, Mean.of(row, "knn_accuracy"));
        ranks.computeIfAbsent(loss, l -> new LinkedHashMap<>()).put(place, Mean.of(row, "effective_rank"));
    }

    private String table(String id, String title, Map<String, Map<Place, Mean>> means, int digits) {
        List<String> datasets = places.stream().map(Place::dataset).distinct().toList();
        StringBuilder html =
                new StringBuilder("<h2 id=\"" + id + "\">" + title + "</h2>\n<p class=\"caption\">In the order of the"
                        + " mean over the datasets, each under its best constraint.</p>\n<div class=\"table\"><table class=\"sortable\">\n"
                        + "<thead><tr><th>Loss</th>");
        places.forEach(place -> html.append("<th>")
                .append(Html.escaped(place.dataset()))
                .append("<br>")
                .append(Html.escaped(place.constraint()))
                .append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        List<String> losses = new ArrayList<>(means.keySet());
        losses.sort(Comparator.comparingDouble((String loss) -> -best(means.getOrDefault(loss, Map.of()), datasets)));
        for (String loss : losses) {
            Map<Place, Mean> own = means.getOrDefault(loss, Map.of());
            html.append("<tr><th scope=\"row\"><a href=\"")
                    .append(PluginKind.LOSS.address())
                    .append('#')
                    .append(Html.escaped(loss))
                    .append("\">")
                    .append(Html.escaped(loss))
                    .append("</a></th>");
            for (Place place : places) {
                html.append(Optional.ofNullable(own.get(place))
                        .map(mean -> cell(mean, digits))
                        .orElse("<td class=\"number\">–</td>"));
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    /** Returns the mean over the datasets of the value under the best constraint. */
    private static double best(Map<Place, Mean> means, List<String> datasets) {
        return datasets.stream()
                .map(dataset -> means.entrySet().stream()
                        .filter(entry -> entry.getKey().dataset().equals(dataset))
                        .mapToDouble(entry -> entry.getValue().mean())
                        .max())
                .mapToDouble(best -> best.orElse(0))
                .average()
                .orElse(0);
    }

    private static String cell(Mean mean, int digits) {
        String format = "%." + digits + "f";
        return String.format(
                Locale.ROOT,
                "<td class=\"number\" title=\"" + format + " to " + format + ", %s seeds\">" + format + "</td>",
                mean.low(),
                mean.high(),
                Html.escaped(mean.seeds()),
                mean.mean());
    }
}
