package org.repdyn.cli.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.repdyn.core.options.Option;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;

/** Rules on the status ({@code @API}) of public types. */
@Tag("slow")
class PublicSurfaceTest {

    private static final JavaClasses CLASSES = ProjectClasses.imported();

    /** Packages of plugins that library users create by their constructors, with the reason. */
    private static final Map<String, String> CREATED_BY_CONSTRUCTORS = Map.of(
            "org.repdyn.kernels.layers",
            "layers nest, and the options of a block are the YAML of its layers; in Java a network is a list of layers",
            "org.repdyn.kernels.quadrature",
            "an activation of the user, given as a function");

    /** Types of SPI packages that are not a part of the promise to plugins, with the reason. */
    private static final Map<String, String> OTHER_TYPES_OF_THE_SPI = Map.of(
            "org.repdyn.ntk.spi.KernelBaseline",
            "its signatures have the network and the kernel, which are offered as a library",
            "org.repdyn.losses.spi.FieldCheck",
            "the engine checks the loss of a plugin with it",
            "org.repdyn.losses.spi.BrokenLossException",
            "the engine throws it for a loss that breaks its contract",
            "org.repdyn.dynamics.spi.BrokenEncoderException",
            "the engine throws it for an encoder that breaks its contract");

    /** The types of the SPI packages do not change incompatibly within a minor release line. */
    @Test
    void typesOfTheSpiAreMaintained() {
        assertThat(CLASSES.stream()
                        .filter(arePublic().and(resideInAPackage("org.repdyn..spi..")))
                        .filter(type -> !status(type).equals(Optional.of(API.Status.MAINTAINED)))
                        .map(JavaClass::getName))
                .containsExactlyInAnyOrderElementsOf(OTHER_TYPES_OF_THE_SPI.keySet());
    }

    /**
     * A nested type has the status of the type around it, unless it has a status of its own. Types of a package called {@code internal} are
     * internal by its name, and templates are generated.
     */
    @Test
    void everyPublicTypeHasAStatus() {
        classes().that(arePublic()).should(haveStatus()).check(CLASSES);
    }

    /**
     * Checks everything that a user of a type sees: supertypes, bounds of type variables, and public or protected fields, constructors and
     * methods with parameters, results and exceptions, all with their type arguments.
     */
    @Test
    void noSignatureExposesATypeOfLowerStatus() {
        classes().that(arePublic()).should(exposeOnlyTypesOfTheirStatus()).check(CLASSES);
    }

    /**
     * A plugin with a class loader of its own finds the packages that it shares with the application, and no others; a type from elsewhere in
     * a signature of the SPI would not be found.
     */
    @Test
    void signaturesOfTheSpiAreInSharedPackages() {
        classes()
                .that(arePublic().and(resideInAPackage("org.repdyn..spi..")))
                .should(exposeOnlySharedPackages())
                .check(CLASSES);
    }

    private static ArchCondition<JavaClass> exposeOnlySharedPackages() {
        DescribedPredicate<JavaClass> shared =
                resideInAnyPackage("org.repdyn..spi..", "org.repdyn.core..", "org.repdyn.kernels..");
        return new ArchCondition<>("expose only types of packages that plugins share") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Signature signature : signatures(type, API.Status.INTERNAL)) {
                    signature.types().stream()
                            .filter(shared.negate())
                            .forEach(seen -> events.add(SimpleConditionEvent.violated(
                                    type, signature.place() + " exposes " + seen.getName())));
                }
            }
        };
    }

    /**
     * A library user creates a plugin of a catalogue with its options, so the options are offered like the catalogue. Options nested in a
     * provider that ServiceLoader finds are as internal as the provider.
     */
    @Test
    void optionsHaveTheStatusOfTheirProvider() {
        classes()
                .that(arePublic().and(areOptions()).and(resideOutsideOfPackage("org.repdyn..spi..")))
                .should(haveTheStatusOfTheirProvider())
                .check(CLASSES);
    }

    /** A type that is public for other code of this project alone, and is not used there, need not be public. */
    @Test
    void internalTypesAreUsedByOtherPackages() {
        classes()
                .that(arePublic()
                        .and(areInternal())
                        .and(resideOutsideOfPackages("org.repdyn..internal..", "org.repdyn.testsupport..")))
                .should(beUsedByAnotherPackage())
                .check(CLASSES);
    }

    /**
     * A built-in plugin is created by the constant of its catalogue and its options, in Java as in a study. Its class is not offered in
     * addition: it is not public, or internal if another package needs the type. Abstract classes are offered to plugins, which extend them.
     */
    @Test
    void implementationsOfPluginsAreNotOffered() {
        classes()
                .that(arePublic()
                        .and(implementPlugins())
                        .and(resideOutsideOfPackages(Stream.concat(
                                        Stream.of("org.repdyn..spi..", "org.repdyn.testkit.."),
                                        CREATED_BY_CONSTRUCTORS.keySet().stream())
                                .toArray(String[]::new))))
                .should(beInternal())
                .check(CLASSES);
    }

    /**
     * A public type is used by another package, or found or created as a plugin, or named by a page of the documentation, or a signature of
     * such a type names it.
     */
    @Test
    void offeredTypesAreUsedOrDocumented() {
        Set<JavaClass> needed = CLASSES.stream()
                .filter(arePublic().and(isUsed().or(isOffered())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<JavaClass> following = new ArrayList<>(needed);
        while (!following.isEmpty()) {
            JavaClass type = following.remove(following.size() - 1);
            Stream.of(
                            signatures(type, API.Status.INTERNAL).stream().flatMap(s -> s.types().stream()),
                            type.getEnclosingClass().stream(),
                            cases(type))
                    .flatMap(types -> types)
                    .filter(needed::add)
                    .forEach(following::add);
        }
        classes()
                .that(arePublic().and(resideOutsideOfPackages("org.repdyn..internal..", "org.repdyn.testsupport..")))
                .should(beOneOf(needed))
                .check(CLASSES);
    }

    /** Returns the types nested in an interface that implement it, such as the cases of a sealed interface. */
    private static Stream<JavaClass> cases(JavaClass type) {
        return type.getAllSubclasses().stream()
                .filter(sub -> sub.getEnclosingClass().equals(Optional.of(type)));
    }

    private static DescribedPredicate<JavaClass> isUsed() {
        return DescribedPredicate.describe(
                "are used by another package",
                type -> holdsConstants(type)
                        || type.getDirectDependenciesToSelf().stream()
                                .anyMatch(d ->
                                        !d.getOriginClass().getPackageName().equals(type.getPackageName())));
    }

    /** Returns true for plugins and what creates them, for contracts and programs, and for types that the documentation names. */
    private static DescribedPredicate<JavaClass> isOffered() {
        String documentation = Documentation.code();
        return DescribedPredicate.describe(
                "are offered to users",
                type -> type.isAssignableTo(PluginProvider.class)
                        || type.isAssignableTo(ProviderCatalogue.class)
                        || areOptions().test(type)
                        || type.getPackageName().equals("org.repdyn.testkit")
                        || CREATED_BY_CONSTRUCTORS.containsKey(type.getPackageName())
                        || type.tryGetMethod("main", String[].class).isPresent()
                        || Pattern.compile("\\b" + type.getSimpleName() + "\\b")
                                .matcher(documentation)
                                .find());
    }

    /** Matches classes that implement what some provider creates: losses, activations, encoders, observables and so on. */
    private static DescribedPredicate<JavaClass> implementPlugins() {
        List<JavaClass> kinds = CLASSES.stream()
                .filter(type -> type.isInterface() && type.isAssignableTo(PluginProvider.class))
                .flatMap(provider -> provider.getMethods().stream())
                .filter(method -> method.getName().equals("create"))
                .map(JavaMethod::getRawReturnType)
                .distinct()
                .toList();
        return DescribedPredicate.describe(
                "implement plugins",
                type -> !type.getModifiers().contains(JavaModifier.ABSTRACT)
                        && kinds.stream().anyMatch(kind -> !kind.equals(type) && type.isAssignableTo(kind.getName())));
    }

    private static ArchCondition<JavaClass> beInternal() {
        return new ArchCondition<>("be internal") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!areInternal().test(type)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " implements a plugin and is offered beside its catalogue"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> beOneOf(Set<JavaClass> needed) {
        return new ArchCondition<>("be used, documented or named by a signature") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!needed.contains(type)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " need not be public"));
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> areOptions() {
        return new DescribedPredicate<>("are options") {
            @Override
            public boolean test(JavaClass type) {
                return type.isRecord()
                        && Stream.of(type.reflect().getRecordComponents())
                                .anyMatch(component -> component.isAnnotationPresent(Option.class));
            }
        };
    }

    private static ArchCondition<JavaClass> haveTheStatusOfTheirProvider() {
        return new ArchCondition<>("be experimental, or have the status of the provider around them") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Optional<API.Status> provider = type.getEnclosingClass()
                        .filter(around -> around.isAssignableTo(PluginProvider.class))
                        .flatMap(PublicSurfaceTest::status);
                API.Status expected = provider.orElse(API.Status.EXPERIMENTAL);
                if (!status(type).equals(Optional.of(expected))) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " are options and should be " + expected));
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> areInternal() {
        return new DescribedPredicate<>("are internal") {
            @Override
            public boolean test(JavaClass type) {
                return status(type).equals(Optional.of(API.Status.INTERNAL));
            }
        };
    }

    private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
        return new ArchCondition<>("be used by another package, be found by ServiceLoader, or start the program") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean used = type.getDirectDependenciesToSelf().stream()
                        .anyMatch(d -> !d.getOriginClass().getPackageName().equals(type.getPackageName()));
                boolean found = outermost(type).isAssignableTo(PluginProvider.class);
                boolean main = type.tryGetMethod("main", String[].class).isPresent();
                // A lambda does not show in a class file as a use of the interface that it implements.
                boolean lambda = type.isAnnotatedWith(FunctionalInterface.class);
                if (!used && !found && !main && !lambda && !holdsConstants(type)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " is internal and used in its own package only"));
                }
            }
        };
    }

    /** Returns true for a type that only holds constants. The compiler copies them, so no class file shows where they are used. */
    private static boolean holdsConstants(JavaClass type) {
        return type.getMethods().isEmpty()
                && type.getFields().stream()
                        .allMatch(f -> f.getModifiers().contains(JavaModifier.STATIC)
                                && (f.getRawType().isPrimitive()
                                        || f.getRawType().isEquivalentTo(String.class)));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(PublicSurfaceTest::outermost).orElse(type);
    }

    private static DescribedPredicate<JavaClass> arePublic() {
        return new DescribedPredicate<>("are public, with all types around them") {
            @Override
            public boolean test(JavaClass type) {
                return isPublic(type) && !type.getPackageName().startsWith("org.repdyn.report.templates");
            }
        };
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicSurfaceTest::isPublic).orElse(true);
    }

    private static ArchCondition<JavaClass> haveStatus() {
        return new ArchCondition<>("have a status (@API), or be nested in a type that has one") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (status(type).isEmpty()) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is public and has no status"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> exposeOnlyTypesOfTheirStatus() {
        return new ArchCondition<>("expose only types of at least their own status") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                API.Status own = status(type).orElse(API.Status.INTERNAL);
                for (Signature signature : signatures(type, own)) {
                    for (JavaClass seen : signature.types()) {
                        API.Status theirs =
                                isPublic(seen) ? status(seen).orElse(API.Status.INTERNAL) : API.Status.INTERNAL;
                        if (theirs.compareTo(signature.status()) < 0) {
                            events.add(SimpleConditionEvent.violated(
                                    type,
                                    signature.place() + " is " + signature.status() + " and exposes " + seen.getName()
                                            + ", which is " + theirs));
                        }
                    }
                }
            }
        };
    }

    /** Returns the status of a type: its own, or that of the nearest type around it, or that of its package. */
    private static Optional<API.Status> status(JavaClass type) {
        for (Optional<JavaClass> t = Optional.of(type);
                t.isPresent();
                t = t.get().getEnclosingClass()) {
            Optional<API> api = t.get().tryGetAnnotationOfType(API.class);
            if (api.isPresent()) {
                return api.map(API::status);
            }
        }
        return (type.getPackageName() + ".").contains(".internal.")
                ? Optional.of(API.Status.INTERNAL)
                : Optional.empty();
    }

    /**
     * Something that a user of a type sees.
     *
     * @param place name of the type or member
     * @param status status of the type, or of the member if it has its own
     * @param types types of this project that it names
     */
    private record Signature(String place, API.Status status, Set<JavaClass> types) {

        static Signature of(String place, API.Status status, Stream<? extends JavaType> types) {
            return new Signature(
                    place,
                    status,
                    types.flatMap(Signature::named)
                            .map(JavaClass::getBaseComponentType)
                            .filter(type -> type.getPackageName().startsWith("org.repdyn."))
                            .collect(Collectors.toCollection(LinkedHashSet::new)));
        }

        /** Returns the classes that a type names, those of its type arguments and bounds included. */
        private static Stream<JavaClass> named(JavaType type) {
            Stream<JavaClass> bounds = type instanceof JavaTypeVariable<?> variable
                    ? variable.getBounds().stream().flatMap(bound -> bound.getAllInvolvedRawTypes().stream())
                    : Stream.of();
            return Stream.concat(type.getAllInvolvedRawTypes().stream(), bounds);
        }
    }

    /**
     * Returns what a user sees of a type. A supertype that is not public only shares code and is not a part of it.
     */
    private static List<Signature> signatures(JavaClass type, API.Status status) {
        List<Signature> result = new ArrayList<>();
        Stream<JavaType> supertypes = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        result.add(Signature.of(
                type.getName(),
                status,
                Stream.concat(supertypes.filter(t -> isPublic(t.toErasure())), type.getTypeParameters().stream())));
        Set<JavaClass> declaring = declaring(type);
        type.getAllFields().stream()
                .filter(field -> declaring.contains(field.getOwner()) && isSeen(field, type))
                .map(field -> Signature.of(field.getFullName(), status(field, status), Stream.of(field.getType())))
                .forEach(result::add);
        Stream.concat(type.getConstructors().stream(), type.getAllMethods().stream())
                .filter(unit -> declaring.contains(unit.getOwner()) && isSeen(unit, type))
                .map(unit -> Signature.of(unit.getFullName(), status(unit, status), types(unit)))
                .forEach(result::add);
        return result;
    }

    /** Returns a type and those of its superclasses that are not public, whose public members are its own. */
    private static Set<JavaClass> declaring(JavaClass type) {
        Set<JavaClass> result = new LinkedHashSet<>(Set.of(type));
        type.getAllRawSuperclasses().stream().filter(t -> !isPublic(t)).forEach(result::add);
        return result;
    }

    private static Stream<JavaType> types(JavaCodeUnit unit) {
        return Stream.of(
                        Stream.of(unit.getReturnType()),
                        unit.getParameterTypes().stream(),
                        unit.getTypeParameters().stream(),
                        unit.getThrowsClause().getTypes().stream())
                .flatMap(types -> types);
    }

    private static API.Status status(JavaMember member, API.Status ofType) {
        return member.tryGetAnnotationOfType(API.class).map(API::status).orElse(ofType);
    }

    private static boolean isSeen(JavaMember member, JavaClass type) {
        Set<JavaModifier> modifiers = member.getModifiers();
        boolean inherited = modifiers.contains(JavaModifier.PROTECTED)
                && !type.getModifiers().contains(JavaModifier.FINAL);
        return (modifiers.contains(JavaModifier.PUBLIC) || inherited) && !modifiers.contains(JavaModifier.SYNTHETIC);
    }
}
