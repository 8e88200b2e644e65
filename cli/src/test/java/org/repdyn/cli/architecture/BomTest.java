package org.repdyn.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class BomTest {

    @Test
    @DisplayName("The BOM pins libraries of others in the versions that the build tests")
    void versions() throws Exception {
        Map<String, String> tested = managed(Path.of("..", "pom.xml"));
        Map<String, String> pinned = managed(Path.of("..", "bom", "pom.xml"));
        pinned.keySet().removeIf(library -> library.startsWith("org.repdyn:"));

        assertThat(pinned)
                .containsKeys("com.google.guava:guava", "com.fasterxml.jackson:jackson-bom", "org.ojalgo:ojalgo");
        assertThat(tested).containsAllEntriesOf(pinned);
    }

    /** Returns the versions in the dependency management of a POM, with properties replaced, by group and artifact. */
    private static Map<String, String> managed(Path pom) throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();
        NodeList dependencies = ((Element)
                        project.getElementsByTagName("dependencyManagement").item(0))
                .getElementsByTagName("dependency");
        Map<String, String> versions = new TreeMap<>();
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            String version = text(dependency, "version");
            if (version.startsWith("${version.")) {
                version = text(project, version.substring(2, version.length() - 1));
            }
            versions.put(text(dependency, "groupId") + ":" + text(dependency, "artifactId"), version);
        }
        return versions;
    }

    private static String text(Element element, String tag) {
        return element.getElementsByTagName(tag).item(0).getTextContent();
    }
}
