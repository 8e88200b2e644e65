package org.repdyn.cli.finished;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.repdyn.cli.session.PluginCatalogue;
import org.repdyn.core.options.HomePath;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.PluginFile;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.data.spi.Dataset;
import org.repdyn.study.FlatSettings;
import org.repdyn.study.combine.RunFacts;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.GivenFile;
import org.repdyn.study.plan.StudyPlan;

/** Jars of plugins, data and files that a finished run used, and the check that those of this process are the same. */
final class RecordedInputs {

    /** Key of settings of the data. */
    private static final String DATA = "data.";

    private final RunFacts facts;
    private final SourceLocation place;
    private final Path directory;

    /**
     * Creates the inputs of a run.
     *
     * @param directory directory of the run
     */
    RecordedInputs(RunFacts facts, Path directory) {
        this.facts = facts;
        this.directory = directory;
        this.place = new SourceLocation(directory.resolve("provenance.json").toString(), 0, 0);
    }

    /**
     * Checks that the plugins with jars of their own are installed, with the same jars.
     *
     * @param needed true for a plugin that the arms to run need
     * @throws org.repdyn.core.problem.UserErrorException with each plugin that is missing or has changed
     */
    void requirePlugins(PluginCatalogue installed, Predicate<RunFacts.Plugin> needed) {
        Problems problems = new Problems();
        Map<String, List<RunFacts.Plugin>> byName = facts.plugins().stream()
                .filter(needed)
                .collect(Collectors.groupingBy(
                        plugin -> plugin.kind() + " '" + plugin.name() + "'", LinkedHashMap::new, Collectors.toList()));
        byName.forEach((name, recorded) -> {
            Optional<PluginCatalogue.Entry> found = installed.entries().stream()
                    .filter(entry -> entry.kind().equals(recorded.get(0).kind()))
                    .filter(entry ->
                            entry.plugin().name().equals(recorded.get(0).name()))
                    .findFirst();
            Map<String, String> jars = recorded.get(0).jars();
            if (found.isEmpty()) {
                problems.add(
                        place,
                        "the run used the " + name + " of " + text(jars)
                                + ", which is not installed. Name the folder of the jar with --plugins");
            } else if (recorded.stream()
                    .noneMatch(each -> sums(each.jars()).equals(sums(found.get().plugin())))) {
                problems.add(
                        place,
                        "the run used the " + name + " of " + text(jars) + "; the one that is installed is "
                                + text(found.get().plugin())
                                + ". Name the folder of the jar of the run with --plugins. To see what the other jar"
                                + " changes: repdyn compare " + directory.resolve(RunCombination.CONFIGURATION)
                                + " --out NEW, then repdyn diff " + directory + " NEW");
            }
        });
        problems.throwIfAny();
    }

    private static Set<String> sums(Map<String, String> jars) {
        return Set.copyOf(jars.values());
    }

    private static Set<String> sums(LoadedPlugin<?> plugin) {
        return plugin.files().stream().map(PluginFile::sha256).collect(Collectors.toUnmodifiableSet());
    }

    private static String text(Map<String, String> jars) {
        return jars.entrySet().stream()
                .map(jar -> text(jar.getKey(), jar.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String text(LoadedPlugin<?> plugin) {
        return plugin.files().isEmpty()
                ? plugin.origin()
                : plugin.files().stream()
                        .map(jar -> text(jar.name(), jar.sha256()))
                        .collect(Collectors.joining(", "));
    }

    private static String text(String jar, String sha256) {
        return jar + " (SHA-256 " + RunFacts.shortened(sha256) + "…)";
    }

    /**
     * Checks that data of files, and files of views and weights, have the content that the run read. Data without a file, which a plugin
     * generates, are not checked: they may differ in their last bits on another machine.
     *
     * @throws org.repdyn.core.problem.UserErrorException with each file that has changed
     */
    void requireData(StudyPlan plan) {
        Problems problems = Problems.distinct();
        Set<String> data = facts.data().stream().map(RunFacts.Data::sha256).collect(Collectors.toSet());
        Set<String> files =
                facts.files().stream().map(RunFacts.GivenFile::sha256).collect(Collectors.toSet());
        for (ArmPlan arm : plan.arms()) {
            Dataset dataset = arm.arm().dataset();
            if (!data.isEmpty() && !data.contains(dataset.checksum()) && isOfFile(arm)) {
                changed(
                        problems,
                        "data of " + dataset.name(),
                        facts.data().stream()
                                .filter(each -> each.name().equals(dataset.name()))
                                .map(RunFacts.Data::sha256)
                                .toList(),
                        dataset.checksum());
            }
            for (GivenFile file : arm.arm().files()) {
                if (!files.contains(file.sha256())) {
                    changed(
                            problems,
                            "file " + file.path() + " (" + file.use() + ")",
                            facts.files().stream()
                                    .filter(each -> each.use().equals(file.use()))
                                    .filter(each -> each.path().equals(file.path()))
                                    .map(RunFacts.GivenFile::sha256)
                                    .toList(),
                            file.sha256());
                }
            }
        }
        problems.throwIfAny();
    }

    private void changed(Problems problems, String what, List<String> before, String now) {
        problems.add(
                place,
                "the " + what + " changed after the run: the SHA-256 was "
                        + before.stream()
                                .map(sum -> RunFacts.shortened(sum) + "…")
                                .collect(Collectors.joining(" or "))
                        + " and is " + RunFacts.shortened(now)
                        + "…. Put the file of the run back in its place");
    }

    /** Returns true if a setting of the data names a file. */
    private static boolean isOfFile(ArmPlan arm) {
        return FlatSettings.of(arm.resolved().effective().tree()).values().entrySet().stream()
                .filter(setting -> setting.getKey().startsWith(DATA))
                .flatMap(setting -> setting.getValue().stream())
                .anyMatch(RecordedInputs::isFile);
    }

    private static boolean isFile(String text) {
        try {
            return Files.isRegularFile(HomePath.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
