package org.repdyn.study.service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.PluginFile;
import org.repdyn.core.plugin.Versions;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.plan.UsedPlugin;

/** Provenance of a run: code, plugins, data, seeds and machine, as needed to reproduce its numbers bit for bit. */
final class Provenance {

    private final Plugins plugins;
    private final LinearAlgebra algebra;

    Provenance(Plugins plugins, LinearAlgebra algebra) {
        this.plugins = plugins;
        this.algebra = algebra;
    }

    Map<String, Object> of(StudyPlan plan, RunSettings settings) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("repdyn", Versions.current());
        all.put("written", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        all.putAll(settings.provenance());
        all.put("threads", settings.threads());
        all.put("linearAlgebra", algebra.backends());
        all.put("java", java());
        all.put("machine", machine());
        Map<String, Object> seeds = new LinkedHashMap<>();
        plan.arms().forEach(arm -> seeds.put(arm.name(), arm.seed().value()));
        all.put("seeds", seeds);
        all.put("data", data(plan));
        all.put("plugins", used(plan));
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

    private static List<Object> data(StudyPlan plan) {
        Set<Map<String, Object>> seen = new LinkedHashSet<>();
        plan.arms().forEach(arm -> {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("name", arm.dataset().name());
            data.put("samples", arm.dataset().size());
            data.put("dimension", arm.dataset().inputs().getColDim());
            data.put("sha256", arm.dataset().checksum());
            data.put("licence", arm.dataset().licence());
            seen.add(data);
        });
        return List.copyOf(seen);
    }

    /** Returns the plugins that planning asked for, and all predictions, because the engine chooses among those by itself. */
    private List<Object> used(StudyPlan plan) {
        Set<UsedPlugin> used = new LinkedHashSet<>(plan.plugins());
        plugins.predictions()
                .all()
                .forEach(plugin ->
                        used.add(new UsedPlugin(plugins.predictions().spi().kind(), plugin)));
        return used.stream().map(Provenance::entry).toList();
    }

    private static Object entry(UsedPlugin used) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("kind", used.kind());
        entry.put("name", used.plugin().name());
        entry.put("version", used.plugin().version());
        entry.put("origin", used.plugin().origin());
        if (!used.plugin().files().isEmpty()) {
            entry.put(
                    "files",
                    used.plugin().files().stream().map(Provenance::file).toList());
        }
        return entry;
    }

    private static Object file(PluginFile file) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", file.name());
        entry.put("sha256", file.sha256());
        return entry;
    }
}
