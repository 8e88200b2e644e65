package org.repdyn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.repdyn.core.result.ReplicationResult;
import org.repdyn.replication.FinishedReplication;
import org.repdyn.replication.PreparedReplication;
import org.repdyn.replication.ReplicationService;
import org.repdyn.report.ReplicationReport;
import org.repdyn.results.OutputPlace;
import org.repdyn.results.ReplicationDirectory;
import org.repdyn.results.RunDirectory;
import org.repdyn.study.service.RunSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A run of replications from the command line: it runs them one after the other, writes their directory and prints the verdicts. */
final class ReplicationRun {

    private final Console console;
    private final Interrupts interrupts;
    private final OutputOptions output;
    private final CommandSpec spec;

    ReplicationRun(Console console, Interrupts interrupts, OutputOptions output, CommandSpec spec) {
        this.console = console;
        this.interrupts = interrupts;
        this.output = output;
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
        int threads = output.threads().orElseGet(() -> Runtime.getRuntime().availableProcessors());
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads is " + threads + ", but must be at least 1");
        }
        Path target = output.out()
                .orElseGet(() -> ComparisonRun.defaultTarget(
                        prepared.size() == 1 ? prepared.get(0).replication().name() : "replications"));
        try (OutputPlace place = output.out().isPresent()
                ? ReplicationDirectory.claim(target, output.force())
                : RunDirectory.claimNew(target)) {
            return run(service, groups, threads, place);
        }
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
        Map<String, Object> provenance = ComparisonRun.provenance(spec);
        interrupts.beginRun();
        List<ReplicationResult> results = new ArrayList<>();
        int arms =
                prepared.stream().mapToInt(p -> p.study().plan().arms().size()).sum();
        try (Progress progress = Progress.of(console, output.quiet() || output.json(), arms)) {
            for (PreparedReplication replication : prepared) {
                String name = replication.replication().name();
                FinishedReplication finished = service.run(
                        replication,
                        new RunSettings(name, threads, provenance, interrupts::interrupted),
                        progress.within(name));
                if (finished.cancelled()) {
                    break;
                }
                results.add(finished.result());
            }
        }
        if (results.isEmpty()) {
            console.err().println("stopped before any replication finished; nothing was written");
            return interrupts.interrupted() ? interrupts.exitCode() : RepDyn.FAILED;
        }
        ResultsWriter writer = ResultsWriter.ofProcess(console.err());
        Path written = writer.write(
                place,
                output.force(),
                (where, replace, extra) -> ReplicationDirectory.write(results, where, replace, extra),
                directory -> ReplicationReport.write(results, directory.resolve(ComparisonRun.REPORT)));
        print(results, groups.stream().map(List::size).toList(), written);
        if (results.size() < prepared.size()) {
            return interrupts.exitCode();
        }
        return writer.complete() && results.stream().allMatch(ReplicationResult::pass) ? 0 : RepDyn.FAILED;
    }

    private void print(List<ReplicationResult> results, List<Integer> seeds, Path target) {
        if (output.json()) {
            console.out().print(ReplicationDirectory.json(results, target.toString()));
            console.out().flush();
            return;
        }
        int next = 0;
        for (int size : seeds) {
            List<ReplicationResult> group =
                    results.subList(Math.min(next, results.size()), Math.min(next + size, results.size()));
            next += size;
            if (size == 1) {
                group.forEach(result -> console.out().println(new VerdictTable(result)));
            } else if (!group.isEmpty()) {
                console.out().println(new SeedTable(group));
            }
        }
        long passed = results.stream().filter(ReplicationResult::pass).count();
        console.out().println(passed + " of " + results.size() + " replications hold all their claims");
        console.out().println();
        console.out().println("open " + target.resolve(ComparisonRun.REPORT));
        console.out().flush();
    }
}
