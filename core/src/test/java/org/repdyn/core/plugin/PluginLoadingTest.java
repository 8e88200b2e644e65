package org.repdyn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.observable.ColumnStyle;
import org.repdyn.core.observable.ObservableProvider;

/** A plugin that cannot be loaded is reported in one line with its name, and other plugins are available. */
@Tag("slow")
class PluginLoadingTest {

    @TempDir
    private Path temp;

    private Path plugins() {
        return temp.resolve("plugins");
    }

    /** Loads the folder, checks that a valid plugin in it can be used, and returns the failures. */
    private List<String> failures() throws IOException {
        PluginJar.gadget("Good", "good").writeTo(plugins(), "zz-good.jar");
        try (PluginSource source = Gadgets.open(plugins())) {
            Registry<GadgetProvider<?>> registry = Gadgets.load(source);
            assertThat(Gadgets.create(registry, "good").answer()).isEqualTo("hello");
            return registry.failures().stream().map(LoadFailure::toString).toList();
        }
    }

    @Test
    void validPluginHasItsOriginAndVersion() throws IOException {
        PluginJar.gadget("Good", "good").version("1.2.3").writeTo(plugins(), "good.jar");
        PluginJar.gadget("Better", "better").writeTo(plugins().resolve("better-gadgets"), "better.jar");
        try (PluginSource source = Gadgets.open(plugins())) {
            Registry<GadgetProvider<?>> registry = Gadgets.load(source);

            assertThat(registry.failures()).isEmpty();
            assertThat(source.failures()).isEmpty();
            assertThat(registry.names()).containsExactly("better", "good");
            assertThat(registry.all())
                    .extracting(p -> p.name() + " " + p.version() + " of " + p.origin())
                    .containsExactly("better DEVELOPMENT of better-gadgets", "good 1.2.3 of good.jar");
        }
    }

    @Test
    void invalidEntryOfACatalogueDoesNotHideTheOthers() throws IOException {
        PluginJar.empty()
                .source(
                        "org.example.Catalogue",
                        """
                        package org.example;

                        import java.util.List;
                        import org.repdyn.core.plugin.*;

                        public class Catalogue implements ProviderCatalogue {
                            private static int calls;

                            public List<PluginProvider<?>> providers() {
                                calls++;
                                return List.of(
                                        new Entry(calls == 1 ? "first" : "again"), new Entry("Not Valid"), new Entry("second"));
                            }

                            private record Entry(String name) implements GadgetProvider<NoOptions> {
                                public String summary() { return "a gadget of a catalogue"; }
                                public Class<NoOptions> optionsType() { return NoOptions.class; }
                                public Gadget create(NoOptions options) { return () -> name; }
                            }
                        }
                        """)
                .resource("META-INF/services/org.repdyn.core.plugin.ProviderCatalogue", "org.example.Catalogue\n")
                .writeTo(plugins(), "many.jar");

        assertThat(failures())
                .containsExactly(
                        "many.jar: gadget in catalogue org.example.Catalogue: its name 'Not Valid' is not valid:"
                                + " lower-case letters, digits and single hyphens, a letter first");
        try (PluginSource source = Gadgets.open(plugins())) {
            Registry<GadgetProvider<?>> registry = Gadgets.load(source);
            assertThat(registry.names()).containsExactly("first", "good", "second");
            assertThat(Gadgets.create(registry, "second").answer()).isEqualTo("second");
            assertThat(registry.find("first").orElseThrow().origin()).isEqualTo("many.jar");
            assertThat(Gadgets.load(source).names())
                    .as("the catalogue is read once for all kinds")
                    .isEqualTo(registry.names());
        }
    }

    @Test
    void catalogueThatThrowsIsReported() throws IOException {
        PluginJar.empty()
                .source(
                        "org.example.Catalogue",
                        """
                        package org.example;

                        import java.util.List;
                        import org.repdyn.core.plugin.*;

                        public class Catalogue implements ProviderCatalogue {
                            public List<PluginProvider<?>> providers() {
                                throw new IllegalStateException("no luck");
                            }
                        }
                        """)
                .resource("META-INF/services/org.repdyn.core.plugin.ProviderCatalogue", "org.example.Catalogue\n")
                .writeTo(plugins(), "many.jar");

        assertThat(failures())
                .containsExactly(
                        "many.jar: catalogue org.example.Catalogue: it failed: IllegalStateException: no luck; its"
                                + " author must correct it");
    }

    @Test
    void missingCatalogueIsTheSameFailureForEveryKind() throws IOException {
        PluginJar.empty()
                .resource("META-INF/services/org.repdyn.core.plugin.ProviderCatalogue", "org.example.Missing\n")
                .writeTo(plugins(), "many.jar");

        String failure = "many.jar: catalogue: its services file names org.example.Missing, which its"
                + " jar does not contain; its author must add the class, or correct the file, which names classes with their"
                + " packages";
        assertThat(failures()).containsExactly(failure);
        try (PluginSource source = Gadgets.open(plugins())) {
            assertThat(Registry.load(new Spi<>(AlwaysThereProvider.class, "thing"), source)
                            .failures())
                    .extracting(LoadFailure::toString)
                    .containsExactly(failure);
        }
    }

    @Test
    void providerWhoseConstructorThrowsIsReported() throws IOException {
        PluginJar.empty()
                .provider(
                        "Thrower",
                        "thrower",
                        "public Thrower() { throw new IllegalStateException(\"no luck\"); }",
                        "return \"\";")
                .provider("Neighbour", "neighbour", "", "return \"next door\";")
                .writeTo(plugins(), "bad.jar");

        assertThat(failures())
                .containsExactly("bad.jar: gadget org.example.Thrower: "
                        + "it failed while starting: IllegalStateException: no luck; its author must correct it");
        try (PluginSource source = Gadgets.open(plugins())) {
            assertThat(Gadgets.create(Gadgets.load(source), "neighbour").answer())
                    .isEqualTo("next door");
        }
    }

    @Test
    void providerWhoseStaticInitialiserThrowsIsReported() throws IOException {
        PluginJar.empty()
                .provider("Static", "static", "static final int N = Integer.parseInt(\"ten\");", "return \"\" + N;")
                .writeTo(plugins(), "bad.jar");

        assertThat(failures())
                .containsExactly("bad.jar: gadget org.example.Static: it failed while starting: "
                        + "NumberFormatException: For input string: \"ten\"; its author must correct it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    public Odd(int size) {}        | gadget: its class org.example.Odd is not public, or has no public constructor without parameters, by which RepDyn creates it; its author must correct it
                    private Odd() {}               | gadget: its class org.example.Odd is not public, or has no public constructor without parameters, by which RepDyn creates it; its author must correct it
                    static class Inside extends Odd { public Inside() {} } | gadget org.example.Odd$Inside: its class is not public; its author must correct it
                    public class Inside extends Odd {} | gadget: its class org.example.Odd$Inside is not public, or has no public constructor without parameters, by which RepDyn creates it; its author must correct it
                    public abstract static class Inside extends Odd {} | gadget org.example.Odd$Inside: its class is abstract; its author must name a class that can be created
                    """)
    void providerThatCannotBeCreatedIsReported(String member, String reason) throws IOException {
        PluginJar jar = PluginJar.empty().provider("Odd", "odd", member, "return \"\";");
        if (member.contains("Inside")) {
            jar.listed("org.example.Odd$Inside");
        }
        jar.writeTo(plugins(), "bad.jar");

        assertThat(failures()).containsExactly("bad.jar: " + reason);
    }

    @Test
    void providerInAPackageOfRepDynIsReported() throws IOException {
        PluginJar.empty()
                .source(
                        "org.repdyn.core.mine.Stray",
                        "package org.repdyn.core.mine; public class Stray extends org.example.Base {}")
                .source(
                        "org.example.Base",
                        """
                        package org.example;
                        import org.repdyn.core.plugin.*;
                        public class Base implements GadgetProvider<NoOptions> {
                            public String name() { return "stray"; }
                            public String summary() { return "a gadget"; }
                            public Class<NoOptions> optionsType() { return NoOptions.class; }
                            public Gadget create(NoOptions options) { return null; }
                        }
                        """)
                .listed("org.repdyn.core.mine.Stray")
                .writeTo(plugins(), "bad.jar");

        assertThat(failures())
                .containsExactly("bad.jar: gadget: its services file names org.repdyn.core.mine.Stray, whose package"
                        + " belongs to RepDyn or to a library of RepDyn, which alone bring its classes; its author must"
                        + " choose another package");
    }

    @Test
    void missingProviderClassIsReported() throws IOException {
        PluginJar.gadget("Neighbour", "neighbour").listed("org.example.Missing").writeTo(plugins(), "bad.jar");

        assertThat(failures())
                .containsExactly("bad.jar: gadget: its services file names org.example.Missing, which its jar does not"
                        + " contain; its author must add the class, or correct the file, which names classes with their"
                        + " packages");
    }

    @Test
    void classThatIsNotAProviderIsReported() throws IOException {
        PluginJar.gadget("Neighbour", "neighbour")
                .source("org.example.Stone", "package org.example; public class Stone {}")
                .listed("org.example.Stone")
                .writeTo(plugins(), "bad.jar");

        assertThat(failures())
                .containsExactly("bad.jar: gadget: its services file names org.example.Stone, which does not implement"
                        + " org.repdyn.core.plugin.GadgetProvider; its author must correct the file");
    }

    @Test
    void missingLibraryIsReported() throws IOException {
        PluginJar.empty()
                .source("org.library.Tool", "package org.library; public class Tool { public int n() { return 1; } }")
                .without("org.library.Tool")
                .provider("Needy", "needy", "private final int n = new org.library.Tool().n();", "return \"\";")
                .writeTo(plugins(), "bad.jar");

        assertThat(failures())
                .containsExactly(
                        "bad.jar: gadget org.example.Needy: it needs the class org.library.Tool, which is neither in"
                                + " its jar nor shared by RepDyn; its author must add the library to the jar, or put"
                                + " both jars into one folder in the plugins directory");
    }

    @Test
    void missingSuperclassIsReported() throws IOException {
        PluginJar.empty()
                .source("org.library.Base", "package org.library; public class Base {}")
                .without("org.library.Base")
                .source(
                        "org.example.Orphan",
                        "package org.example; public abstract class Orphan extends org.library.Base "
                                + "implements org.repdyn.core.plugin.GadgetProvider {}")
                .listed("org.example.Orphan")
                .writeTo(plugins(), "bad.jar");

        assertThat(failures())
                .containsExactly("bad.jar: gadget: it needs the class org.library.Base, which is neither in its jar"
                        + " nor shared by RepDyn; its author must add the library to the jar, or put both jars into one"
                        + " folder in the plugins directory");
    }

    @Test
    void providerBuiltForAnotherVersionIsReported() throws IOException {
        PluginJar.empty()
                .source(
                        "org.example.Old",
                        """
                        package org.example;
                        public class Old extends Half implements org.repdyn.core.plugin.GadgetProvider<
                                org.repdyn.core.plugin.NoOptions> {
                            public String name() { return "old"; }
                            public Class<org.repdyn.core.plugin.NoOptions> optionsType() {
                                return org.repdyn.core.plugin.NoOptions.class;
                            }
                            public org.repdyn.core.plugin.Gadget create(org.repdyn.core.plugin.NoOptions o) {
                                return null;
                            }
                        }
                        """)
                .source(
                        "org.example.Half",
                        "package org.example; public class Half " + "{ public String summary() { return \"\"; } }")
                .listed("org.example.Old")
                .writeTo(temp.resolve("first"), "old.jar");
        // The same provider with a superclass that no longer has the inherited method.
        PluginJar.empty()
                .source("org.example.Half", "package org.example; public class Half {}")
                .writeTo(plugins().resolve("old"), "0-half.jar");
        Files.copy(
                temp.resolve("first").resolve("old.jar"),
                plugins().resolve("old").resolve("1-old.jar"));

        assertThat(failures())
                .singleElement()
                .asString()
                .startsWith(
                        "old: gadget org.example.Old: its method summary() failed: it was built for another version of"
                                + " RepDyn or of a library and does not fit this one: its class org.example.Old has no"
                                + " method summary(), which RepDyn calls; its author must build it for RepDyn")
                .endsWith("DEVELOPMENT, or use the RepDyn that it was built for");
    }

    @Test
    void malformedServicesFileIsReported() throws IOException {
        PluginJar.gadget("Lost", "lost").listed("this is not a class").writeTo(plugins(), "bad.jar");

        assertThat(failures())
                .singleElement()
                .asString()
                .startsWith("bad.jar: gadget: malformed META-INF/services/org.repdyn.core.plugin.GadgetProvider:2: ")
                .endsWith("; no plugin that this file names was loaded. Its author must write one class name per line");
    }

    @Test
    void servicesFileOfArbitraryBytesIsReported() throws IOException {
        PluginJar.gadget("Lost", "lost").listed("\u0000\u0007\ufffd PK").writeTo(plugins(), "bad.jar");

        assertThat(failures())
                .singleElement()
                .asString()
                .startsWith("bad.jar: gadget: malformed META-INF/services/org.repdyn.core.plugin.GadgetProvider:2: ");
    }

    @Test
    void classForANewerJavaIsReported() throws IOException {
        PluginJar.gadget("Future", "future").classFileVersion(44 + 99).writeTo(plugins(), "bad.jar");

        int current = Runtime.version().feature();
        assertThat(failures())
                .containsExactly(
                        "bad.jar: gadget: the class org.example.Future was compiled for Java 99, and this is Java "
                                + current + "; run RepDyn with Java 99 or later, or ask its author for a jar for Java "
                                + current);
    }

    @Test
    void damagedClassIsReported() throws IOException {
        PluginJar.gadget("Torn", "torn").truncatedClasses().writeTo(plugins(), "bad.jar");

        assertThat(failures())
                .singleElement()
                .asString()
                .startsWith("bad.jar: gadget: a class in its jar is damaged (")
                .endsWith("); copy the jar again, or build it again");
    }

    @Test
    void internalClassOfRepDynIsReported() throws IOException {
        PluginJar.empty()
                .source("org.repdyn.losses.Hidden", "package org.repdyn.losses; public class Hidden {}")
                .without("org.repdyn.losses.Hidden")
                .provider("Nosy", "nosy", "private final Object o = new org.repdyn.losses.Hidden();", "return \"\";")
                .writeTo(plugins(), "bad.jar");

        assertThat(failures())
                .containsExactly(
                        "bad.jar: gadget org.example.Nosy: it needs the class org.repdyn.losses.Hidden, which is not"
                                + " part of the SPI of RepDyn DEVELOPMENT; its author must build it for this version, with"
                                + " classes of the SPI only");
    }

    @Test
    void optionsTypeThatIsNotARecordIsReported() throws IOException {
        PluginJar.empty()
                .source(
                        "org.example.Raw",
                        """
                        package org.example;
                        import org.repdyn.core.plugin.*;
                        public class Raw implements GadgetProvider {
                            public String name() { return "raw"; }
                            public String summary() { return "raw"; }
                            public Class optionsType() { return String.class; }
                            public Gadget create(Record options) { return null; }
                        }
                        """)
                .listed("org.example.Raw")
                .writeTo(plugins(), "bad.jar");

        assertThat(failures())
                .containsExactly(
                        "bad.jar: gadget org.example.Raw: its options are misdeclared: java.lang.String is not a"
                                + " record; its author must return a record type from optionsType()");
    }

    @Test
    void copiesOfPluginsOfRepDynAreIgnoredAndReported() throws IOException {
        PluginJar.gadget("Own", "own")
                .copyOf(AlwaysThere.class)
                .copyOf(AlwaysThereProvider.class)
                .resource(
                        "META-INF/services/" + AlwaysThereProvider.class.getName(), AlwaysThere.class.getName() + "\n")
                .writeTo(plugins(), "fat.jar");

        try (PluginSource source = Gadgets.open(plugins())) {
            assertThat(source.failures())
                    .extracting(LoadFailure::toString)
                    .containsExactly(
                            "fat.jar: copy of org.repdyn.core: the jar contains classes of RepDyn; its author must"
                                    + " leave them out, in Maven with <scope>provided</scope>. The plugins of RepDyn in it"
                                    + " are ignored");
            assertThat(Gadgets.create(Gadgets.load(source), "own").answer()).isEqualTo("hello");
            Registry<AlwaysThereProvider> things = Registry.load(new Spi<>(AlwaysThereProvider.class, "thing"), source);
            assertThat(things.failures()).isEmpty();
            assertThat(things.all()).extracting(LoadedPlugin::origin).containsExactly(LoadedPlugin.BUILT_IN);
        }
    }

    /** The second search takes the services of the class path from the first one. */
    @Test
    void pluginsOfTheClassPathAreNewForEachSource() {
        Spi<AlwaysThereProvider> things = new Spi<>(AlwaysThereProvider.class, "thing");
        try (PluginSource first = PluginSource.builtIn();
                PluginSource second = PluginSource.builtIn()) {
            Registry<AlwaysThereProvider> one = Registry.load(things, first);
            Registry<AlwaysThereProvider> other = Registry.load(things, second);

            assertThat(other.failures()).isEmpty();
            assertThat(other.all()).hasSameSizeAs(one.all()).isNotEmpty();
            assertThat(other.all().get(0).provider())
                    .isExactlyInstanceOf(AlwaysThere.class)
                    .isNotSameAs(one.all().get(0).provider());
        }
    }

    @Test
    void invalidNameIsReported() throws IOException {
        PluginJar.gadget("Loud", "Loud Gadget").writeTo(plugins(), "bad.jar");

        assertThat(failures())
                .containsExactly("bad.jar: gadget org.example.Loud: its name 'Loud Gadget' is not valid: "
                        + "lower-case letters, digits and single hyphens, a letter first");
    }

    @Test
    void misdeclaredOptionsAreReported() throws IOException {
        PluginJar.empty()
                .source(
                        "org.example.Bad",
                        """
                        package org.example;
                        import org.repdyn.core.options.*;
                        import org.repdyn.core.plugin.*;
                        public class Bad implements GadgetProvider<Bad.Options> {
                            public record Options(
                                @Option(help = "x", defaultValue = "2", range = "[0, 1]") double rate) {}
                            public String name() { return "bad"; }
                            public String summary() { return "bad"; }
                            public Class<Options> optionsType() { return Options.class; }
                            public Gadget create(Options options) { return null; }
                        }
                        """)
                .listed("org.example.Bad")
                .writeTo(plugins(), "bad.jar");

        assertThat(failures())
                .containsExactly("bad.jar: gadget org.example.Bad: its options are misdeclared: option 'rate': "
                        + "its default is '2', which is out of range. Allowed: a number in [0, 1], default 2");
    }

    @Test
    void anOptionWithTheKeyOfTheNameOfThePluginIsReported() throws IOException {
        PluginJar.empty()
                .source(
                        "org.example.Named",
                        """
                        package org.example;
                        import org.repdyn.core.options.*;
                        import org.repdyn.core.plugin.*;
                        public class Named implements GadgetProvider<Named.Options> {
                            public record Options(@Option(help = "x", defaultValue = "2") double name) {}
                            public String name() { return "named"; }
                            public String summary() { return "named"; }
                            public Class<Options> optionsType() { return Options.class; }
                            public Gadget create(Options options) { return null; }
                        }
                        """)
                .listed("org.example.Named")
                .writeTo(plugins(), "named.jar");

        assertThat(failures())
                .containsExactly(
                        "named.jar: gadget org.example.Named: its options are misdeclared: option 'name': a study"
                                + " writes the name of the plugin under this key; its author must give it another name");
    }

    @Test
    void missingDescriptionsAreReported() throws IOException {
        PluginJar.empty()
                .provider(
                        "Silent",
                        "silent",
                        "@Override public Optional<Reference> reference() { return null; }",
                        "return \"\";")
                .writeTo(plugins(), "bad-1.jar");
        PluginJar.empty()
                .source(
                        "org.example.Wordy",
                        """
                        package org.example;
                        import org.repdyn.core.plugin.*;
                        public class Wordy implements GadgetProvider<NoOptions> {
                            public String name() { return "wordy"; }
                            public String summary() { return "one\\ntwo"; }
                            public Class<NoOptions> optionsType() { return NoOptions.class; }
                            public Gadget create(NoOptions options) { return null; }
                        }
                        """)
                .listed("org.example.Wordy")
                .writeTo(plugins(), "bad-2.jar");

        assertThat(failures())
                .containsExactly(
                        "bad-1.jar: gadget org.example.Silent: its method reference() returned null; its author must"
                                + " return a value",
                        "bad-2.jar: gadget org.example.Wordy: its summary must be one line");
    }

    /** Source of an observable; arguments: name of the class, name of the plugin, method that fails, and its code. */
    private static final String OBSERVABLE =
            """
            package org.example;
            import java.util.Optional;
            import org.repdyn.core.observable.*;
            import org.repdyn.core.plugin.*;
            public class %1$s implements ObservableProvider<NoOptions> {
                static <E extends Throwable> RuntimeException sneak(Throwable t) throws E { throw (E) t; }
                static <T> T fail(T value) { CODE }
                public String name() { return NAME; }
                public String summary() { return SUMMARY; }
                public Optional<Reference> reference() { return REFERENCE; }
                public Class<NoOptions> optionsType() { return OPTIONSTYPE; }
                public ColumnStyle column() { return COLUMN; }
                public Observable create(NoOptions options) { return null; }
            }
            """;

    private void observable(String method, String code) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("NAME", "\"broken\"");
        parts.put("SUMMARY", "\"a summary\"");
        parts.put("REFERENCE", "Optional.<Reference>empty()");
        parts.put("OPTIONSTYPE", "NoOptions.class");
        parts.put("COLUMN", "ColumnStyle.onRequest(name())");
        parts.computeIfPresent(method.toUpperCase(Locale.ROOT), (key, value) -> "fail(" + value + ")");
        String source = OBSERVABLE.replace("%1$s", "Broken").replace("CODE", code);
        for (Map.Entry<String, String> part : parts.entrySet()) {
            source = source.replace("return " + part.getKey() + ";", "return " + part.getValue() + ";");
        }
        PluginJar.empty()
                .source("org.example.Broken", source)
                .resource("META-INF/services/" + ObservableProvider.class.getName(), "org.example.Broken\n")
                .writeTo(plugins(), "broken.jar");
    }

    private List<String> observableFailures() {
        try (PluginSource source = Gadgets.open(plugins())) {
            Spi<ObservableProvider<?>> kind = Spi.of(ObservableProvider.class, "observable");
            return Registry.load(kind, source).failures().stream()
                    .map(LoadFailure::toString)
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "summary", "reference", "optionsType", "column"})
    void methodOfTheDescriptionThatThrowsAnUndeclaredCheckedExceptionIsReported(String method) throws IOException {
        observable(method, "throw Broken.<RuntimeException>sneak(new java.io.IOException(\"disk\\ngone\"));");

        assertThat(observableFailures())
                .containsExactly("broken.jar: observable org.example.Broken: its method " + method
                        + "() failed: it failed: IOException: disk gone; its author must correct it");
    }

    @Test
    void methodOfTheDescriptionThatReturnsNullIsReported() throws IOException {
        observable("column", "return null;");

        assertThat(observableFailures())
                .containsExactly("broken.jar: observable org.example.Broken: its method column() returned null; its"
                        + " author must return a value");
    }

    @Test
    void descriptionIsAskedForOnce() throws IOException {
        observable(
                "column",
                "if (System.setProperty(\"repdyn.test.asked\", \"\") != null) throw new Error(); return value;");
        System.clearProperty("repdyn.test.asked");
        try (PluginSource source = Gadgets.open(plugins())) {
            Spi<ObservableProvider<?>> kind = Spi.of(ObservableProvider.class, "observable");
            Registry<ObservableProvider<?>> observables = Registry.load(kind, source);

            assertThat(observables.find("broken").orElseThrow().provider().column())
                    .isEqualTo(ColumnStyle.onRequest("broken"));
        } finally {
            System.clearProperty("repdyn.test.asked");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "throw Catalogue.<RuntimeException>sneak(new java.io.IOException(\"disk gone\"));,"
                + " it failed: IOException: disk gone; its author must correct it",
        "return null;, its method providers() returned null; its author must return a list",
        "return Arrays.asList((PluginProvider<?>) null);, its list of providers contains null; its author must remove"
                + " it"
    })
    void catalogueThatBreaksIsReported(String code, String reason) throws IOException {
        PluginJar.empty()
                .source(
                        "org.example.Catalogue",
                        """
                        package org.example;
                        import java.util.*;
                        import org.repdyn.core.plugin.*;
                        public class Catalogue implements ProviderCatalogue {
                            static <E extends Throwable> RuntimeException sneak(Throwable t) throws E { throw (E) t; }
                            public List<PluginProvider<?>> providers() { CODE }
                        }
                        """
                                .replace("CODE", code))
                .resource("META-INF/services/org.repdyn.core.plugin.ProviderCatalogue", "org.example.Catalogue\n")
                .writeTo(plugins(), "many.jar");

        assertThat(failures()).containsExactly("many.jar: catalogue org.example.Catalogue: " + reason);
    }
}
