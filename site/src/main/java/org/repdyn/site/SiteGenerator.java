package org.repdyn.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.repdyn.report.PageStyle;

/** Program that writes the site: the documentation, the catalogue of plugins and results, as files that need no server. */
final class SiteGenerator {

    private final Path root;
    private final Path site;
    private final String footer;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, SiteGenerator.class.getClassLoader(), "org.repdyn.site.templates");

    private final Predicate<String> valid;

    private SiteGenerator(Path root, Path site, Predicate<String> valid) throws IOException, InterruptedException {
        this.root = root;
        this.site = site;
        this.valid = valid;
        this.footer = "RepDyn, Apache License 2.0. Made from " + SourceVersion.of(root)
                + " by “mvn -Psite package”; formulas by KaTeX (MIT).";
    }

    /**
     * Writes the site.
     *
     * @param arguments root of the source tree, folder of the site, and optionally a directory of replications
     */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path site = Path.of(arguments[1]).toAbsolutePath().normalize();
        Optional<Path> replications =
                arguments.length > 2 && !arguments[2].isBlank() ? Optional.of(Path.of(arguments[2])) : Optional.empty();
        try {
            write(root, site, replications, new CommandCheck());
        } catch (SiteException e) {
            System.err.println("error: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Writes the site.
     *
     * @param replications directory with the verdicts of replications
     * @param valid tells whether a command is valid
     * @throws SiteException if a formula has a mistake or a link leads nowhere
     */
    static void write(Path root, Path site, Optional<Path> replications, Predicate<String> valid)
            throws IOException, InterruptedException {
        new SiteGenerator(root, site, valid).write();
    }

    private void write() throws IOException {
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
        List<SitePage> catalogue = new CataloguePages(valid).pages();
        all.addAll(catalogue);
        List<PageDocument.Group> navigation = DocumentationPages.navigation(
                documentation,
                List.of(new PageDocument.Link(
                        catalogue.get(0).title(), catalogue.get(0).address())));
        for (SitePage page : all) {
            file(page.address(), framed(page, navigation));
        }
        for (Path image : links.images()) {
            Path copy = site.resolve(SourceLinks.imageAddress(image));
            Files.createDirectories(copy.getParent());
            Files.copy(root.resolve(image), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        assets(all);
        List<String> broken = LinkCheck.broken(site);
        if (!broken.isEmpty()) {
            throw new SiteException("links of the site lead nowhere", broken);
        }
        System.out.println("open " + site.resolve("index.html"));
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
