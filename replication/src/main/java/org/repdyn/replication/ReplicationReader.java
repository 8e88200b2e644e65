package org.repdyn.replication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.options.KebabCase;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.Problems;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;
import org.repdyn.study.yaml.StudyYaml;

/** Reader of replication files. Options of claims and figures are checked later, when the replication is prepared. */
final class ReplicationReader {

    private static final String NAME = "name";
    private static final String TITLE = "title";
    private static final String REFERENCE = "reference";
    private static final String SHOWS = "shows";
    private static final String STUDY = "study";
    private static final String CLAIMS = "claims";
    private static final String FIGURES = "figures";
    private static final List<String> WORDS = List.of(NAME, TITLE, REFERENCE, SHOWS);
    private static final List<String> KEYS = List.of(NAME, TITLE, REFERENCE, SHOWS, STUDY, CLAIMS, FIGURES);
    private final Problems problems;

    private ReplicationReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads a replication.
     *
     * @param text content of the file
     * @param source name of the file in messages
     * @param origin {@code built-in}, the jar, or the file
     * @param problems receives the errors
     * @return the replication; empty if the text has errors
     */
    public static Optional<Replication> read(String text, String source, String origin, Problems problems) {
        return StudyYaml.values(text, source, problems)
                .flatMap(value -> new ReplicationReader(problems).replication(value, origin));
    }

    private Optional<Replication> replication(ConfigValue value, String origin) {
        if (!(value instanceof Mapping root)) {
            problems.add(value.location(), "a replication is a map of " + String.join(", ", KEYS));
            return Optional.empty();
        }
        int before = problems.toList().size();
        Map<String, ConfigValue> entries = root.entries();
        if (!entries.containsKey(STUDY) && entries.containsKey(StudyKey.DATA.key())) {
            problems.add(
                    root.location(),
                    "this is a study, not a replication, which has a study below the key 'study'. Run it with 'repdyn"
                            + " compare'");
            return Optional.empty();
        }
        refuseUnknown(entries);
        Map<String, String> words = new LinkedHashMap<>();
        WORDS.forEach(key -> word(root, key).ifPresent(text -> words.put(key, text)));
        Optional.ofNullable(words.get(NAME))
                .ifPresent(name -> requireName(name, Objects.requireNonNull(entries.get(NAME))));
        Optional<Study> study = required(root, STUDY, "the study to run, in the grammar of study files")
                .flatMap(given -> StudyYaml.study(given, problems));
        List<Mapping> claims = required(root, CLAIMS, "a list of what the run must show")
                .map(given -> maps(given, CLAIMS, NAME))
                .orElse(List.of());
        List<Mapping> figures = Optional.ofNullable(entries.get(FIGURES))
                .map(given -> maps(given, FIGURES, TITLE))
                .orElse(List.of());
        if (entries.get(CLAIMS) instanceof Sequence list && list.items().isEmpty()) {
            problems.add(list.location(), "claims is empty. Write at least one claim that the run can contradict");
        }
        if (problems.toList().size() > before || study.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Replication(
                words.getOrDefault(NAME, ""),
                words.getOrDefault(TITLE, ""),
                words.getOrDefault(REFERENCE, ""),
                words.getOrDefault(SHOWS, ""),
                origin,
                study.get().withTitle(words.getOrDefault(TITLE, "")),
                claims,
                figures));
    }

    private void refuseUnknown(Map<String, ConfigValue> entries) {
        entries.forEach((key, given) -> {
            if (!KEYS.contains(key)) {
                problems.add(
                        given.location(),
                        "unknown key '" + key + "'. " + NearestName.suggestion(key, KEYS) + "Known: "
                                + String.join(", ", KEYS));
            }
        });
    }

    private void requireName(String name, ConfigValue given) {
        if (!KebabCase.isKebab(name)) {
            problems.add(
                    given.location(),
                    "name is '" + name + "'. Allowed: lower-case letters, digits and single hyphens, a letter first");
        }
    }

    private Optional<ConfigValue> required(Mapping root, String key, String what) {
        Optional<ConfigValue> given = Optional.ofNullable(root.entries().get(key));
        if (given.isEmpty()) {
            problems.add(root.location(), key + " is missing. It is " + what);
        }
        return given;
    }

    private Optional<String> word(Mapping root, String key) {
        Optional<ConfigValue> given = required(root, key, "a text");
        if (given.isPresent()
                && given.get() instanceof Scalar text
                && !text.text().isBlank()) {
            return Optional.of(text.text().strip());
        }
        given.ifPresent(value -> problems.add(value.location(), key + " is a text, such as " + key + ": \"...\""));
        return Optional.empty();
    }

    private List<Mapping> maps(ConfigValue given, String key, String first) {
        if (!(given instanceof Sequence list)) {
            problems.add(given.location(), key + " is a list of maps, such as '- " + first + ": ...'");
            return List.of();
        }
        List<Mapping> maps = new ArrayList<>();
        for (ConfigValue item : list.items()) {
            if (item instanceof Mapping map) {
                maps.add(map);
            } else {
                problems.add(
                        item.location(),
                        "an entry of " + key + " is a map, such as '- " + first + ": ...' with options below it");
            }
        }
        return maps;
    }
}
