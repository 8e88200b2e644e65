package org.repdyn.study.service;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.study.StudyKey;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.store.RunHeader;
import org.repdyn.study.store.RunId;
import org.repdyn.study.store.RunIdentities;
import org.repdyn.study.store.StoreUse;

/**
 * Size and estimated cost of a study, before it is run.
 *
 * @param arms number of arms
 * @param values number of different values of each factor that differs among the arms, by its path, such as {@code loss}
 *     or {@code encoder.width}; the seed is the last
 * @param stored number of arms whose runs are in the store
 * @param cost cost of the missing arms; empty if no arm of the study is in the store
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StudyForecast(int arms, Map<String, Integer> values, int stored, Optional<Cost> cost) {

    public StudyForecast {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Cost of all missing arms, if each costs as much as a stored arm of the study on average.
     *
     * @param seconds computing time of the arms one after the other, in seconds
     * @param bytes size of their runs in the store, in bytes
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Cost(double seconds, long bytes) {}

    /** Returns what a study would compute, given the runs that are in a store. */
    static StudyForecast of(StudyPlan study, StoreUse store, RunIdentities identities) {
        List<ArmPlan> arms = study.arms();
        int stored = 0;
        double seconds = 0;
        double bytes = 0;
        // The identities of many arms take as long as checking them, so they are left out where nothing can be stored.
        for (ArmPlan arm : store.store().place().isPresent() ? arms : List.<ArmPlan>of()) {
            RunId id = identities.of(arm).id();
            Optional<RunHeader> header = store.header(id);
            if (header.isPresent()) {
                stored++;
                seconds += header.get().seconds();
                bytes += store.store().size(id);
            }
        }
        double share = (arms.size() - stored) / (double) Math.max(stored, 1);
        return new StudyForecast(
                arms.size(),
                differing(study),
                stored,
                stored == 0 ? Optional.empty() : Optional.of(new Cost(seconds * share, Math.round(bytes * share))));
    }

    /** Returns the number of arms that would be run. */
    public int missing() {
        return arms - stored;
    }

    /**
     * Returns the numbers of different values of the factors that differ among the arms. An option whose value follows from its
     * plugin, such as one that only one of the losses has, is left out.
     */
    private static Map<String, Integer> differing(StudyPlan plan) {
        Collection<ArmFactors> arms = plan.factors().values();
        Map<String, Integer> differing = new LinkedHashMap<>();
        arms.stream().flatMap(arm -> arm.values().keySet().stream()).distinct().forEach(path -> {
            int values = distinct(arms, arm -> arm.value(path));
            int dot = path.indexOf('.');
            String plugin = path.substring(0, Math.max(dot, 0));
            boolean follows = dot > 0
                    && distinct(arms, arm -> List.of(arm.value(plugin), arm.value(path)))
                            == distinct(arms, arm -> arm.value(plugin));
            if (values > 1 && !follows) {
                differing.put(path, values);
            }
        });
        int seeds = distinct(arms, ArmFactors::seed);
        if (seeds > 1) {
            differing.put(StudyKey.SEED.key(), seeds);
        }
        return differing;
    }

    private static int distinct(Collection<ArmFactors> arms, Function<ArmFactors, Object> value) {
        return (int) arms.stream().map(value).distinct().count();
    }
}
