package org.repdyn.statistics.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.RunResult;
import org.repdyn.statistics.Outcome;

/** Ranking of the arms of a run by some of their factors. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunRanking {

    private final RunResult run;
    private final RunFactors factors;

    private RunRanking(RunResult run) {
        this.run = run;
        this.factors = RunFactors.of(run);
    }

    /** Creates the ranking of a run. */
    public static RunRanking of(RunResult run) {
        return new RunRanking(run);
    }

    /** Returns true if the arms have two datasets or more. */
    public boolean severalDatasets() {
        return !factors.dataPaths().isEmpty();
    }

    /** Returns the factors of the run. */
    public RunFactors factors() {
        return factors;
    }

    /**
     * Returns the paths of the factors, other than those of the data and seeds, that differ among the arms. A factor that follows from
     * earlier ones and the data, such as an option that only one loss has, or a rate that is chosen for each arm, is left out.
     */
    public List<String> methodPaths() {
        return factors.comparedPaths();
    }

    /**
     * Ranks the combinations of values of some factors. Arms that differ in further factors are averaged. Arms that did
     * not complete, or have no finite value, do not count.
     *
     * @param value the number of an arm
     * @param by paths of the factors that are compared, such as {@code loss}
     */
    public Outcome<MethodRanking> by(List<String> by, Function<? super ArmResult, OptionalDouble> value) {
        List<String> data = factors.dataPaths();
        List<String> further =
                factors.further(Stream.concat(data.stream(), by.stream()).toList());
        List<MethodValue> values = new ArrayList<>();
        for (ArmResult arm : run.arms()) {
            ArmFactors own = run.factors(arm.name());
            OptionalDouble number = value.apply(arm);
            if (arm.status() == ArmStatus.COMPLETED && number.isPresent() && Double.isFinite(number.getAsDouble())) {
                values.add(new MethodValue(
                        RunFactors.name(own, by),
                        RunFactors.name(own, further),
                        data.isEmpty() ? "one dataset" : RunFactors.name(own, data),
                        Long.toString(own.seed()),
                        number.getAsDouble()));
            }
        }
        return MethodRanking.of(values);
    }
}
