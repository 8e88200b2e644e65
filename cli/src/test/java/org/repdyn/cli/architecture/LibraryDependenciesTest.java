package org.repdyn.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Third-party libraries that a project gets from a module of RepDyn, directly or through other libraries. The dependencies of a module
 * are read from its POM, those of a library from the POM inside its jar.
 */
@DisplayName("The library modules")
class LibraryDependenciesTest {

    private static final String OURS = "repdyn-";

    /** Libraries of {@code core}, and therefore of every module. */
    private static final Set<String> CORE = Set.of(
            "apiguardian-api",
            "jspecify",
            "commons-text",
            "commons-lang3",
            "commons-rng-simple",
            "commons-rng-sampling",
            "commons-rng-core",
            "commons-rng-client-api",
            "ojalgo");

    /** Libraries built with Gradle, whose jars have no POM. They have no dependencies. */
    private static final Set<String> WITHOUT_POM = Set.of("apiguardian-api", "jspecify", "VectorGraphics2D");

    /** Test libraries whose jars have no POM. They bring their own modules, opentest4j and Byte Buddy, which are not listed. */
    private static final Set<String> TEST_LIBRARIES = Set.of("junit-jupiter", "assertj-core");

    @ParameterizedTest
    @ValueSource(strings = {"core", "losses", "manifolds", "observables", "integrators"})
    @DisplayName("core, losses, manifolds, observables and integrators need the libraries of core only")
    void vocabularyAndLosses(String module) throws Exception {
        assertThat(libraries(module)).containsExactlyInAnyOrderElementsOf(CORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kernels", "ntk-baseline", "dynamics", "tangent", "statistics"})
    @DisplayName("for kernels, dynamics and statistics need Commons Math and Commons Numbers in addition")
    void kernelsAndDynamics(String module) throws Exception {
        assertThat(librariesBeyondCore(module))
                .contains("commons-math3")
                .isSubsetOf(
                        "commons-math3", "commons-numbers-gamma", "commons-numbers-core", "commons-numbers-fraction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "data-fashion"})
    @DisplayName("for data need Commons CSV in addition")
    void data(String module) throws Exception {
        assertThat(librariesBeyondCore(module)).containsExactlyInAnyOrder("commons-csv", "commons-io", "commons-codec");
    }

    @Test
    @DisplayName("for OpenBLAS need its Java binding in addition")
    void openblas() throws Exception {
        assertThat(librariesBeyondCore("openblas")).containsExactlyInAnyOrder("openblas", "javacpp");
    }

    /** An author of a plugin has these libraries in tests. */
    @Test
    @DisplayName("for tests of plugins need those of the modules with SPIs, JUnit and AssertJ")
    void testkit() throws Exception {
        assertThat(librariesBeyondCore("testkit"))
                .containsExactlyInAnyOrder(
                        "commons-csv", "commons-io", "commons-codec", "commons-math3", "junit-jupiter", "assertj-core");
    }

    @Test
    @DisplayName("for figures need JFreeChart, and writers of SVG and PDF")
    void paper() throws Exception {
        assertThat(librariesBeyondCore("paper"))
                .containsExactlyInAnyOrder(
                        "commons-csv",
                        "commons-io",
                        "commons-codec",
                        "commons-math3",
                        "commons-numbers-gamma",
                        "commons-numbers-core",
                        "commons-numbers-fraction",
                        "jfreechart",
                        "VectorGraphics2D",
                        "graphics2d",
                        "pdfbox",
                        "pdfbox-io",
                        "fontbox",
                        "jcl-over-slf4j",
                        "slf4j-api");
    }

    /**
     * Artifact of a dependency.
     *
     * @param group group identifier
     * @param name artifact identifier
     */
    private record Artifact(String group, String name) {

        boolean isOurs() {
            return name.startsWith(OURS);
        }

        /** Returns the POM: that of the source tree for our modules, otherwise that of the jar on the class path. */
        Element pom() throws Exception {
            return document(isOurs() ? Files.newInputStream(source()) : inJar());
        }

        private Path source() {
            return Path.of("..", name.substring(OURS.length()), "pom.xml");
        }

        private InputStream inJar() throws IOException {
            String pom = "META-INF/maven/" + group + "/" + name + "/pom.xml";
            InputStream in = LibraryDependenciesTest.class.getClassLoader().getResourceAsStream(pom);
            if (in == null) {
                throw new IOException("the class path has no " + pom + ", so the dependencies of " + name
                        + " are not known; list it in WITHOUT_POM if it has none");
            }
            return in;
        }
    }

    /** A module inherits the dependencies of its parent, which {@link #libraries} does not read. */
    @Test
    @DisplayName("inherit no dependencies from the parent POM")
    void parent() throws Exception {
        Element parent = document(Files.newInputStream(Path.of("..", "pom.xml")));
        NodeList all = parent.getElementsByTagName("dependency");
        assertThat(IntStream.range(0, all.getLength())
                        .mapToObj(i -> (Element) all.item(i))
                        .filter(dependency -> isChild(parent, dependency))
                        .map(dependency -> text(dependency, "artifactId")))
                .isEmpty();
    }

    private static Element document(InputStream pom) throws Exception {
        try (pom) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pom)
                    .getDocumentElement();
        }
    }

    /** Returns the libraries that a module needs in addition to those of core, which it needs all. */
    private static Set<String> librariesBeyondCore(String module) throws Exception {
        Set<String> libraries = libraries(module);
        assertThat(libraries).containsAll(CORE);
        libraries.removeAll(CORE);
        return libraries;
    }

    /** Returns the libraries that a module needs at compile time and at run time, with those that they need. */
    private static Set<String> libraries(String module) throws Exception {
        Set<Artifact> seen = new LinkedHashSet<>();
        Artifact root = new Artifact("org.repdyn", OURS + module);
        Set<String> excluded = excluded(root);
        Deque<Artifact> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Artifact next = open.pop();
            if (!excluded.contains(next.name()) && seen.add(next) && !isLeaf(next)) {
                dependencies(next).forEach(open::push);
            }
        }
        Set<String> libraries = new TreeSet<>();
        seen.stream().filter(artifact -> !artifact.isOurs()).forEach(artifact -> libraries.add(artifact.name()));
        return libraries;
    }

    private static boolean isLeaf(Artifact artifact) {
        return WITHOUT_POM.contains(artifact.name()) || TEST_LIBRARIES.contains(artifact.name());
    }

    /** Returns the names of the artifacts that a module excludes from its dependencies. */
    private static Set<String> excluded(Artifact module) throws Exception {
        NodeList all = module.pom().getElementsByTagName("exclusion");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> text((Element) all.item(i), "artifactId"))
                .collect(Collectors.toSet());
    }

    private static Stream<Artifact> dependencies(Artifact artifact) throws Exception {
        Element project = artifact.pom();
        NodeList all = project.getElementsByTagName("dependency");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .filter(dependency -> isChild(project, dependency))
                .filter(dependency -> !Set.of("test", "provided", "system").contains(text(dependency, "scope")))
                .filter(dependency -> !"true".equals(text(dependency, "optional")))
                .map(dependency -> new Artifact(
                        text(dependency, "groupId").replace("${project.groupId}", artifact.group()),
                        text(dependency, "artifactId")));
    }

    /** Returns true for a dependency of the project itself, not of a plugin or of the dependency management. */
    private static boolean isChild(Element project, Element dependency) {
        Node list = dependency.getParentNode();
        return "dependencies".equals(list.getNodeName()) && project.equals(list.getParentNode());
    }

    private static String text(Element element, String child) {
        NodeList found = element.getElementsByTagName(child);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
