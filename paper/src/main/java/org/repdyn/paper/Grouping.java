package org.repdyn.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmGroup;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.RunResult;

/** Rule that divides the arms of a run into sets. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Grouping {

    /** Returns the headings of the labels, such as {@code encoder.width}. */
    List<String> headings();

    /** Returns the settings that divide the arms; empty if whole groups or arms are the sets. */
    default List<String> paths() {
        return List.of();
    }

    /** Returns true if sets have only the combinations of further settings that all of them have. */
    default boolean common() {
        return false;
    }

    /**
     * Returns the sets of arms, in the order of their first arms.
     *
     * @throws UserErrorException if no arm of the run has a setting that the rule names
     */
    List<ArmSet> sets(RunResult run);

    /** One set for each group of arms that differ in the seed alone. */
    record BySeed() implements Grouping {

        @Override
        public List<String> headings() {
            return List.of("group");
        }

        @Override
        public List<ArmSet> sets(RunResult run) {
            return run.groups().stream()
                    .map(group -> new ArmSet(List.of(group.name()), List.of(group)))
                    .toList();
        }
    }

    /** One set for each arm. */
    record ByArm() implements Grouping {

        @Override
        public List<String> headings() {
            return List.of("arm");
        }

        @Override
        public List<ArmSet> sets(RunResult run) {
            return run.arms().stream()
                    .map(arm -> new ArmSet(List.of(arm.name()), List.of(alone(run, arm))))
                    .toList();
        }

        private static ArmGroup alone(RunResult run, ArmResult arm) {
            ArmFactors factors = run.factors(arm.name());
            return new ArmGroup(arm.name(), factors.values(), new TreeMap<>(Map.of(factors.seed(), arm)));
        }
    }

    /**
     * One set for each combination of values of some settings.
     *
     * @param paths paths of the settings, such as {@code loss} and {@code encoder.width}
     * @param common true for the arms whose further settings each set has, so that means over them compare; false for all
     */
    record ByFactors(List<String> paths, boolean common) implements Grouping {

        public ByFactors {
            Objects.requireNonNull(paths, "the argument 'paths' is null");
            paths = List.copyOf(paths);
        }

        /** Creates the rule for all arms. */
        public ByFactors(List<String> paths) {
            this(paths, false);
        }

        @Override
        public List<String> headings() {
            return paths;
        }

        @Override
        public List<ArmSet> sets(RunResult run) {
            requireKnown(run);
            Map<List<String>, List<ArmGroup>> sets = new LinkedHashMap<>();
            for (ArmGroup group : run.groups()) {
                ArmFactors factors =
                        run.factors(group.arms().values().iterator().next().name());
                sets.computeIfAbsent(
                                paths.stream().map(path -> text(factors, path)).toList(), labels -> new ArrayList<>())
                        .add(group);
            }
            List<ArmSet> all = sets.entrySet().stream()
                    .map(set -> new ArmSet(set.getKey(), set.getValue()))
                    .toList();
            return common ? common(run, all) : all;
        }

        private List<ArmSet> common(RunResult run, List<ArmSet> sets) {
            Balance balance = new Balance(run, paths, sets);
            List<ArmSet> common = balance.common();
            if (common.isEmpty()) {
                throw new UserErrorException(
                        SourceLocation.PROGRAM,
                        "no combination of " + String.join(" and ", balance.further())
                                + " is common to all values of " + String.join(" and ", paths)
                                + ". Take all arms and not the common ones, or divide them by further settings");
            }
            return common;
        }

        /**
         * Checks the settings.
         *
         * @throws UserErrorException if no arm of the run has one of them
         */
        public void requireKnown(RunResult run) {
            paths.forEach(path -> requireKnown(run, path));
        }

        private static String text(ArmFactors factors, String path) {
            return factors.value(path)
                    .or(() -> Optional.ofNullable(factors.settings().get(path)))
                    .map(FactorValue::text)
                    .orElse("");
        }

        private static void requireKnown(RunResult run, String path) {
            Set<String> known = new TreeSet<>(run.factorPaths());
            run.arms()
                    .forEach(arm ->
                            known.addAll(run.factors(arm.name()).settings().keySet()));
            if (known.contains(path)) {
                return;
            }
            List<String> factors = run.factorPaths();
            throw new UserErrorException(
                    SourceLocation.PROGRAM,
                    "no arm has the setting '" + path + "'. " + NearestName.suggestion(path, known)
                            + (factors.isEmpty()
                                    ? "The arms of this run have no factors"
                                    : "Factors of this run: " + String.join(", ", factors)));
        }
    }
}
