package org.repdyn.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.AccessModifier;
import japicmp.model.JApiChangeStatus;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiMethod;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javassist.CannotCompileException;
import javassist.CtClass;
import javassist.CtNewMethod;
import javassist.Modifier;
import javassist.NotFoundException;
import javassist.bytecode.AnnotationDefaultAttribute;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The types that plugins are written against only grow: a change that breaks the code or the class files of a plugin fails the build. They are
 * compared with the recorded ones by japicmp. docs/compatibility.md says when a new record is made and how.
 */
@DisplayName("The SPI")
class SpiCompatibilityTest {

    /** The types as they were recorded last, without code. */
    private static final Path RECORDED = Path.of("src", "test", "resources", "spi", "spi.jar");

    @TempDir
    private Path folder;

    /** Writes the record anew if the system property {@code repdyn.record.spi} asks for it; by hand with each release, never in the build. */
    @BeforeAll
    static void write() throws IOException {
        if (Boolean.getBoolean("repdyn.record.spi")) {
            SpiJar.write(SpiJar.maintained(), RECORDED, type -> {});
        }
    }

    @Test
    @DisplayName("has all types and members that were recorded, and demands nothing new of plugins")
    void onlyGrows() throws IOException {
        assertThat(SpiJar.names(RECORDED)).hasSizeGreaterThan(100);
        assertThat(changes(SpiJar.names(RECORDED), type -> {}))
                .as("incompatible changes of the SPI. Keep what was there and mark it as deprecated;"
                        + " docs/compatibility.md says how")
                .isEmpty();
    }

    @Test
    @DisplayName("does not pass without a method, with another result, or with a method that plugins must implement")
    void incompatible() throws IOException {
        assertThat(changed("org.repdyn.losses.spi.EmbeddingField", type -> remove(type, "views")))
                .anyMatch(change -> change.contains("METHOD_REMOVED") && change.contains("views"));
        assertThat(changed("org.repdyn.losses.spi.Loss", type -> add(type, "public abstract double scale();")))
                .anyMatch(change -> change.contains("METHOD_ADDED_TO_INTERFACE") && change.contains("scale"));
        // An element of an annotation that older plugins do not give.
        assertThat(changed("org.repdyn.core.options.Option", type -> add(type, "public abstract String unit();")))
                .anyMatch(change -> change.contains("unit"));
        assertThat(changed("org.repdyn.core.random.Seed", type -> {
                    remove(type, "value");
                    add(type, "public int value() { return 0; }");
                }))
                .anyMatch(change -> change.contains("METHOD_RETURN_TYPE_CHANGED"));
        assertThat(changed(
                        "org.repdyn.core.views.ViewRequirements",
                        type -> type.getClassFile().getMethods().removeIf(m -> m.isConstructor())))
                .anyMatch(change -> change.contains("CONSTRUCTOR_REMOVED"));
        assertThat(changed(
                        "org.repdyn.losses.spi.NumericalLoss",
                        type -> type.setModifiers(type.getModifiers() | Modifier.FINAL)))
                .isNotEmpty();
    }

    @Test
    @DisplayName("passes with a new method that has a body, and does not without a type")
    void growth() throws IOException {
        assertThat(changed("org.repdyn.losses.spi.Loss", type -> add(type, "public double scale() { return 1; }")))
                .isEmpty();
        List<String> fewer = new ArrayList<>(SpiJar.names(RECORDED));
        fewer.remove("org.repdyn.losses.spi.Loss");
        assertThat(changes(fewer, type -> {}))
                .anyMatch(change -> change.contains("CLASS_REMOVED") && change.contains("org.repdyn.losses.spi.Loss"));
    }

    private List<String> changed(String name, Consumer<CtClass> change) throws IOException {
        return changes(SpiJar.names(RECORDED), type -> {
            if (type.getName().equals(name)) {
                change.accept(type);
            }
        });
    }

    /** Returns the incompatible changes from the record to types of the class path. */
    private List<String> changes(List<String> names, Consumer<CtClass> change) throws IOException {
        Path current = folder.resolve("current.jar");
        SpiJar.write(names, current, change);
        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        options.setAccessModifier(AccessModifier.PROTECTED);
        options.setNoAnnotations(true);
        options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
        List<String> found = new ArrayList<>();
        for (JApiClass type : new JarArchiveComparator(options)
                .compare(
                        new JApiCmpArchive(RECORDED.toFile(), "recorded"),
                        new JApiCmpArchive(current.toFile(), "current"))) {
            add(found, type.getFullyQualifiedName(), type);
            type.getMethods().stream()
                    .filter(m -> !isNewElementWithDefault(m))
                    .forEach(m -> add(found, type.getFullyQualifiedName() + "." + m.getName(), m));
            type.getConstructors().forEach(c -> add(found, type.getFullyQualifiedName() + ".<init>", c));
            type.getFields().forEach(f -> add(found, type.getFullyQualifiedName() + "." + f.getName(), f));
            type.getInterfaces()
                    .forEach(i ->
                            add(found, type.getFullyQualifiedName() + " implements " + i.getFullyQualifiedName(), i));
            add(found, type.getFullyQualifiedName() + " extends", type.getSuperclass());
        }
        return found;
    }

    /** Returns true for a new element of an annotation whose default counts where it is not given; japicmp takes it for an abstract method. */
    private static boolean isNewElementWithDefault(JApiMethod method) {
        return method.getChangeStatus() == JApiChangeStatus.NEW
                && method.getNewMethod()
                        .filter(m -> m.getMethodInfo().getAttribute(AnnotationDefaultAttribute.tag) != null)
                        .isPresent();
    }

    private static void add(List<String> found, String where, JApiCompatibility element) {
        element.getCompatibilityChanges().stream()
                .filter(change -> !change.isBinaryCompatible() || !change.isSourceCompatible())
                .forEach(change -> found.add(where + ": " + change.getType()));
    }

    private static void remove(CtClass type, String name) {
        try {
            type.removeMethod(type.getDeclaredMethod(name));
        } catch (NotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void add(CtClass type, String source) {
        try {
            type.addMethod(CtNewMethod.make(source, type));
        } catch (CannotCompileException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
