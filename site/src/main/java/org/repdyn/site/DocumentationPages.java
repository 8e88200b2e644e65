package org.repdyn.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Pages of the documentation in the source tree: README.md, the other pages beside it, those in {@code docs}, and those in {@code
 * docs/plugins}, one for each kind of plugin.
 */
final class DocumentationPages {

    private static final Path README = Path.of("README.md");

    private static final Path DOCS = Path.of("docs");

    /** Folder of the pages on kinds of plugins, in {@code docs} and in the site. */
    private static final String KINDS = "plugins";

    private static final String MARKDOWN = ".md";

    /** Pages that have their place in the navigation; all others in {@code docs} itself are guides, in the order of their names. */
    private static final List<String> GUIDES_FIRST =
            List.of("studies", "many-runs", "reading-results", "data", "losses", "dynamics", "manifolds", "ntk");

    private static final List<String> WRITE_A_PLUGIN = List.of("plugins", "write-a-loss");

    private static final List<String> THEORY = List.of("theory", "replications");

    private static final List<String> PROJECT =
            List.of("architecture", "benchmarks", "contributing", "security", "changelog");

    private DocumentationPages() {}

    /** Returns the address of each page of the site by the path of its source. */
    static Map<Path, String> addresses(Path root) throws IOException {
        Map<Path, String> addresses = new LinkedHashMap<>();
        addresses.put(README, "index.html");
        for (Path folder : List.of(Path.of(""), DOCS, DOCS.resolve(KINDS))) {
            try (Stream<Path> files = Files.list(root.resolve(folder))) {
                files.map(file -> folder.resolve(file.getFileName()))
                        .filter(file -> file.toString().endsWith(MARKDOWN) && !file.equals(README))
                        .sorted()
                        .forEach(file -> addresses.put(file, address(file)));
            }
        }
        return addresses;
    }

    private static String address(Path file) {
        String name = file.getFileName().toString();
        String folder = file.startsWith(DOCS.resolve(KINDS)) ? KINDS + "/" : "";
        return folder + name.substring(0, name.length() - MARKDOWN.length()).toLowerCase(Locale.ROOT) + ".html";
    }

    /**
     * Returns the navigation.
     *
     * @param pages pages of the documentation
     * @param reference links to the pages that are generated from plugins and results
     */
    static List<PageDocument.Group> navigation(List<SitePage> pages, List<PageDocument.Link> reference) {
        List<String> guides = new ArrayList<>(GUIDES_FIRST);
        List<String> kinds = new ArrayList<>(WRITE_A_PLUGIN);
        pages.stream()
                .map(page -> name(page.address()))
                .filter(name -> name.startsWith(KINDS + "/"))
                .forEach(kinds::add);
        pages.stream()
                .map(page -> name(page.address()))
                .filter(name -> !guides.contains(name)
                        && !kinds.contains(name)
                        && !THEORY.contains(name)
                        && !PROJECT.contains(name)
                        && !name.equals("index"))
                .forEach(guides::add);
        return List.of(
                new PageDocument.Group("Start", links(pages, List.of("index"))),
                new PageDocument.Group("Guides", links(pages, guides)),
                new PageDocument.Group("Plugins of your own", links(pages, kinds)),
                new PageDocument.Group("Theory", links(pages, THEORY)),
                new PageDocument.Group("Reference", reference),
                new PageDocument.Group("Project", links(pages, PROJECT)));
    }

    private static String name(String address) {
        return address.substring(0, address.lastIndexOf('.'));
    }

    private static List<PageDocument.Link> links(List<SitePage> pages, List<String> names) {
        return names.stream()
                .flatMap(name -> pages.stream().filter(page -> page.address().equals(name + ".html")))
                .map(page -> new PageDocument.Link(page.title(), page.address()))
                .toList();
    }
}
