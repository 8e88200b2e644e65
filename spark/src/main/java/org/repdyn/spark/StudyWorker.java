package org.repdyn.spark;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;
import org.repdyn.study.Study;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.run.ProgressListener;
import org.repdyn.study.run.RunSettings;
import org.repdyn.study.run.StateExport;
import org.repdyn.study.service.StudyRequest;
import org.repdyn.study.service.StudyService;
import org.repdyn.study.store.FolderRunStore;
import org.repdyn.study.store.RunId;
import org.repdyn.study.store.RunIdentities;
import org.repdyn.study.store.StoreUse;
import org.repdyn.study.wiring.StudyModule;
import org.repdyn.study.yaml.StudyYaml;

/**
 * The part of an execution that uses RepDyn: it plans studies and runs single arms. Its class loader is not that of Spark, so its
 * callers speak to it in types of Java alone: a function of the name of an operation and its arguments. A mistake of the user is an
 * {@link IllegalArgumentException} with one line for each problem. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class StudyWorker implements BiFunction<String, List<String>, List<String>> {

    /** Operation that plans a study: from its file and its overrides to the identifier, the name and the YAML of each arm. */
    static final String PLAN = "plan";

    /**
     * Operation that runs one arm: from its YAML, its identifier and a folder to the file of the run, or an empty text if the run is not to
     * be kept, its status and its outcome in words.
     */
    static final String RUN = "run";

    private final StudyService studies;
    private final RunIdentities identities;

    /** Creator of workers, given the jars of plugins; it is created by its name. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static final class Creator
            implements Function<List<String>, BiFunction<String, List<String>, List<String>>> {

        /** Creates an instance; callers use reflection, because another class loader loads this class. */
        public Creator() {}

        @Override
        public BiFunction<String, List<String>, List<String>> apply(List<String> jars) {
            return new StudyWorker(jars.stream().map(Path::of).toList());
        }
    }

    StudyWorker(List<Path> jars) {
        Injector injector = Guice.createInjector(new StudyModule(PluginSource.open(jars)));
        studies = injector.getInstance(StudyService.class);
        identities = new RunIdentities(injector.getInstance(Plugins.class), injector.getInstance(LinearAlgebra.class));
    }

    @Override
    public List<String> apply(String operation, List<String> arguments) {
        try {
            return switch (operation) {
                case PLAN -> plan(arguments.get(0), arguments.subList(1, arguments.size()));
                case RUN -> run(arguments.get(0), new RunId(arguments.get(1)), Path.of(arguments.get(2)));
                default -> throw new IllegalStateException("there is no operation '" + operation + "'");
            };
        } catch (UserErrorException e) {
            throw new IllegalArgumentException(String.join("\n", e.lines()), e);
        }
    }

    private List<String> plan(String file, List<String> overrides) {
        StudyPlan plan =
                studies.prepare(new StudyRequest(Optional.of(Path.of(file)), overrides, new StudyRequest.Arms.All()));
        List<String> arms = new ArrayList<>();
        for (ArmPlan arm : plan.arms()) {
            arms.add(identities.of(arm).id().hex());
            arms.add(arm.name());
            arms.add(alone(plan, arm).resolvedYaml());
        }
        return arms;
    }

    /** Returns a study with one arm of a plan. */
    private static StudyPlan alone(StudyPlan plan, ArmPlan arm) {
        return new StudyPlan(plan.title(), plan.columns(), List.of(arm), plan.plugins(), List.of(), List.of());
    }

    private List<String> run(String yaml, RunId id, Path folder) {
        Problems problems = new Problems();
        Study study = StudyYaml.read(yaml, "the study of the driver", problems)
                .orElseThrow(() -> new UserErrorException(problems.toList()));
        StudyPlan plan = studies.prepare(study, List.of(), new StudyRequest.Arms.All(), problems);
        RunId here = identities.of(plan.arms().get(0)).id();
        if (!here.equals(id)) {
            throw new IllegalStateException(
                    "the run " + id.brief() + " of the driver would be the run " + here.brief()
                            + " on this executor. Its Java version, processor, RepDyn, plugins or data are not those of the driver");
        }
        List<String> warnings = new ArrayList<>();
        FolderRunStore store = FolderRunStore.open(folder, warnings::add);
        RunSettings settings = new RunSettings(
                "spark",
                1,
                Map.of("executor", "Apache Spark"),
                () -> false,
                StateExport.NONE,
                new StoreUse(store, false, false),
                false);
        RunResult result = studies.run(plan, settings, new ProgressListener() {});
        if (!warnings.isEmpty() || result.arms().isEmpty()) {
            throw new IllegalStateException(warnings.isEmpty() ? "the run was interrupted" : warnings.get(0));
        }
        ArmResult arm = result.arms().get(0);
        Path file = store.file(id);
        return List.of(Files.exists(file) ? file.toString() : "", arm.status().key(), arm.stopped());
    }
}
