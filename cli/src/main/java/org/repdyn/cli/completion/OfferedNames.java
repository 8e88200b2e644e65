package org.repdyn.cli.completion;

import java.io.File;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.cli.project.ProjectKind;
import org.repdyn.cli.session.PluginCatalogue;
import org.repdyn.cli.session.Session;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmResult;
import org.repdyn.manifolds.catalogue.NamedManifold;
import org.repdyn.manifolds.catalogue.NamedManifolds;
import org.repdyn.replication.Replication;
import org.repdyn.results.RunDirectory;
import org.repdyn.study.BuiltInStudy;
import org.repdyn.study.service.StudyRequest;

/**
 * The names that a shell offers for an argument. They depend on the words before the cursor and on the installed plugins, and are
 * found only when a line is completed.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public abstract class OfferedNames implements Iterable<String> {

    /** Ending of the names of study files. */
    private static final String YAML = ".yaml";

    private final CompletionWords words;
    private final Finder finder;

    /** A way to find names in a session, for the words before the cursor; it returns no name if none can be found. */
    @FunctionalInterface
    private interface Finder {
        Stream<String> find(Session session, CompletionWords given);
    }

    private OfferedNames(CompletionWords words, Finder finder) {
        this.words = words;
        this.finder = finder;
    }

    @Override
    public Iterator<String> iterator() {
        try (Session session = Session.silent(words.pluginDirectories())) {
            return finder.find(session, words).toList().iterator();
        } catch (UserErrorException e) {
            // A line that is not finished may name what is not there.
            return List.<String>of().iterator();
        }
    }

    private static boolean isStudy(String word) {
        return word.endsWith(YAML) || BuiltInStudy.names().contains(word);
    }

    /** Returns the study that the line names, or else the built-in one, with the settings that the line has. */
    private static StudyRequest study(CompletionWords given) {
        Optional<Path> study = given.before().stream()
                .filter(OfferedNames::isStudy)
                .findFirst()
                .map(Path::of);
        List<String> overrides = given.before().stream()
                .filter(word -> !word.startsWith("-") && word.indexOf('=') > 0)
                .toList();
        return new StudyRequest(study, overrides, new StudyRequest.Arms.All());
    }

    /**
     * Returns the options of the plugin that the line names; before it names one, the names of the plugins of the kind.
     *
     * @param further names of what is no plugin and has no options
     */
    private static Stream<String> withOptions(
            Session session, CompletionWords given, String kind, List<String> further) {
        List<LoadedPlugin<?>> plugins = session.plugins().entries().stream()
                .filter(entry -> entry.kind().equals(kind))
                .<LoadedPlugin<?>>map(PluginCatalogue.Entry::plugin)
                .toList();
        List<String> names = Stream.concat(plugins.stream().map(LoadedPlugin::name), further.stream())
                .distinct()
                .toList();
        return given.before().stream().anyMatch(names::contains)
                ? plugins.stream()
                        .filter(plugin -> given.before().contains(plugin.name()))
                        .flatMap(plugin -> OfferedSettings.options("", plugin).stream())
                : names.stream();
    }

    /** Names of plugins of all kinds. */
    public static final class OfPlugins extends OfferedNames {
        OfPlugins(CompletionWords words) {
            super(words, (session, given) -> session.plugins().entries().stream()
                    .map(entry -> entry.plugin().name())
                    .distinct());
        }
    }

    /** Names of losses, and options of the loss that the line names. */
    public static final class OfLosses extends OfferedNames {
        OfLosses(CompletionWords words) {
            super(words, (session, given) -> withOptions(session, given, "loss", List.of()));
        }
    }

    /** Names of constraints and of manifolds of the library, and options of the constraint that the line names. */
    public static final class OfManifolds extends OfferedNames {
        OfManifolds(CompletionWords words) {
            super(
                    words,
                    (session, given) -> withOptions(
                            session,
                            given,
                            "constraint",
                            NamedManifolds.all().stream()
                                    .map(NamedManifold::name)
                                    .toList()));
        }
    }

    /** Names of observables. */
    public static final class OfObservables extends OfferedNames {
        OfObservables(CompletionWords words) {
            super(words, (session, given) -> session.plugins().entries().stream()
                    .filter(entry -> entry.kind().equals("observable"))
                    .map(entry -> entry.plugin().name()));
        }
    }

    /** Names of replications, and the word that lists them. */
    public static final class OfReplications extends OfferedNames {

        /** Argument that lists the replications, in place of the name of one. */
        public static final String LIST = "list";

        OfReplications(CompletionWords words) {
            super(
                    words,
                    (session, given) -> Stream.concat(
                            Stream.of(LIST),
                            session.replications().all(new Problems()).stream().map(Replication::name)));
        }
    }

    /** Kinds of plugins that are installed. */
    public static final class OfPluginKinds extends OfferedNames {
        OfPluginKinds(CompletionWords words) {
            super(words, (session, given) -> session.plugins().entries().stream()
                    .map(PluginCatalogue.Entry::kind)
                    .distinct());
        }
    }

    /** Shells that there is a completion script for. No plugin needs to be loaded for them. */
    public static final class OfShells implements Iterable<String> {

        /** The shells that there is a script for. */
        public static final List<String> SHELLS = List.of("bash", "zsh", "fish");

        @Override
        public Iterator<String> iterator() {
            return SHELLS.iterator();
        }
    }

    /** Kinds of plugins for which a project is made. No plugin needs to be loaded for them. */
    public static final class OfKinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ProjectKind.labels().iterator();
        }
    }

    /** Names of the arms of the study that the line names, with the settings that it has. */
    public static final class OfArms extends OfferedNames {
        OfArms(CompletionWords words) {
            super(words, (session, given) -> session.studies().armNames(study(given)).stream());
        }
    }

    /** Names of the arms in the run directory that the line names. */
    public static final class OfFinishedArms extends OfferedNames {
        OfFinishedArms(CompletionWords words) {
            super(words, (session, given) -> given.before().stream()
                    .map(Path::of)
                    .filter(RunDirectory::isRunDirectory)
                    .limit(1)
                    .flatMap(directory -> RunDirectory.read(directory).arms().stream())
                    .map(ArmResult::name));
        }
    }

    /** Built-in studies, files of studies in the working directory, and settings that override those of a study. */
    public static final class OfStudies extends OfferedNames {
        OfStudies(CompletionWords words) {
            super(words, OfStudies::find);
        }

        private static Stream<String> find(Session session, CompletionWords given) {
            Stream<String> studies = given.before().stream().anyMatch(OfferedNames::isStudy)
                    ? Stream.of()
                    : Stream.concat(BuiltInStudy.names().stream(), files());
            OfferedSettings settings = new OfferedSettings(session.plugins(), given);
            return Stream.of(studies, settings.ofStudy(), ofArms(session, given, settings))
                    .flatMap(words -> words);
        }

        /** Returns the settings of single arms. The study is read only if the word begins like one of them. */
        private static Stream<String> ofArms(Session session, CompletionWords given, OfferedSettings settings) {
            String arms = OfferedSettings.ARMS;
            if (!given.current().startsWith(arms)) {
                return Stream.of(arms);
            }
            return session.studies().writtenArmNames(study(given)).stream().flatMap(settings::ofArm);
        }

        private static Stream<String> files() {
            String[] names = new File("").getAbsoluteFile().list((folder, name) -> name.endsWith(YAML));
            return names == null ? Stream.of() : Stream.of(names).sorted();
        }
    }
}
