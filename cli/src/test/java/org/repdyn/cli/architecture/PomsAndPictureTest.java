package org.repdyn.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@DisplayName("The POM of each module has the dependencies of the picture in docs/architecture.md")
class PomsAndPictureTest {

    private static final Picture PICTURE = Picture.read(Path.of("..", "docs", "architecture.md"));

    @TestFactory
    @DisplayName("an arrow is a dependency to compile with, a dotted arrow one at run time")
    Stream<DynamicTest> scopes() {
        return PICTURE.modules().stream()
                .map(module -> DynamicTest.dynamicTest(module, () -> {
                    Path pom = Path.of("..", PICTURE.folder(module), "pom.xml");
                    assertThat(dependencies(pom, "compile")).isEqualTo(artifacts(PICTURE.arrowsFrom(module)));
                    assertThat(dependencies(pom, "runtime")).isEqualTo(artifacts(PICTURE.dottedArrowsFrom(module)));
                }));
    }

    private static Set<String> artifacts(Set<String> modules) {
        return modules.stream()
                .map(module -> "repdyn-" + PICTURE.folder(module))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the artifacts of ours that a POM depends on in a scope; without a scope it is {@code compile}. */
    private static Set<String> dependencies(Path pom, String scope) throws Exception {
        NodeList all = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getElementsByTagName("dependency");
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element dependency = (Element) all.item(i);
            if (text(dependency, "groupId", "").equals("org.repdyn")
                    && text(dependency, "scope", "compile").equals(scope)) {
                found.add(text(dependency, "artifactId", ""));
            }
        }
        return found;
    }

    private static String text(Element element, String tag, String otherwise) {
        NodeList found = element.getElementsByTagName(tag);
        return found.getLength() == 0 ? otherwise : found.item(0).getTextContent();
    }
}
