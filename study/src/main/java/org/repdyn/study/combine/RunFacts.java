package org.repdyn.study.combine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.problem.NameList;
import org.repdyn.core.result.RunResult;

/**
 * Entries of the provenance of a run on which its numbers may depend: versions, backends, plugins, and checksums of data and files. The
 * provenance of a combined run has those of several runs, all of which count.
 *
 * @param plugins plugins that have jars of their own
 * @param data datasets
 * @param files further files, such as views and initial weights
 * @param environment the rest by name, with each value once
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunFacts(
        Set<Plugin> plugins, Set<Data> data, Set<GivenFile> files, Map<String, Set<String>> environment) {

    /** Number of digits of a checksum that a line shows. */
    private static final int SHOWN_DIGITS = 12;

    private static final String NAME = "name";
    private static final String SHA256 = "sha256";
    private static final String VERSION = "version";
    private static final String FILES = "files";

    /** Name of the operating system, which changes no number. */
    private static final String SYSTEM = "system";

    /** Number of runs with one value that a clause names. */
    private static final int MAX_NAMED = 3;

    /** Setting with the file of the data. */
    private static final String DATA_FILE = "data.path";

    /** Name of the version of RepDyn. */
    private static final String REPDYN = "RepDyn";

    /**
     * Plugin with jars of its own.
     *
     * @param kind kind, such as {@code loss}
     * @param name name
     * @param jars checksums of its jars by file name
     */
    public record Plugin(String kind, String name, Map<String, String> jars) {
        public Plugin {
            jars = Collections.unmodifiableMap(new LinkedHashMap<>(jars));
        }
    }

    /**
     * Dataset.
     *
     * @param name name, such as that of its file
     * @param sha256 checksum of its content
     */
    public record Data(String name, String sha256) {}

    /**
     * File besides the data.
     *
     * @param use setting that names the file, such as {@code data.views}
     * @param path path as it was given
     * @param sha256 checksum of its content
     */
    public record GivenFile(String use, String path, String sha256) {}

    /**
     * Entry that differs between two runs.
     *
     * @param name name of the entry, such as {@code Java}
     * @param first value in the first run; empty if it has none
     * @param second value in the second run; empty if it has none
     */
    public record Difference(String name, Optional<String> first, Optional<String> second) {}

    public RunFacts {
        plugins = Collections.unmodifiableSet(new LinkedHashSet<>(plugins));
        data = Collections.unmodifiableSet(new LinkedHashSet<>(data));
        files = Collections.unmodifiableSet(new LinkedHashSet<>(files));
        Map<String, Set<String>> copy = new LinkedHashMap<>();
        environment.forEach((name, values) -> copy.put(name, Collections.unmodifiableSet(new LinkedHashSet<>(values))));
        environment = Collections.unmodifiableMap(copy);
    }

    /** Returns the facts of a run. An entry that its version of RepDyn did not write is missing. */
    public static RunFacts of(RunResult run) {
        Reader reader = new Reader();
        reader.add(run.provenance());
        return new RunFacts(reader.plugins, reader.data, reader.files, reader.environment);
    }

    /**
     * Returns the entries in which a repetition differs from these facts.
     *
     * @param repeated facts of the repetition
     * @param whole true if all arms were repeated; otherwise what only the original has of data, files and plugins is no entry
     * @param otherIds true if an arm with equal settings has another identifier, which it also has if only the code differs
     */
    public List<Difference> to(RunFacts repeated, boolean whole, boolean otherIds) {
        List<Difference> differences = new ArrayList<>();
        compare(differences, environment, repeated.environment, name -> whole || isOfEveryRun(name));
        compare(differences, dataByName(), repeated.dataByName(), name -> whole);
        compare(differences, filesByName(), repeated.filesByName(), name -> whole);
        if (otherIds
                && differences.stream().allMatch(difference -> difference.name().equals(SYSTEM))) {
            String version = String.join("; ", environment.getOrDefault(REPDYN, Set.of()));
            differences.add(new Difference(
                    "code",
                    Optional.of(("another build of RepDyn " + version).strip() + " or of its libraries"),
                    Optional.of("this build")));
        }
        return differences;
    }

    /**
     * Returns a clause for each entry that several runs have with different values, such as the jar of a plugin that was built again. The
     * operating system is none of them, nor are data that a plugin draws, which depend on the seed.
     */
    public static List<String> conflicts(List<FinishedRun> runs) {
        Map<String, Map<String, List<String>>> runsByValue = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            FinishedRun run = runs.get(i);
            String label = label(runs, i);
            RunFacts facts = of(run.result());
            Map<String, Set<String>> named = new LinkedHashMap<>(facts.environment);
            named.remove(SYSTEM);
            named.putAll(facts.filesByName());
            if (readsFile(run)) {
                named.putAll(facts.dataByName());
            }
            named.forEach((name, values) -> runsByValue
                    .computeIfAbsent(name, key -> new LinkedHashMap<>())
                    .computeIfAbsent(String.join("; ", new TreeSet<>(values)), key -> new ArrayList<>())
                    .add(label));
        }
        List<String> conflicts = new ArrayList<>();
        runsByValue.forEach((name, values) -> {
            if (values.size() > 1) {
                conflicts.add(name + ": "
                        + values.entrySet().stream()
                                .map(value -> value.getKey() + " in " + NameList.of(value.getValue(), MAX_NAMED))
                                .collect(Collectors.joining("; ")));
            }
        });
        return List.copyOf(conflicts);
    }

    /** Returns the name of a run, with its place among all if another one has the name, such as a directory on another host. */
    private static String label(List<FinishedRun> runs, int index) {
        String name = runs.get(index).name();
        return runs.stream().filter(run -> run.name().equals(name)).count() > 1
                ? name + " (number " + (index + 1) + ")"
                : name;
    }

    /** Returns true if an arm reads its data from a file. */
    private static boolean readsFile(FinishedRun run) {
        return run.result().arms().stream()
                .anyMatch(arm -> run.settings(arm.name()).values().containsKey(DATA_FILE));
    }

    private static boolean isOfEveryRun(String name) {
        return List.of(REPDYN, "Java", "linear algebra", SYSTEM, "processor").contains(name);
    }

    private Map<String, Set<String>> dataByName() {
        Map<String, Set<String>> named = new LinkedHashMap<>();
        data.forEach(each -> named.computeIfAbsent("data " + each.name(), key -> new LinkedHashSet<>())
                .add("SHA-256 " + shortened(each.sha256())));
        return named;
    }

    private Map<String, Set<String>> filesByName() {
        Map<String, Set<String>> named = new LinkedHashMap<>();
        files.forEach(each -> named.computeIfAbsent(each.use() + " " + each.path(), key -> new LinkedHashSet<>())
                .add("SHA-256 " + shortened(each.sha256())));
        return named;
    }

    /** Compares values by name; what only the first has under a name counts if {@code counts} says so. */
    private static void compare(
            List<Difference> differences,
            Map<String, Set<String>> first,
            Map<String, Set<String>> second,
            Predicate<String> counts) {
        Set<String> names = new LinkedHashSet<>(first.keySet());
        names.addAll(second.keySet());
        for (String name : names) {
            Set<String> a = first.getOrDefault(name, Set.of());
            Set<String> b = second.getOrDefault(name, Set.of());
            if (counts.test(name) ? !a.equals(b) : !a.containsAll(b)) {
                differences.add(new Difference(name, joined(a), joined(b)));
            }
        }
    }

    private static Optional<String> joined(Set<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", values));
    }

    /** Returns the first digits of a checksum. */
    public static String shortened(String sha256) {
        return sha256.substring(0, Math.min(SHOWN_DIGITS, sha256.length()));
    }

    /** Reader of provenances. */
    private static final class Reader {

        private final Set<Plugin> plugins = new LinkedHashSet<>();
        private final Set<Data> data = new LinkedHashSet<>();
        private final Set<GivenFile> files = new LinkedHashSet<>();
        private final Map<String, Set<String>> environment = new LinkedHashMap<>();

        private void add(Map<?, ?> provenance) {
            if (provenance.get("runs") instanceof Map<?, ?> runs) {
                // The entries beside them belong to the command that combined the runs.
                runs.values().forEach(run -> add(map(run)));
                return;
            }
            text(provenance, "repdyn").ifPresent(version -> put(REPDYN, version));
            Map<?, ?> java = map(provenance, "java");
            text(java, VERSION)
                    .ifPresent(version -> put(
                            "Java",
                            version
                                    + text(java, "vendor")
                                            .map(vendor -> ", " + vendor)
                                            .orElse("")
                                    + text(java, "vm").map(vm -> ", " + vm).orElse("")));
            list(provenance, "linearAlgebra").forEach(backend -> put("linear algebra", String.valueOf(backend)));
            Map<?, ?> machine = map(provenance, "machine");
            text(machine, "os").ifPresent(system -> put(SYSTEM, system));
            text(machine, "arch").ifPresent(processor -> put("processor", processor));
            for (Object entry : list(provenance, "plugins")) {
                addPlugin(map(entry));
            }
            for (Object entry : list(provenance, "data")) {
                Map<?, ?> own = map(entry);
                text(own, SHA256)
                        .ifPresent(sum -> data.add(new Data(text(own, NAME).orElse(""), sum)));
            }
            for (Object entry : list(provenance, FILES)) {
                Map<?, ?> own = map(entry);
                text(own, SHA256)
                        .ifPresent(sum -> files.add(new GivenFile(
                                text(own, "use").orElse(""), text(own, "path").orElse(""), sum)));
            }
        }

        private void addPlugin(Map<?, ?> entry) {
            String kind = text(entry, "kind").orElse("");
            String name = text(entry, NAME).orElse("");
            String origin = text(entry, "origin").orElse("");
            Map<String, String> jars = new LinkedHashMap<>();
            for (Object file : list(entry, FILES)) {
                Map<?, ?> own = map(file);
                text(own, SHA256).ifPresent(sum -> jars.put(text(own, NAME).orElse(""), sum));
            }
            if (!jars.isEmpty()) {
                plugins.add(new Plugin(kind, name, jars));
            }
            if (!origin.equals(LoadedPlugin.BUILT_IN)) {
                List<String> sums = new ArrayList<>();
                jars.forEach((jar, sum) -> sums.add(jar + " " + shortened(sum)));
                put(
                        kind + " " + name,
                        text(entry, VERSION).orElse("") + ", " + (sums.isEmpty() ? origin : String.join(", ", sums)));
            }
        }

        private void put(String name, String value) {
            environment.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(value);
        }

        private static Map<?, ?> map(Object value) {
            return value instanceof Map<?, ?> map ? map : Map.of();
        }

        private static Map<?, ?> map(Map<?, ?> map, String key) {
            return map.get(key) instanceof Map<?, ?> part ? part : Map.of();
        }

        private static List<?> list(Map<?, ?> map, String key) {
            return map.get(key) instanceof List<?> list ? list : List.of();
        }

        private static Optional<String> text(Map<?, ?> map, String key) {
            return Optional.ofNullable(map.get(key)).map(String::valueOf);
        }
    }
}
