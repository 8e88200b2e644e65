package org.repdyn.cli.study;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import org.repdyn.cli.completion.OfferedNames.OfReplications;
import org.repdyn.cli.output.OutputOptions;
import org.repdyn.cli.runs.StoreOptions;
import org.repdyn.cli.session.CommonOptions;
import org.repdyn.cli.session.Session;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.cli.terminal.TextTable;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.replication.PreparedReplication;
import org.repdyn.replication.Replication;
import org.repdyn.replication.ReplicationService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code repdyn replicate}: runs replications of papers and prints a verdict on each claim. */
@Command(
        name = "replicate",
        mixinStandardHelpOptions = true,
        description = "Replicates papers: runs their experiments and judges their claims, theory against simulation.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn replicate list                              list the replications with their papers",
            "  repdyn replicate naive-collapse grassmann-flow     run two of them",
            "  repdyn replicate --all --out replications          run all, with one report",
            "  repdyn replicate my-paper.yaml                     run your own: a study and its claims",
            "  repdyn replicate naive-collapse seed=3             the same with other random draws",
            "  repdyn replicate naive-collapse --seeds 5          each verdict for five seeds, as k of 5"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every claim holds",
            "1:a claim does not hold",
            "2:the command or a file has a mistake; nothing was run",
            "130:stopped by Ctrl-C"
        })
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ReplicateCommand implements Callable<Integer> {

    /** Largest number of seeds; all replications with one seed take about a minute. */
    private static final int MAX_SEEDS = 1000;

    private final Console console;
    private final Interrupts interrupts;

    @Mixin
    private CommonOptions common;

    @Mixin
    private OutputOptions output;

    @Mixin
    private StoreOptions store;

    @Option(names = "--all", description = "Run every installed replication.")
    private boolean all;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Run each replication with N different seeds and print each verdict as k of N.")
    private Optional<Integer> seeds = Optional.empty();

    @Parameters(
            paramLabel = "list | [NAME | FILE.yaml | KEY=VALUE...]",
            completionCandidates = OfReplications.class,
            description = "Replications by name or file, and settings that override those of their studies.")
    private List<String> arguments = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    ReplicateCommand(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        try (Session session = new Session(console, common, output.quiet())) {
            ReplicationService service = session.replications();
            if (arguments.equals(List.of(OfReplications.LIST)) && !all) {
                return list(service);
            }
            List<String> overrides = new ArrayList<>();
            List<Replication> chosen = choose(service, overrides);
            output.seed().ifPresent(seed -> overrides.add("seed=" + seed));
            if (seeds.isPresent() && (seeds.get() < 1 || seeds.get() > MAX_SEEDS)) {
                throw new ParameterException(
                        spec.commandLine(), "--seeds is " + seeds.get() + ", but must be from 1 to " + MAX_SEEDS);
            }
            List<List<PreparedReplication>> prepared = prepare(service, chosen, overrides);
            return new ReplicationRun(console, interrupts, output, store, common, spec).run(service, prepared);
        }
    }

    private int list(ReplicationService service) {
        Problems problems = new Problems();
        List<Replication> replications = service.all(problems);
        if (output.json()) {
            console.out().println(toJson(replications));
        } else {
            TextTable table = new TextTable("name", "paper", "title").sentences(1, 2);
            replications.forEach(r -> table.row(r.name(), r.reference(), r.title()));
            console.print(table);
        }
        console.out().flush();
        problems.toList().forEach(problem -> console.err().println("warning: " + problem));
        return 0;
    }

    private static String toJson(List<Replication> replications) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode list = root.putArray("replications");
        for (Replication replication : replications) {
            list.addObject()
                    .put("name", replication.name())
                    .put("title", replication.title())
                    .put("reference", replication.reference())
                    .put("shows", replication.shows());
        }
        return root.toPrettyString();
    }

    private List<Replication> choose(ReplicationService service, List<String> overrides) {
        List<Replication> chosen = new ArrayList<>();
        Problems problems = new Problems();
        if (all) {
            chosen.addAll(service.all(problems));
            problems.toList().forEach(problem -> console.err().println("warning: " + problem));
        }
        List<Problem> wrong = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.indexOf('=') > 0 && !StudyArguments.isFile(argument)) {
                overrides.add(argument);
            } else if (all) {
                throw new ParameterException(
                        spec.commandLine(),
                        "'" + argument
                                + "' and --all were both given. Remove one of them: --all includes every installed"
                                + " replication");
            } else if (argument.equals(OfReplications.LIST)) {
                throw new ParameterException(
                        spec.commandLine(), "'list' takes no other arguments. Write: repdyn replicate list");
            } else {
                try {
                    chosen.add(isFile(argument) ? service.read(Path.of(argument)) : service.named(argument));
                } catch (UserErrorException e) {
                    wrong.addAll(e.problems());
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw new UserErrorException(wrong);
        }
        if (chosen.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no replication was named. Give a name that 'repdyn replicate list' prints, a YAML file, or --all");
        }
        List<Replication> distinct = chosen.stream().distinct().toList();
        Set<String> names = new HashSet<>();
        for (Replication replication : distinct) {
            if (!names.add(replication.name())) {
                throw new ParameterException(
                        spec.commandLine(),
                        "two replications have the name '" + replication.name()
                                + "'. Rename one of them, or run only one");
            }
        }
        return distinct;
    }

    private static boolean isFile(String argument) {
        return argument.endsWith(".yaml") || argument.endsWith(".yml") || argument.contains("/");
    }

    /**
     * Prepares all replications before any of them runs, each with its seeds.
     *
     * @throws UserErrorException with the problems of all replications, if there are any
     */
    private List<List<PreparedReplication>> prepare(
            ReplicationService service, List<Replication> chosen, List<String> overrides) {
        List<List<PreparedReplication>> prepared = new ArrayList<>();
        List<Problem> wrong = new ArrayList<>();
        for (Replication replication : chosen) {
            try {
                prepared.add(
                        seeds.isPresent()
                                ? service.prepareSeeds(replication, overrides, seeds.get())
                                : List.of(service.prepare(replication, overrides)));
            } catch (UserErrorException e) {
                wrong.addAll(e.problems());
            }
        }
        if (!wrong.isEmpty()) {
            throw new UserErrorException(wrong.stream().distinct().toList());
        }
        return prepared;
    }
}
