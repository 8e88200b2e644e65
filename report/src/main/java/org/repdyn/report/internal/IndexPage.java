package org.repdyn.report.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.RunSummary;
import org.repdyn.report.internal.figure.Numbers;

/** HTML page with the runs of a folder. */
public final class IndexPage {

    /** Number of arms that a row names. */
    private static final int MAX_NAMED = 6;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private IndexPage() {}

    /** Returns the whole document without findings and figures. */
    public static String render(String folder, List<RunSummary> runs) {
        List<GalleryEntry> entries =
                runs.stream().map(run -> new GalleryEntry(run, "", "")).toList();
        return render(folder, entries, false, "", "repdyn runs index");
    }

    /**
     * Returns the whole document with a finding and a figure of each run.
     *
     * @param unread names of directories that are left out because they could not be read
     */
    public static String gallery(String folder, List<GalleryEntry> entries, List<String> unread) {
        String notice = unread.isEmpty()
                ? ""
                : "Left out, because " + (unread.size() == 1 ? "it" : "they") + " could not be read: "
                        + String.join(", ", unread) + ".";
        return render(folder, entries, true, notice, "repdyn site");
    }

    private static String render(
            String folder, List<GalleryEntry> entries, boolean figures, String notice, String command) {
        Scripts scripts = Libraries.indexScripts();
        return Page.fill(
                "index.jte",
                new IndexDocument(
                        folder,
                        entries.stream().map(IndexPage::row).toList(),
                        figures,
                        notice,
                        command,
                        scripts.policy(),
                        Libraries.style(),
                        scripts.sources()));
    }

    private static IndexDocument.Row row(GalleryEntry entry) {
        RunSummary run = entry.run();
        long failures =
                run.arms().stream().filter(arm -> arm.status().isFailure()).count()
                        + run.missing().size();
        return new IndexDocument.Row(
                run.title(),
                run.directory(),
                run.report().map(report -> link(run.directory(), report)).orElse(""),
                run.written().map(IndexPage::date).orElse(Numbers.NONE),
                run.arms().size(),
                run.arms().stream().limit(MAX_NAMED).map(RunSummary.Arm::name).collect(Collectors.joining(", "))
                        + (run.arms().size() > MAX_NAMED ? ", …" : ""),
                statuses(run),
                entry.finding(),
                entry.figure(),
                failures,
                run.arms().stream()
                        .map(RunSummary.Arm::status)
                        .filter(status -> status != ArmStatus.COMPLETED && !status.isFailure())
                        .count());
    }

    private static String date(Instant time) {
        return DATE.format(time);
    }

    private static String statuses(RunSummary run) {
        Stream<String> ended = Arrays.stream(ArmStatus.values())
                .filter(status -> run.count(status) > 0)
                .map(status -> run.count(status) + " " + status.key());
        Stream<String> missing = run.missing().isEmpty()
                ? Stream.empty()
                : Stream.of(run.missing().size() + " missing");
        return Stream.concat(ended, missing).collect(Collectors.joining(", "));
    }

    /** Returns a relative address that no name of a directory can turn into one with a scheme, a query or a fragment. */
    private static String link(String directory, String report) {
        try {
            return new URI(null, null, "./" + directory + "/" + report, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no address for the directory '" + directory + "'", e);
        }
    }
}
