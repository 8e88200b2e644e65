package org.repdyn.paper.figure;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.RunResult;
import org.repdyn.paper.CsvText;
import org.repdyn.paper.Grouping;
import org.repdyn.paper.Quantities;
import org.repdyn.paper.Quantity;
import org.repdyn.statistics.Outcome;
import org.repdyn.statistics.ranking.MethodRanking;
import org.repdyn.statistics.ranking.RunRanking;

/**
 * Data of a critical-difference diagram (Demšar 2006): mean ranks of methods over datasets and seeds, with bars over the groups
 * that do not differ significantly.
 *
 * @param label name of the number by which methods are ranked
 * @param ranking the ranking
 * @param notices sentences on what a reader of the figure must know
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RankDiagram(String label, MethodRanking ranking, List<String> notices) implements FigureSource {

    /** Sentence on the correction: a study tests some rankings together with others, and a figure may show any ranking. */
    private static final String ALONE =
            "P-value and critical difference are those of this ranking alone, so they can be"
                    + " significant where the findings of the run, which are corrected for all of its tests, are not.";

    public RankDiagram {
        Objects.requireNonNull(label, "the argument 'label' is null");
        Objects.requireNonNull(ranking, "the argument 'ranking' is null");
        Objects.requireNonNull(notices, "the argument 'notices' is null");
        notices = List.copyOf(notices);
    }

    /**
     * Ranks the arms of a run.
     *
     * @param name name of the number, such as {@code effective-rank}
     * @param by paths of the compared settings; empty for all that differ, except those of the data
     * @throws UserErrorException if no arm has the number or a setting, or the ranking is not defined
     */
    public static RankDiagram of(RunResult run, String name, List<String> by) {
        Quantity quantity = Quantities.of(run).named(List.of(name)).get(0);
        RunRanking arms = RunRanking.of(run);
        List<String> compared = by.isEmpty() ? arms.methodPaths() : by;
        if (!by.isEmpty()) {
            new Grouping.ByFactors(by).requireKnown(run);
        }
        Outcome<MethodRanking> ranking = arms.by(compared, quantity::finite);
        return ranking.value()
                .map(defined -> new RankDiagram(
                        quantity.label(),
                        defined,
                        Stream.of(
                                        defined
                                                .sentences(
                                                        quantity.label(),
                                                        String.join(" and ", compared),
                                                        defined.friedman().pValue(),
                                                        "")
                                                .stream(),
                                        Stream.of(ALONE),
                                        defined.caveat().stream())
                                .flatMap(sentences -> sentences)
                                .toList()))
                .orElseThrow(() -> new UserErrorException(
                        SourceLocation.PROGRAM,
                        "there is no critical-difference diagram of '" + name + "': "
                                + ranking.reason().orElse("")
                                + ". It ranks three or more values of a setting; divide the arms by such a setting"));
    }

    @Override
    public String csv() {
        return CsvText.of(
                List.of("method", "mean_rank", "blocks", "critical_difference"),
                ranking.difference().arms().stream()
                        .map(arm -> List.of(
                                arm.name(),
                                arm.rank(),
                                ranking.blocks(),
                                ranking.difference().distance()))
                        .toList());
    }
}
