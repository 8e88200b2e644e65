package org.repdyn.cli.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Rules on how the modules and packages of RepDyn may use each other. Which module may use which is read from the picture in
 * docs/architecture.md, so the page and the build cannot disagree.
 */
@Tag("slow")
class ArchitectureTest {

    private static final JavaClasses CLASSES = ProjectClasses.imported();

    private static final Picture PICTURE = Picture.read(Path.of("..", "docs", "architecture.md"));

    @TestFactory
    Stream<DynamicTest> modulesUseOnlyWhatThePictureAllows() {
        return PICTURE.modules().stream()
                .map(module -> DynamicTest.dynamicTest(module, () -> {
                    String[] allowed = Stream.concat(Stream.of(module), PICTURE.arrowsFrom(module).stream())
                            .map(ArchitectureTest::packagesOf)
                            .toArray(String[]::new);
                    DescribedPredicate<JavaClass> ours = resideInAnyPackage("org.repdyn..");
                    noClasses()
                            .that()
                            .resideInAPackage(packagesOf(module))
                            .should()
                            .dependOnClassesThat(ours.and(resideOutsideOfPackages(allowed)))
                            .check(CLASSES);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyArrowOfThePictureIsUsed() {
        return PICTURE.modules().stream()
                .map(module -> DynamicTest.dynamicTest(module, () -> {
                    Set<String> used = new TreeSet<>();
                    CLASSES.stream()
                            .filter(type -> module.equals(moduleOf(type)))
                            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                            .map(Dependency::getTargetClass)
                            .filter(type -> type.getPackageName().startsWith("org.repdyn."))
                            .forEach(type -> used.add(moduleOf(type)));
                    assertThat(used).containsAll(PICTURE.arrowsFrom(module));
                }));
    }

    @Test
    void everyModuleIsInThePicture() {
        Set<String> modules = new TreeSet<>();
        CLASSES.forEach(type -> modules.add(moduleOf(type)));
        assertThat(PICTURE.modules()).isEqualTo(modules);
    }

    @TestFactory
    Stream<DynamicTest> packagesHaveNoCycles() {
        return PICTURE.modules().stream()
                .map(module -> DynamicTest.dynamicTest(module, () -> slices().assignedFrom(packagesOfModule(module))
                        .should()
                        .beFreeOfCycles()
                        .allowEmptyShould(true)
                        .check(CLASSES)));
    }

    /** Returns the pattern of a module's packages. */
    private static String packagesOf(String module) {
        return "org.repdyn." + module + "..";
    }

    private static String moduleOf(JavaClass type) {
        return type.getPackageName().split("\\.", -1)[2];
    }

    /** Makes each package of a module a slice of its own, and leaves out all other modules. */
    private static SliceAssignment packagesOfModule(String module) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().startsWith("org.repdyn.") && module.equals(moduleOf(type))
                        ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of " + module;
            }
        };
    }

    @TestFactory
    Stream<DynamicTest> internalsAreUsedWithinTheirModuleAlone() {
        return PICTURE.modules().stream()
                .map(module -> DynamicTest.dynamicTest(module, () -> noClasses()
                        .that()
                        .resideOutsideOfPackage(packagesOf(module))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.repdyn." + module + "..internal..")
                        .allowEmptyShould(true)
                        .check(CLASSES)));
    }

    /** Built-in plugins are found through a registry, so no code outside a plugin's module may name its provider. */
    @TestFactory
    Stream<DynamicTest> builtInsAreNotNamedOutsideTheirModule() {
        return PICTURE.modules().stream()
                .map(module -> DynamicTest.dynamicTest(module, () -> noClasses()
                        .that()
                        .resideOutsideOfPackages(packagesOf(module), "org.repdyn.testkit..")
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(packagesOf(module))
                                .and(resideOutsideOfPackages("org.repdyn..spi.."))
                                .and(isProvider()))
                        .allowEmptyShould(true)
                        .check(CLASSES)));
    }

    @Test
    void aPackageLivesInOneModule() {
        Map<String, Set<URI>> places = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            type.getSource().ifPresent(source -> places.computeIfAbsent(type.getPackageName(), p -> new TreeSet<>())
                    .add(place(source.getUri(), type)));
        }
        assertThat(places.values().stream().mapToInt(Collection::size))
                .as("%s", places)
                .containsOnly(1);
    }

    /** The study is wired in the composition root; the commands and replications get their services from it. */
    @Test
    void onlyTheCompositionRootUsesAWiringFramework() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.repdyn.study..", "org.repdyn.replication..", "org.repdyn.cli..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("com.google.inject..", "com.google.common..", "jakarta.inject.."))
                .check(CLASSES);
    }

    @Test
    void librariesDoNotPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.repdyn.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void thereIsNoMutableStaticState() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void providersCanBeMadeByServiceLoader() {
        classes()
                .that(isProvider().and(new DescribedPredicate<JavaClass>("have a constructor without parameters") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.getConstructors().stream()
                                .anyMatch(c -> c.getRawParameterTypes().isEmpty());
                    }
                }))
                .should()
                .bePublic()
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> isProvider() {
        return new DescribedPredicate<>("providers") {
            @Override
            public boolean test(JavaClass type) {
                return !type.isInterface()
                        && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                        && type.getAllRawInterfaces().stream()
                                .anyMatch(i -> i.getName().equals("org.repdyn.core.plugin.PluginProvider")
                                        || i.getName().equals("org.repdyn.core.plugin.ProviderCatalogue")
                                        || i.getName().equals("org.repdyn.core.algebra.LinearAlgebraBackendProvider"));
            }
        };
    }

    private static URI place(URI source, JavaClass type) {
        String whole = source.toString();
        return URI.create(whole.substring(0, whole.length() - (type.getName().length() + ".class".length())));
    }
}
