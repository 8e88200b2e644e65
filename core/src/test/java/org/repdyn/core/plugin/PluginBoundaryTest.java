package org.repdyn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.problem.UserErrorException;

/** Wrapped objects of a plugin keep their capability types and their identity. */
@Tag("slow")
class PluginBoundaryTest {

    private static final String RICH =
            """
            package org.example;

            import java.util.*;
            import org.repdyn.core.plugin.*;

            public class Rich implements GadgetProvider<NoOptions> {
                public interface Private {}
                interface Hidden {}
                static abstract class Base implements Gadget.Shiny, Hidden, Private {}
                static class Part extends Base implements Gadget {
                    private final Gadget kept = () -> here();
                    static String here() {
                        return "" + (Thread.currentThread().getContextClassLoader() == Part.class.getClassLoader());
                    }
                    @Override public String answer() { return here(); }
                    @Override public Optional<Gadget> part() { return Optional.of(kept); }
                    @Override public List<Gadget> parts() { return List.of(kept, new Part()); }
                    @Override public Outcome outcome() { return new Outcome.Applies(kept); }
                    @Override public int shine() { throw new ArithmeticException("too bright"); }
                }
                static class Plain implements Gadget {
                    @Override public String answer() { return Part.here(); }
                    @Override public String toString() { return "plain " + Part.here(); }
                    @Override public boolean equals(Object other) { return other instanceof Plain; }
                    @Override public int hashCode() { return 17; }
                }
                private static int count;
                @Override public String name() { return "rich"; }
                @Override public String summary() { return "a gadget with parts"; }
                @Override public Class<NoOptions> optionsType() { return NoOptions.class; }
                @Override public Gadget create(NoOptions options) { return count++ == 0 ? new Part() : new Plain(); }
            }
            """;

    private static final String NULL_FACTORY =
            """
            package org.example;
            import org.repdyn.core.plugin.*;
            public class Nil implements GadgetProvider<NoOptions> {
                public String name() { return "nil"; }
                public String summary() { return "creates null"; }
                public Class<NoOptions> optionsType() { return NoOptions.class; }
                public Gadget create(NoOptions options) { return null; }
            }
            """;

    private static final String CATALOGUE =
            """
            package org.example;
            import java.util.List;
            import org.repdyn.core.observable.*;
            import org.repdyn.core.plugin.*;
            public class Catalogue implements ProviderCatalogue {
                public List<PluginProvider<?>> providers() {
                    return List.of(ObservableProvider.of("nothing", "creates null", NoOptions.class, o -> null));
                }
            }
            """;

    @TempDir
    private Path temp;

    private PluginSource source = PluginSource.builtIn();
    private Registry<GadgetProvider<?>> registry = Gadgets.load(source);

    @BeforeEach
    void load() throws IOException {
        PluginJar.empty()
                .source("org.example.Rich", RICH)
                .listed("org.example.Rich")
                .writeTo(temp, "rich.jar");
        source = Gadgets.open(temp);
        registry = Gadgets.load(source);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void capabilityTypesAreKept() {
        Gadget gadget = Gadgets.create(registry, "rich");

        assertThat(Proxy.isProxyClass(gadget.getClass())).isTrue();
        assertThat(gadget).isInstanceOf(Gadget.Shiny.class);
        assertThat(gadget.getClass().getInterfaces())
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrder("Gadget", "Shiny", "Private");
        Gadget plain = Gadgets.create(registry, "rich");
        assertThat(plain).isNotInstanceOf(Gadget.Shiny.class);
    }

    @Test
    void returnedObjectsAreWrappedToo() {
        Gadget gadget = Gadgets.create(registry, "rich");

        assertThat(gadget.answer()).isEqualTo("true");
        assertThat(gadget.part()).map(Gadget::answer).contains("true");
        assertThat(gadget.parts()).extracting(Gadget::answer).containsExactly("true", "true");
        assertThat(gadget.outcome()).isInstanceOfSatisfying(Gadget.Outcome.Applies.class, applies -> assertThat(
                        applies.gadget().answer())
                .isEqualTo("true"));
    }

    private Gadget broken(String members, String answer) throws IOException {
        PluginJar.empty().provider("Broken", "broken", members, answer).writeTo(temp, "broken.jar");
        source.close();
        source = Gadgets.open(temp);
        return Gadgets.create(Gadgets.load(source), "broken");
    }

    @Test
    void nullIsReportedWithJarAndMethod() throws IOException {
        Gadget gadget = broken("", "return null;");

        assertThatThrownBy(gadget::answer)
                .isInstanceOf(PluginFailureException.class)
                .hasMessage("gadget 'broken' of broken.jar: org.example.Broken$Made.answer() returned null; its author"
                        + " must return a value");
    }

    @Test
    void nullInAListIsReportedWithJarAndMethod() throws IOException {
        PluginJar.empty()
                .source("org.example.Rich", RICH.replace("List.of(kept, new Part())", "Arrays.asList(kept, null)"))
                .listed("org.example.Rich")
                .writeTo(temp, "hollow.jar");
        source.close();
        Files.delete(temp.resolve("rich.jar"));
        source = Gadgets.open(temp);
        Gadget gadget = Gadgets.create(Gadgets.load(source), "rich");

        assertThatThrownBy(gadget::parts)
                .isInstanceOf(PluginFailureException.class)
                .hasMessage("gadget 'rich' of hollow.jar: org.example.Rich$Part.parts() returned a value that contains"
                        + " null; its author must leave it out");
    }

    @Test
    void createThatReturnsNullIsReported() throws IOException {
        PluginJar.empty()
                .source("org.example.Nil", NULL_FACTORY)
                .listed("org.example.Nil")
                .writeTo(temp, "nil.jar");
        source.close();
        source = Gadgets.open(temp);
        Registry<GadgetProvider<?>> all = Gadgets.load(source);

        assertThatThrownBy(() -> Gadgets.create(all, "nil"))
                .isInstanceOf(PluginFailureException.class)
                .hasMessage("gadget 'nil' of nil.jar: org.example.Nil.create() returned null; its author must return a"
                        + " value");
    }

    @Test
    void undeclaredCheckedExceptionIsReported() throws IOException {
        Gadget gadget = broken(
                "static <E extends Throwable> void sneak(Throwable t) throws E { throw (E) t; }",
                "Broken.<RuntimeException>sneak(new java.io.IOException(\"disk\")); return \"\";");

        assertThatThrownBy(gadget::answer)
                .isInstanceOf(PluginFailureException.class)
                .hasMessage("gadget 'broken' of broken.jar: org.example.Broken$Made.answer() threw IOException: disk, a"
                        + " checked exception that the method does not declare; its author must wrap it in an"
                        + " unchecked exception")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void methodThatDoesNotExistIsReported() throws IOException {
        Gadget gadget = broken("", "throw new NoSuchMethodError(\"void org.repdyn.core.plugin.Gadget.gone()\");");

        assertThatThrownBy(gadget::answer)
                .isInstanceOf(PluginFailureException.class)
                .hasMessage("gadget 'broken' of broken.jar: org.example.Broken$Made.answer() failed: it was built for"
                        + " another version of RepDyn or of a library and does not fit this one: void"
                        + " org.repdyn.core.plugin.Gadget.gone(); its author must build it for RepDyn DEVELOPMENT,"
                        + " or use the RepDyn that it was built for");
    }

    @Test
    void classWhoseInitialiserFailedIsReported() throws IOException {
        Gadget gadget = broken(
                "static class Bad { static final int N = Integer.parseInt(\"ten\"); static int n() { return N; } }",
                "return \"\" + Bad.n();");

        assertThatThrownBy(gadget::answer)
                .hasMessageEndingWith(
                        "failed: it failed: NumberFormatException: For input string: \"ten\"; its author must correct"
                                + " it");
        assertThatThrownBy(gadget::answer)
                .hasMessageContaining("failed: ")
                .hasMessageContaining("static initialiser")
                .hasMessageEndingWith("; its author must correct it");
    }

    @Test
    void interruptIsClearedAndReported() throws IOException {
        Gadget gadget = broken("", "Thread.currentThread().interrupt(); return \"\";");

        assertThatThrownBy(gadget::answer)
                .isInstanceOf(PluginFailureException.class)
                .hasMessage(
                        "gadget 'broken' of broken.jar: org.example.Broken$Made.answer() left the thread that called it"
                                + " interrupted, which stops a run; its author must clear the interrupt");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void interruptBeforeTheCallIsKept() {
        Gadget gadget = Gadgets.create(registry, "rich");
        Thread.currentThread().interrupt();

        assertThat(gadget.answer()).isEqualTo("true");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void interruptOfAFailedCallIsCleared() throws IOException {
        Gadget gadget = broken(
                "",
                "Thread.currentThread().interrupt(); if (true) throw new IllegalStateException(\"x\"); return \"\";");

        assertThatThrownBy(gadget::answer).hasMessageContaining("threw IllegalStateException: x");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void removedSystemPropertiesAreRestoredAndReported() throws IOException {
        Gadget gadget = broken("", "System.setProperties(new java.util.Properties()); return \"\";");
        Properties before = (Properties) System.getProperties().clone();

        try {
            assertThatThrownBy(gadget::answer)
                    .isInstanceOf(PluginFailureException.class)
                    .hasMessageContaining("gadget 'broken' of broken.jar")
                    .hasMessageContaining("removed the system properties of Java")
                    .hasMessageEndingWith("its author must leave them as they are");
            assertThat(System.getProperties()).containsKeys("java.version", "java.io.tmpdir", "user.home", "os.name");
        } finally {
            System.setProperties(before);
        }
    }

    @Test
    void textsAreOneLineWithoutControlCharacters() throws IOException {
        Gadget gadget = broken("", "return \"one\\n two\\u001b[31m\\u0007\\u202e\";");

        assertThat(gadget.answer()).isEqualTo("one two[31m");
    }

    @Test
    void ownerOfAnObjectIsItsPlugin() {
        assertThat(PluginOwner.of(Gadgets.create(registry, "rich"))).contains("gadget 'rich' of rich.jar");
        assertThat(PluginOwner.of("text")).isEmpty();
    }

    @Test
    void providersOfACatalogueAreWrappedToo() throws IOException {
        PluginJar.empty()
                .source("org.example.Catalogue", CATALOGUE)
                .resource("META-INF/services/org.repdyn.core.plugin.ProviderCatalogue", "org.example.Catalogue\n")
                .writeTo(temp, "catalogue.jar");
        source.close();
        source = Gadgets.open(temp);
        Spi<ObservableProvider<?>> kind = Spi.of(ObservableProvider.class, "observable");
        Registry<ObservableProvider<?>> observables = Registry.load(kind, source);

        assertThatThrownBy(
                        () -> create(observables.find("nothing").orElseThrow().provider()))
                .isInstanceOf(PluginFailureException.class)
                .hasMessageContaining("returned null");
    }

    @Test
    void lambdasAreNamedByTheClassAroundThem() throws IOException {
        String code =
                NULL_FACTORY.replace("return null;", "return () -> { throw new IllegalStateException(\"closed\"); };");
        PluginJar.empty()
                .source("org.example.Nil", code)
                .listed("org.example.Nil")
                .writeTo(temp, "nil.jar");
        source.close();
        source = Gadgets.open(temp);
        Gadget gadget = Gadgets.create(Gadgets.load(source), "nil");

        assertThatThrownBy(gadget::answer)
                .hasMessageContaining(": org.example.Nil.answer() threw IllegalStateException: closed");
    }

    private static <O extends Record> Observable create(ObservableProvider<O> provider) {
        return provider.create(provider.optionsType().cast(new NoOptions()));
    }

    @Test
    void arithmeticExceptionsKeepTheirTypeAndNameThePlugin() {
        Gadget.Shiny gadget = (Gadget.Shiny) Gadgets.create(registry, "rich");

        assertThatThrownBy(gadget::shine)
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("too bright (gadget 'rich' of rich.jar)")
                .hasCauseExactlyInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return String.valueOf(1 / (int) Math.sqrt(0.5));",
                "return String.valueOf(Math.addExact(Integer.MAX_VALUE, 1));",
                "throw new ArithmeticException(\"zero norm\") { public StackTraceElement[] getStackTrace() { return"
                        + " null; } };"
            })
    void arithmeticExceptionsOfJavaAndLibrariesAreMistakesOfThePlugin(String code) throws IOException {
        Gadget gadget = broken("", code);

        assertThatThrownBy(gadget::answer)
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("gadget 'broken' of broken.jar: ")
                .hasMessageEndingWith("; if the numbers are of ordinary size, its author must correct it");
    }

    @Test
    void refusedInputKeepsItsTypeAndMessage() throws IOException {
        Gadget gadget = broken("", "throw new IllegalArgumentException(\"at least 3,\\n got 2\");");

        assertThatThrownBy(gadget::answer)
                .isInstanceOfSatisfying(PluginRefusalException.class, e -> assertThat(e.plugin())
                        .isEqualTo("gadget 'broken' of broken.jar"))
                .hasMessage("at least 3, got 2");
    }

    @ParameterizedTest
    @CsvSource({
        "new NullPointerException(), NullPointerException",
        "new IllegalStateException(\"a\\n b\\nc\"), IllegalStateException: a b c",
        "new NumberFormatException(\"ten\"), NumberFormatException: ten",
        "new StackOverflowError(), StackOverflowError",
        "new RuntimeException() { public String getMessage() { throw new Error(); } }, org.example.Broken$Made$1"
    })
    void otherExceptionsAreReportedWithPluginJarAndRemedy(String thrown, String shown) throws IOException {
        Gadget gadget = broken("", "throw " + thrown + ";");

        assertThatThrownBy(gadget::answer)
                .isInstanceOf(PluginFailureException.class)
                .hasMessageStartingWith("gadget 'broken' of broken.jar: org.example.Broken$Made.answer() threw " + shown
                        + "; its author must correct it (Broken.java, line ");
    }

    @Test
    void theLineOfThePluginIsNamedAlsoIfAMethodOfJavaThrows() throws IOException {
        Gadget gadget = broken("static int ten() {\n return Integer.parseInt(\"ten\"); }", "return \"\" + ten();");

        assertThatThrownBy(gadget::answer).satisfies(failure -> {
            StackTraceElement[] trace = failure.getCause().getStackTrace();
            StackTraceElement line = Arrays.stream(trace)
                    .filter(frame -> frame.getMethodName().equals("ten"))
                    .findFirst()
                    .orElseThrow();
            assertThat(trace[0].getClassName()).startsWith("java.lang.");
            assertThat(failure).hasMessageEndingWith("(Broken.java, line " + line.getLineNumber() + ")");
        });
    }

    @Test
    void exceptionsOfRepDynPassUnchanged() throws IOException {
        Gadget gadget = broken(
                "",
                "throw new org.repdyn.core.problem.UserErrorException("
                        + "org.repdyn.core.problem.SourceLocation.COMMAND_LINE, \"no\");");

        assertThatThrownBy(gadget::answer).isExactlyInstanceOf(UserErrorException.class);
    }

    @Test
    void equalsHashCodeAndToStringAreThoseOfThePlugin() {
        Gadgets.create(registry, "rich");
        Gadget one = Gadgets.create(registry, "rich");
        Gadget two = Gadgets.create(registry, "rich");

        assertThat(one).isEqualTo(two).hasSameHashCodeAs(two).hasToString("plain true");
        assertThat(one).isNotEqualTo(registry.find("rich").orElseThrow().provider());
    }

    @Test
    void valuesWithoutObjectsOfThePluginAreNotChanged() {
        ReturnedValues values = new ReturnedValues(new PluginIdentity(
                "gadget 'rich' of rich.jar", registry.find("rich").orElseThrow().loader()));
        List<Gadget> builtIn = List.of(() -> "built in");
        Gadget.Outcome nothing = new Gadget.Outcome.Nothing("none");

        assertThat(values.wrap(builtIn)).isSameAs(builtIn);
        assertThat(values.wrap(nothing)).isSameAs(nothing);
        assertThat(values.wrap("text")).isEqualTo("text");
        assertThat(values.wrap(null)).isNull();
    }
}
