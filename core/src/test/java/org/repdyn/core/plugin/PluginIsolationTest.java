package org.repdyn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes and resources that a plugin with its own class loader can see. */
@Tag("slow")
class PluginIsolationTest {

    @TempDir
    private Path temp;

    private String answerOf(String answer) throws IOException {
        PluginJar.empty().provider("Answering", "answering", "", answer).writeTo(temp, "answering.jar");
        try (PluginSource source = Gadgets.open(temp)) {
            Registry<GadgetProvider<?>> registry = Gadgets.load(source);
            assertThat(registry.failures()).isEmpty();
            return Gadgets.create(registry, "answering").answer();
        }
    }

    private static PluginJar usingTool(String provider, String name, int toolVersion) {
        return PluginJar.empty()
                .source(
                        "org.library.Tool",
                        "package org.library; public class Tool { public static int version() { return " + toolVersion
                                + "; } }")
                .provider(provider, name, "", "return \"tool \" + org.library.Tool.version();");
    }

    @Test
    void twoPluginsCanUseTwoVersionsOfALibrary() throws IOException {
        usingTool("Old", "old", 1).writeTo(temp, "old.jar");
        usingTool("New", "new", 2).writeTo(temp, "new.jar");
        try (PluginSource source = Gadgets.open(temp)) {
            Registry<GadgetProvider<?>> registry = Gadgets.load(source);

            assertThat(Gadgets.create(registry, "old").answer()).isEqualTo("tool 1");
            assertThat(Gadgets.create(registry, "new").answer()).isEqualTo("tool 2");
        }
    }

    @Test
    void folderOfJarsIsOnePlugin() throws IOException {
        PluginJar.empty()
                .source(
                        "org.library.Tool",
                        "package org.library; public class Tool " + "{ public static int version() { return 3; } }")
                .writeTo(temp.resolve("tooled"), "tool.jar");
        usingTool("Tooled", "tooled", 0).without("org.library.Tool").writeTo(temp.resolve("tooled"), "tooled.jar");
        try (PluginSource source = Gadgets.open(temp)) {
            Registry<GadgetProvider<?>> registry = Gadgets.load(source);

            assertThat(source.failures()).isEmpty();
            assertThat(Gadgets.create(registry, "tooled").answer()).isEqualTo("tool 3");
        }
    }

    @Test
    void librariesOfTheApplicationAreHidden() throws IOException {
        assertThat(org.apache.commons.text.similarity.LevenshteinDistance.class)
                .as("the application has it")
                .isNotNull();
        assertThat(
                        answerOf(
                                """
                try {
                    return Class.forName("org.apache.commons.text.similarity.LevenshteinDistance").getName();
                } catch (ClassNotFoundException e) {
                    return "hidden";
                }
                """))
                .isEqualTo("hidden");
    }

    @Test
    void typesOfTheSpiAreShared() throws IOException {
        assertThat(
                        answerOf(
                                """
                return org.ojalgo.matrix.store.R064Store.FACTORY.make(1, 1).getClass().getClassLoader()
                        == GadgetProvider.class.getClassLoader() ? "shared" : "copied";
                """))
                .isEqualTo("shared");
    }

    @Test
    void sharedLibraryThatTheApplicationLacksIsThatOfThePlugin() throws IOException {
        PluginJar.empty()
                .source("org.slf4j.Own", "package org.slf4j; public class Own {}")
                .provider("Logging", "logging", "", "return org.slf4j.Own.class.getSimpleName();")
                .writeTo(temp, "logging.jar");
        try (PluginSource source = Gadgets.open(temp)) {
            assertThat(Gadgets.create(Gadgets.load(source), "logging").answer()).isEqualTo("Own");
        }
    }

    @Test
    void classesOfTheJdkAreVisible() throws IOException {
        assertThat(answerOf("return java.net.http.HttpClient.class.getSimpleName();"))
                .isEqualTo("HttpClient");
    }

    @Test
    void resourcesOfTheApplicationAreHidden() throws IOException {
        String ofTheApplication = "org/apache/commons/text/similarity/LevenshteinDistance.class";
        assertThat(getClass().getClassLoader().getResource(ofTheApplication))
                .as("the application has it")
                .isNotNull();
        assertThat(answerOf("return String.valueOf(Made.class.getClassLoader().getResource(\"" + ofTheApplication
                        + "\"));"))
                .isEqualTo("null");
    }

    @Test
    void servicesOfTheApplicationAreHidden() throws IOException {
        // JUnit's engines are on the class path of these tests.
        String services = "META-INF/services/org.junit.platform.engine.TestEngine";
        assertThat(getClass().getClassLoader().getResource(services)).isNotNull();
        assertThat(answerOf(
                        """
                try {
                    return "" + Collections.list(Made.class.getClassLoader().getResources("%s")).size();
                } catch (java.io.IOException e) {
                    return e.toString();
                }
                """
                                .formatted(services)))
                .isEqualTo("0");
    }

    @Test
    void resourcesOfThePluginAreVisible() throws IOException {
        PluginJar.empty()
                .provider(
                        "Answering",
                        "answering",
                        "",
                        """
                        try (Scanner text = new Scanner(
                                Thread.currentThread().getContextClassLoader().getResourceAsStream("org/example/a.txt"),
                                java.nio.charset.StandardCharsets.UTF_8)) {
                            return text.nextLine();
                        }
                        """)
                .resource("org/example/a.txt", "from the jar")
                .writeTo(temp, "answering.jar");
        try (PluginSource source = Gadgets.open(temp)) {
            assertThat(Gadgets.create(Gadgets.load(source), "answering").answer())
                    .isEqualTo("from the jar");
        }
    }

    @Test
    void resourcesOfSharedPackagesAreThoseOfTheApplication() throws IOException {
        assertThat(
                        answerOf(
                                """
                return Made.class.getClassLoader().getResource("org/repdyn/core/plugin/Gadget.class")
                        .equals(Gadget.class.getClassLoader().getResource("org/repdyn/core/plugin/Gadget.class"))
                        ? "shared" : "not shared";
                """))
                .isEqualTo("shared");
    }

    @Test
    void builtInPluginsAreLoadedOnce() throws IOException {
        PluginJar.gadget("Good", "good").writeTo(temp, "good.jar");
        try (PluginSource source = Gadgets.open(temp)) {
            Registry<AlwaysThereProvider> registry =
                    Registry.load(new Spi<>(AlwaysThereProvider.class, "thing"), source);

            assertThat(registry.all()).singleElement().satisfies(plugin -> {
                assertThat(plugin.origin()).isEqualTo(LoadedPlugin.BUILT_IN);
                assertThat(plugin.provider()).isExactlyInstanceOf(AlwaysThere.class);
                assertThat(plugin.version()).isEqualTo(Versions.DEVELOPMENT);
            });
            assertThat(registry.failures()).isEmpty();
        }
    }

    @Test
    void contextClassLoaderIsThatOfThePluginOnEveryThread() throws IOException {
        PluginJar.empty()
                .provider(
                        "Context",
                        "context",
                        "private final ClassLoader atStart = Thread.currentThread().getContextClassLoader();",
                        "return \"\" + (Thread.currentThread().getContextClassLoader() "
                                + "== Made.class.getClassLoader());")
                .writeTo(temp, "context.jar");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (PluginSource source = Gadgets.open(temp)) {
            Gadget gadget = Gadgets.create(Gadgets.load(source), "context");

            assertThat(gadget.answer()).isEqualTo("true");
            assertThat(CompletableFuture.supplyAsync(gadget::answer).join()).isEqualTo("true");
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        }
    }

    @Test
    void closedSourceReleasesItsJars() throws IOException {
        PluginJar.empty()
                .source(
                        "org.example.Late",
                        "package org.example; public class Late " + "{ public String toString() { return \"late\"; } }")
                .provider("Lazy", "lazy", "", "return new Late().toString();")
                .writeTo(temp, "lazy.jar");
        Optional<Gadget> gadget;
        try (PluginSource source = Gadgets.open(temp)) {
            gadget = Optional.of(Gadgets.create(Gadgets.load(source), "lazy"));
        }

        assertThatThrownBy(gadget.get()::answer)
                .isInstanceOf(PluginFailureException.class)
                .hasMessageStartingWith(
                        "gadget 'lazy' of lazy.jar: org.example.Lazy$Made.answer() failed: it needs the class"
                                + " org.example.Late, ")
                .hasCauseInstanceOf(NoClassDefFoundError.class);
    }
}
