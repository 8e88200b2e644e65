package org.repdyn.study.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.random.Seed;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.core.views.Views;
import org.repdyn.data.FileViews;
import org.repdyn.data.ViewSampler;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;
import org.repdyn.study.yaml.StudyYaml;

/** Training views and evaluation inputs that several arms share, so they must not be changed. Thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SharedViews {

    private final SoftMemo<Views> views;
    private final SoftMemo<EvaluationSet> evaluation;

    private SharedViews(SoftMemo<Views> views, SoftMemo<EvaluationSet> evaluation) {
        this.views = views;
        this.evaluation = evaluation;
    }

    /**
     * Returns the training views.
     *
     * @throws org.repdyn.data.spi.DataException if the data cannot deliver them
     */
    Views views() {
        return views.get();
    }

    /** Returns the inputs of the evaluation. */
    EvaluationSet evaluation() {
        return evaluation.get();
    }

    /**
     * Views of the arms of one study. Arms with equal data, split and seed share the evaluation inputs; those with equal
     * augmentations, seed of the views and requirements too share the views.
     */
    static final class Pool {

        private record Samples(String data, SplitSettings split, Seed seed) {}

        private record Draw(Samples samples, List<String> augmentations, Seed seed, ViewRequirements requirements) {}

        private final Map<Samples, SoftMemo<EvaluationSet>> evaluations = new HashMap<>();
        private final Map<Draw, SoftMemo<Views>> views = new HashMap<>();

        /**
         * Returns the inputs of the evaluation.
         *
         * @throws org.repdyn.data.spi.DataException if the data cannot be split as required
         */
        EvaluationSet evaluation(ReadData data, SplitSettings split, Seed seed) {
            return memo(data, split, seed).get();
        }

        private SoftMemo<EvaluationSet> memo(ReadData data, SplitSettings split, Seed seed) {
            return evaluations.computeIfAbsent(
                    new Samples(data.key(), split, seed),
                    k -> new SoftMemo<>(() -> new ViewSampler(
                                    data.dataset(),
                                    List.of(),
                                    split.split(data.dataset().size(), seed),
                                    split.centre(),
                                    seed)
                            .evaluation()));
        }

        SharedViews views(
                ReadData data,
                SplitSettings split,
                Optional<FileViews> given,
                List<BoundPlugin<Augmentation>> augmentations,
                ArmSeeds seeds,
                ViewRequirements requirements) {
            Draw draw = new Draw(
                    new Samples(data.key(), split, seeds.data()),
                    augmentations.stream()
                            .map(a -> a.name() + StudyYaml.inline(a.options()))
                            .toList(),
                    seeds.views(),
                    requirements);
            SoftMemo<Views> shared = views.computeIfAbsent(
                    draw,
                    k -> new SoftMemo<>(() -> given.map(file -> views(file, requirements, data.dataset()))
                            .orElseGet(() -> CheckedArm.sampler(data.dataset(), augmentations, split, seeds)
                                    .views(requirements))));
            return new SharedViews(shared, memo(data, split, seeds.data()));
        }

        private static Views views(FileViews file, ViewRequirements requirements, Dataset dataset) {
            int dimension = dataset.inputs().getColDim();
            if (file.dimension() != dimension) {
                throw new DataException(file.name() + ": the views have " + file.dimension() + " coordinates, and "
                        + dataset.name() + " has " + dimension
                        + "; the representation is evaluated on these data, so give views of the same dimension");
            }
            return file.views(requirements);
        }
    }
}
