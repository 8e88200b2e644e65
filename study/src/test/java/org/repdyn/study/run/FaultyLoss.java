package org.repdyn.study.run;

import java.util.List;
import java.util.stream.Stream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.study.Studies;
import org.repdyn.study.plan.Plugins;

/** A faulty third-party loss: L = ‖U‖²/2 for a number of evaluations, then the failure given by its kind. */
record FaultyLoss(String name, int works, Kind kind) implements LossProvider<NoOptions> {

    enum Kind {
        THROWS,
        NOT_A_NUMBER
    }

    /** Returns the built-in plugins together with faulty losses. */
    static Plugins with(FaultyLoss... losses) {
        Plugins plugins = Studies.BUILT_IN;
        List<LoadedPlugin<LossProvider<?>>> all = Stream.concat(
                        plugins.losses().all().stream(),
                        Stream.of(losses)
                                .map(loss -> new LoadedPlugin<LossProvider<?>>(
                                        loss, "rigged.jar", "1", FaultyLoss.class.getClassLoader())))
                .toList();
        return new Plugins(
                plugins.datasets(),
                plugins.augmentations(),
                Registry.of(plugins.losses().spi(), all, List.of()),
                plugins.encoders(),
                plugins.predictors(),
                plugins.constraints(),
                plugins.dynamics(),
                plugins.baselines(),
                plugins.layers(),
                plugins.activations(),
                plugins.observables(),
                plugins.predictions());
    }

    @Override
    public String summary() {
        return "breaks after a while";
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public EmbeddingField create(NoOptions options) {
        return new Breaking();
    }

    private final class Breaking implements Loss {

        private int asked;

        @Override
        public ViewRequirements views() {
            return new ViewRequirements(0, 0, false);
        }

        @Override
        public double value(Embeddings embeddings) {
            return valueAndGradient(embeddings, embeddings.matrix().copy());
        }

        @Override
        public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
            asked++;
            if (asked > works && kind == Kind.THROWS) {
                throw new IllegalStateException("the well is dry\nat the bottom");
            }
            double sum = 0;
            for (int i = 0; i < gradient.data.length; i++) {
                double u = embeddings.matrix().data[i];
                gradient.data[i] = asked > works ? Double.NaN : u;
                sum += u * u / 2;
            }
            return asked > works ? Double.NaN : sum;
        }
    }
}
