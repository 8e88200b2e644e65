package org.repdyn.cli.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows of docs/architecture.md. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.repdyn");

    /** Which of our modules a module may depend on, beside itself. */
    private static final Map<String, List<String>> ALLOWED = Map.ofEntries(
            Map.entry("core", List.of()),
            Map.entry("openblas", List.of("core")),
            Map.entry("data", List.of("core")),
            Map.entry("observables", List.of("core")),
            Map.entry("losses", List.of("core")),
            Map.entry("manifolds", List.of("core")),
            Map.entry("dynamics", List.of("core", "losses", "manifolds")),
            Map.entry("ntk", List.of("core", "losses", "dynamics")),
            Map.entry("results", List.of("core")),
            Map.entry("report", List.of("core", "results")),
            Map.entry("study", List.of("core", "losses", "manifolds", "dynamics", "ntk", "data", "observables")),
            Map.entry("replication", List.of("core", "study", "ntk")),
            Map.entry(
                    "cli",
                    List.of(
                            "core",
                            "study",
                            "replication",
                            "results",
                            "report",
                            "losses",
                            "manifolds",
                            "dynamics",
                            "ntk",
                            "data")));

    @TestFactory
    Stream<DynamicTest> aModuleDependsOnWhatThePictureAllows() {
        return ALLOWED.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String[] allowed = Stream.concat(Stream.of(entry.getKey()), entry.getValue().stream())
                            .map(module -> "org.repdyn." + module + "..")
                            .toArray(String[]::new);
                    DescribedPredicate<JavaClass> ours = resideInAnyPackage("org.repdyn..");
                    noClasses()
                            .that()
                            .resideInAPackage("org.repdyn." + entry.getKey() + "..")
                            .should()
                            .dependOnClassesThat(ours.and(resideOutsideOfPackages(allowed)))
                            .check(CLASSES);
                }));
    }

    @Test
    void everyModuleIsInThePicture() {
        Set<String> seen = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            seen.add(type.getPackageName().split("\\.", -1)[2]);
        }
        seen.removeAll(Set.of("testkit", "testsupport"));
        assertThat(seen).isEqualTo(new TreeSet<>(ALLOWED.keySet()));
    }

    @TestFactory
    Stream<DynamicTest> internalsAreUsedWithinTheirModuleAlone() {
        return ALLOWED.keySet().stream()
                .map(module -> DynamicTest.dynamicTest(module, () -> noClasses()
                        .that()
                        .resideOutsideOfPackage("org.repdyn." + module + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.repdyn." + module + "..internal..")
                        .allowEmptyShould(true)
                        .check(CLASSES)));
    }

    /** Providers are asked of a registry: nobody names a built-in outside the module it lives in. */
    @TestFactory
    Stream<DynamicTest> builtInsAreNotNamedOutsideTheirModule() {
        return ALLOWED.keySet().stream()
                .map(module -> DynamicTest.dynamicTest(module, () -> noClasses()
                        .that()
                        .resideOutsideOfPackages("org.repdyn." + module + "..", "org.repdyn.testkit..")
                        .should()
                        .dependOnClassesThat(resideInAnyPackage("org.repdyn." + module + "..")
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
                .that(isProvider().and(new DescribedPredicate<JavaClass>("concrete") {
                    @Override
                    public boolean test(JavaClass type) {
                        return !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT);
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
                        && type.getAllRawInterfaces().stream()
                                .anyMatch(i -> i.getName().equals("org.repdyn.core.plugin.PluginProvider")
                                        || i.getName().equals("org.repdyn.core.algebra.LinearAlgebraBackendProvider"));
            }
        };
    }

    private static URI place(URI source, JavaClass type) {
        String whole = source.toString();
        return URI.create(whole.substring(0, whole.length() - (type.getName().length() + ".class".length())));
    }
}
