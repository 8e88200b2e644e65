package org.repdyn.cli.study;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.repdyn.cli.terminal.ArmCount;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.LineProgress;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.service.StudyForecast;

/** Text of {@code --dry-run}: what a study would compute, and with {@code --verbose} the study with all defaults. */
final class DryRun {

    private static final double BYTES_PER_MEGABYTE = 1e6;

    /** Ends of nouns whose plural ends with -es. A single s is the plural of a setting such as {@code points}. */
    private static final Pattern SIBILANT = Pattern.compile("(ss|ch|sh|x|z)$");

    /** End of nouns whose plural ends with -ies. */
    private static final Pattern CONSONANT_AND_Y = Pattern.compile("[^aeiou]y$");

    private final StudyPlan study;
    private final StudyForecast forecast;
    private final OptionalInt armsAfterSearch;
    private final int threads;

    /**
     * Creates the text.
     *
     * @param study the study, or the trials of its search as a study
     * @param armsAfterSearch number of arms that are compared after the trials; empty without a search
     * @param threads number of arms that run in parallel
     */
    DryRun(StudyPlan study, StudyForecast forecast, OptionalInt armsAfterSearch, int threads) {
        this.study = study;
        this.forecast = forecast;
        this.armsAfterSearch = armsAfterSearch;
        this.threads = Math.max(1, Math.min(threads, forecast.missing()));
    }

    /** Prints the forecast as a line, or as one JSON object; with {@code verbose}, the study on standard output. */
    void print(Console console, boolean json, boolean verbose, boolean quiet) {
        if (json) {
            console.out().println(json(verbose));
        } else if (verbose) {
            if (!quiet) {
                console.err().println(line());
                console.err().flush();
            }
            console.out().print(study.resolvedYaml());
        } else {
            console.out().println(line());
        }
        console.out().flush();
    }

    /**
     * Returns one line such as {@code 12 arms (3 losses × 4 seeds), 6 from the store, about 9 min, 40 MB}. The settings of the arms
     * after a search are not known before it has ended, and neither is what the store has of them.
     */
    String line() {
        String counted = factors() + ", " + forecast.stored() + " from the store, " + cost();
        if (armsAfterSearch.isEmpty()) {
            return ArmCount.inWords(forecast.arms()) + counted;
        }
        return CountedNoun.of(forecast.arms(), "trial") + counted + "; then "
                // The arms with the chosen settings are not planned yet, so those that are not valid are still counted.
                + (study.skipped().isEmpty() ? "" : "at most ")
                + ArmCount.inWords(armsAfterSearch.getAsInt()) + " with the chosen settings";
    }

    /** Returns the factors in brackets, as a product if the arms are all their combinations; empty if nothing differs. */
    private String factors() {
        long product = 1;
        for (int values : forecast.values().values()) {
            product *= values;
        }
        String separator = product == forecast.arms() ? " × " : ", ";
        return forecast.values().isEmpty()
                ? ""
                : forecast.values().entrySet().stream()
                        .map(DryRun::counted)
                        .collect(Collectors.joining(separator, " (", ")"));
    }

    private static String counted(Map.Entry<String, Integer> factor) {
        return factor.getValue() + " "
                + switch (factor.getKey()) {
                    case "data" -> "datasets";
                    case "data.path" -> "data files";
                    case "data.train" -> "numbers of training samples";
                    case "data.held-out" -> "numbers of held-out samples";
                    case "seed.data" -> "seeds of data";
                    case "seed.views" -> "seeds of views";
                    case "seed.init" -> "seeds of initial weights";
                    default -> plural(factor.getKey().substring(factor.getKey().lastIndexOf('.') + 1));
                };
    }

    /** Returns the plural of the name of a setting, such as losses, batches, penalties and rates. */
    private static String plural(String name) {
        if (SIBILANT.matcher(name).find()) {
            return name + "es";
        }
        if (name.endsWith("s")) {
            return name;
        }
        return CONSONANT_AND_Y.matcher(name).find() ? name.substring(0, name.length() - 1) + "ies" : name + "s";
    }

    private String cost() {
        if (forecast.missing() == 0) {
            return armsAfterSearch.isEmpty() ? "nothing to run" : "no trial to run";
        }
        return forecast.cost()
                .map(cost -> "about " + LineProgress.inWords(cost.seconds() / threads) + ", "
                        + Math.max(1, Math.round(cost.bytes() / BYTES_PER_MEGABYTE)) + " MB")
                .orElse("no estimate: no arm of this study is in the store");
    }

    private String json(boolean verbose) {
        ObjectNode object = JsonMapper.builder().build().createObjectNode();
        object.put("title", study.title());
        object.put("arms", forecast.arms());
        armsAfterSearch.ifPresent(arms -> object.put("armsAfterSearch", arms));
        ObjectNode values = object.putObject("values");
        forecast.values().forEach(values::put);
        object.put("stored", forecast.stored());
        object.put("missing", forecast.missing());
        ArrayNode skipped = object.putArray("skipped");
        study.skipped().forEach(arm -> skipped.addObject().put("arm", arm.arm()).put("reason", arm.reason()));
        Optional<StudyForecast.Cost> cost = forecast.cost();
        object.put("seconds", cost.map(c -> c.seconds() / threads).orElse(null));
        object.put("bytes", cost.map(StudyForecast.Cost::bytes).orElse(null));
        if (verbose) {
            object.put("study", study.resolvedYaml());
        }
        return object.toPrettyString();
    }
}
