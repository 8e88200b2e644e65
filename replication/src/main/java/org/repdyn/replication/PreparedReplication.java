package org.repdyn.replication;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.repdyn.replication.spi.Claim;
import org.repdyn.study.service.PreparedStudy;

/**
 * A replication that can run.
 *
 * @param replication as it was read
 * @param study what will run
 * @param claims what will be judged, in order
 * @param figures what will be drawn, in order
 * @param families the arm of the study as it was written that each arm comes from
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PreparedReplication(
        Replication replication,
        PreparedStudy study,
        List<Claim> claims,
        List<FigureOptions> figures,
        Map<String, String> families) {

    public PreparedReplication {
        claims = List.copyOf(claims);
        figures = List.copyOf(figures);
        families = Map.copyOf(families);
    }
}
