package org.repdyn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.repdyn.core.problem.UserErrorException;

@Tag("slow")
class PluginSourceTest {

    @TempDir
    private Path temp;

    @Test
    void missingDirectoryIsAnErrorOfTheUser() {
        Path one = temp.resolve("one");
        Path two = temp.resolve("two");

        assertThatThrownBy(() -> PluginSource.open(List.of(one, temp, two)).close())
                .isInstanceOfSatisfying(
                        UserErrorException.class,
                        e -> assertThat(e.problems())
                                .extracting(Object::toString)
                                .containsExactly(
                                        "command line: plugins directory '" + one
                                                + "' does not exist. Create it, or name a directory that contains plugin jars",
                                        "command line: plugins directory '" + two
                                                + "' does not exist. Create it, or name a directory that contains plugin jars"));
    }

    @Test
    void allJarsAreClosedAlsoIfOneCannotBe() {
        List<String> closed = new ArrayList<>();
        assertThatThrownBy(() -> PluginSource.closeAll(List.of(
                        loader("first", closed, true), loader("second", closed, true), loader("third", closed, false))))
                .hasMessage("cannot close first")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThat(closed).containsExactly("first", "second", "third");
    }

    private static URLClassLoader loader(String name, List<String> closed, boolean fails) {
        return new URLClassLoader(name, new URL[0], null) {
            @Override
            public void close() throws IOException {
                closed.add(name);
                super.close();
                if (fails) {
                    throw new IOException("the disk is gone");
                }
            }
        };
    }

    @Test
    void filesAndFoldersWithoutAPluginAreReported() throws IOException {
        Files.createDirectory(temp.resolve("empty-folder"));
        Files.createDirectory(temp.resolve(".hidden"));
        Files.writeString(temp.resolve("readme.txt"), "not a jar");
        Files.writeString(temp.resolve("torn.jar"), "not a zip");
        PluginJar.empty().resource("a.txt", "nothing to offer").writeTo(temp, "useless.jar");
        try (PluginSource source = Gadgets.open(temp)) {
            assertThat(source.failures()).hasSize(3);
            assertThat(source.failures().get(0)).hasToString("empty-folder: plugin: the folder contains no jar");
            assertThat(source.failures().get(1)).asString().startsWith("torn.jar: it cannot be read as a jar (");
            assertThat(source.failures().get(2))
                    .hasToString("useless.jar: plugin: it contains no plugin: "
                            + "there is no file META-INF/services/org.repdyn.… that names a provider;"
                            + " its author must add it");
            assertThat(Gadgets.load(source).failures()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    org.repdyn.core.Gadget            | org.example.Any | name it after the interface of RepDyn that the provider implements, with its package
                    org.repdyn.core.plugin.Gadget     | org.example.Any | call it META-INF/services/org.repdyn.core.plugin.GadgetProvider
                    org.repdyn.core.plugin.Gadgets    | org.example.Any | name it after the interface of RepDyn that the provider implements, with its package
                    """)
    void servicesFileOfAnotherNameIsReported(String name, String content, String remedy) throws IOException {
        PluginJar.empty().resource("META-INF/services/" + name, content).writeTo(temp, "lost.jar");
        try (PluginSource source = Gadgets.open(temp)) {
            assertThat(source.failures())
                    .singleElement()
                    .hasToString("lost.jar: plugin: its services file META-INF/services/" + name
                            + " has the name of no provider interface of RepDyn DEVELOPMENT, so that no plugin is found by"
                            + " it; its author must " + remedy);
        }
    }

    @Test
    void servicesFileWithoutAProviderIsReported() throws IOException {
        PluginJar.empty()
                .resource("META-INF/services/org.repdyn.core.plugin.GadgetProvider", "# org.example.Gone\n\n")
                .resource("META-INF/services/org.example.Own", "")
                .writeTo(temp, "lost.jar");
        try (PluginSource source = Gadgets.open(temp)) {
            assertThat(source.failures())
                    .singleElement()
                    .hasToString(
                            "lost.jar: plugin: its services file META-INF/services/org.repdyn.core.plugin.GadgetProvider"
                                    + " is empty; its author must write the name of the provider class into it, with its package");
        }
    }

    @Test
    void truncatedJarIsReported() throws IOException {
        Path whole = PluginJar.gadget("Good", "good").writeTo(temp.resolve("build"), "whole.jar");
        byte[] bytes = Files.readAllBytes(whole);
        Path plugins = Files.createDirectory(temp.resolve("plugins"));
        Files.write(plugins.resolve("torn.jar"), Arrays.copyOf(bytes, bytes.length / 2));
        Files.copy(whole, plugins.resolve("whole.jar"));
        try (PluginSource source = Gadgets.open(plugins)) {
            assertThat(source.failures())
                    .singleElement()
                    .asString()
                    .startsWith("torn.jar: it cannot be read as a jar (")
                    .endsWith("); copy it again, or build it again");
            assertThat(Gadgets.load(source).names()).containsExactly("good");
        }
    }

    @Test
    void textThatIsAlsoInRepDynIsListedOnce() throws IOException {
        PluginJar.empty()
                .resource("META-INF/repdyn/notes/index", "a.txt\nb.txt\n")
                .resource("META-INF/repdyn/notes/a.txt", "one")
                .resource("META-INF/repdyn/notes/b.txt", "two")
                .writeTo(temp, "first.jar");
        PluginJar.empty()
                .resource("META-INF/repdyn/notes/index", "a.txt\nb.txt\n")
                .resource("META-INF/repdyn/notes/a.txt", "one")
                .resource("META-INF/repdyn/notes/b.txt", "another")
                .writeTo(temp, "second.jar");
        try (PluginSource source = Gadgets.open(temp)) {
            assertThat(source.texts("notes"))
                    .extracting(text -> text.origin() + " " + text.name())
                    .containsExactly("first.jar a.txt", "first.jar b.txt", "second.jar b.txt");
        }
    }

    @Test
    void directoryGivenTwiceIsSearchedOnce() throws IOException {
        PluginJar.gadget("Good", "good").writeTo(temp.resolve("plugins"), "good.jar");
        Path direct = temp.resolve("plugins");
        Path roundabout = temp.resolve("plugins").resolve("..").resolve("plugins");
        try (PluginSource source = PluginSource.open(List.of(direct, roundabout))) {
            assertThat(Gadgets.load(source).names()).containsExactly("good");
        }
    }

    @Test
    void jarsOfOneFileNameAreNamedByTheirPath() throws IOException {
        PluginJar.gadget("First", "lever").writeTo(temp.resolve("a"), "gadgets.jar");
        PluginJar.gadget("Second", "lever").writeTo(temp.resolve("b"), "gadgets.jar");
        try (PluginSource source = PluginSource.open(List.of(temp.resolve("a"), temp.resolve("b")))) {
            assertThat(Gadgets.load(source).failures())
                    .extracting(LoadFailure::origin)
                    .containsExactly(temp.resolve("a").resolve("gadgets.jar") + " and "
                            + temp.resolve("b").resolve("gadgets.jar"));
        }
    }

    @Test
    void directoryMayBeASingleJar() throws IOException {
        Path jar = PluginJar.gadget("Good", "good").writeTo(temp, "good.jar");
        try (PluginSource source = Gadgets.open(jar)) {
            assertThat(Gadgets.load(source).names()).containsExactly("good");
        }
    }
}
