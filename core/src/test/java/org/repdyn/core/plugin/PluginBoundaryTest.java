package org.repdyn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrapped objects of a plugin keep their capability types and their identity. */
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

    @Test
    void exceptionsAreNotWrapped() {
        Gadget.Shiny gadget = (Gadget.Shiny) Gadgets.create(registry, "rich");

        assertThatThrownBy(gadget::shine)
                .isExactlyInstanceOf(ArithmeticException.class)
                .hasMessage("too bright");
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
        CrossingValues values =
                new CrossingValues(registry.find("rich").orElseThrow().loader());
        List<Gadget> builtIn = List.of(() -> "built in");
        Gadget.Outcome nothing = new Gadget.Outcome.Nothing("none");

        assertThat(values.wrap(builtIn)).isSameAs(builtIn);
        assertThat(values.wrap(nothing)).isSameAs(nothing);
        assertThat(values.wrap("text")).isEqualTo("text");
        assertThat(values.wrap(null)).isNull();
    }
}
