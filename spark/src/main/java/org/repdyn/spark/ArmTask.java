package org.repdyn.spark;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** Task of Spark that runs one arm and keeps its run in the store. If its executor is lost, Spark gives the arm to another one. */
final class ArmTask implements Function<ArmTask.Arm, ArmTask.End> {

    private static final long serialVersionUID = 1;

    private final String home;
    private final List<String> plugins;
    private final String store;
    private final Broadcast<Map<String, String>> hadoop;

    /**
     * An arm to run.
     *
     * @param id identifier of its run
     * @param yaml study with this arm alone
     */
    record Arm(String id, String name, String yaml) implements Serializable {}

    /**
     * End of a run.
     *
     * @param status status of the run, such as {@code completed}
     * @param outcome outcome in words
     * @param kept true if the run is in the store
     */
    record End(String arm, String status, String outcome, boolean kept) implements Serializable {}

    /**
     * Creates a task.
     *
     * @param home folder of the distribution on every node; empty for the archive that Spark ships
     * @param plugins names of the jars of plugins that Spark ships
     * @param store URI of the store
     * @param hadoop settings of Hadoop
     */
    ArmTask(String home, List<String> plugins, String store, Broadcast<Map<String, String>> hadoop) {
        this.home = home;
        this.plugins = plugins;
        this.store = store;
        this.hadoop = hadoop;
    }

    @Override
    public End call(Arm arm) throws IOException {
        Path root = Path.of(SparkFiles.getRootDirectory());
        Installation installation = Installation.in(
                home.isEmpty() ? root.resolve(SparkCompare.ARCHIVE) : Path.of(home),
                plugins.stream().map(root::resolve).toList());
        Path folder = Files.createTempDirectory("repdyn-arm");
        try {
            List<String> end =
                    installation.worker().apply(StudyWorker.RUN, List.of(arm.yaml(), arm.id(), folder.toString()));
            String file = end.get(0);
            if (!file.isEmpty()) {
                new RunFolder(store, configuration()).put(arm.id(), Path.of(file));
            }
            return new End(arm.name(), end.get(1), end.get(2), !file.isEmpty());
        } finally {
            delete(folder);
        }
    }

    private Configuration configuration() {
        Configuration configuration = new Configuration();
        for (Map.Entry<String, String> setting : hadoop.value().entrySet()) {
            configuration.set(setting.getKey(), setting.getValue());
        }
        return configuration;
    }

    /** Deletes a folder with everything in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
