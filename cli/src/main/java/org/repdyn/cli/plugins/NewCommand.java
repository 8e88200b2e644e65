package org.repdyn.cli.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import org.repdyn.cli.completion.OfferedNames;
import org.repdyn.cli.project.PluginProject;
import org.repdyn.cli.project.ProjectKind;
import org.repdyn.cli.project.ProjectName;
import org.repdyn.cli.session.CommonOptions;
import org.repdyn.cli.session.PluginCatalogue;
import org.repdyn.cli.session.Session;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.core.file.FileFailure;
import org.repdyn.core.file.StagedDirectory;
import org.repdyn.core.options.PathNames;
import org.repdyn.core.plugin.Versions;
import org.repdyn.core.problem.NearestName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code repdyn new}: makes a project for a plugin that builds, passes its tests and is compared at once. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Makes a Maven project for a plugin: its code, its test, and a study that compares it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn new loss my-loss                       a loss in the folder my-loss",
            "  repdyn new loss my-idea --prototype           a loss written as its value; the gradient is computed",
            "  repdyn new constraint my-manifold --package edu.lab",
            "  repdyn new replication my-paper               a paper as a study with claims, without Java"
        })
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NewCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            completionCandidates = OfferedNames.OfKinds.class,
            description =
                    "loss, observable, constraint, dynamics, encoder, augmentation, dataset, baseline, prediction,"
                            + " claim, activation, layer or replication")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "Name of the plugin in studies, and of its folder.")
    private String name = "";

    @Option(
            names = "--package",
            paramLabel = "PACKAGE",
            description = "Java package of its classes. Default: ${DEFAULT-VALUE}")
    private String javaPackage = "org.example";

    @Option(names = "--in", paramLabel = "DIR", description = "Folder in which the project is made. Default: this one")
    private Path parent = Path.of("");

    @Option(
            names = "--prototype",
            description =
                    "For a loss: write its value alone. The gradient is computed by differences of it, which costs"
                            + " time.")
    private boolean prototype;

    @Spec
    private CommandSpec spec;

    NewCommand(Console console, Interrupts interrupts) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        ProjectKind chosen = ProjectKind.of(kind)
                .orElseThrow(() -> mistake("there is no kind of plugin '" + kind + "'. "
                        + NearestName.suggestion(kind, ProjectKind.labels()) + "Kinds: "
                        + String.join(", ", ProjectKind.labels())));
        ProjectName names = names();
        Path folder = parent.resolve(names.plugin());
        requireFree(folder);
        requireNewPlugin(chosen, names.plugin());
        PluginProject project = project(chosen, names);
        write(folder, project.files());
        console.out().println(folder + ": a project for the " + chosen.label() + " " + names.plugin());
        console.out().println("build, test and compare it: cd " + folder + " && ./dev --once");
        return 0;
    }

    /** Throws an exception if the folder exists, or none of its name can be made where it would be. */
    private void requireFree(Path folder) {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw mistake(folder + " already exists. Choose another name, or another folder with --in");
        }
        for (Path above = folder.toAbsolutePath().getParent(); above != null; above = above.getParent()) {
            if (Files.exists(above) && !Files.isDirectory(above)) {
                throw mistake(
                        above + " is not a folder, so no project can be made in it. Choose another one with --in");
            }
        }
        PathNames.tooLong(folder).ifPresent(reason -> {
            throw mistake("no folder can be made for this name: " + reason);
        });
    }

    private PluginProject project(ProjectKind chosen, ProjectName names) {
        try {
            return new PluginProject(chosen, names, installation(), prototype);
        } catch (IllegalArgumentException e) {
            throw mistake(String.valueOf(e.getMessage()));
        }
    }

    private ProjectName names() {
        try {
            return new ProjectName(name, javaPackage);
        } catch (IllegalArgumentException e) {
            throw mistake(String.valueOf(e.getMessage()));
        }
    }

    /** Throws an exception if a plugin of the same kind and name is installed, because one of the two could not be used. */
    private void requireNewPlugin(ProjectKind chosen, String plugin) {
        try (Session session = new Session(console, common)) {
            Optional<PluginCatalogue.Entry> same = session.plugins().entries().stream()
                    .filter(entry -> entry.kind().equals(chosen.label())
                            && entry.plugin().name().equals(plugin))
                    .findFirst();
            same.ifPresent(entry -> {
                throw mistake("the " + chosen.label() + " " + plugin + " is installed already ("
                        + entry.plugin().origin() + "). Choose another name");
            });
        }
    }

    /** Returns the RepDyn that runs: its command, and the source tree if the command was built in one. */
    private static PluginProject.Installation installation() {
        Optional<Path> home = Optional.ofNullable(System.getenv("REPDYN_HOME")).map(Path::of);
        String command = home.map(
                        folder -> folder.resolve("bin").resolve("repdyn").toString())
                .orElse("repdyn");
        // The distribution of a source tree is TREE/cli/target/repdyn-VERSION.
        Optional<Path> tree = home.map(folder -> folder.resolve("../../..").normalize())
                .filter(folder -> Files.isRegularFile(folder.resolve("repdyn"))
                        && Files.isRegularFile(folder.resolve("testkit").resolve("pom.xml")));
        return new PluginProject.Installation(
                Versions.current(),
                tree.map(folder -> folder.resolve("repdyn").toString()).orElse(command),
                tree.map(Path::toString).orElse(""));
    }

    /** Writes all files or none. */
    private static void write(Path folder, Map<String, String> files) throws IOException {
        try (StagedDirectory draft = StagedDirectory.beside(folder)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path target = draft.path().resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.writeString(target, file.getValue());
                if (PluginProject.isExecutable(file.getKey())
                        && !target.toFile().setExecutable(true, false)) {
                    throw new IOException(target + " cannot be made executable");
                }
            }
            draft.publish();
        } catch (IOException e) {
            throw new IOException("cannot write " + folder + ": " + FileFailure.withPlace(e), e);
        }
    }

    private ParameterException mistake(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
