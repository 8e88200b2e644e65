package org.repdyn.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** Converter of the documentation from Markdown to pages of the site, with formulas, anchors, marked code and translated links. */
final class MarkdownConverter {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private static final Pattern EXCERPT = Pattern.compile("<!-- from (\\S+) -->");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Parser parser = Parser.builder()
            .extensions(EXTENSIONS)
            .customInlineContentParserFactory(new InlineMath.Factory())
            .build();

    private final SourceLinks links;
    private final TexMath math;

    MarkdownConverter(SourceLinks links, TexMath math) {
        this.links = links;
        this.math = math;
    }

    /**
     * Returns a page.
     *
     * @param source path of the source from the root of the tree
     * @param address address of the page from the root of the site
     * @param markdown content of the source
     */
    SitePage page(Path source, String address, String markdown) {
        Node document = parser.parse(markdown);
        translateLinks(document, source, address);
        Sections sections = new Sections();
        document.accept(sections);
        List<PageDocument.Heading> headings = sections.headings();
        String title = headings.isEmpty() ? address : headings.get(0).text();
        boolean[] diagrams = new boolean[1];
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .nodeRendererFactory(context -> new Blocks(context, source, address, headings, diagrams))
                .build();
        String body = renderer.render(document)
                .replace("<table>", "<div class=\"table\"><table>")
                .replace("</table>", "</table></div>");
        return new SitePage(
                address,
                title,
                headings.stream()
                        .filter(heading -> heading.level() > 1 && heading.level() < 4)
                        .toList(),
                body,
                sections.entries(title, address),
                diagrams[0]);
    }

    private void translateLinks(Node document, Path source, String address) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                link.setDestination(links.translated(source, address, link.getDestination(), false));
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                image.setDestination(links.translated(source, address, image.getDestination(), true));
                visitChildren(image);
            }
        });
    }

    /** Reader of the headings of a page and of the text below each. */
    private static final class Sections extends AbstractVisitor {

        private final Anchors anchors = new Anchors();
        private final List<PageDocument.Heading> headings = new ArrayList<>();
        private final List<StringBuilder> texts = new ArrayList<>(List.of(new StringBuilder()));

        List<PageDocument.Heading> headings() {
            return List.copyOf(headings);
        }

        List<SearchEntry> entries(String title, String address) {
            List<SearchEntry> entries = new ArrayList<>();
            for (int i = 0; i < headings.size(); i++) {
                PageDocument.Heading heading = headings.get(i);
                entries.add(new SearchEntry(
                        title,
                        heading.level() == 1 ? address : address + "#" + heading.id(),
                        heading.text(),
                        BLANKS.matcher(texts.get(i + 1)).replaceAll(" ").strip()));
            }
            return entries;
        }

        private void add(String text) {
            texts.get(texts.size() - 1).append(text);
        }

        @Override
        public void visit(Heading heading) {
            texts.add(new StringBuilder());
            visitChildren(heading);
            StringBuilder text = texts.get(texts.size() - 1);
            String words = BLANKS.matcher(text).replaceAll(" ").strip();
            headings.add(new PageDocument.Heading(heading.getLevel(), anchors.next(words), words));
            text.setLength(0);
        }

        @Override
        public void visit(Text text) {
            add(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            add(code.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            add(" ");
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            add(" ");
        }

        @Override
        public void visit(FencedCodeBlock block) {
            if (!block.getInfo().equals("math")) {
                add(" " + block.getLiteral() + " ");
            }
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            add(" " + block.getLiteral() + " ");
        }

        @Override
        public void visit(CustomNode node) {
            visitChildren(node);
            if (!(node instanceof InlineMath)) {
                // Cells of a table.
                add(" ");
            }
        }

        @Override
        protected void visitChildren(Node parent) {
            super.visitChildren(parent);
            if (parent instanceof org.commonmark.node.Block && !(parent instanceof Heading)) {
                add(" ");
            }
        }
    }

    /** Renderer of what differs from plain Markdown. */
    private final class Blocks implements NodeRenderer {

        private final HtmlNodeRendererContext context;
        private final HtmlWriter html;
        private final Path source;
        private final String address;
        private final List<PageDocument.Heading> headings;
        private final boolean[] diagrams;
        private int heading;

        Blocks(
                HtmlNodeRendererContext context,
                Path source,
                String address,
                List<PageDocument.Heading> headings,
                boolean[] diagrams) {
            this.context = context;
            this.html = context.getWriter();
            this.source = source;
            this.address = address;
            this.headings = headings;
            this.diagrams = diagrams;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(
                    InlineMath.class,
                    FencedCodeBlock.class,
                    IndentedCodeBlock.class,
                    Heading.class,
                    HtmlBlock.class,
                    HtmlInline.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof InlineMath formula) {
                html.raw(math.of(formula.tex(), false));
            } else if (node instanceof FencedCodeBlock block) {
                fenced(block.getInfo(), block.getLiteral());
            } else if (node instanceof IndentedCodeBlock block) {
                code(block.getLiteral(), "");
            } else if (node instanceof Heading title) {
                heading(title);
            } else if (node instanceof HtmlBlock block) {
                comment(block.getLiteral());
            } else if (node instanceof HtmlInline inline) {
                comment(inline.getLiteral());
            }
        }

        private void fenced(String info, String literal) {
            html.line();
            if (info.equals("math")) {
                html.raw("<div class=\"display\">" + math.of(literal.strip(), true) + "</div>");
            } else if (info.equals("mermaid")) {
                diagrams[0] = true;
                html.raw("<pre class=\"mermaid\">" + Html.escaped(literal) + "</pre>");
            } else {
                code(literal, info);
            }
            html.line();
        }

        private void code(String literal, String language) {
            html.line();
            html.raw("<pre><code>" + CodeHighlighter.of(literal, language) + "</code></pre>");
            html.line();
        }

        private void heading(Heading title) {
            PageDocument.Heading own = headings.get(heading++);
            html.line();
            html.tag("h" + own.level(), Map.of("id", own.id()));
            for (Node child = title.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            if (own.level() > 1) {
                html.raw("<a class=\"anchor\" href=\"#" + own.id() + "\" aria-label=\"Link to this section\">#</a>");
            }
            html.tag("/h" + own.level());
            html.line();
        }

        /** Writes where an excerpt comes from; other comments are left out, and elements are not used in the documentation. */
        private void comment(String literal) {
            Matcher excerpt = EXCERPT.matcher(literal);
            if (excerpt.find()) {
                String file = excerpt.group(1);
                html.raw("<p class=\"caption\">From <a href=\""
                        + Html.escaped(links.translated(source, address, file, false)) + "\">"
                        + Html.escaped(
                                SourceLinks.slashed(source.resolveSibling(file).normalize())) + "</a>:</p>");
            } else if (!literal.strip().startsWith("<!--")) {
                throw new SiteException(source + " has the HTML '" + literal.strip() + "'; write it in Markdown");
            }
        }
    }
}
