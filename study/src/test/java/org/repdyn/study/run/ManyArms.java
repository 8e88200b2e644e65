package org.repdyn.study.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.study.Studies;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.store.RunHeader;
import org.repdyn.study.store.RunId;
import org.repdyn.study.store.RunIdentities;
import org.repdyn.study.store.RunIdentity;
import org.repdyn.study.store.RunStore;
import org.repdyn.study.store.StoreUse;
import org.repdyn.study.store.StoredRun;

/**
 * Program that collects a study of {@value #ARMS} arms whose results need about 90 MB of memory together, and reads its result. Every
 * second arm is in the store from the beginning; another process keeps the others while the study runs.
 */
final class ManyArms implements RunStore {

    static final int ARMS = 40;
    static final int ROWS = 30_000;
    static final int POINTS = 5_000;

    private final Map<RunId, RunIdentity> identities = new HashMap<>();
    private final Map<RunId, Integer> lookedUp = new HashMap<>();

    /** Prints the numbers of arms, rows and points, and the sum of the values in two readings. */
    public static void main(String[] args) {
        ManyArms store = new ManyArms();
        RunIdentities identities = new RunIdentities(Studies.BUILT_IN, LinearAlgebra.ojAlgo());
        StringBuilder yaml = new StringBuilder(Studies.SMALL + "time: {end: 0.1, points: 2}\narms:\n");
        IntStream.range(0, ARMS).forEach(i -> yaml.append("  arm" + i + ": {seed: " + i + "}\n"));
        StudyPlan plan = Studies.plan(yaml.toString());
        for (ArmPlan arm : plan.arms()) {
            RunIdentity identity = identities.of(arm);
            store.identities.put(identity.id(), identity);
        }
        RunResult result = new ComparisonRunner(Studies.BUILT_IN, LinearAlgebra.ojAlgo())
                .run(
                        plan,
                        new RunSettings(
                                "run",
                                1,
                                Map.of(),
                                () -> false,
                                StateExport.NONE,
                                new StoreUse(store, false, false),
                                false),
                        Optional.of(identities),
                        new ProgressListener() {});
        for (int reading = 0; reading < 2; reading++) {
            double sum = result.trajectory().stream()
                    .mapToDouble(TrajectoryRow::value)
                    .sum();
            System.out.println(result.arms().size() + " arms, "
                    + result.trajectory().size() + " rows, " + result.points().size() + " points, sum " + sum);
        }
    }

    @Override
    public synchronized Optional<StoredRun> find(RunId id) {
        int number = lookedUp.size();
        int looks = lookedUp.merge(id, 1, Integer::sum);
        if (looks == 1 && number % 2 == 1) {
            return Optional.empty();
        }
        List<TrajectoryRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(new TrajectoryRow("other", "other", 0, i, i, "observable", 0, 1));
        }
        List<EmbeddingPoint> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(new EmbeddingPoint("other", i, OptionalInt.empty(), i, i, Optional.empty()));
        }
        ArmResult result = ArmResult.builder("other", ArmStatus.COMPLETED)
                .finalTime(1)
                .seconds(1)
                .build();
        RunIdentity identity = Optional.ofNullable(identities.get(id)).orElseThrow();
        return Optional.of(
                new StoredRun(identity, Instant.EPOCH, Map.of(), result, rows, points, List.of(), Optional.empty()));
    }

    @Override
    public Optional<RunHeader> header(RunId id) {
        return Optional.empty();
    }

    @Override
    public boolean keep(StoredRun run) {
        throw new IllegalStateException("nothing is computed");
    }

    @Override
    public boolean isWritable() {
        return false;
    }

    @Override
    public List<RunHeader> list() {
        return List.of();
    }

    @Override
    public Optional<String> place() {
        return Optional.empty();
    }
}
