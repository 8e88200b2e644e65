package org.repdyn.report;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.RunSummary;
import org.repdyn.report.internal.GalleryEntry;
import org.repdyn.report.internal.figure.Thumbnail;

/** Card of a run in a gallery: description, finding and small figure. It keeps none of the trajectories that it was made from. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunCard {

    private final GalleryEntry entry;

    private RunCard(GalleryEntry entry) {
        this.entry = entry;
    }

    /** Returns the card of a run: its first finding over seeds or else its summary, and a small figure. */
    public static RunCard of(RunSummary run, RunResult result) {
        List<String> findings = result.statistics().findings();
        return new RunCard(
                new GalleryEntry(run, findings.isEmpty() ? result.summary() : findings.get(0), Thumbnail.of(result)));
    }

    GalleryEntry entry() {
        return entry;
    }
}
