package org.repdyn.site;

import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/** A formula in a paragraph, between two dollars: {@code $W^\top W = I$}. */
final class InlineMath extends CustomNode {

    private final String tex;

    InlineMath(String tex) {
        this.tex = tex;
    }

    String tex() {
        return tex;
    }

    /** Parser of formulas. As on GitHub, no blank follows the first dollar or precedes the last. */
    static final class Factory implements InlineContentParserFactory {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$');
        }

        @Override
        public InlineContentParser create() {
            return InlineMath::parse;
        }
    }

    private static ParsedInline parse(InlineParserState state) {
        Scanner scanner = state.scanner();
        scanner.next();
        Position start = scanner.position();
        if (Character.isWhitespace(scanner.peek()) || scanner.find('$') < 1) {
            return ParsedInline.none();
        }
        String tex = scanner.getSource(start, scanner.position()).getContent();
        if (Character.isWhitespace(tex.charAt(tex.length() - 1))) {
            return ParsedInline.none();
        }
        scanner.next();
        Node node = new InlineMath(tex);
        return ParsedInline.of(node, scanner.position());
    }
}
