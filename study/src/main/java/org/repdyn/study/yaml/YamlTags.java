package org.repdyn.study.yaml;

import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.VisibleText;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.Token;

/**
 * Tags of YAML, such as {@code !!int}, {@code !!python/object} and {@code !mine}. They are refused: the key of a value says what the value is,
 * and a tag that says something else would be ignored in silence. Jackson's parser does not report the tags of all keys, so the
 * tokens are read here.
 */
final class YamlTags {

    /** Character with which each tag begins. */
    private static final char TAG = '!';

    /** Largest length of a tag in a message, in characters. */
    private static final int MAX_SHOWN = 100;

    private YamlTags() {}

    /**
     * Returns true if a text has a tag; the first one becomes a problem.
     *
     * @param source name of the text in messages
     */
    static boolean refused(String text, String source, Problems problems) {
        if (text.indexOf(TAG) < 0) {
            return false;
        }
        Scanner tokens = new ScannerImpl(new StreamReader(text), ConfigYaml.loaderOptions());
        try {
            while (tokens.checkToken()) {
                Token token = tokens.getToken();
                if (token.getTokenId() == Token.ID.Tag) {
                    Mark mark = token.getStartMark();
                    problems.add(
                            ConfigYaml.place(source, mark.getLine() + 1, mark.getColumn() + 1),
                            "the tag '" + shown(text, mark, token.getEndMark())
                                    + "' is not supported, because the key says what its value is. Remove the tag; put"
                                    + " a text that begins with " + TAG + " in quotes");
                    return true;
                }
            }
        } catch (YAMLException e) {
            // The parser meets the same mistake and reports it.
            return false;
        }
        return false;
    }

    private static String shown(String text, Mark start, Mark end) {
        int from = text.offsetByCodePoints(0, start.getIndex());
        String tag = text.substring(from, text.offsetByCodePoints(from, end.getIndex() - start.getIndex()));
        return tag.length() <= MAX_SHOWN ? VisibleText.of(tag) : VisibleText.of(tag.substring(0, MAX_SHOWN)) + "…";
    }
}
