package org.repdyn.study.tuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.random.Seed;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.SkippedArm;
import org.repdyn.study.SeedPart;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;
import org.repdyn.study.StudyKey.UnderBaseline;
import org.repdyn.study.plan.ArmSeeds;
import org.repdyn.study.yaml.Expansion;
import org.repdyn.study.yaml.SettingAssignment;

/**
 * The search of a study with the key {@code tune}. Arms that differ in the seed alone share the points that are tried and the point
 * that is chosen. Each trial is an arm of a study of its own: it trains on four fifths of the training samples and is
 * judged on the others, so that it never sees a held-out sample; its seed is none of the comparison.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TuningSearch {

    /** Share of the training samples on which trials are compared. */
    private static final String VALIDATION_SHARE = "0.2";

    /** Key of the share in the settings of the data. */
    private static final String VALIDATION = "validation";

    /** Distance of the seeds of trials from those of the comparison, which users count up from small numbers. */
    private static final long SEED_DISTANCE = 1_000_000;

    /** Key of a range that is a list of values. */
    public static final String LIST = TuningRange.Kind.VALUES.key();

    private final Expansion expansion;
    private final long dataSeed;
    private final List<TuningGroup> groups;
    private final List<String> notices;

    private TuningSearch(Expansion expansion, long dataSeed, List<TuningGroup> groups, List<String> notices) {
        this.expansion = expansion;
        this.dataSeed = dataSeed;
        this.groups = List.copyOf(groups);
        this.notices = List.copyOf(notices);
    }

    /** Returns the keys of ranges between two numbers. */
    public static List<String> rangesOfNumbers() {
        return Arrays.stream(TuningRange.Kind.values())
                .filter(kind -> kind != TuningRange.Kind.VALUES)
                .map(TuningRange.Kind::key)
                .toList();
    }

    /** Returns true if a study, or one of its arms, has the key {@code tune}. */
    public static boolean isIn(Study study) {
        return study.common().get(StudyKey.TUNE).isPresent()
                || study.arms().values().stream()
                        .anyMatch(arm -> arm.get(StudyKey.TUNE).isPresent());
    }

    /**
     * Returns the search of a study.
     *
     * @param expansion the study after expansion of its grids
     * @param problems receives the mistakes in the key {@code tune}
     */
    public static TuningSearch of(Expansion expansion, Problems problems) {
        Study study = expansion.study();
        Problems own = Problems.distinct();
        long dataSeed = dataSeed(study, own);
        Map<Object, List<String>> alike = new LinkedHashMap<>();
        study.arms().keySet().forEach(arm -> alike.computeIfAbsent(
                        study.settings(arm).without(StudyKey.SEED).tree(), settings -> new ArrayList<>())
                .add(arm));
        List<TuningGroup> groups = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        for (List<String> arms : alike.values()) {
            Settings settings = study.settings(arms.get(0));
            Optional<TuningSettings> tuning = settings.get(StudyKey.TUNE)
                    .filter(Mapping.class::isInstance)
                    .flatMap(value -> TuningSettings.read((Mapping) value, own));
            if (tuning.isPresent()) {
                String name = arms.size() > 1 ? arms.get(0).replaceAll("-seed-?[0-9]+$", "") : arms.get(0);
                Optional<String> unused = unused(settings, tuning.get());
                if (unused.isPresent()) {
                    notices.add("tune: " + name + " is not tuned, because a baseline has no " + unused.get());
                } else {
                    groups.add(new TuningGroup(
                            name,
                            arms,
                            settings.without(StudyKey.TUNE),
                            tuning.get(),
                            tuning.get().points()));
                }
            }
        }
        problems.addAll(own);
        return new TuningSearch(expansion, dataSeed, groups, notices);
    }

    /** Returns the setting of a search that the baseline of an arm does not use; empty if there is none, or no baseline. */
    private static Optional<String> unused(Settings settings, TuningSettings tuning) {
        return settings.get(StudyKey.BASELINE).isEmpty()
                ? Optional.empty()
                : tuning.ranges().keySet().stream()
                        .map(path -> path.replaceAll("\\..*", ""))
                        .filter(key -> StudyKey.of(key)
                                .filter(known -> known.underBaseline() != UnderBaseline.USED)
                                .isPresent())
                        .findFirst();
    }

    /** Returns the seed of the samples and of the split, which all arms of a tuned study share. */
    private static long dataSeed(Study study, Problems problems) {
        Set<String> given = new LinkedHashSet<>();
        long first = 0;
        boolean isFirst = true;
        for (String arm : study.arms().keySet()) {
            Settings settings = study.settings(arm);
            if (settings.get(StudyKey.SEED).orElse(null) instanceof Mapping parts
                    && parts.entries().get(SeedPart.DATA.key()) instanceof Scalar data) {
                given.add(data.text());
            }
            if (isFirst) {
                first = seed(settings, SeedPart.DATA);
                isFirst = false;
            }
        }
        if (given.size() > 1) {
            problems.add(
                    SourceLocation.COMMAND_LINE,
                    "tune needs the same samples in all arms, but seed.data has the values " + String.join(", ", given)
                            + ". Give it one value");
        }
        return first;
    }

    /** Returns the seed of a part of the draws; 0 where the settings give none, or one that planning will refuse. */
    private static long seed(Settings settings, SeedPart part) {
        return ArmSeeds.part(settings, part, new Problems()).map(Seed::value).orElse(0L);
    }

    /**
     * Returns a part of this search, for one of several processes: each search goes to one part, with all its trials and all its arms,
     * and so does each arm that is not tuned. So no part needs the trials of another one. The parts are those of the study
     * alone.
     *
     * @param number number of the part, from 1
     * @param parts number of parts
     * @return empty if there are fewer searches and arms than parts, and none is left for this one
     */
    public Optional<TuningSearch> part(int number, int parts) {
        Study study = expansion.study();
        Set<String> tuned =
                groups.stream().flatMap(group -> group.arms().stream()).collect(Collectors.toSet());
        List<String> untuned = study.arms().keySet().stream()
                .filter(arm -> !tuned.contains(arm))
                .toList();
        List<TuningGroup> own = IntStream.range(0, groups.size())
                .filter(i -> i % parts == number - 1)
                .mapToObj(groups::get)
                .toList();
        Set<String> arms = own.stream().flatMap(group -> group.arms().stream()).collect(Collectors.toSet());
        IntStream.range(0, untuned.size())
                .filter(i -> (groups.size() + i) % parts == number - 1)
                .forEach(i -> arms.add(untuned.get(i)));
        return arms.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new TuningSearch(expansion(only(study, arms), expansion.skipped()), dataSeed, own, List.of()));
    }

    private static Study only(Study study, Set<String> arms) {
        Map<String, Settings> kept = new LinkedHashMap<>(study.arms());
        kept.keySet().retainAll(arms);
        return study.withoutGrids(study.common(), kept);
    }

    private Expansion expansion(Study study, List<SkippedArm> skipped) {
        return new Expansion(study, expansion.families(), expansion.optional(), skipped);
    }

    /** Returns the names of all trials. */
    public Set<String> trialNames() {
        return groups.stream().flatMap(TuningGroup::trials).collect(Collectors.toSet());
    }

    /** Returns the number of arms that are compared after the search. */
    public int arms() {
        return expansion.study().arms().size();
    }

    /** Returns notices about the search, one line each. */
    public List<String> notices() {
        return notices;
    }

    /** Returns the title of the study. */
    public String title() {
        return expansion.study().title();
    }

    /** Returns the trials as a study; mistakes in the paths of settings are added to {@code problems}. */
    public Expansion trials(Problems problems) {
        Problems own = Problems.distinct();
        Map<String, Settings> arms = new LinkedHashMap<>();
        Set<String> optional = new LinkedHashSet<>();
        Map<String, Scalar> by = new LinkedHashMap<>();
        for (TuningGroup group : groups) {
            by.putIfAbsent(group.tuning().by().text(), group.tuning().by());
            // A baseline refuses settings of weights that are its own, and ignores those of the study.
            Settings settings = group.settings().effective().without(StudyKey.COLUMNS, StudyKey.OBSERVABLES);
            for (int point = 0; point < group.points().size(); point++) {
                Settings set = group.withPoint(settings, point, expansion.study(), own);
                for (int seed = 0; seed < group.tuning().seeds(); seed++) {
                    String name = group.trial(point, seed);
                    arms.put(name, onValidation(set, seed(settings, SeedPart.BASE) + SEED_DISTANCE + seed));
                    if (expansion.optional().contains(group.arms().get(0))) {
                        optional.add(name);
                    }
                }
            }
        }
        problems.addAll(own);
        Settings common = Settings.NONE
                .with(StudyKey.COLUMNS, list(by.values(), name -> name))
                .with(
                        StudyKey.OBSERVABLES,
                        list(by.values(), name -> new Mapping(Map.of(Settings.NAME, name), name.location())));
        Map<String, List<String>> families = new LinkedHashMap<>();
        arms.keySet().forEach(arm -> families.put(arm, List.of(arm)));
        return new Expansion(
                expansion
                        .study()
                        .withTitle(expansion.study().title() + ", search")
                        .withoutGrids(common, arms),
                families,
                optional,
                List.of());
    }

    private Settings onValidation(Settings settings, long seed) {
        Map<String, ConfigValue> data = new LinkedHashMap<>();
        if (settings.get(StudyKey.DATA).orElse(null) instanceof Mapping given) {
            data.putAll(given.entries());
        }
        data.put(VALIDATION, scalar(VALIDATION_SHARE));
        Map<String, ConfigValue> seeds = new LinkedHashMap<>();
        seeds.put(SeedPart.BASE.key(), scalar(Long.toString(seed)));
        seeds.put(SeedPart.DATA.key(), scalar(Long.toString(dataSeed)));
        return settings.with(StudyKey.DATA, new Mapping(data, settings.place(StudyKey.DATA, "")))
                .with(StudyKey.SEED, new Mapping(seeds, SourceLocation.DEFAULT));
    }

    private static Scalar scalar(String text) {
        return new Scalar(text, SourceLocation.DEFAULT);
    }

    private static Sequence list(Collection<Scalar> names, Function<Scalar, ConfigValue> item) {
        return new Sequence(names.stream().map(item).toList(), SourceLocation.DEFAULT);
    }

    /**
     * Returns the study with the best point of each arm. A point counts only if all its trials completed. An arm of which no point
     * counts is never compared untuned: it is left out if the study leaves out combinations that are not valid.
     *
     * @param trials results of {@link #trials}; a trial that is missing was not valid
     * @param refused trials that were not valid, with their reasons
     * @throws UserErrorException if no point of an arm counts, and the arm cannot be left out
     */
    public TunedStudy choose(List<ArmResult> trials, List<SkippedArm> refused) {
        Map<String, ArmResult> results = trials.stream().collect(Collectors.toMap(ArmResult::name, result -> result));
        Map<String, String> reasons = new LinkedHashMap<>();
        refused.forEach(trial -> reasons.put(trial.arm(), trial.reason()));
        Problems problems = new Problems();
        List<TunedArm> tuned = new ArrayList<>();
        List<SkippedArm> skipped = new ArrayList<>(expansion.skipped());
        Study study = expansion.study();
        Set<String> compared = new LinkedHashSet<>(study.arms().keySet());
        for (TuningGroup group : groups) {
            List<TunedArm.Point> tried = group.tried(results);
            OptionalInt best = group.best(tried);
            if (best.isEmpty()) {
                String reason = group.noChoice(tried, reasons);
                if (expansion.optional().contains(group.arms().get(0))) {
                    group.arms().forEach(arm -> skipped.add(new SkippedArm(arm, reason)));
                    group.arms().forEach(compared::remove);
                } else {
                    problems.add(
                            study.settings(group.arms().get(0)).place(StudyKey.TUNE, group.name()),
                            "tune: " + group.name() + ": " + reason + ". Search other ranges");
                }
                continue;
            }
            int chosen = best.getAsInt();
            for (String arm : group.arms()) {
                Settings own = Objects.requireNonNull(study.arms().get(arm));
                for (SettingAssignment assignment : group.assignments(chosen, study)) {
                    own = assignment.assign(study, own, problems);
                }
                study = study.withArm(arm, own);
            }
            tuned.add(new TunedArm(
                    group.name(), group.arms(), group.tuning().by().text(), chosen, tried, group.edges(chosen)));
        }
        if (compared.isEmpty()) {
            Expansion.noneIsValid(skipped, problems);
        }
        problems.throwIfAny();
        return new TunedStudy(expansion(withoutSearch(only(study, compared)), skipped), tuned);
    }

    private Study withoutSearch(Study study) {
        Map<String, Settings> arms = new LinkedHashMap<>();
        study.arms().forEach((arm, own) -> {
            Settings all = own.over(study.common());
            Settings without = own.without(StudyKey.TUNE);
            arms.put(
                    arm,
                    seed(all, SeedPart.DATA) == dataSeed
                            ? without
                            : new SettingAssignment(SeedPart.DATA.path(), scalar(Long.toString(dataSeed)))
                                    .assign(study, without, new Problems()));
        });
        return study.withoutGrids(study.common().without(StudyKey.TUNE), arms);
    }
}
