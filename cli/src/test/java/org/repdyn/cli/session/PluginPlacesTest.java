package org.repdyn.cli.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.problem.UserErrorException;

@DisplayName("Plugins are loaded only from places that the user named or trusts")
class PluginPlacesTest {

    @TempDir
    Path temporary;

    private Path study;
    private Path local;
    private TrustedPlugins trusted;

    @BeforeEach
    void layOut() throws IOException {
        temporary = temporary.toRealPath();
        study = Files.createDirectory(temporary.resolve("study"));
        local = Files.createDirectory(study.resolve("plugins"));
        Files.writeString(local.resolve("a.jar"), "one");
        trusted = new TrustedPlugins(temporary.resolve("config/repdyn/trusted-plugins.json"));
    }

    private PluginPlaces.Choice choose(Map<String, String> environment, Path... named) {
        return new PluginPlaces(environment, study, trusted).choose(List.of(named));
    }

    @Test
    @DisplayName("jars in the working directory are not loaded unasked; a warning says how to load them")
    void unasked() {
        PluginPlaces.Choice choice = choose(Map.of());

        assertThat(choice.directories()).isEmpty();
        assertThat(choice.warning().orElseThrow())
                .startsWith("warning: the jars in " + local + " are not loaded, because you have not trusted them")
                .contains("--plugins plugins", "repdyn plugins trust")
                .doesNotContain(System.lineSeparator());
    }

    @Test
    @DisplayName("a trusted directory is loaded, until a jar of it is changed, added or removed")
    void trusted() throws IOException {
        Files.createDirectory(local.resolve("folder"));
        Files.writeString(local.resolve("folder").resolve("b.jar"), "two");

        assertThat(trusted.trust(local))
                .containsOnlyKeys("a.jar", Path.of("folder", "b.jar").toString());
        assertThat(choose(Map.of()).directories()).containsExactly(local);
        assertThat(choose(Map.of()).warning()).isEmpty();

        Files.writeString(local.resolve("folder").resolve("b.jar"), "changed");
        assertThat(choose(Map.of()).directories()).isEmpty();
        assertThat(choose(Map.of()).warning().orElseThrow()).contains("they have changed since you trusted them");

        Files.writeString(local.resolve("folder").resolve("b.jar"), "two");
        assertThat(choose(Map.of()).directories()).containsExactly(local);
        Files.writeString(local.resolve("c.jar"), "three");
        assertThat(choose(Map.of()).directories()).isEmpty();
        Files.delete(local.resolve("c.jar"));
        Files.delete(local.resolve("a.jar"));
        assertThat(choose(Map.of()).directories()).isEmpty();
    }

    @Test
    @DisplayName("trust can be revoked, and belongs to one directory")
    void revoked() throws IOException {
        trusted.trust(local);
        Path copy = Files.createDirectories(temporary.resolve("other/plugins"));
        Files.copy(local.resolve("a.jar"), copy.resolve("a.jar"));

        assertThat(trusted.trusted(copy)).isEmpty();
        assertThat(trusted.revoke(local)).isTrue();
        assertThat(trusted.revoke(local)).isFalse();
        assertThat(choose(Map.of()).directories()).isEmpty();
    }

    @Test
    @DisplayName("directories come from the option, REPDYN_PLUGINS and the installation, each once")
    void named() throws IOException {
        Path home = temporary.resolve("home");
        Path installed = Files.createDirectories(home.resolve("plugins"));
        Path other = temporary.resolve("other");

        PluginPlaces.Choice choice = choose(
                Map.of(
                        "REPDYN_PLUGINS",
                        String.join(File.pathSeparator, other.toString(), "", "plugins"),
                        "REPDYN_HOME",
                        home.toString()),
                Path.of("plugins"));

        assertThat(choice.directories()).containsExactly(local, other, installed);
        assertThat(choice.warning()).isEmpty();
    }

    @Test
    @DisplayName("directories that are trusted and revoked at the same time are all in the store, or not")
    void together() throws IOException {
        List<Path> directories = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            directories.add(Files.createDirectory(temporary.resolve("plugins" + i)));
        }
        directories.subList(0, 8).forEach(trusted::trust);
        directories.parallelStream().forEach(directory -> {
            TrustedPlugins own = new TrustedPlugins(trusted.file());
            if (directories.indexOf(directory) < 8) {
                own.revoke(directory);
            } else {
                own.trust(directory);
            }
        });
        assertThat(directories.stream().map(trusted::trusted).map(Optional::isPresent))
                .containsExactlyElementsOf(
                        IntStream.range(0, 16).mapToObj(i -> i >= 8).toList());
    }

    @Test
    @DisplayName("a configuration folder that cannot be made is refused with the reason and what to do")
    void noFolder() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "in the way");
        Path plugins = Files.createDirectories(temporary.resolve("jars"));
        TrustedPlugins unwritable = TrustedPlugins.ofUser(Map.of("XDG_CONFIG_HOME", file.toString()));
        assertThatThrownBy(() -> unwritable.trust(plugins))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(
                        "cannot be written: Not a directory. XDG_CONFIG_HOME names another folder for it");
    }

    @Test
    @DisplayName("the store is in the user's configuration folder")
    void store() {
        assertThat(TrustedPlugins.ofUser(Map.of("XDG_CONFIG_HOME", temporary.toString()))
                        .file())
                .isEqualTo(temporary.resolve("repdyn").resolve("trusted-plugins.json"));
        assertThat(TrustedPlugins.ofUser(Map.of("XDG_CONFIG_HOME", "relative")).file())
                .isEqualTo(Path.of(System.getProperty("user.home"), ".config", "repdyn", "trusted-plugins.json"));
    }
}
