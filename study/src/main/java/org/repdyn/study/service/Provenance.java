package org.repdyn.study.service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.plugin.Versions;
import org.repdyn.study.Axis;
import org.repdyn.study.Settings;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.Bound;
import org.repdyn.study.plan.Method;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.StudyPlan;

/** Where the numbers of a run come from: what a reader would have to have to get them again, bit for bit. */
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

    private List<Object> used(StudyPlan plan) {
        Set<Map<String, Object>> seen = new LinkedHashSet<>();
        for (ArmPlan arm : plan.arms()) {
            add(
                    seen,
                    plugins.datasets(),
                    arm.resolved().get(Axis.DATA).flatMap(Settings::name).stream()
                            .toList());
            add(seen, plugins.augmentations(), names(arm.augmentations()));
            add(seen, plugins.losses(), List.of(arm.field().name()));
            if (arm.method() instanceof Method.Training training) {
                add(seen, plugins.encoders(), List.of(arm.encoder().name()));
                add(seen, plugins.constraints(), names(training.constraints()));
                add(seen, plugins.dynamics(), List.of(training.dynamics().name()));
            } else if (arm.method() instanceof Method.Kernel kernel) {
                add(seen, plugins.baselines(), List.of(kernel.baseline().name()));
            }
            add(seen, plugins.observables(), names(arm.observables()));
        }
        // Predictions choose themselves, so all that could have spoken are named.
        add(seen, plugins.predictions(), plugins.predictions().names());
        return List.copyOf(seen);
    }

    private static List<String> names(List<? extends Bound<?>> plugins) {
        List<String> names = new ArrayList<>();
        plugins.forEach(plugin -> names.add(plugin.name()));
        return names;
    }

    private static void add(Set<Map<String, Object>> seen, Registry<?> registry, List<String> names) {
        for (String name : names) {
            Optional<? extends LoadedPlugin<?>> plugin = registry.find(name);
            plugin.ifPresent(p -> {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("kind", registry.spi().kind());
                entry.put("name", name);
                entry.put("version", p.version());
                entry.put("origin", p.origin());
                seen.add(entry);
            });
        }
    }
}
