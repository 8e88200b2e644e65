package org.repdyn.replication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;

/** Builder of evidence from trajectories that are given as functions of time. */
public final class EvidenceBuilder {

    private static final int POINTS = 400;

    private final List<ArmResult> arms = new ArrayList<>();
    private final List<TrajectoryRow> rows = new ArrayList<>();
    private final Map<String, Settings> settings = new LinkedHashMap<>();
    private final Map<String, String> families = new LinkedHashMap<>();
    private final double end;

    private EvidenceBuilder(double end) {
        this.end = end;
    }

    /** Creates a builder without arms; times end at {@code end}. */
    public static EvidenceBuilder until(double end) {
        return new EvidenceBuilder(end);
    }

    /** Adds an arm with the setting {@code dynamics.rate}. */
    public EvidenceBuilder arm(String name, double rate) {
        arms.add(ArmResult.builder(name, ArmStatus.COMPLETED)
                .finalTime(end)
                .deviationReason(Optional.of("no closed form is known"))
                .build());
        ConfigValue value = new Scalar(Double.toString(rate), SourceLocation.DEFAULT);
        settings.put(
                name,
                Settings.NONE.with(StudyKey.DYNAMICS, new Mapping(Map.of("rate", value), SourceLocation.DEFAULT)));
        return this;
    }

    /** Adds an arm of a family, with the settings {@code encoder.width} and {@code seed}. */
    public EvidenceBuilder draw(String family, int width, int seed) {
        String name = family + "-width" + width + "-seed" + seed;
        arm(name, 0);
        families.put(name, family);
        ConfigValue value = new Scalar(Integer.toString(width), SourceLocation.DEFAULT);
        settings.put(
                name,
                Settings.NONE
                        .with(StudyKey.ENCODER, new Mapping(Map.of("width", value), SourceLocation.DEFAULT))
                        .with(StudyKey.SEED, new Scalar(Integer.toString(seed), SourceLocation.DEFAULT)));
        return this;
    }

    /** Adds an observable of the last arm over the whole run. */
    public EvidenceBuilder measured(String observable, int index, DoubleUnaryOperator function) {
        return measuredUntil(end, observable, index, function);
    }

    /** Adds an observable of the last arm up to a time. */
    public EvidenceBuilder measuredUntil(double until, String observable, int index, DoubleUnaryOperator function) {
        String arm = arms.get(arms.size() - 1).name();
        for (int i = 0; i <= POINTS; i++) {
            double t = end * i / POINTS;
            if (t > until) {
                break;
            }
            rows.add(new TrajectoryRow("run", arm, 0, i, t, observable, index, function.applyAsDouble(t)));
        }
        return this;
    }

    /** Returns the evidence for a claim. */
    public Evidence evidence() {
        RunResult run =
                RunResult.builder("run", "title").arms(arms).trajectory(rows).build();
        return new RunEvidence(run, settings, families);
    }
}
