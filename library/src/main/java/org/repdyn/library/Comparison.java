package org.repdyn.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.WrittenValues;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.RunResult;
import org.repdyn.study.Study;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.run.ProgressListener;
import org.repdyn.study.run.RunSettings;
import org.repdyn.study.run.StateExport;
import org.repdyn.study.service.StudyRequest;
import org.repdyn.study.service.StudyService;
import org.repdyn.study.store.FolderRunStore;
import org.repdyn.study.store.StoreUse;
import org.repdyn.study.yaml.StudyYaml;

/**
 * A study to run, as the command {@code compare} runs it, with the same bits. Immutable: each method returns a new comparison.
 *
 * <pre>{@code
 * RunResult result = RepDyn.study(yaml).set("steps", 50).threads(2).run();
 * result.arms().forEach(arm -> System.out.println(arm.name() + " " + arm.finalLoss()));
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Comparison {

    /** Name of a comparison in its result, where a run directory would give its own name. */
    private static final String RUN = "comparison";

    /** Name of a study that is given as a text, in messages. */
    private static final String TEXT = "study";

    private static final ProgressListener SILENT = new ProgressListener() {};

    private final Optional<Path> file;
    private final String yaml;
    private final List<String> overrides;
    private final List<PluginProvider<?>> plugins;
    private final int threads;
    private final Optional<Path> store;
    private final ProgressListener listener;

    private Comparison(
            Optional<Path> file,
            String yaml,
            List<String> overrides,
            List<PluginProvider<?>> plugins,
            int threads,
            Optional<Path> store,
            ProgressListener listener) {
        this.file = file;
        this.yaml = yaml;
        this.overrides = List.copyOf(overrides);
        this.plugins = List.copyOf(plugins);
        this.threads = threads;
        this.store = store;
        this.listener = listener;
    }

    static Comparison of(Path file) {
        return new Comparison(Optional.of(file), "", List.of(), List.of(), 1, Optional.empty(), SILENT);
    }

    static Comparison of(String yaml) {
        return new Comparison(Optional.empty(), yaml, List.of(), List.of(), 1, Optional.empty(), SILENT);
    }

    /**
     * Sets a value in all arms, as {@code KEY=VALUE} on the command line does.
     *
     * @param key path of a setting, such as {@code encoder.outputs} or {@code arms.sphere.seed}
     * @param value number, boolean, text, or a list, array or map of these
     * @throws NullPointerException if the value is null
     */
    public Comparison set(String key, Object value) {
        return new Comparison(
                file,
                yaml,
                added(overrides, key + "=" + StudyYaml.inline(WrittenValues.of(WrittenValues.required(value, key)))),
                plugins,
                threads,
                store,
                listener);
    }

    /**
     * Adds a plugin that this program made, which the study names like any other: a loss, an observable, a constraint, … A plugin in a
     * jar on the class path need not be added.
     */
    public Comparison with(PluginProvider<?> plugin) {
        return new Comparison(file, yaml, overrides, added(plugins, plugin), threads, store, listener);
    }

    /**
     * Runs a number of arms in parallel; by default 1. The numbers of the result do not depend on it.
     *
     * @param number at least 1; {@link #run} refuses others
     */
    public Comparison threads(int number) {
        return new Comparison(file, yaml, overrides, plugins, number, store, listener);
    }

    /**
     * Keeps finished arms in a folder, and takes from there those that it has. A stored run that is damaged is run again, with a warning to the
     * {@link #listener}.
     *
     * @param folder folder of the store, which is created if it does not exist; {@link #run} refuses one that it cannot write to
     */
    public Comparison store(Path folder) {
        return new Comparison(file, yaml, overrides, plugins, threads, Optional.of(folder), listener);
    }

    /**
     * Reports the progress of the arms.
     *
     * @param progress its methods are called from several threads
     */
    public Comparison listener(ProgressListener progress) {
        return new Comparison(file, yaml, overrides, plugins, threads, store, progress);
    }

    private static <T> List<T> added(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    /**
     * Reads the study and its data, checks everything, and runs every arm. An arm that fails is reported in its row of the result, and the
     * other arms are not affected. Nothing is written but the store. An interrupt of this thread stops the runs: the result has the arms
     * that were finished, and the thread is interrupted again.
     *
     * @throws UserErrorException with every mistake in the study
     * @throws IllegalArgumentException if the number of threads is below 1, an added plugin is not valid, the store cannot be written to, or
     *     plugins were added and there is a store: the store knows runs by the checksums of the jars of their plugins, and plugins of a program
     *     have none
     */
    public RunResult run() {
        if (store.isPresent() && !plugins.isEmpty()) {
            throw new IllegalArgumentException("a store keeps runs by the checksums of their plugins' jars, and '"
                    + plugins.get(0).name()
                    + "' is a plugin of this program, without a jar. Leave out the store, or put the plugin"
                    + " into a jar on the class path");
        }
        Plugins all = RepDyn.allPlugins();
        for (PluginProvider<?> plugin : plugins) {
            all = all.with(plugin);
        }
        StudyService service = new StudyService(all, RepDyn.algebra());
        RunSettings settings = new RunSettings(
                RUN,
                threads,
                Map.of(),
                () -> false,
                StateExport.NONE,
                store.map(this::open).orElse(StoreUse.NONE),
                false);
        return service.run(plan(service), settings, listener);
    }

    private StudyPlan plan(StudyService service) {
        try {
            return prepared(service);
        } catch (UserErrorException e) {
            throw e.inOtherWords(Comparison::inProgram);
        }
    }

    /** Returns a mistake in an override as one of this program, which has no command line. */
    private static Problem inProgram(Problem problem) {
        return problem.location().equals(SourceLocation.COMMAND_LINE)
                ? new Problem(SourceLocation.PROGRAM, problem.message())
                : problem;
    }

    private StudyPlan prepared(StudyService service) {
        StudyRequest.Arms arms = new StudyRequest.Arms.All();
        if (file.isPresent()) {
            return service.prepare(new StudyRequest(file, overrides, arms));
        }
        if (isName(yaml)) {
            throw new UserErrorException(
                    SourceLocation.PROGRAM,
                    "'" + yaml.strip() + "' is not the text of a study, which has keys and values, such as 'loss:"
                            + " nt-xent'. For a file or a built-in study, write RepDyn.study(Path.of(\""
                            + yaml.strip() + "\"))");
        }
        Problems problems = new Problems();
        Study study = StudyYaml.read(yaml, TEXT, problems).orElseThrow(problems::exception);
        return service.prepare(study, overrides, arms, problems);
    }

    /** Returns true if a text has no key, so that it is rather the name of a file. */
    private static boolean isName(String text) {
        String name = text.strip();
        return !name.isEmpty()
                && name.lines().count() == 1
                && !name.contains(": ")
                && !name.endsWith(":")
                && !name.startsWith("{")
                && !name.startsWith("#");
    }

    private StoreUse open(Path folder) {
        FolderRunStore.obstacle(folder).ifPresent(why -> {
            throw new IllegalArgumentException(
                    "the store " + folder + " cannot be written (" + why + "); give another folder");
        });
        return new StoreUse(FolderRunStore.open(folder, listener::warned), false, false);
    }
}
