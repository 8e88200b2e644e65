package org.repdyn.study.plan;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.random.Seed;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.core.views.Views;
import org.repdyn.data.ViewSampler;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.study.yaml.StudyYaml;

/**
 * Training views and evaluation inputs that several arms share. They are drawn on first use and kept while memory
 * allows; a second draw gives the same numbers. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SharedViews {

    private final Supplier<ViewSampler> sampler;
    private final ViewRequirements requirements;
    private SoftReference<Drawn> kept = new SoftReference<>(null);

    private SharedViews(Supplier<ViewSampler> sampler, ViewRequirements requirements) {
        this.sampler = sampler;
        this.requirements = requirements;
    }

    /**
     * Views of an arm. They are shared, so they must not be changed.
     *
     * @param views training views
     * @param evaluation inputs of the evaluation
     */
    record Drawn(Views views, EvaluationSet evaluation) {}

    /**
     * Returns the views.
     *
     * @throws org.repdyn.data.spi.DataException if the data cannot deliver them
     */
    synchronized Drawn draw() {
        Drawn drawn = kept.get();
        if (drawn == null) {
            ViewSampler fresh = sampler.get();
            drawn = new Drawn(fresh.views(requirements), fresh.evaluation());
            kept = new SoftReference<>(drawn);
        }
        return drawn;
    }

    /** Views of the arms of one study: arms with equal data, split, augmentations, seed and requirements share them. */
    static final class Pool {

        private record Key(
                String data,
                SplitSettings split,
                List<String> augmentations,
                Seed seed,
                ViewRequirements requirements) {}

        private final Map<Key, SharedViews> shared = new HashMap<>();

        SharedViews views(
                ReadData data,
                SplitSettings split,
                List<Bound<Augmentation>> augmentations,
                Seed seed,
                ViewRequirements requirements) {
            Key key = new Key(
                    data.key(),
                    split,
                    augmentations.stream()
                            .map(a -> a.name() + StudyYaml.inline(a.options()))
                            .toList(),
                    seed,
                    requirements);
            return shared.computeIfAbsent(
                    key,
                    k -> new SharedViews(
                            () -> CheckedArm.sampler(data.dataset(), augmentations, split, seed), requirements));
        }
    }
}
