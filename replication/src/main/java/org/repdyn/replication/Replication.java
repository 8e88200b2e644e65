package org.repdyn.replication;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.study.Study;

/**
 * A paper's experiment and what it claims, as a file describes them. Immutable, holds no live object.
 *
 * @param name stable lower-case name
 * @param title title
 * @param reference paper and place
 * @param shows the claim of the paper, one sentence
 * @param origin {@code built-in}, the jar it came from, or the file
 * @param study what is run
 * @param claims plugins with options: each a map with the key {@code name}
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
}
