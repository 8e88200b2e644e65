package org.repdyn.replication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;

/** Runs that never ran: trajectories written down as functions of time. */
public final class Runs {

    private static final int POINTS = 400;

    private final List<ArmResult> arms = new ArrayList<>();
    private final List<TrajectoryRow> rows = new ArrayList<>();
    private final Map<String, Settings> settings = new LinkedHashMap<>();
    private final Map<String, String> families = new LinkedHashMap<>();
    private final double end;

    private Runs(double end) {
        this.end = end;
    }

    /** Nothing yet; times go to {@code end}. */
    public static Runs until(double end) {
        return new Runs(end);
    }

    /** An arm with the setting {@code dynamics.rate}. */
    public Runs arm(String name, double rate) {
        arms.add(new ArmResult(
                name,
                Map.of(),
                end,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of("nobody thought of it"),
                Optional.empty(),
                0,
                "completed",
                Map.of(),
                ""));
        ConfigValue value = new Scalar(Double.toString(rate), SourceLocation.DEFAULT);
        settings.put(
                name, Settings.NONE.with(StudyKey.DYNAMICS, new Mapping(Map.of("rate", value), SourceLocation.DEFAULT)));
        return this;
    }

    /** An arm of a family, with the settings {@code encoder.width} and {@code seed}. */
    public Runs draw(String family, int width, int seed) {
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

    /** What the last arm measured. */
    public Runs measured(String observable, int index, DoubleUnaryOperator function) {
        String arm = arms.get(arms.size() - 1).name();
        for (int i = 0; i <= POINTS; i++) {
            double t = end * i / POINTS;
            rows.add(new TrajectoryRow("run", arm, 0, i, t, observable, index, function.applyAsDouble(t)));
        }
        return this;
    }

    /** As a claim sees it. */
    public Evidence evidence() {
        return new RunEvidence(
                new RunResult("run", "title", "", arms, rows, List.of(), "", Map.of()), settings, families);
    }
}
