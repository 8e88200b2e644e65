package org.repdyn.cli.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.repdyn.cli.output.CommandProvenance;
import org.repdyn.cli.output.OutputOptions;
import org.repdyn.cli.output.ResultsWriter;
import org.repdyn.cli.output.RunTarget;
import org.repdyn.cli.output.StackTraces;
import org.repdyn.cli.runs.StoreOptions;
import org.repdyn.cli.session.CommonOptions;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.ExitCode;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.cli.terminal.Progress;
import org.repdyn.cli.terminal.SeedTable;
import org.repdyn.cli.terminal.VerdictTable;
import org.repdyn.core.result.ReplicationResult;
import org.repdyn.replication.PreparedReplication;
import org.repdyn.replication.ReplicationService;
import org.repdyn.report.HtmlReport;
import org.repdyn.report.ReplicationReport;
import org.repdyn.results.OutputPlace;
import org.repdyn.results.ReplicationDirectory;
import org.repdyn.results.RunDirectory;
import org.repdyn.study.run.RunSettings;
import org.repdyn.study.run.StateExport;
import org.repdyn.study.store.StoreUse;
import picocli.CommandLine.Model.CommandSpec;

/** A run of replications from the command line: it runs them one after the other, writes their directory and prints the verdicts. */
final class ReplicationRun {

    /** Free space required for the report and the smaller files, in bytes: the report of all replications has about 8 MB. */
    private static final long SPACE_FOR_REPORT = 20_000_000;

    private final Console console;
    private final Interrupts interrupts;
    private final OutputOptions output;
    private final StoreOptions store;
    private final CommonOptions common;
    private final CommandSpec spec;

    ReplicationRun(
            Console console,
            Interrupts interrupts,
            OutputOptions output,
            StoreOptions store,
            CommonOptions common,
            CommandSpec spec) {
        this.console = console;
        this.interrupts = interrupts;
        this.output = output;
        this.store = store;
        this.common = common;
        this.spec = spec;
    }

    /**
     * Runs replications and returns the exit code.
     *
     * @param groups one list per replication, with one entry per seed
     */
    int run(ReplicationService service, List<List<PreparedReplication>> groups) {
        List<PreparedReplication> prepared =
                groups.stream().flatMap(List::stream).toList();
        int threads = output.threads(spec);
        Path target = output.out()
                .orElseGet(() -> RunTarget.ofTitle(
                        prepared.size() == 1 ? prepared.get(0).replication().name() : "replications"));
        try (OutputPlace place = output.out().isPresent()
                ? ReplicationDirectory.claim(target, output.existing())
                : RunDirectory.claimNew(target)) {
            place.requireSpace(SPACE_FOR_REPORT + RunTarget.SPACE_PER_ARM * arms(prepared));
            return run(service, groups, threads, place);
        }
    }

    private static int arms(List<PreparedReplication> prepared) {
        return prepared.stream().mapToInt(p -> p.study().arms().size()).sum();
    }

    private int run(
            ReplicationService service, List<List<PreparedReplication>> groups, int threads, OutputPlace place) {
        List<PreparedReplication> prepared =
                groups.stream().flatMap(List::stream).toList();
        if (!output.quiet()) {
            prepared.stream()
                    .flatMap(p -> p.study().notices().stream())
                    .distinct()
                    .forEach(console.err()::println);
        }
        StoreUse runs = store.open(console.err()::println);
        Finished finished = compute(service, prepared, threads, runs);
        List<ReplicationResult> results = finished.results();
        if (results.isEmpty()) {
            console.err().println("stopped before any replication finished; nothing was written");
            return interrupts.exitCode(ExitCode.FAILED);
        }
        List<List<ReplicationResult>> finishedGroups = grouped(results, groups);
        ResultsWriter writer = ResultsWriter.ofProcess(console.err());
        Path written = writer.write(
                place,
                (where, extra) -> ReplicationDirectory.write(finishedGroups, where, directory -> {
                    for (Map.Entry<String, StackTraces> own : finished.traces().entrySet()) {
                        own.getValue().writeInto(directory.resolve(own.getKey()));
                    }
                    extra.writeInto(directory);
                }),
                directory -> ReplicationReport.write(results, directory.resolve(HtmlReport.FILE)));
        print(finishedGroups, written);
        if (results.size() < prepared.size()) {
            console.err()
                    .println("stopped; missing " + (prepared.size() - results.size()) + " of " + prepared.size()
                            + " replications"
                            + (runs.store().place().isPresent()
                                    ? ". " + ComparisonRun.sameCommand(output.isTaken(), runs.fresh())
                                            + " runs only the arms that are not finished"
                                    : ""));
            return interrupts.exitCode(ExitCode.FAILED);
        }
        return writer.complete() && results.stream().allMatch(ReplicationResult::pass) ? 0 : ExitCode.FAILED;
    }

    /**
     * Replications that were run to their ends.
     *
     * @param traces stack traces of their arms by name of the replication
     */
    private record Finished(List<ReplicationResult> results, Map<String, StackTraces> traces) {}

    /** Runs replications one after the other, until one is stopped. */
    private Finished compute(
            ReplicationService service, List<PreparedReplication> prepared, int threads, StoreUse runs) {
        Map<String, Object> provenance = CommandProvenance.of(spec);
        interrupts.beginRun();
        List<ReplicationResult> results = new ArrayList<>();
        Map<String, StackTraces> traces = new LinkedHashMap<>();
        try (Progress progress = Progress.of(console, output.quiet() || output.json(), arms(prepared))) {
            for (PreparedReplication replication : prepared) {
                String name = replication.replication().name();
                StackTraces own = new StackTraces(progress.within(name));
                ReplicationResult result = service.run(
                        replication,
                        new RunSettings(
                                name,
                                threads,
                                provenance,
                                interrupts::interrupted,
                                StateExport.NONE,
                                runs,
                                store.failFast()),
                        own);
                if (common.stackTrace()) {
                    console.err().print(own.text());
                }
                if (result.run().cancelled()) {
                    break;
                }
                traces.put(name, own);
                results.add(result);
            }
        }
        return new Finished(results, traces);
    }

    /** Returns the results by replication; replications of which no seed finished are left out. */
    private static List<List<ReplicationResult>> grouped(
            List<ReplicationResult> results, List<List<PreparedReplication>> prepared) {
        List<List<ReplicationResult>> groups = new ArrayList<>();
        int next = 0;
        for (List<PreparedReplication> seeds : prepared) {
            int end = Math.min(next + seeds.size(), results.size());
            if (end > next) {
                groups.add(results.subList(next, end));
            }
            next = end;
        }
        return groups;
    }

    private void print(List<List<ReplicationResult>> groups, Path target) {
        if (output.json()) {
            console.out().print(ReplicationDirectory.json(groups, target.toString()));
            console.out().flush();
            return;
        }
        for (List<ReplicationResult> group : groups) {
            console.out()
                    .println(
                            group.size() == 1
                                    ? new VerdictTable(group.get(0), console.columns())
                                    : new SeedTable(group, console.columns()));
        }
        List<ReplicationResult> results = groups.stream().flatMap(List::stream).toList();
        long passed = results.stream().filter(ReplicationResult::pass).count();
        console.out().println(passed + " of " + results.size() + " replications hold all their claims");
        console.out().println();
        console.out().println(ResultsWriter.placeToOpen(target));
        console.out().flush();
    }
}
