package org.repdyn.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Tests that Error Prone, which the module {@code checks} runs on the sources of the other modules, leaves out none of them. */
class CheckedSourcesTest {

    private static final Path ROOT = Path.of("..");

    @ParameterizedTest(name = "The module checks has the folder src/{0}/java of every module of the build")
    @CsvSource({"main, default-compile", "test, default-testCompile"})
    void everyModule(String kind, String execution) throws Exception {
        Element modules = (Element) document(ROOT.resolve("pom.xml"))
                .getElementsByTagName("modules")
                .item(0);
        List<String> folders = texts(modules, "module").stream()
                .map(module -> module + "/src/" + kind + "/java")
                .filter(folder -> Files.isDirectory(ROOT.resolve(folder)))
                .toList();

        assertThat(folders).hasSizeGreaterThan(20);
        assertThat(checked(execution)).containsExactlyElementsOf(folders);
    }

    /** Returns the source folders of an execution of the compiler in the module, relative to the root. */
    private static List<String> checked(String execution) throws Exception {
        NodeList executions =
                document(ROOT.resolve("checks").resolve("pom.xml")).getElementsByTagName("execution");
        List<String> folders = new ArrayList<>();
        for (int i = 0; i < executions.getLength(); i++) {
            Element element = (Element) executions.item(i);
            if (texts(element, "id").contains(execution)) {
                texts(element, "root").forEach(root -> folders.add(root.replace("${project.basedir}/../", "")));
            }
        }
        return folders;
    }

    private static Element document(Path pom) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();
    }

    private static List<String> texts(Element element, String tag) {
        NodeList found = element.getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent().strip());
        }
        return texts;
    }
}
