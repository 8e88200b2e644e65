package org.repdyn.replication;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.study.Study;

/**
 * Experiment of a paper and its claims, as a file describes them. Immutable data without live objects.
 *
 * @param name stable lower-case name
 * @param title title
 * @param reference paper, and section or figure
 * @param shows statement of the paper, one sentence
 * @param origin {@code built-in}, the jar, or the file
 * @param study the study to run
 * @param claims claim plugins with options: each a map with the key {@code name}
 * @param figures options of each figure
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Replication(
        String name,
        String title,
        String reference,
        String shows,
        String origin,
        Study study,
        List<Mapping> claims,
        List<Mapping> figures) {

    public Replication {
        claims = List.copyOf(claims);
        figures = List.copyOf(figures);
    }

    /** Returns a copy with another name and another study. */
    Replication with(String otherName, Study otherStudy) {
        return new Replication(otherName, title, reference, shows, origin, otherStudy, claims, figures);
    }
}
