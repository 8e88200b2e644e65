package org.repdyn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.digest.Sha256;

class ClassPathOriginsTest {

    @TempDir
    private Path temp;

    private final ClassPathOrigins origins = new ClassPathOrigins();

    @Test
    void jarIsReadOnceForAllItsPlugins() throws IOException, ReflectiveOperationException {
        Path jar = PluginJar.gadget("First", "first")
                .provider("Second", "second", "", "return \"\";")
                .writeTo(temp, "two.jar");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            ClassPathOrigins.Origin first = origins.of(loader.loadClass("org.example.First"));

            assertThat(first)
                    .isEqualTo(new ClassPathOrigins.Origin(
                            "two.jar", List.of(new PluginFile("two.jar", Sha256.hex(jar)))));
            assertThat(origins.of(loader.loadClass("org.example.Second"))).isSameAs(first);
        }
    }

    @Test
    void classesOfRepDynAreBuiltIn() {
        assertThat(origins.of(NoOptions.class))
                .isEqualTo(new ClassPathOrigins.Origin(LoadedPlugin.BUILT_IN, List.of()));
    }

    @Test
    void classesWithoutACodeSourceAreOfTheClassPath() {
        assertThat(origins.of(String.class)).isEqualTo(new ClassPathOrigins.Origin("class path", List.of()));
    }
}
