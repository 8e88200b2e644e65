package org.repdyn.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apiguardian.api.API;

/**
 * Program for {@code spark-submit}: it plans a study on the driver, runs each arm that the store does not have as a task, and
 * collects the runs by the command {@code repdyn compare} of the distribution. The numbers are those of {@code repdyn compare}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SparkCompare {

    /** Name under which Spark unpacks the archive with the distribution. */
    static final String ARCHIVE = "repdyn";

    /** Setting with the folder of the distribution, if it is installed on all nodes. */
    static final String HOME = "spark.repdyn.home";

    /** Exit code when an arm failed or has no run. */
    private static final int FAILED = 1;

    /** Exit code when the command or the study has a mistake; nothing was run. */
    private static final int MISUSED = 2;

    private final JavaSparkContext spark;
    private final SparkArguments arguments;
    private final PrintStream out;
    private final String home;
    private final List<Path> plugins;

    SparkCompare(JavaSparkContext spark, SparkArguments arguments, PrintStream out) {
        this.spark = spark;
        this.arguments = arguments;
        this.out = out;
        this.home = spark.getConf().get(HOME, "");
        this.plugins = plugins(spark.getConf());
    }

    /** Runs a study; see {@link SparkArguments}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int code;
        try {
            SparkArguments arguments = SparkArguments.parse(List.of(args));
            try (JavaSparkContext spark =
                    new JavaSparkContext(new SparkConf().setAppName("RepDyn " + arguments.study()))) {
                code = new SparkCompare(spark, arguments, System.out).run();
            }
        } catch (IllegalArgumentException e) {
            String.valueOf(e.getMessage()).lines().forEach(line -> System.err.println("error: " + line));
            code = MISUSED;
        }
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Returns the jars of the option {@code --jars}, without the one of this program. */
    private static List<Path> plugins(SparkConf conf) {
        List<Path> plugins = new ArrayList<>();
        String own = String.valueOf(Installation.own().getFileName());
        for (String jar : conf.get("spark.jars", "").split(",", -1)) {
            if (!jar.isBlank()) {
                Path path = Path.of(jar.startsWith("file:") ? URI.create(jar).getPath() : jar);
                if (!path.endsWith(own)) {
                    plugins.add(path);
                }
            }
        }
        return plugins;
    }

    /**
     * Runs the arms that the store does not have, and collects them if a run directory was asked for.
     *
     * @return the exit code
     * @throws IllegalArgumentException if the study has a mistake
     */
    int run() throws IOException, InterruptedException {
        Installation installation =
                Installation.in(home.isEmpty() ? Path.of(SparkFiles.get(ARCHIVE)) : Path.of(home), plugins);
        Map<String, ArmTask.Arm> arms = plan(installation.worker());
        RunFolder store = new RunFolder(arguments.store(), spark.hadoopConfiguration());
        Set<String> stored = store.ids();
        List<ArmTask.Arm> missing =
                arms.values().stream().filter(arm -> !stored.contains(arm.id())).toList();
        out.println(arms.size() + " runs, " + (arms.size() - missing.size()) + " from the store, " + missing.size()
                + " to run on Spark");
        boolean complete = missing.isEmpty() || compute(missing);
        if (arguments.out().isEmpty()) {
            return complete ? 0 : FAILED;
        }
        if (!store.ids().containsAll(arms.keySet())) {
            out.println("no run directory was written, because runs are missing; the same command runs only these");
            return FAILED;
        }
        int collected =
                collect(installation, store, arms.keySet(), arguments.out().get());
        return complete ? collected : FAILED;
    }

    /** Returns the arms by the identifiers of their runs; of arms with equal settings, the first one. */
    private Map<String, ArmTask.Arm> plan(BiFunction<String, List<String>, List<String>> worker) {
        List<String> words = new ArrayList<>(List.of(arguments.study()));
        words.addAll(arguments.overrides());
        List<String> planned = worker.apply(StudyWorker.PLAN, words);
        Map<String, ArmTask.Arm> arms = new LinkedHashMap<>();
        for (int i = 0; i < planned.size(); i += 3) {
            arms.putIfAbsent(planned.get(i), new ArmTask.Arm(planned.get(i), planned.get(i + 1), planned.get(i + 2)));
        }
        return arms;
    }

    /** Runs arms, one in each task; returns false if one failed or has no run. */
    private boolean compute(List<ArmTask.Arm> missing) {
        Broadcast<Map<String, String>> hadoop = spark.broadcast(settings(spark.hadoopConfiguration()));
        List<String> names =
                plugins.stream().map(jar -> jar.getFileName().toString()).toList();
        ArmTask task = new ArmTask(home, new ArrayList<>(names), arguments.store(), hadoop);
        List<ArmTask.End> ends =
                spark.parallelize(missing, missing.size()).map(task).collect();
        long kept = ends.stream().filter(ArmTask.End::kept).count();
        out.println(kept + " runs were kept in " + arguments.store());
        boolean complete = true;
        for (ArmTask.End end : ends) {
            if (!end.kept() || end.status().equals("failed") || end.status().equals("refused")) {
                complete = false;
                out.println(end.arm() + ": " + end.outcome() + (end.kept() ? "" : "; this run was not kept"));
            }
        }
        return complete;
    }

    private static Map<String, String> settings(Configuration configuration) {
        Map<String, String> settings = new HashMap<>();
        configuration.forEach(setting -> settings.put(setting.getKey(), setting.getValue()));
        return settings;
    }

    /**
     * Collects the runs by the command of the distribution, which an unpacked archive has as a file that cannot be executed, from a local copy of
     * the store; returns its exit code.
     */
    private int collect(Installation installation, RunFolder store, Set<String> ids, String target)
            throws IOException, InterruptedException {
        Path copy = Files.createTempDirectory("repdyn-store");
        try {
            for (String id : ids) {
                store.copyInto(copy, id);
            }
            List<String> command = new ArrayList<>(List.of(
                    "sh",
                    installation.home().resolve("bin").resolve("repdyn").toString(),
                    "compare",
                    arguments.study()));
            command.addAll(arguments.overrides());
            command.addAll(List.of("--store", copy.toString(), "--out", target));
            plugins.forEach(jar -> command.addAll(List.of("--plugins", jar.toString())));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().transferTo(out);
            return process.waitFor();
        } finally {
            ArmTask.delete(copy);
        }
    }
}
