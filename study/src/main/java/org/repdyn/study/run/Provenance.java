package org.repdyn.study.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.Versions;
import org.repdyn.core.result.ArmOrigins;
import org.repdyn.data.spi.Dataset;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.ArmSeeds;
import org.repdyn.study.plan.GivenFile;
import org.repdyn.study.plan.KernelPlan;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.plan.UsedPlugin;

/** Provenance of a run: code, plugins, data, seeds and machine, as needed to reproduce its numbers bit for bit. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Provenance {

    private final Plugins plugins;
    private final LinearAlgebra algebra;

    public Provenance(Plugins plugins, LinearAlgebra algebra) {
        this.plugins = plugins;
        this.algebra = algebra;
    }

    /** Returns the seed of an arm as its settings have it: a number, or a map of seeds by part of the draws. */
    private static Object seed(ArmPlan arm) {
        ArmSeeds seeds = arm.arm().seeds();
        return seeds.areEqual() ? seeds.value() : seeds.byPart();
    }

    /** Returns the provenance of a study. */
    Map<String, Object> of(StudyPlan plan, RunSettings settings, ArmOrigins origins) {
        Map<String, Object> all = environment(settings.provenance(), settings.threads());
        Map<String, Object> seeds = new LinkedHashMap<>();
        plan.arms().forEach(arm -> seeds.put(arm.name(), seed(arm)));
        all.put("seeds", seeds);
        all.put(
                "data",
                plan.arms().stream()
                        .map(arm -> data(arm.arm().dataset()))
                        .distinct()
                        .toList());
        List<Object> files = plan.arms().stream()
                .flatMap(arm -> arm.arm().files().stream())
                .distinct()
                .<Object>map(Provenance::file)
                .toList();
        if (!files.isEmpty()) {
            all.put("files", files);
        }
        all.put("plugins", used(plan.plugins(), plugins.predictions().all()));
        all.put("store", store(settings, origins));
        if (!origins.skipped().isEmpty()) {
            Map<String, Object> skipped = new LinkedHashMap<>();
            origins.skipped().forEach(arm -> skipped.put(arm.arm(), arm.reason()));
            all.put("skipped", skipped);
        }
        return all;
    }

    private static Map<String, Object> store(RunSettings settings, ArmOrigins origins) {
        Map<String, Object> store = new LinkedHashMap<>();
        store.put("folder", settings.store().store().place().orElse("none"));
        store.put("runs", origins.ids());
        store.put("fromStore", origins.stored());
        store.put("missing", origins.missing());
        return store;
    }

    /** Returns the provenance of the run of one arm, as it is kept in a store. */
    Map<String, Object> of(ArmPlan arm, RunSettings settings) {
        Map<String, Object> all = environment(settings.provenance(), settings.threads());
        all.put("seed", seed(arm));
        all.put("data", data(arm.arm().dataset()));
        // Built-in predictions are left out of the many files of a store; the version of RepDyn stands for them.
        List<LoadedPlugin<PredictionProvider>> predictions = plugins.predictions().all().stream()
                .filter(plugin -> !plugin.files().isEmpty())
                .toList();
        all.put("plugins", used(arm.plugins(), predictions));
        return all;
    }

    /**
     * Returns the provenance of a kernel.
     *
     * @param given what the caller knows of the origin of the computation
     * @param threads number of threads
     */
    public Map<String, Object> of(KernelPlan plan, Map<String, Object> given, int threads) {
        Map<String, Object> all = environment(given, threads);
        all.put("seeds", Map.of(plan.arm(), plan.seed().value()));
        all.put("data", List.of(data(plan.dataset())));
        all.put("plugins", used(plan.plugins(), List.of()));
        return all;
    }

    /**
     * Returns the entries of the plugins that planning asked for by name, and of those among which the engine chooses by
     * itself: predictions and linear-algebra backends.
     */
    private List<Object> used(Collection<UsedPlugin> planned, List<LoadedPlugin<PredictionProvider>> predictions) {
        Set<UsedPlugin> used = new LinkedHashSet<>(planned);
        String prediction = plugins.predictions().spi().kind();
        predictions.forEach(plugin -> used.add(new UsedPlugin(prediction, plugin)));
        algebra.plugins().forEach(plugin -> used.add(new UsedPlugin(Plugins.BACKEND.kind(), plugin)));
        return UsedPlugin.provenance(used);
    }

    private Map<String, Object> environment(Map<String, Object> given, int threads) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("repdyn", Versions.current());
        all.put("written", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        all.putAll(given);
        all.put("threads", threads);
        all.put("linearAlgebra", algebra.backends());
        all.put("java", java());
        all.put("machine", machine());
        return all;
    }

    private static Map<String, Object> java() {
        Map<String, Object> java = new LinkedHashMap<>();
        java.put("version", Runtime.version().toString());
        java.put("vendor", System.getProperty("java.vendor", ""));
        java.put("vm", System.getProperty("java.vm.name", ""));
        return java;
    }

    private static Map<String, Object> machine() {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("arch", System.getProperty("os.arch"));
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        return machine;
    }

    private static Map<String, Object> data(Dataset dataset) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", dataset.name());
        data.put("samples", dataset.size());
        data.put("dimension", dataset.inputs().getColDim());
        data.put("sha256", dataset.checksum());
        data.put("licence", dataset.licence());
        if (!dataset.classes().isEmpty()) {
            data.put("classes", dataset.classes());
        }
        if (!dataset.notices().isEmpty()) {
            data.put("read", dataset.notices());
        }
        return data;
    }

    private static Object file(GivenFile file) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("use", file.use());
        entry.put("path", file.path());
        entry.put("sha256", file.sha256());
        return entry;
    }
}
