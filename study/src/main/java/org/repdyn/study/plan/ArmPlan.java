package org.repdyn.study.plan;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.Dataset;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.study.Settings;

/**
 * One arm, checked and ready to be put together.
 *
 * @param name name
 * @param seed its seed
 * @param resolved all its settings, defaults included
 * @param brief the same without options at their default, for a reader
 * @param dataset the samples
 * @param split who is trained on
 * @param augmentations in order
 * @param field what is followed
 * @param encoder the encoder; a baseline takes the embedding dimension from it
 * @param method how it moves
 * @param times when it is observed
 * @param observables what is measured, by name
 * @param unmeasured why others are not, by name
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ArmPlan(
        String name,
        Seed seed,
        Settings resolved,
        Settings brief,
        Dataset dataset,
        SplitSettings split,
        List<Bound<Augmentation>> augmentations,
        Bound<EmbeddingField> field,
        Bound<Encoder> encoder,
        Method method,
        TimeGrid times,
        List<Bound<Observable>> observables,
        Map<String, String> unmeasured) {

    public ArmPlan {
        augmentations = List.copyOf(augmentations);
        observables = List.copyOf(observables);
        unmeasured = Map.copyOf(unmeasured);
    }
}
