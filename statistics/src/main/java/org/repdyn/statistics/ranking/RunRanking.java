package org.repdyn.statistics.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.RunResult;
import org.repdyn.statistics.Outcome;

/** Ranking of the arms of a run by some of their factors. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunRanking {

    /** Path of the name of the dataset; the paths of its options begin with it and a dot. */
    private static final String DATA = "data";

    private final RunResult run;
    private final List<String> dataPaths;
    private final List<String> methodPaths;

    private RunRanking(RunResult run) {
        this.run = run;
        // The name of a dataset comes before its options.
        this.dataPaths = refining(
                List.of(),
                run.factorPaths().stream()
                        .filter(RunRanking::isData)
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

    /** Creates the ranking of a run. */
    public static RunRanking of(RunResult run) {
        return new RunRanking(run);
    }

    /** Returns true if the arms have two datasets or more. */
    public boolean severalDatasets() {
        return !dataPaths.isEmpty();
    }

    /**
     * Returns the paths of the factors, other than those of the data, that differ among the arms. A factor that follows from
     * earlier ones and the data, such as an option that only one loss has, or a rate that is chosen for each arm, is left out.
     */
    public List<String> methodPaths() {
        return methodPaths;
    }

    /**
     * Ranks the combinations of values of some factors. Arms that differ in further factors are averaged. Arms that did
     * not complete, or have no finite value, do not count.
     *
     * @param value the number of an arm
     * @param by paths of the factors that are compared, such as {@code loss}
     */
    public Outcome<MethodRanking> by(List<String> by, Function<? super ArmResult, OptionalDouble> value) {
        List<String> known = Stream.concat(dataPaths.stream(), by.stream()).toList();
        List<String> further = refining(known, methodPaths).stream()
                .filter(path -> !known.contains(path))
                .toList();
        List<MethodValue> values = new ArrayList<>();
        for (ArmResult arm : run.arms()) {
            ArmFactors factors = run.factors(arm.name());
            OptionalDouble number = value.apply(arm);
            if (arm.status() == ArmStatus.COMPLETED && number.isPresent() && Double.isFinite(number.getAsDouble())) {
                values.add(new MethodValue(
                        name(factors, by),
                        name(factors, further),
                        dataPaths.isEmpty() ? "one dataset" : name(factors, dataPaths),
                        Long.toString(factors.seed()),
                        number.getAsDouble()));
            }
        }
        return MethodRanking.of(values);
    }

    private static boolean isData(String path) {
        return path.equals(DATA) || path.startsWith(DATA + ".");
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

    /** Returns the values of some factors as one text, such as {@code vicreg, width = 64}. */
    private static String name(ArmFactors factors, List<String> paths) {
        return paths.stream().map(path -> part(factors, path)).collect(Collectors.joining(", "));
    }

    private static String part(ArmFactors factors, String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        return factors.value(path)
                .map(value -> value instanceof FactorValue.Numeric ? last + " = " + value.text() : value.text())
                .orElse("no " + last);
    }
}
