package org.repdyn.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.encoder.Encoders;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.encoder.MlpOptions;
import org.repdyn.dynamics.flow.FlowMethod;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.tiles.TiledKernels;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.Losses;
import org.repdyn.manifolds.flat.FlatConstraints;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.observables.rows.RowObservables;
import org.repdyn.observables.spectrum.SpectrumObservables;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.service.StudyRequest;
import org.repdyn.study.service.StudyService;

/** The main paths of RepDyn: losses, observables, steps, flows, kernels and the planning of studies. */
final class GrowthPaths {

    private static final LinearAlgebra ALGEBRA =
            LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class));

    private static final List<Integer> SAMPLES = List.of(500, 1000, 2000, 4000, 8000);
    private static final List<Integer> OUTPUTS = List.of(16, 32, 64, 128, 256);
    private static final List<Integer> INPUTS = List.of(100, 200, 400, 800, 1600);

    private GrowthPaths() {}

    /** Returns the paths whose cost grows with the number of samples. */
    static List<GrowthPath> bySamples() {
        return List.of(
                new GrowthPath("nt-xent", "n", SAMPLES, 2, "all pairs", n -> loss("nt-xent", n, 32)),
                new GrowthPath("vicreg", "n", SAMPLES, 1, "one product ZᵀZ", n -> loss("vicreg", n, 32)),
                new GrowthPath(
                        "effective rank",
                        "n",
                        SAMPLES,
                        1,
                        "a QR factorisation",
                        n -> observable(SpectrumObservables.EFFECTIVE_RANK, n, 32)),
                new GrowthPath(
                        "uniformity", "n", SAMPLES, 2, "all pairs", n -> observable(RowObservables.UNIFORMITY, n, 32)),
                new GrowthPath(
                        "NTK, three layers",
                        "n",
                        List.of(250, 500, 1000, 2000, 4000),
                        2,
                        "all pairs",
                        n -> kernel(n, 64)),
                new GrowthPath("flow of a quadratic loss", "n", SAMPLES, 1, "one product XᵀMX", n -> flow(n, 64)));
    }

    /** Returns the paths whose cost grows with a dimension, a width or the number of arms. */
    static List<GrowthPath> byOthers() {
        return List.of(
                new GrowthPath("vicreg", "outputs k", OUTPUTS, 2, "one product ZᵀZ", k -> loss("vicreg", 2000, k)),
                new GrowthPath(
                        "effective rank",
                        "outputs k",
                        OUTPUTS,
                        2,
                        "a QR factorisation of 4,000 rows",
                        k -> observable(SpectrumObservables.EFFECTIVE_RANK, 4000, k)),
                new GrowthPath(
                        "Grassmann step",
                        "inputs d",
                        List.of(200, 400, 800, 1600, 3200),
                        2,
                        "a product with a d×d matrix",
                        d -> step(d, 8)),
                new GrowthPath(
                        "Grassmann step",
                        "outputs k",
                        List.of(4, 8, 16, 32, 64),
                        2,
                        "QR and SVD of 1,000 rows",
                        k -> step(1000, k)),
                new GrowthPath("NTK, three layers", "inputs d", INPUTS, 1, "one product XXᵀ", d -> kernel(1000, d)),
                new GrowthPath(
                        "gradient, two layers",
                        "width m",
                        List.of(256, 512, 1024, 2048, 4096),
                        1,
                        "products with m columns",
                        GrowthPaths::network),
                new GrowthPath(
                        "plan of a study",
                        "arms",
                        List.of(25, 50, 100, 200, 400),
                        1,
                        "each arm is checked",
                        GrowthPaths::plan));
    }

    private static Runnable loss(String name, int n, int k) {
        Loss loss = (Loss) Losses.byName(name);
        Embeddings embeddings =
                new Embeddings(new ViewLayout(n / 2, 1, 0), gaussian(n / 2 * 2, k), Optional.empty(), ALGEBRA);
        R064Store gradient = R064Store.FACTORY.make(n / 2 * 2, k);
        return () -> loss.valueAndGradient(embeddings, gradient);
    }

    private static Runnable observable(ObservableProvider<?> provider, int n, int k) {
        var observable = ObservableTime.create(provider);
        R064Store z = gaussian(n, k);
        EvaluationSet evaluation = new EvaluationSet(z, n - 1, Optional.empty());
        return () -> observable.observe(
                new Observation(new ObservableTime.State(z), new ViewLayout(n, 0, 0), evaluation, ALGEBRA));
    }

    private static Runnable kernel(int n, int d) {
        InfiniteNetwork network = InfiniteNetwork.fullyConnected(AbRelu.RELU, 3, 1.4, Optional.of(0.1));
        TiledKernels kernels =
                new TiledKernels(network, ALGEBRA, 1, Runtime.getRuntime().maxMemory());
        R064Store x = gaussian(n, d);
        return () -> kernels.kernels(x, RunControl.uncontrolled());
    }

    private static Runnable step(int d, int k) {
        R064Store half = gaussian(d, d);
        R064Store c = R064Store.FACTORY.make(d, d);
        ALGEBRA.gram(half, true, c);
        for (int i = 0; i < c.data.length; i++) {
            c.data[i] /= d;
        }
        R064Store start = gaussian(d, k);
        Descent descent = new Descent("grassmann", "geodesic", c, ALGEBRA.orthonormalBasis(start), 1e-3, ALGEBRA);
        return descent::step;
    }

    private static Runnable flow(int n, int d) {
        TrainingProblem problem = problem("linear-alignment", new LinearEncoder(2), n, d);
        return () -> new GradientFlow(new GradientFlowOptions(
                        Optional.empty(), Optional.empty(), 1_000_000, FlowMethod.AUTO, EventSettings.NONE))
                .run(problem, snapshot -> {}, RunControl.uncontrolled());
    }

    private static TrainingProblem problem(String loss, Encoder encoder, int n, int d) {
        R064Store x = gaussian(n / 2 * 2, d);
        Constraint free = FlatConstraints.EUCLIDEAN.create(new NoOptions());
        return new TrainingProblem(
                Losses.byName(loss),
                new Views(new ViewLayout(n / 2, 1, 0), x, Optional.empty()),
                R064Store.FACTORY.make(0, d),
                encoder,
                encoder.blocks(d).stream().map(block -> free).toList(),
                encoder.initialise(d, new Seed(1)),
                TimeGrid.of(0, 1),
                ALGEBRA,
                new Seed(0));
    }

    private static Runnable network(int width) {
        Encoder encoder = Encoders.MLP.create(new MlpOptions(
                16, width, 1, HiddenActivation.TANH, 0.01, Parameterisation.NTK, 1, Optional.empty(), 1));
        TrainingProblem problem = problem("vicreg", encoder, 1000, 64);
        WeightField field = problem.weightField();
        Weights gradient = problem.initial().zeros();
        return () -> field.gradient(problem.initial(), gradient);
    }

    private static Runnable plan(int arms) {
        StudyService studies = new StudyService(Plugins.load(PluginSource.builtIn()), ALGEBRA);
        StudyRequest request = new StudyRequest(
                Optional.empty(), List.of("seeds=" + arms / 3, "data.train=50"), new StudyRequest.Arms.All());
        return () -> studies.prepare(request);
    }

    private static R064Store gaussian(int rows, int columns) {
        var normal = new Seed(rows * 31L + columns).gaussians();
        R064Store x = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = normal.sample();
        }
        return x;
    }
}
