package org.repdyn.replication;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.repdyn.replication.spi.Claim;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.plan.UsedPlugin;

/**
 * Replication that is checked and ready to run.
 *
 * @param replication the replication as it was read
 * @param study the study to run
 * @param claims the claims to judge, in order
 * @param claimPlugins the plugins of the claims, each once, for the provenance
 * @param figures the figures to draw, in order
 * @param families for each arm, the name of the arm in the study, from which a grid may make several
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PreparedReplication(
        Replication replication,
        StudyPlan study,
        List<Claim> claims,
        List<UsedPlugin> claimPlugins,
        List<FigureOptions> figures,
        Map<String, String> families) {

    public PreparedReplication {
        claims = List.copyOf(claims);
        claimPlugins = List.copyOf(claimPlugins);
        figures = List.copyOf(figures);
        families = Map.copyOf(families);
    }
}
