package org.repdyn.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.repdyn.core.options.OptionDescription;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.plugin.Spi;
import org.repdyn.replication.ClaimLine;
import org.repdyn.replication.spi.ClaimProvider;
import org.repdyn.report.PageStyle;
import org.repdyn.study.plan.NamedPlugins;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.service.PluginGuide;
import org.repdyn.study.service.PluginGuides;

/** Pages with all built-in plugins, written from what the plugins say of themselves. */
final class CataloguePages {

    /** Address of the page with all kinds. */
    static final String INDEX = "catalogue.html";

    private static final String TITLE = "All plugins";

    private final Predicate<String> runs;

    /**
     * Creates a writer of the pages.
     *
     * @param runs tells whether a command is valid; the pages have only commands that are
     */
    CataloguePages(Predicate<String> runs) {
        this.runs = runs;
    }

    /** Returns the page with all kinds, and one page for each kind. */
    List<SitePage> pages() {
        Map<PluginKind, List<LoadedPlugin<?>>> plugins = new LinkedHashMap<>();
        try (PluginSource source = PluginSource.builtIn()) {
            Plugins installed = Plugins.load(source);
            PluginGuides guides = new PluginGuides(new NamedPlugins(installed));
            registries(installed, source).forEach(registry -> plugins.computeIfAbsent(
                            PluginKind.of(registry.spi().kind()), kind -> new ArrayList<>())
                    .addAll(registry.all()));
            List<SitePage> pages = new ArrayList<>();
            pages.add(index(plugins));
            plugins.forEach((kind, all) -> pages.add(page(kind, all, guides)));
            return pages;
        }
    }

    private static List<Registry<?>> registries(Plugins plugins, PluginSource source) {
        Spi<ClaimProvider<?>> claims = Spi.of(ClaimProvider.class, "claim");
        return List.of(
                plugins.losses(),
                plugins.constraints(),
                plugins.encoders(),
                plugins.predictors(),
                plugins.dynamics(),
                plugins.baselines(),
                plugins.layers(),
                plugins.activations(),
                plugins.datasets(),
                plugins.augmentations(),
                plugins.observables(),
                plugins.predictions(),
                Registry.load(claims, source),
                Registry.load(Plugins.BACKEND, source));
    }

    private static SitePage index(Map<PluginKind, List<LoadedPlugin<?>>> plugins) {
        int number = plugins.values().stream().mapToInt(List::size).sum();
        StringBuilder body = new StringBuilder("<h1>" + TITLE + "</h1>\n<p>The " + number
                + " plugins that come with RepDyn, from what they say of themselves, as <code>repdyn plugins"
                + " list</code> and <code>repdyn plugins describe NAME</code> print it. <a href=\"plugins.html\">Write"
                + " a plugin</a> leads to more.</p>\n");
        List<PageDocument.Heading> headings = new ArrayList<>();
        plugins.forEach((kind, all) -> {
            String id = kind.name().toLowerCase(Locale.ROOT);
            headings.add(new PageDocument.Heading(2, id, kind.title()));
            body.append("<h2 id=\"")
                    .append(id)
                    .append("\"><a href=\"")
                    .append(kind.address())
                    .append("\">")
                    .append(kind.title())
                    .append("</a></h2>\n<div class=\"table\"><table><tbody>\n");
            all.forEach(plugin -> body.append("<tr><th scope=\"row\"><a href=\"")
                    .append(kind.address())
                    .append('#')
                    .append(plugin.name())
                    .append("\"><code>")
                    .append(plugin.name())
                    .append("</code></a></th><td>")
                    .append(PageStyle.sentence(plugin.provider().summary()))
                    .append("</td></tr>\n"));
            body.append("</tbody></table></div>\n");
        });
        return new SitePage(INDEX, TITLE, headings, body.toString(), List.of(), false);
    }

    private SitePage page(PluginKind kind, List<LoadedPlugin<?>> plugins, PluginGuides guides) {
        StringBuilder body = new StringBuilder("<h1>" + kind.title() + "</h1>\n");
        List<PageDocument.Heading> headings = new ArrayList<>();
        List<SearchEntry> sections = new ArrayList<>();
        for (LoadedPlugin<?> plugin : plugins) {
            headings.add(new PageDocument.Heading(2, plugin.name(), plugin.name()));
            sections.add(new SearchEntry(
                    kind.title(), kind.address() + "#" + plugin.name(), plugin.name(), searched(plugin.provider())));
            body.append(entry(kind, plugin, guides));
        }
        return new SitePage(kind.address(), kind.title(), headings, body.toString(), sections, false);
    }

    private static String searched(PluginProvider<?> plugin) {
        return plugin.summary()
                + plugin.reference().map(reference -> " " + reference).orElse("") + " "
                + options(plugin).stream()
                        .map(option -> option.name() + ": " + option.help())
                        .collect(Collectors.joining("; "));
    }

    private String entry(PluginKind kind, LoadedPlugin<?> loaded, PluginGuides guides) {
        PluginProvider<?> plugin = loaded.provider();
        StringBuilder html = new StringBuilder("<section class=\"plugin\">\n<h2 id=\"" + plugin.name() + "\">"
                + plugin.name() + "<a class=\"anchor\" href=\"#" + plugin.name()
                + "\" aria-label=\"Link to this plugin\">#</a></h2>\n<p>"
                + PageStyle.sentence(plugin.summary()) + "</p>\n<dl>\n");
        plugin.reference().ifPresent(reference -> row(html, "reference", Html.escaped(reference.toString())));
        PluginGuide guide = guides.guide(loaded);
        guide.facts().forEach(fact -> row(html, Html.escaped(fact.label()), PageStyle.sentence(fact.text())));
        html.append("</dl>\n").append(table(options(plugin)));
        guide.studyLine().ifPresent(line -> html.append("<p class=\"caption\">In a study:</p>\n")
                .append(block(line, "yaml")));
        ClaimLine.of(plugin).ifPresent(line -> html.append("<p class=\"caption\">In a replication:</p>\n")
                .append(block(line, "yaml")));
        kind.commands(plugin.name()).stream().filter(runs).findFirst().ifPresent(command -> html.append(
                        "<p class=\"caption\">In the built-in study:</p>\n")
                .append(block(command, "")));
        return html.append("</section>\n").toString();
    }

    private static List<OptionDescription> options(PluginProvider<?> plugin) {
        return new OptionsBinder().describe(plugin.optionsType());
    }

    private static void row(StringBuilder html, String term, String description) {
        html.append("<dt>").append(term).append("</dt><dd>").append(description).append("</dd>\n");
    }

    private static String block(String code, String language) {
        return "<pre><code>" + CodeHighlighter.of(code, language) + "</code></pre>\n";
    }

    private static String table(List<OptionDescription> options) {
        if (options.isEmpty()) {
            return "<p class=\"caption\">No options.</p>\n";
        }
        StringBuilder html = new StringBuilder("<div class=\"table\"><table>\n<thead><tr><th>Option</th><th>Type</th>"
                + "<th>Default</th><th>Allowed</th><th>Meaning</th></tr></thead>\n<tbody>\n");
        for (OptionDescription option : options) {
            html.append("<tr><td><code>")
                    .append(option.name())
                    .append("</code></td><td>")
                    .append(Html.escaped(option.type()))
                    .append("</td><td>")
                    .append(Html.escaped(option.defaultValue().orElse(option.required() ? "required" : "")))
                    .append("</td><td>")
                    .append(Html.escaped(option.allowed()))
                    .append("</td><td>")
                    .append(PageStyle.sentence(option.help()))
                    .append("</td></tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }
}
