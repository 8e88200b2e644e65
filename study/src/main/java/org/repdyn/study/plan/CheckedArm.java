package org.repdyn.study.plan;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.Views;
import org.repdyn.data.Pairing;
import org.repdyn.data.ViewSampler;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.Dataset;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.PredictorHead;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.study.Settings;

/**
 * Second stage of planning: an arm that is complete and whose parts fit together. It holds no state of a run and can be
 * assembled any number of times.
 *
 * @param name name of the arm
 * @param settings its settings as they were written, those of the study included
 * @param seeds seeds of the draws
 * @param time times of observation
 * @param data the dataset plugin with its options
 * @param dataset the samples
 * @param split choice of training and held-out samples
 * @param augmentations augmentations, in order
 * @param field the field that is followed
 * @param encoder the encoder with its companions; a baseline takes the embedding dimension from it
 * @param predictor the predictor head, if the arm has one
 * @param method the training, or the baseline
 * @param measurements observables
 * @param columns columns of the comparison
 * @param given views and initial weights of files
 * @param views the views, shared by all arms with equal data, split, augmentations, seed and requirements
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CheckedArm(
        String name,
        Settings settings,
        ArmSeeds seeds,
        TimeSettings time,
        BoundPlugin<DatasetSource> data,
        Dataset dataset,
        SplitSettings split,
        List<BoundPlugin<Augmentation>> augmentations,
        BoundPlugin<EmbeddingField> field,
        BoundPlugin<Encoder> encoder,
        Optional<BoundPlugin<PredictorHead>> predictor,
        ArmMethod method,
        Measurements measurements,
        StudyColumns columns,
        GivenState given,
        SharedViews views) {

    public CheckedArm {
        augmentations = List.copyOf(augmentations);
    }

    /**
     * Returns the times of observation: up to the end of a budget of steps of equal length, or else of the study.
     *
     * @throws IllegalArgumentException if the end of the budget is no end of the times of the study
     */
    public TimeGrid times() {
        return method instanceof ArmMethod.Training training && training.end().isPresent()
                ? time.grid(training.end().getAsDouble())
                : time.grid();
    }

    /** Returns true if the field reads positives, and each of them is a copy of its anchor without any change. */
    boolean positivesAreAnchors() {
        return augmentations.isEmpty()
                && given.views().isEmpty()
                && split.pairing().positives() == Pairing.Positives.COPIES
                && field.make().views().positives() > 0;
    }

    /** Returns the size of the states of a run at the times of the grid, with views and initial weights, in bytes. */
    public long stateBytes() {
        Views drawn = views.views();
        Encoder made = encoder.make();
        long weights = method instanceof ArmMethod.Training
                ? made.blocks(drawn.dimension()).stream()
                        .mapToLong(block -> (long) block.rows() * block.columns())
                        .sum()
                : 0;
        long rows = drawn.layout().rows();
        long state = rows * made.outputs() + weights;
        long inputs = (rows + views.evaluation().inputs().getRowDim()) * drawn.dimension();
        return Double.BYTES * (state * times().size() + weights + inputs);
    }

    /** Returns the files, besides the data, on whose content the numbers of the arm depend. */
    public List<GivenFile> files() {
        int dimension = dataset.inputs().getColDim();
        return given.files(
                encoder.make().blocks(dimension).stream().map(WeightBlock::name).toList());
    }

    /** Returns a new sampler of the views, for one thread. */
    ViewSampler sampler() {
        return sampler(dataset, augmentations, split, seeds);
    }

    static ViewSampler sampler(
            Dataset dataset, List<BoundPlugin<Augmentation>> augmentations, SplitSettings split, ArmSeeds seeds) {
        return new ViewSampler(
                dataset,
                augmentations.stream().map(BoundPlugin::make).toList(),
                split.split(dataset.size(), seeds.data()),
                split.centre(),
                split.pairing(),
                seeds.views());
    }
}
