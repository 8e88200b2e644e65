package org.repdyn.report.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;
import org.repdyn.report.internal.figure.EmbeddingFigure;

/** Arms whose embeddings a user asks for. */
public final class ChosenArms {

    private ChosenArms() {}

    /**
     * Returns the arms with the given names.
     *
     * @param names names of arms, or of groups, which stand for all their arms
     * @throws UserErrorException if the run has no arm or group of a name, or if they are more than can be drawn
     */
    public static Set<String> of(RunResult run, List<String> names) {
        Set<String> chosen = new LinkedHashSet<>();
        for (String name : names) {
            List<String> arms = run.arms().stream()
                    .map(ArmResult::name)
                    .filter(arm -> arm.equals(name) || run.factors(arm).group().equals(name))
                    .toList();
            if (arms.isEmpty()) {
                List<String> known = run.arms().stream()
                        .flatMap(arm ->
                                Stream.of(arm.name(), run.factors(arm.name()).group()))
                        .distinct()
                        .toList();
                throw new UserErrorException(
                        SourceLocation.PROGRAM,
                        ("the run has no arm '" + name + "'. " + NearestName.didYouMean(name, known)).strip()
                                + " See the table of its report, or comparison.csv");
            }
            chosen.addAll(arms);
        }
        if (chosen.size() > EmbeddingFigure.MAX_ARMS) {
            throw new UserErrorException(
                    SourceLocation.PROGRAM,
                    "embeddings of " + chosen.size() + " arms; at most " + EmbeddingFigure.MAX_ARMS
                            + " are drawn. Name fewer arms");
        }
        return chosen;
    }
}
