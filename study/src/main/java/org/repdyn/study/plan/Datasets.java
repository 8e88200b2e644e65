package org.repdyn.study.plan;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.repdyn.core.plugin.PluginArithmeticException;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;
import org.repdyn.study.yaml.StudyYaml;

/** A reader of the datasets that a study names. */
final class Datasets {

    private final Map<String, Dataset> datasets;
    /** Requests that failed; arms with the same data do not repeat the problem. */
    private final Set<String> failed = new HashSet<>();

    /**
     * @param datasets datasets read so far, by plugin and options, and by seed if they depend on it
     */
    Datasets(Map<String, Dataset> datasets) {
        this.datasets = datasets;
    }

    /** Returns the data, read once for equal requests; empty, with a problem reported once, if they cannot be read. */
    Optional<ReadData> load(BoundPlugin<DatasetSource> data, Seed seed, Problems problems) {
        DatasetSource source = data.make();
        String key = data.name() + StudyYaml.inline(data.options()) + (source.seeded() ? seed.value() : "");
        if (failed.contains(key)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ReadData(data, datasets.computeIfAbsent(key, k -> source.read(seed.child("data"))), key));
        } catch (DataException | IllegalArgumentException e) {
            problems.add(data.location(), "data: " + FailureReason.of(e));
        } catch (PluginArithmeticException e) {
            addFailure(data, e, problems);
        } catch (OutOfMemoryError | ArithmeticException | NegativeArraySizeException e) {
            problems.add(
                    data.location(),
                    "data: " + data.name()
                            + " of this size does not fit into memory. Take fewer samples or coordinates,"
                            + " or " + MemoryRemedy.text());
        } catch (RuntimeException | LinkageError e) {
            addFailure(data, e, problems);
        }
        failed.add(key);
        return Optional.empty();
    }

    private static void addFailure(BoundPlugin<DatasetSource> data, Throwable cause, Problems problems) {
        problems.add(
                data.location(),
                "data: the plugin '" + data.name() + "' failed while it read the data: " + FailureReason.of(cause));
    }
}
