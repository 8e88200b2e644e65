package org.repdyn.study;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.dynamics.spi.EncoderProvider;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.manifolds.spi.ConstraintProvider;
import org.repdyn.ntk.spi.BaselineProvider;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.plan.StudyPlanner;
import org.repdyn.study.yaml.Overrides;
import org.repdyn.study.yaml.StudyYaml;

/** Small studies for tests, and the problems that their planning reports. */
public final class Studies {

    /** The name of the study's text in messages. */
    public static final String FILE = "study.yaml";

    /** A study with thirty samples in four dimensions, without labels or image shape. */
    public static final String SMALL =
            """
            data: {name: gaussian-views, samples: 30, dimension: 4}
            loss: linear-contrastive
            encoder: {name: linear, outputs: 2}
            """;

    /** A study with sixty digits for training. */
    public static final String DIGITS =
            """
            data: {name: digits, train: 60, held-out: 30}
            loss: linear-contrastive
            encoder: {name: linear, outputs: 2}
            """;

    /** The built-in plugins. */
    public static final Plugins BUILT_IN = Plugins.load(PluginSource.builtIn());

    private Studies() {}

    /** Returns the built-in plugins and a loss. */
    public static Plugins withLoss(LoadedPlugin<LossProvider<?>> loss) {
        return with(and(BUILT_IN.losses(), loss), BUILT_IN.encoders());
    }

    /** Returns the built-in plugins and an encoder. */
    public static Plugins withEncoder(LoadedPlugin<EncoderProvider<?>> encoder) {
        return with(BUILT_IN.losses(), and(BUILT_IN.encoders(), encoder));
    }

    /** Returns the built-in plugins and a dynamics. */
    public static Plugins withDynamics(LoadedPlugin<DynamicsProvider<?>> dynamics) {
        return with(BUILT_IN.losses(), BUILT_IN.encoders(), and(BUILT_IN.dynamics(), dynamics));
    }

    /** Returns the built-in plugins, a dynamics and a prediction. */
    public static Plugins withDynamicsAndPrediction(
            LoadedPlugin<DynamicsProvider<?>> dynamics, LoadedPlugin<PredictionProvider> prediction) {
        return with(
                BUILT_IN.losses(),
                BUILT_IN.encoders(),
                and(BUILT_IN.dynamics(), dynamics),
                BUILT_IN.observables(),
                and(BUILT_IN.predictions(), prediction));
    }

    /** Returns the built-in plugins and an observable. */
    public static Plugins withObservable(LoadedPlugin<ObservableProvider<?>> observable) {
        return with(
                BUILT_IN.losses(),
                BUILT_IN.encoders(),
                BUILT_IN.dynamics(),
                and(BUILT_IN.observables(), observable),
                BUILT_IN.predictions());
    }

    /** Returns the built-in plugins and a prediction. */
    public static Plugins withPrediction(LoadedPlugin<PredictionProvider> prediction) {
        return with(
                BUILT_IN.losses(),
                BUILT_IN.encoders(),
                BUILT_IN.dynamics(),
                BUILT_IN.observables(),
                and(BUILT_IN.predictions(), prediction));
    }

    /** Returns the built-in plugins and a constraint. */
    public static Plugins withConstraint(LoadedPlugin<ConstraintProvider<?>> constraint) {
        return new Plugins(
                BUILT_IN.datasets(),
                BUILT_IN.augmentations(),
                BUILT_IN.losses(),
                BUILT_IN.encoders(),
                BUILT_IN.predictors(),
                and(BUILT_IN.constraints(), constraint),
                BUILT_IN.dynamics(),
                BUILT_IN.baselines(),
                BUILT_IN.layers(),
                BUILT_IN.activations(),
                BUILT_IN.observables(),
                BUILT_IN.predictions());
    }

    /** Returns the built-in plugins and a baseline. */
    public static Plugins withBaseline(LoadedPlugin<BaselineProvider<?>> baseline) {
        return new Plugins(
                BUILT_IN.datasets(),
                BUILT_IN.augmentations(),
                BUILT_IN.losses(),
                BUILT_IN.encoders(),
                BUILT_IN.predictors(),
                BUILT_IN.constraints(),
                BUILT_IN.dynamics(),
                and(BUILT_IN.baselines(), baseline),
                BUILT_IN.layers(),
                BUILT_IN.activations(),
                BUILT_IN.observables(),
                BUILT_IN.predictions());
    }

    private static Plugins with(Registry<LossProvider<?>> losses, Registry<EncoderProvider<?>> encoders) {
        return with(losses, encoders, BUILT_IN.dynamics());
    }

    private static Plugins with(
            Registry<LossProvider<?>> losses,
            Registry<EncoderProvider<?>> encoders,
            Registry<DynamicsProvider<?>> dynamics) {
        return with(losses, encoders, dynamics, BUILT_IN.observables(), BUILT_IN.predictions());
    }

    private static Plugins with(
            Registry<LossProvider<?>> losses,
            Registry<EncoderProvider<?>> encoders,
            Registry<DynamicsProvider<?>> dynamics,
            Registry<ObservableProvider<?>> observables,
            Registry<PredictionProvider> predictions) {
        return new Plugins(
                BUILT_IN.datasets(),
                BUILT_IN.augmentations(),
                losses,
                encoders,
                BUILT_IN.predictors(),
                BUILT_IN.constraints(),
                dynamics,
                BUILT_IN.baselines(),
                BUILT_IN.layers(),
                BUILT_IN.activations(),
                observables,
                predictions);
    }

    private static <P extends PluginProvider<?>> Registry<P> and(Registry<P> registry, LoadedPlugin<P> plugin) {
        return Registry.of(
                registry.spi(),
                Stream.concat(registry.all().stream(), Stream.of(plugin)).toList(),
                List.of());
    }

    /** Returns the plan of a study with the built-in plugins. */
    public static StudyPlan plan(String yaml, String... overrides) {
        return plan(BUILT_IN, yaml, overrides);
    }

    /** Returns the plan of a study with the given plugins. */
    public static StudyPlan plan(Plugins plugins, String yaml, String... overrides) {
        Problems problems = new Problems();
        Optional<Study> read = StudyYaml.read(yaml, FILE, problems);
        if (read.isEmpty()) {
            throw new UserErrorException(problems.toList());
        }
        Study study = Overrides.apply(read.get(), List.of(overrides), problems).study();
        return new StudyPlanner(plugins, LinearAlgebra.ojAlgo()).plan(study, problems);
    }

    /** Returns the problems that are reported for a study; none if the study is valid. */
    public static List<String> problems(String yaml, String... overrides) {
        return problems(BUILT_IN, yaml, overrides);
    }

    /** Returns the problems that are reported for a study with the given plugins. */
    public static List<String> problems(Plugins plugins, String yaml, String... overrides) {
        try {
            plan(plugins, yaml, overrides);
            return List.of();
        } catch (UserErrorException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }
}
