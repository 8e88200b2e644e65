package org.repdyn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.problem.UserErrorException;

class PluginSourceTest {

    @TempDir
    private Path temp;

    @Test
    void missingDirectoryIsAnErrorOfTheUser() {
        Path one = temp.resolve("one");
        Path two = temp.resolve("two");

        assertThatThrownBy(() -> PluginSource.open(List.of(one, temp, two)).close())
                .isInstanceOfSatisfying(UserErrorException.class, e -> assertThat(e.problems())
                        .extracting(Object::toString)
                        .containsExactly(
                                "command line: plugins directory '" + one
                                        + "' does not exist. Create it, or name a directory that contains plugin jars",
                                "command line: plugins directory '" + two
                                        + "' does not exist. Create it, or name a directory that contains plugin jars"));
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
                            + "there is no file META-INF/services/org.repdyn.… that names a provider");
            assertThat(Gadgets.load(source).failures()).isEmpty();
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
