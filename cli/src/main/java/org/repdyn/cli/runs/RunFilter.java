package org.repdyn.cli.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.repdyn.core.problem.NearestName;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that choose runs of a store; a run is chosen if it fulfils all of them. */
final class RunFilter {

    private static final Pattern AGE = Pattern.compile("(\\d{1,9})([hdw])");

    private static final int DAYS_OF_WEEK = 7;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description =
                    "Only runs with this setting, such as loss=vicreg or 'encoder.width>=64', or with this status, tag, arm,"
                            + " run, id or seconds, such as status=failed; may be repeated.")
    private List<String> where = new ArrayList<>();

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            description = "Only runs that ended longer ago than this: 12h, 30d or 4w.")
    private Optional<String> olderThan = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Returns true if no option was given, so that all runs are chosen. */
    boolean isEmpty() {
        return where.isEmpty() && olderThan.isEmpty();
    }

    /**
     * Returns the chosen runs in their order.
     *
     * @param notices receives a line for each setting that no run has
     * @throws ParameterException if an option has a mistake
     */
    List<StoredEntry> choose(List<StoredEntry> runs, Consumer<String> notices) {
        List<RunCondition> conditions = conditions();
        Optional<Instant> limit = olderThan.map(this::limit);
        conditions.forEach(condition -> noticeUnset(condition, runs, notices));
        return runs.stream()
                .filter(run -> conditions.stream().allMatch(condition -> condition.holds(run)))
                .filter(run -> limit.isEmpty() || run.header().written().isBefore(limit.get()))
                .toList();
    }

    /**
     * Checks the options before the store is read.
     *
     * @throws ParameterException if an option has a mistake
     */
    void check() {
        conditions();
        olderThan.ifPresent(this::limit);
    }

    private List<RunCondition> conditions() {
        return where.stream().map(text -> RunCondition.parse(spec, text)).toList();
    }

    private static void noticeUnset(RunCondition condition, List<StoredEntry> runs, Consumer<String> notices) {
        String path = condition.path();
        if (runs.isEmpty()
                || StoredEntry.PROPERTIES.contains(path)
                || runs.stream().anyMatch(run -> !run.values(path).isEmpty())) {
            return;
        }
        SortedSet<String> known = new TreeSet<>();
        runs.forEach(run -> known.addAll(run.settings().values().keySet()));
        notices.accept(("no run has the setting '" + path + "'. " + NearestName.didYouMean(path, known)).strip());
    }

    private Instant limit(String text) {
        Matcher matcher = AGE.matcher(text);
        if (!matcher.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "'" + text + "' is not an age. Write hours, days or weeks: 12h, 30d or 4w");
        }
        long count = Long.parseLong(matcher.group(1));
        // With at most nine digits neither a duration nor a time overflows.
        Duration age =
                switch (matcher.group(2)) {
                    case "h" -> Duration.ofHours(count);
                    case "d" -> Duration.ofDays(count);
                    default -> Duration.ofDays(DAYS_OF_WEEK * count);
                };
        return Instant.now().minus(age);
    }
}
