package org.repdyn.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The libraries of others that a project receives which uses one module of RepDyn as a library. */
@DisplayName("The library modules")
class LibraryDependenciesTest {

    private static final String OURS = "repdyn-";

    /** Annotations, the logging facade and text; every module has them from {@code core}. */
    private static final Set<String> BASE = Set.of(
            "apiguardian-api",
            "jspecify",
            "slf4j-api",
            "commons-text",
            "commons-rng-simple",
            "commons-rng-sampling",
            "ojalgo");

    @ParameterizedTest
    @ValueSource(strings = {"core", "losses", "manifolds", "observables"})
    @DisplayName("of the vocabulary, losses, manifolds and observables need ojAlgo and small libraries only")
    void base(String module) throws Exception {
        assertThat(libraries(module)).isEqualTo(new TreeSet<>(BASE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kernels", "ntk-baseline", "dynamics", "tangent"})
    @DisplayName("of dynamics and kernels need Commons Math and Commons Numbers in addition, and no wiring framework")
    void numerical(String module) throws Exception {
        Set<String> libraries = libraries(module);
        assertThat(libraries).containsAll(BASE).contains("commons-math3");
        libraries.removeAll(BASE);
        assertThat(libraries).isSubsetOf("commons-math3", "commons-numbers-gamma");
    }

    /** Returns the libraries at compile time and run time of a module and of the modules it uses. */
    private static Set<String> libraries(String module) throws Exception {
        Set<String> libraries = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(module));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            for (String artifact : dependencies(next)) {
                if (artifact.startsWith(OURS)) {
                    open.push(artifact.substring(OURS.length()));
                } else {
                    libraries.add(artifact);
                }
            }
        }
        return libraries;
    }

    private static List<String> dependencies(String module) throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("..", module, "pom.xml").toFile())
                .getDocumentElement();
        NodeList all = project.getElementsByTagName("dependency");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .filter(dependency -> isChild(project, dependency))
                .filter(dependency -> !Set.of("test", "provided").contains(text(dependency, "scope")))
                .map(dependency -> text(dependency, "artifactId"))
                .toList();
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
