package org.repdyn.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.repdyn.report.PageStyle;

/** Program that writes the site: the documentation, the catalogue of plugins and results, as files that need no server. */
final class SiteGenerator {

    private final Path root;
    private final Path site;
    private final String footer;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, SiteGenerator.class.getClassLoader(), "org.repdyn.site.templates");

    private final boolean commands;

    private SiteGenerator(Path root, Path site, boolean commands) {
        this.root = root;
        this.site = site;
        this.commands = commands;
        this.footer = "RepDyn, Apache License 2.0. Made from " + SourceVersion.of(root, Path.of(""))
                + " by “mvn -Psite package”; formulas by KaTeX (MIT).";
    }

    /**
     * Writes the site.
     *
     * @param arguments root of the source tree, and folder of the site
     */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path site = Path.of(arguments[1]).toAbsolutePath().normalize();
        try {
            write(root, site, true);
        } catch (SiteException e) {
            System.err.println("error: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Writes the site.
     *
     * @param commands true to check the commands of the catalogue and to draw the figures that commands of the documentation make,
     *     which takes a minute; false to leave both as they are
     * @throws SiteException if a formula has a mistake, a link leads nowhere or a command fails
     */
    static void write(Path root, Path site, boolean commands) throws IOException, InterruptedException {
        new SiteGenerator(root, site, commands).write();
    }

    private void write() throws IOException, InterruptedException {
        Map<Path, String> addresses = DocumentationPages.addresses(root);
        SourceLinks links = new SourceLinks(root, addresses);
        List<SitePage> documentation = new ArrayList<>();
        try (TexMath math = new TexMath()) {
            MarkdownConverter converter = new MarkdownConverter(links, math);
            for (Map.Entry<Path, String> page : addresses.entrySet()) {
                documentation.add(
                        converter.page(page.getKey(), page.getValue(), Files.readString(root.resolve(page.getKey()))));
            }
        }
        if (!links.broken().isEmpty()) {
            throw new SiteException("links of the documentation lead nowhere", links.broken());
        }
        List<SitePage> all = new ArrayList<>(documentation);
        all.addAll(SourcePages.of(root, links.shown()));
        List<SitePage> catalogue = new CataloguePages(commands ? new CommandCheck() : command -> true).pages();
        all.addAll(catalogue);
        List<SitePage> results = List.of(VerdictsPage.page(root), LeaderboardPage.page(root));
        all.addAll(results);
        List<PageDocument.Group> navigation = DocumentationPages.navigation(
                documentation,
                Stream.concat(Stream.of(catalogue.get(0)), results.stream())
                        .map(page -> new PageDocument.Link(page.title(), page.address()))
                        .toList());
        for (SitePage page : all) {
            file(page.address(), framed(page, navigation));
        }
        images(links.images(), addresses.keySet());
        assets(all);
        List<String> broken = LinkCheck.broken(site);
        if (!broken.isEmpty()) {
            throw new SiteException("links of the site lead nowhere", broken);
        }
        System.out.println("open " + site.resolve("index.html"));
    }

    /** Copies the images to which pages link, and draws those again that commands of a page make. */
    private void images(Set<Path> images, Set<Path> sources) throws IOException, InterruptedException {
        for (Path image : images) {
            copy(root.resolve(image), SourceLinks.imageAddress(image));
        }
        if (commands) {
            for (Path source : sources) {
                Path folder = Files.createTempDirectory("repdyn-figures");
                for (Path figure : FigureCommands.run(Files.readString(root.resolve(source)), folder)) {
                    copy(figure, SourceLinks.imageAddress(figure));
                }
                delete(folder);
            }
        }
    }

    private void copy(Path file, String address) throws IOException {
        Path copy = site.resolve(address);
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private String framed(SitePage page, List<PageDocument.Group> navigation) {
        StringOutput output = new StringOutput(1 << 16);
        templates.render(
                "page.jte",
                new PageDocument(
                        page.title(),
                        page.address(),
                        navigation,
                        page.contents(),
                        page.body(),
                        page.diagrams(),
                        footer),
                output);
        return output.toString();
    }

    private void assets(List<SitePage> pages) throws IOException {
        file("assets/site.css", PageStyle.css() + WebJar.resource("/org/repdyn/site/site.css"));
        file("assets/theme.js", PageStyle.themeScript());
        file("assets/site.js", WebJar.resource("/org/repdyn/site/site.js"));
        file(
                "assets/search-index.js",
                SearchIndex.script(
                        pages.stream().flatMap(page -> page.sections().stream()).toList()));
        if (pages.stream().anyMatch(SitePage::diagrams)) {
            file("assets/mermaid.min.js", WebJar.text("mermaid", "dist/mermaid.min.js"));
        }
    }

    private void file(String address, String text) throws IOException {
        Path file = site.resolve(address);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
