package org.repdyn.study.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.study.ParameterGrid;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/**
 * Overrides {@code key=value} from the command line, with the syntax of the file: {@code loss.temperature=0.2},
 * {@code arms.naive.dynamics=exact}, {@code constraint={W1: euclidean, W2: stiefel}}. A key without {@code arms.}
 * changes every arm that does not set the key itself; an override that changes no arm is refused.
 * {@code grid.seed=[1, 2, 3]} changes the grid.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Overrides {

    /** Key of the arms of a study, at the start of an override of one arm. */
    private static final String ARMS = "arms";

    /** Key of the title of a study. */
    private static final String TITLE = "title";

    /** End of the keys of options whose value may be a blank, which is written as a word. */
    private static final String DELIMITER = ".delimiter";

    /** Key of a grid, in a study or in an arm. */
    private static final String GRID = StudyReader.GRID;

    private final Problems problems;
    private final List<String> notices = new ArrayList<>();
    private final List<Assignment> settings = new ArrayList<>();

    private Overrides(Problems problems) {
        this.problems = problems;
    }

    /**
     * A study to which overrides have been applied.
     *
     * @param study the changed study
     * @param notices one line for each override that changed some arms only or was replaced by a later one, for each
     *     renamed arm, and for each part of the study that its grids make void
     */
    public record Outcome(Study study, List<String> notices) {
        public Outcome {
            notices = List.copyOf(notices);
        }
    }

    /**
     * An override that has been read.
     *
     * @param text the whole override as written
     * @param key the key as written
     * @param arm the arm of a key {@code arms.NAME.}
     * @param path the parts of the key without {@code arms.NAME}
     * @param value the value
     */
    record Assignment(String text, String key, Optional<String> arm, List<String> path, ConfigValue value) {

        /** Returns true if this override changes a grid. */
        boolean changesGrid() {
            return path.get(0).equals(GRID);
        }

        /** Returns true if this override, applied later, sets everything that another one sets. */
        boolean replaces(Assignment earlier) {
            return arm.equals(earlier.arm)
                    && earlier.path.size() >= path.size()
                    && earlier.path.subList(0, path.size()).equals(path);
        }
    }

    /** Applies overrides in order; errors in them are added to {@code problems}. */
    public static Outcome apply(Study study, List<String> overrides, Problems problems) {
        Overrides overriding = new Overrides(problems);
        Study changed = study;
        List<Assignment> read = new ArrayList<>();
        for (String override : overrides) {
            Optional<String> title = overriding.title(override);
            if (title.isPresent()) {
                changed = changed.withTitle(title.get());
            } else {
                overriding.read(study, override).ifPresent(read::add);
            }
        }
        overriding.noteRepeated(read);
        // The grid first, so that every setting that it holds is known. Then plugin names before options, so that
        // `data.path=x data=csv` means the same as `data=csv data.path=x`.
        read.sort(Comparator.comparing((Assignment o) -> !o.changesGrid())
                .thenComparing(o -> o.path().size()));
        for (Assignment override : read) {
            changed = override.changesGrid()
                    ? overriding.changeGrid(changed, override)
                    : overriding.changeSetting(changed, override);
        }
        OverrideReach reach = new OverrideReach(changed, problems, overriding.notices);
        read.stream().filter(Assignment::changesGrid).forEach(reach::checkGrid);
        overriding.settings.forEach(reach::check);
        overriding.notices.addAll(new GridNotices(changed).lines());
        return new Outcome(overriding.renamed(study, changed), overriding.notices);
    }

    /** Adds a notice for each override that a later one of the same key replaces with another value. */
    private void noteRepeated(List<Assignment> read) {
        for (int i = 0; i < read.size(); i++) {
            Assignment earlier = read.get(i);
            read.subList(i + 1, read.size()).stream()
                    .filter(later -> later.arm().equals(earlier.arm())
                            && later.path().equals(earlier.path())
                            && !later.text().equals(earlier.text()))
                    .findFirst()
                    .ifPresent(later -> notices.add(earlier.text() + " is replaced by " + later.text()
                            + ": of several settings of " + later.key() + ", the last one counts"));
        }
    }

    /**
     * Renames every arm named after a plugin that an override has replaced, so that its curve carries the right name.
     */
    private Study renamed(Study before, Study after) {
        Map<String, Settings> arms = new LinkedHashMap<>();
        Map<String, ParameterGrid> grids = new LinkedHashMap<>();
        after.arms().forEach((arm, own) -> {
            String name =
                    successor(arm, before.settings(arm), after.settings(arm)).orElse(arm);
            int number = 1;
            String free = name;
            while (arms.containsKey(free) || (!free.equals(arm) && after.arms().containsKey(free))) {
                number++;
                free = name + "-" + number;
            }
            if (!free.equals(arm)) {
                notices.add("arm " + arm + " is now named " + free + ", after the plugin that replaces " + arm);
            }
            arms.put(free, own);
            if (after.ownGrids().containsKey(arm)) {
                grids.put(free, after.ownGrids().get(arm));
            }
        });
        return new Study(after.title(), after.common(), arms, after.grid(), grids, after.source());
    }

    /** Returns the name of the plugin that replaced the one an arm is named after; empty if the arm keeps its name. */
    private static Optional<String> successor(String arm, Settings before, Settings after) {
        return Arrays.stream(StudyKey.values())
                .filter(key -> name(before, key).filter(arm::equals).isPresent())
                .map(key -> name(after, key))
                .flatMap(Optional::stream)
                .filter(name -> !name.equals(arm) && StudyReader.canNameArm(name))
                .findFirst();
    }

    private static Optional<String> name(Settings settings, StudyKey key) {
        return settings.effective().get(key).flatMap(Settings::name);
    }

    /** Returns the value of an override of the title, which is any text. */
    private Optional<String> title(String override) {
        int equals = override.indexOf('=');
        return equals > 0 && override.substring(0, equals).strip().equals(TITLE)
                ? Optional.of(override.substring(equals + 1).strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private Optional<Assignment> read(Study study, String override) {
        int equals = override.indexOf('=');
        if (equals <= 0) {
            return refused(
                    "'" + override + "' is neither a study file nor an override. Write key=value, such as seed=1");
        }
        String key = override.substring(0, equals).strip();
        String text = override.substring(equals + 1);
        if (text.isBlank()) {
            String blank = text.startsWith("\t") ? "tab" : "space";
            String example = !text.isEmpty() && key.endsWith(DELIMITER) ? blank : "value";
            return refused("'" + override + "' gives " + key + " no value. Write " + key + "=" + example);
        }
        List<String> path = SettingPath.parts(key);
        if (!path.get(0).equals(ARMS)) {
            return OverrideText.read(override, text, problems)
                    .flatMap(value -> checked(new Assignment(override, key, Optional.empty(), path, value)));
        }
        if (path.size() < 3) {
            return refused("'" + key + "' names no setting of an arm. Write arms.NAME.key=value");
        }
        String arm = path.get(1);
        if (!study.arms().containsKey(arm)) {
            return refused(
                    StudyReader.unknown(key, arm, List.copyOf(study.arms().keySet()))
                            .replace("unknown key", "no such arm:"));
        }
        return OverrideText.read(override, text, problems)
                .flatMap(value ->
                        checked(new Assignment(override, key, Optional.of(arm), path.subList(2, path.size()), value)));
    }

    /** Refuses a text with commas where a list is meant. */
    private Optional<Assignment> checked(Assignment override) {
        boolean list = override.changesGrid()
                || (override.path().size() == 1
                        && StudyKey.of(override.path().get(0))
                                .filter(key -> key.form() == StudyKey.Form.PLUGINS || key.form() == StudyKey.Form.NAMES)
                                .isPresent());
        if (list
                && override.value() instanceof Scalar scalar
                && scalar.text().contains(",")
                && !quoted(override.text())) {
            String[] items = scalar.text().split("\\s*,\\s*", -1);
            return refused("'" + override.text() + "' is one value with a comma. Write a list in brackets: '"
                    + override.key() + "=[" + String.join(", ", items) + "]'");
        }
        return Optional.of(override);
    }

    private static boolean quoted(String override) {
        String text = override.substring(override.indexOf('=') + 1).strip();
        return text.startsWith("\"") || text.startsWith("'");
    }

    private Study changeSetting(Study study, Assignment override) {
        if (new GridConflict(study, problems).refuses(override)) {
            return study;
        }
        Optional<String> arm = override.arm();
        Settings own = arm.map(a -> Objects.requireNonNull(study.arms().get(a))).orElse(study.common());
        Settings all = arm.map(study::settings).orElse(study.common());
        List<String> otherKeys = arm.isPresent() ? List.of() : List.of(TITLE, ARMS, GRID);
        Settings changed = new SettingPath(
                        problems, SourceLocation.COMMAND_LINE, override.key(), override.path(), otherKeys)
                .set(own, all, override.value());
        if (changed.equals(own)) {
            return study;
        }
        // A later override replaces an earlier one of the same key; the earlier one is then no error.
        settings.removeIf(override::replaces);
        settings.add(override);
        return arm.map(a -> study.withArm(a, changed)).orElseGet(() -> study.withCommon(changed));
    }

    /** Returns the study with new values for one setting of its grid, or of the grid of an arm. */
    private Study changeGrid(Study study, Assignment override) {
        List<String> path = override.path().subList(1, override.path().size());
        String setting = String.join(".", path);
        if (setting.isEmpty()) {
            String key = override.key();
            problem("'" + key + "' names no setting. Write " + key + ".KEY=[VALUE, VALUE], such as " + key
                    + ".seed=[1, 2, 3]");
            return study;
        }
        ParameterGrid grid = override.arm().map(study::grid).orElse(study.grid());
        if (List.of(GridReader.EXCLUDE, GridReader.ZIP, GridReader.SKIP_INVALID).contains(setting)) {
            problem("'" + override.key() + "' cannot be given on the command line. Write it in the study file");
            return study;
        }
        Map<String, List<Scalar>> together = grid.together(setting);
        if (!together.isEmpty()) {
            return changeZipped(study, override, setting, together.keySet());
        }
        return new StudyReader(problems)
                .gridValues(override.value(), override.key())
                .map(values -> grid.with(setting, values))
                .map(changed ->
                        override.arm().map(a -> study.withGrid(a, changed)).orElseGet(() -> study.withGrid(changed)))
                .orElse(study);
    }

    private Study changeZipped(Study study, Assignment override, String setting, Set<String> together) {
        problem("'" + override.text() + "' changes a setting that varies together with others (zip: "
                + String.join(", ", together) + "). Change the lists of " + setting + " in the study file");
        return study;
    }

    private Optional<Assignment> refused(String message) {
        problem(message);
        return Optional.empty();
    }

    private void problem(String message) {
        problems.add(SourceLocation.COMMAND_LINE, message);
    }
}
