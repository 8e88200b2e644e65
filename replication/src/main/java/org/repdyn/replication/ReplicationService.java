package org.repdyn.replication;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.plugin.PluginOwner;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.PluginText;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ReplicationResult;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.Verdict;
import org.repdyn.replication.spi.Claim;
import org.repdyn.replication.spi.ClaimProvider;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.study.Settings;
import org.repdyn.study.plan.FailureReason;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.plan.UsedPlugin;
import org.repdyn.study.run.ProgressListener;
import org.repdyn.study.run.RunSettings;
import org.repdyn.study.service.StudyRequest;
import org.repdyn.study.service.StudyService;
import org.repdyn.study.yaml.StudyYaml;

/** Service that finds, checks, runs and judges replications. Thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ReplicationService {

    /** Resource folder of replication files in a jar; a file {@code index} in it names the others. */
    static final String FOLDER = "replications";

    private final StudyService studies;
    private final Plugins plugins;
    private final Registry<ClaimProvider<?>> claims;
    private final PluginSource source;

    @Inject
    public ReplicationService(
            StudyService studies, Plugins plugins, Registry<ClaimProvider<?>> claims, PluginSource source) {
        this.studies = studies;
        this.plugins = plugins;
        this.claims = claims;
        this.source = source;
    }

    /** Returns the JSON schema of replication files, generated from the options of the installed plugins. */
    public String jsonSchema() {
        return studies.jsonSchemaOfReplications(claims, FigureOptions.class);
    }

    /**
     * Returns all replications, built-in ones and those of plugins.
     *
     * @param problems receives the errors of replications that cannot be read; the others are returned
     */
    public List<Replication> all(Problems problems) {
        Map<String, Replication> byName = new LinkedHashMap<>();
        for (PluginText text : source.texts(FOLDER)) {
            String place = text.origin() + ": " + text.name();
            if (text.text().isEmpty()) {
                problems.add(new SourceLocation(place, 0, 0), "the index names this file, but it is not there");
                continue;
            }
            ReplicationReader.read(text.text().get(), place, text.origin(), problems)
                    .ifPresent(replication -> {
                        Replication other = byName.putIfAbsent(replication.name(), replication);
                        if (other != null) {
                            problems.add(
                                    new SourceLocation(place, 1, 1),
                                    "a replication named '" + replication.name() + "' is already in " + other.origin()
                                            + ". Give this one another name");
                        }
                    });
        }
        return List.copyOf(byName.values());
    }

    /**
     * Returns the replication with a name.
     *
     * @throws UserErrorException if there is none; the message gives the nearest name
     */
    public Replication named(String name) {
        Problems problems = new Problems();
        List<Replication> all = all(problems);
        return all.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow(() -> {
            List<String> names = all.stream().map(Replication::name).toList();
            List<Problem> problemsFound = new ArrayList<>();
            problemsFound.add(new Problem(
                    SourceLocation.COMMAND_LINE,
                    "unknown replication '" + name + "'. " + NearestName.suggestion(name, names)
                            + "See: repdyn replicate list. A file of your own needs its ending: " + name + ".yaml"));
            problemsFound.addAll(problems.toList());
            return new UserErrorException(problemsFound);
        });
    }

    /**
     * Reads a replication from a file.
     *
     * @throws UserErrorException with all errors of the file
     */
    public Replication read(Path file) {
        Problems problems = new Problems();
        Optional<Replication> read = StudyYaml.text(
                        file, "Name a file, or a replication of 'repdyn replicate list'", problems)
                .flatMap(text -> ReplicationReader.read(text, file.toString(), file.toString(), problems));
        problems.throwIfAny();
        return read.orElseThrow();
    }

    /**
     * Checks the claims, the figures, and the study with overrides. Runs nothing and writes nothing. An override
     * {@code seed=NUMBER} replaces the smallest seed of the study; its other seeds, of further draws, keep their distance
     * from it.
     *
     * @throws UserErrorException with all errors
     */
    public PreparedReplication prepare(Replication replication, List<String> overrides) {
        OptionalLong seed = seed(overrides);
        return seed.isPresent()
                ? prepareStudy(
                        replication.with(
                                replication.name(), Reseeding.startingAt(seed.getAsLong(), replication.study())),
                        withoutSeed(overrides))
                : prepareStudy(replication, overrides);
    }

    /**
     * Prepares a replication several times, each time with other seeds, none of which occurs twice. The names end with
     * {@code -seedNUMBER}, the smallest seed of the study.
     *
     * @param times number of different seeds, at least 1
     * @throws UserErrorException with all errors
     */
    public List<PreparedReplication> prepareSeeds(Replication replication, List<String> overrides, int times) {
        long first = seed(overrides).orElse(Reseeding.first(replication.study()));
        long span = Reseeding.span(replication.study());
        List<PreparedReplication> prepared = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long seed = first + i * span;
            prepared.add(prepareStudy(
                    replication.with(
                            replication.name() + "-seed" + seed, Reseeding.startingAt(seed, replication.study())),
                    withoutSeed(overrides)));
        }
        return List.copyOf(prepared);
    }

    private static OptionalLong seed(List<String> overrides) {
        return overrides.stream()
                .map(Reseeding::seed)
                .filter(OptionalLong::isPresent)
                .reduce((before, last) -> last)
                .orElse(OptionalLong.empty());
    }

    private static List<String> withoutSeed(List<String> overrides) {
        return overrides.stream()
                .filter(override -> Reseeding.seed(override).isEmpty())
                .toList();
    }

    private PreparedReplication prepareStudy(Replication replication, List<String> overrides) {
        Problems problems = new Problems();
        StudyService.AdaptedStudy adapted = studies.adapt(replication.study(), overrides, problems);
        Set<UsedPlugin> used = new LinkedHashSet<>();
        Registry<ClaimProvider<?>> recording =
                claims.reporting(plugin -> used.add(new UsedPlugin(claims.spi().kind(), plugin)));
        ReplicationBinder binder = new ReplicationBinder(recording, plugins, adapted.expansion(), problems);
        List<Claim> bound = new ArrayList<>();
        for (Mapping claim : replication.claims()) {
            binder.claim(claim).ifPresent(bound::add);
        }
        List<FigureOptions> figures = new ArrayList<>();
        for (Mapping figure : replication.figures()) {
            binder.figure(figure).ifPresent(figures::add);
        }
        StudyPlan study = studies.prepare(adapted, new StudyRequest.Arms.All(), problems);
        problems.throwIfAny();
        return new PreparedReplication(
                replication,
                study,
                bound,
                List.copyOf(used),
                figures,
                adapted.expansion().familyByArm());
    }

    /** Returns the evidence for the claims from the results of a run. */
    public static Evidence evidence(PreparedReplication prepared, RunResult run) {
        Map<String, Settings> resolved = new LinkedHashMap<>();
        prepared.study()
                .arms()
                .forEach(arm -> resolved.put(arm.name(), arm.resolved().effective()));
        return new RunEvidence(run, resolved, prepared.families());
    }

    /** Returns the verdicts on all claims, in a list that can be extended. */
    public static List<Verdict> judge(PreparedReplication prepared, Evidence evidence) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Claim claim : prepared.claims()) {
            verdicts.addAll(judge(claim, evidence));
        }
        return verdicts;
    }

    /** Returns the verdicts on a claim. A claim that says nothing, or that breaks, fails, and takes neither results nor other claims with it. */
    static List<Verdict> judge(Claim claim, Evidence evidence) {
        String name = PluginOwner.of(claim).orElse("claim");
        try {
            List<Verdict> verdicts = claim.judge(evidence);
            if (verdicts.stream().anyMatch(Objects::isNull)) {
                return List.of(Verdict.missing(
                        name, 0, name + " returned a verdict that is null; its author must return Verdict.missing"));
            }
            return verdicts.isEmpty()
                    ? List.of(Verdict.missing(
                            name,
                            0,
                            "it gave no verdict: there is nothing that it compares, such as an arm that finished"))
                    : verdicts;
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) { // a plugin may throw anything, also an undeclared checked exception
            return List.of(Verdict.missing(name, 0, FailureReason.ofArm(e, List.of())));
        }
    }

    /** Runs the study of a replication and judges its claims. */
    public ReplicationResult run(PreparedReplication prepared, RunSettings settings, ProgressListener listener) {
        long start = System.nanoTime();
        Replication replication = prepared.replication();
        Map<String, Object> claimPlugins = Map.of("claims", UsedPlugin.provenance(prepared.claimPlugins()));
        RunResult run = studies.run(prepared.study(), settings, listener).withProvenance(claimPlugins);
        Evidence evidence = evidence(prepared, run);
        List<Verdict> verdicts = judge(prepared, evidence);
        // A claim concerns a whole run, so a run that ended early fails the replication.
        run.cutShort().forEach((arm, why) -> verdicts.add(Verdict.missing(arm + ": the run reaches its end", 0, why)));
        return new ReplicationResult(
                replication.name(),
                replication.title(),
                replication.reference(),
                replication.shows(),
                run,
                verdicts,
                prepared.figures().stream()
                        .map(figure -> FigureBuilder.of(figure, evidence))
                        .toList(),
                (System.nanoTime() - start) * 1e-9);
    }
}
