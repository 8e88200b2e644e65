package org.repdyn.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finder of the formulas in a sentence, which {@link FormulaMath} typesets. A formula is a run of words between blanks that
 * are variables, operators and numbers; at least one of them must be a variable or have a sign that words do not have.
 * Punctuation at the end of a formula belongs to the sentence.
 */
public final class SentenceMath {

    /** A single letter other than the words "a", "A" and "I". */
    private static final Pattern VARIABLE = Pattern.compile("[b-zB-HJ-Z]");

    /** A sign of a formula: a Greek letter, a script, a bar, a prime, or a letter with a script, an argument or a difference. */
    private static final Pattern SIGN = Pattern.compile("[Α-Ωα-ωᵀ²³⁴⁵⁻¹₀-₉₊₋‖√∂∇∑∏]"
            + "|(?<![\\p{L}-])\\p{L}[_^][\\p{L}\\d({]"
            + "|(?<![\\p{L}\\d])\\p{L}'(?![\\p{L}])"
            + "|(?<![\\p{L}-])(\\p{L}|exp|log|sin|cos|tan|max|min)\\([^()]*[\\p{L}\\d]"
            + "|^\\(?\\p{L}[-−+/]\\d"
            + "|\\(\\p{L}[-−+]\\d|\\d/\\(\\d|^[-−]\\(\\p{L}|^d\\p{L}/d\\p{L}$"
            + "|^\\|\\p{L}");

    private static final Pattern OPERATOR = Pattern.compile("[=+\\-−·×/∝<>≤≥≈→…]");

    /** A number, or one of the letters that are words as well. */
    private static final Pattern OPERAND = Pattern.compile("[-−+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?|[aAI]");

    private static final Pattern CAPITAL_TRANSPOSE = Pattern.compile("(?<=[A-ZΑ-Ω])ᵀ");

    private static final String PUNCTUATION = ",.;:";

    /** Kinds of what stands between two blanks. */
    private enum Kind {
        WORD,
        /** Can only be a part of a formula. */
        MATHEMATICS,
        /** Joins two parts of a formula. */
        OPERATOR,
        /** A part of a formula beside an operator. */
        OPERAND
    }

    /**
     * A part of the sentence between two blanks.
     *
     * @param text the part without punctuation at its end
     * @param end the punctuation
     */
    private record Token(String text, String end, Kind kind) {

        static Token of(String written) {
            int end = written.length();
            while (end > 0 && PUNCTUATION.indexOf(written.charAt(end - 1)) >= 0) {
                end--;
            }
            String text = written.substring(0, end);
            return new Token(text, written.substring(end), kind(text));
        }

        private static Kind kind(String text) {
            if (OPERATOR.matcher(text).matches()) {
                return Kind.OPERATOR;
            }
            if (OPERAND.matcher(text).matches()) {
                return Kind.OPERAND;
            }
            Matcher sign = SIGN.matcher(text);
            return VARIABLE.matcher(text).matches() || sign.find() ? Kind.MATHEMATICS : Kind.WORD;
        }

        String whole() {
            return text + end;
        }
    }

    private SentenceMath() {}

    /** Returns a sentence as HTML, with its formulas in elements {@code math}. */
    public static String of(String sentence) {
        List<Token> tokens = new ArrayList<>();
        for (String written : sentence.strip().split(" +", -1)) {
            tokens.add(Token.of(written));
        }
        StringBuilder html = new StringBuilder();
        int at = 0;
        while (at < tokens.size()) {
            int end = end(tokens, at);
            html.append(at == 0 ? "" : " ");
            if (end == at) {
                html.append(FormulaMath.escaped(tokens.get(at).whole()));
                at++;
            } else {
                String text = text(tokens, at, end);
                String typeset = FormulaMath.of(written(text));
                html.append(typeset.startsWith("<math>") ? typeset : FormulaMath.escaped(text))
                        .append(FormulaMath.escaped(tokens.get(end - 1).end()));
                at = end;
            }
        }
        return html.toString();
    }

    /** Returns the end of the formula that begins at a token; the token itself if none begins there. */
    private static int end(List<Token> tokens, int start) {
        boolean mathematics = false;
        int open = 0;
        int end = start;
        for (int i = start; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Kind before = i == start ? Kind.OPERAND : tokens.get(i - 1).kind();
            boolean fits =
                    switch (token.kind()) {
                        case MATHEMATICS -> true;
                        case OPERATOR -> i > start;
                        case OPERAND -> open > 0 || before == Kind.OPERATOR || isOperator(tokens, i + 1);
                        // A word in the brackets of a formula, such as "max(0, loss)".
                        case WORD -> open > 0;
                    };
            if (!fits) {
                break;
            }
            mathematics |= token.kind() == Kind.MATHEMATICS;
            open += brackets(token.text());
            // A formula does not end behind an operator or within brackets.
            if (open == 0 && token.kind() != Kind.OPERATOR) {
                end = i + 1;
            }
            if (open <= 0 && !token.end().isEmpty()) {
                break;
            }
        }
        return mathematics ? end : start;
    }

    private static boolean isOperator(List<Token> tokens, int at) {
        return at < tokens.size()
                && tokens.get(at - 1).end().isEmpty()
                && tokens.get(at).kind() == Kind.OPERATOR;
    }

    private static int brackets(String text) {
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            open += c == '(' || c == '{' || c == '[' ? 1 : c == ')' || c == '}' || c == ']' ? -1 : 0;
        }
        return open;
    }

    private static String text(List<Token> tokens, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : " ")
                    .append(i == to - 1 ? tokens.get(i).text() : tokens.get(i).whole());
        }
        return text.toString();
    }

    /** Returns a formula with exponents as those of predictions are written, which write a transpose as W'. */
    private static String written(String formula) {
        return CAPITAL_TRANSPOSE
                .matcher(formula)
                .replaceAll("'")
                .replace("ᵀ", "^T")
                .replace("⁻¹", "^(-1)")
                .replace("²", "^2")
                .replace("³", "^3")
                .replace("⁴", "^4");
    }
}
