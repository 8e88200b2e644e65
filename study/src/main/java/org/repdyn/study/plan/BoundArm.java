package org.repdyn.study.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.repdyn.core.observable.Observable;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.Dataset;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.PredictorHead;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.study.Settings;

/**
 * First stage of planning: plugins found, options bound and data read. A part that could not be bound is empty; the
 * reason is among the problems, and the other parts can still be checked.
 *
 * @param name name of the arm
 * @param settings its settings as they were written, those of the study included
 * @param seeds seeds of the draws
 * @param time times of observation
 * @param data the data
 * @param split choice of training and held-out samples
 * @param given views and initial weights of files
 * @param augmentations augmentations, in order
 * @param loss the field that is followed
 * @param encoder the encoder, with the companions that the field requires
 * @param predictor the predictor head, if the arm has one
 * @param method the training, or the baseline
 * @param observables observables that the study lists, or the default ones
 * @param requiredObservables names of the observables that the study lists itself
 * @param columns columns whose observable is not among {@code observables}
 */
record BoundArm(
        String name,
        Settings settings,
        Optional<ArmSeeds> seeds,
        Optional<TimeSettings> time,
        Optional<ReadData> data,
        Optional<SplitSettings> split,
        GivenState given,
        List<BoundPlugin<Augmentation>> augmentations,
        Optional<BoundPlugin<EmbeddingField>> loss,
        Optional<BoundPlugin<Encoder>> encoder,
        Optional<BoundPlugin<PredictorHead>> predictor,
        Optional<ArmMethod> method,
        List<BoundPlugin<Observable>> observables,
        Set<String> requiredObservables,
        List<BoundPlugin<Observable>> columns) {

    BoundArm {
        augmentations = List.copyOf(augmentations);
        observables = List.copyOf(observables);
        requiredObservables = Set.copyOf(requiredObservables);
        columns = List.copyOf(columns);
    }

    /** Returns the dataset; empty if it could not be read. */
    Optional<Dataset> dataset() {
        return data.map(ReadData::dataset);
    }

    /** Returns true if no part is missing. */
    boolean complete() {
        return Stream.of(seeds, time, data, split, loss, encoder, method).allMatch(Optional::isPresent);
    }
}
