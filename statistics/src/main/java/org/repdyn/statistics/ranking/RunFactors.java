package org.repdyn.statistics.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.RunResult;

/**
 * Factors that divide the arms of a run. A factor that follows from earlier ones, such as an option that only one loss has,
 * divides them no further and is left out.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunFactors {

    /** Path of the name of the dataset; the paths of its options begin with it and a dot. */
    private static final String DATA = "data";

    /**
     * Options of all datasets, which take samples of one and change them. They are settings like others: values on 100 and on 200 samples
     * of a dataset are not values on two datasets.
     */
    private static final Set<String> OF_SAMPLES =
            Set.of("train", "held-out", "centre", "augment-anchors", "positives", "views", "validation");

    /** The paths of seeds of parts, such as {@code seed.data}, begin with it and a dot. */
    private static final String SEED = "seed";

    private final RunResult run;
    private final List<String> dataPaths;
    private final List<String> methodPaths;

    private RunFactors(RunResult run) {
        this.run = run;
        // The name of a dataset comes before its options.
        this.dataPaths = refining(
                List.of(),
                run.factorPaths().stream()
                        .filter(RunFactors::isData)
                        .sorted(Comparator.comparing(String::length))
                        .toList());
        this.methodPaths =
                refining(
                                dataPaths,
                                run.factorPaths().stream()
                                        .filter(path -> !isData(path))
                                        .toList())
                        .stream()
                        .filter(path -> !isData(path))
                        .toList();
    }

    /** Returns the factors of a run. */
    public static RunFactors of(RunResult run) {
        return new RunFactors(run);
    }

    /** Returns the paths of the dataset and of its own options that differ among the arms; empty for one dataset. */
    public List<String> dataPaths() {
        return dataPaths;
    }

    /** Returns the paths of the factors, other than the dataset and seeds of parts of the draws, that differ among the arms. */
    public List<String> comparedPaths() {
        return methodPaths.stream().filter(path -> !isSeed(path)).toList();
    }

    /** Returns the paths of the seeds of parts of the draws that differ among the arms beside the seed of each arm. */
    public List<String> seedPaths() {
        return methodPaths.stream().filter(RunFactors::isSeed).toList();
    }

    /** Returns the paths of the factors, those of the data first, that divide the arms further than given ones. */
    public List<String> further(List<String> given) {
        return refining(
                        given,
                        Stream.concat(dataPaths.stream(), methodPaths.stream()).toList())
                .stream()
                .filter(path -> !given.contains(path))
                .toList();
    }

    /** Returns the paths of the factors that change with a given one: each of its values has one value of theirs. */
    public List<String> following(String path) {
        int values = classes(List.of(path));
        return run.factorPaths().stream()
                .filter(other -> !other.equals(path))
                .filter(other -> classes(List.of(other)) > 1 && classes(List.of(path, other)) == values)
                .toList();
    }

    /**
     * Returns the paths of the factors that differ between arms which differ in given ones and agree in the {@linkplain #further
     * further} ones. A difference between values of the given factors is then not theirs alone. Options of the given factors, such
     * as those of a loss, belong to them and are not among these paths, nor is a factor that only some of the arms have.
     *
     * @param by paths of the factors that are compared
     * @param counted returns true for the arms that are compared
     */
    public List<String> changingWith(List<String> by, Predicate<? super ArmFactors> counted) {
        List<String> fixed = further(by);
        Map<String, List<ArmFactors>> alike = run.arms().stream()
                .map(arm -> run.factors(arm.name()))
                .filter(counted)
                .collect(Collectors.groupingBy(factors -> name(factors, fixed)));
        return run.factorPaths().stream()
                .filter(path -> !fixed.contains(path) && !isSeed(path))
                .filter(path -> by.stream().noneMatch(own -> path.equals(own) || path.startsWith(own + ".")))
                .filter(path -> alike.values().stream()
                        .anyMatch(arms -> arms.stream()
                                        .flatMap(factors -> factors.value(path).stream())
                                        .distinct()
                                        .count()
                                > 1))
                .toList();
    }

    /** Returns that some paths change with given ones, such as {@code dynamics.rate changes with loss}. */
    public static String changing(List<String> paths, List<String> by) {
        return String.join(", ", paths) + (paths.size() == 1 ? " changes" : " change") + " with "
                + String.join(" and ", by);
    }

    /** Returns the values of some factors as one text, such as {@code vicreg, width = 64}. */
    public static String name(ArmFactors factors, List<String> paths) {
        return paths.stream().map(path -> part(factors, path)).collect(Collectors.joining(", "));
    }

    private static boolean isSeed(String path) {
        return path.startsWith(SEED + ".");
    }

    private static boolean isData(String path) {
        return path.equals(DATA)
                || (path.startsWith(DATA + ".") && !OF_SAMPLES.contains(path.substring(DATA.length() + 1)));
    }

    /** Returns the given paths and those of the candidates that divide the arms further, in their order. */
    private List<String> refining(List<String> given, List<String> candidates) {
        List<String> kept = new ArrayList<>(given);
        int classes = classes(kept);
        for (String path : candidates) {
            kept.add(path);
            int finer = classes(kept);
            if (finer == classes) {
                kept.remove(kept.size() - 1);
            }
            classes = finer;
        }
        return List.copyOf(kept);
    }

    /** Returns the number of different combinations of values. */
    private int classes(List<String> paths) {
        return run.arms().stream()
                .map(arm -> name(run.factors(arm.name()), paths))
                .collect(Collectors.toCollection(HashSet::new))
                .size();
    }

    private static String part(ArmFactors factors, String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        return factors.value(path)
                .map(value -> value instanceof FactorValue.Numeric ? last + " = " + value.text() : value.text())
                .orElse("no " + last);
    }
}
