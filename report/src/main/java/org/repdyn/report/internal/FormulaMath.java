package org.repdyn.report.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Translator of the formulas of predictions to MathML Core, which browsers typeset without a library. A formula is one line of text in
 * which mathematics and words alternate:
 *
 * <ul>
 *   <li>letters that stand together are factors of a product, {@code 2Ct}; names of Greek letters and of functions are one symbol;
 *   <li>{@code W'} is the transpose of a capital letter and the derivative of a small one, {@code X+} a superscript plus before a
 *       bracket or another factor;
 *   <li>{@code ^} and {@code _} are followed by a letter, a number or a group, {@code a/b} is a fraction of what stands together
 *       with it, and {@code sqrt(x)} is a root;
 *   <li>other words of three letters or more, and short English words, are text.
 * </ul>
 */
final class FormulaMath {

    private static final Map<String, String> GREEK = Map.ofEntries(
            Map.entry("alpha", "α"),
            Map.entry("beta", "β"),
            Map.entry("gamma", "γ"),
            Map.entry("delta", "δ"),
            Map.entry("epsilon", "ε"),
            Map.entry("eta", "η"),
            Map.entry("theta", "θ"),
            Map.entry("kappa", "κ"),
            Map.entry("lambda", "λ"),
            Map.entry("mu", "μ"),
            Map.entry("rho", "ρ"),
            Map.entry("sigma", "σ"),
            Map.entry("tau", "τ"),
            Map.entry("phi", "φ"),
            Map.entry("omega", "ω"));

    /** Names of functions, which are upright. */
    private static final Set<String> FUNCTIONS =
            Set.of("exp log ln sqrt sin cos tan sinh cosh tanh max min tr det".split(" ", -1));

    private static final Set<String> SHORT_WORDS =
            Set.of("an", "as", "at", "by", "if", "in", "is", "it", "no", "of", "on", "or", "so", "to", "up");

    /** Length from which letters that stand together are a word. */
    private static final int WORD = 3;

    private static final String OPERATORS = "=+-−·×∝<>≤≥≈→…,;:";

    /** Marks of parentheses, of which those that a fraction, a root or a script makes superfluous are removed. */
    private static final char OPEN = '\u0001';

    private static final char CLOSE = '\u0002';

    /** Closing bracket of each opening one. */
    private static final Map<Character, Character> CLOSING = Map.of('(', ')', '[', ']', '{', '}', '|', '|', '‖', '‖');

    private final String text;
    private int at;

    private FormulaMath(String text) {
        this.text = text;
    }

    /**
     * Returns text with elements {@code math}, which end at words and commas, so that lines can be broken there; or the escaped
     * text if it is not a formula of this form.
     */
    static String of(String formula) {
        FormulaMath translator = new FormulaMath(formula.strip());
        Optional<String> row = translator.row('\0');
        return row.filter(done -> translator.at == translator.text.length())
                .map(done -> ("<math>" + done + "</math>")
                        .replace(String.valueOf(OPEN), "<mrow><mo>(</mo><mrow>")
                        .replace(String.valueOf(CLOSE), "</mrow><mo>)</mo></mrow>")
                        .replace("<math></math>", ""))
                .orElse(escaped(formula));
    }

    /** Returns the elements up to a closing bracket, which is not read; empty if the text cannot be read. */
    private Optional<String> row(char end) {
        StringBuilder row = new StringBuilder();
        boolean afterWord = false;
        boolean afterFactor = false;
        while (at < text.length() && text.charAt(at) != end) {
            boolean spaced = text.charAt(at) == ' ';
            if (spaced) {
                at++;
                continue;
            }
            char c = text.charAt(at);
            String word = word(at);
            if (c == OPEN || c == CLOSE) {
                return Optional.empty();
            }
            if (isProse(word, afterWord)) {
                row.append(prose(end == '\0'));
                afterWord = true;
                afterFactor = false;
            } else if (OPERATORS.indexOf(c) >= 0) {
                row.append("<mo>")
                        .append(c == '-' ? "−" : escaped(String.valueOf(c)))
                        .append("</mo>");
                at++;
                if (c == ',' && end == '\0') {
                    row.append("</math> <math>");
                }
                afterWord = false;
                afterFactor = false;
            } else {
                Optional<String> factors = fraction();
                if (factors.isEmpty()) {
                    return Optional.empty();
                }
                row.append(afterFactor ? "<mspace width=\"0.2em\"/>" : "").append(factors.get());
                afterWord = false;
                afterFactor = true;
            }
        }
        return Optional.of(row.toString());
    }

    /**
     * Reads words that stand one after the other.
     *
     * @param top true outside of brackets, where words end the element {@code math}
     */
    private String prose(boolean top) {
        StringBuilder prose = new StringBuilder(top ? "</math> " : "<mtext>\u00a0");
        String word = word(at);
        do {
            prose.append(escaped(word));
            at += word.length();
            if (at < text.length() && text.charAt(at) == ' ') {
                prose.append(top ? ' ' : '\u00a0');
                at++;
            }
            word = word(at);
        } while (isProse(word, true));
        return prose.append(top ? "<math>" : "</mtext>").toString();
    }

    /** Reads a product of factors that stand together, or a fraction of two. */
    private Optional<String> fraction() {
        Optional<String> upper = product();
        if (upper.isPresent() && at < text.length() && text.charAt(at) == '/') {
            at++;
            return product()
                    .map(lower -> "<mfrac>" + mrow(unbracketed(upper.get())) + mrow(unbracketed(lower)) + "</mfrac>");
        }
        return upper;
    }

    private Optional<String> product() {
        StringBuilder product = new StringBuilder();
        int factors = 0;
        while (at < text.length() && startsFactor(factors > 0)) {
            Optional<String> factor = scripted();
            if (factor.isEmpty()) {
                return Optional.empty();
            }
            product.append(factor.get());
            factors++;
        }
        return factors == 0 ? Optional.empty() : Optional.of(product.toString());
    }

    private boolean startsFactor(boolean inProduct) {
        char c = text.charAt(at);
        if (c == '|' || c == '‖') {
            // Within a product a bar closes an absolute value or a norm.
            return !inProduct;
        }
        if (c == '.') {
            return inProduct && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
        }
        return Character.isLetterOrDigit(c) || c == '(' || c == '[' || c == '{';
    }

    /** Reads a factor with its superscripts and subscripts. */
    private Optional<String> scripted() {
        char c = text.charAt(at);
        Optional<String> base = factor();
        boolean capital = Character.isUpperCase(c);
        while (base.isPresent() && at < text.length()) {
            char next = text.charAt(at);
            String before = base.get();
            if (next == '\'') {
                at++;
                base = Optional.of(script("msup", before, "<mo>" + (capital ? "⊤" : "′") + "</mo>"));
            } else if (next == '+' && capital && (at + 1 == text.length() || text.charAt(at + 1) == ')')) {
                at++;
                base = Optional.of(script("msup", before, "<mo>+</mo>"));
            } else if (next == '^' || next == '_') {
                at++;
                if (at == text.length()) {
                    return Optional.empty();
                }
                base = argument().map(own -> script(next == '^' ? "msup" : "msub", before, unbracketed(own)));
            } else {
                break;
            }
        }
        return base;
    }

    /** Reads what follows a script sign: letters that stand together for an index, otherwise a factor. */
    private Optional<String> argument() {
        boolean index = text.charAt(at - 1) == '_';
        if (!index || !Character.isLetter(text.charAt(at))) {
            return startsFactor(false) ? factor() : Optional.empty();
        }
        StringBuilder letters = new StringBuilder();
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            letters.append("<mi>").append(escaped(text.substring(at, at + 1))).append("</mi>");
            at++;
        }
        return Optional.of(letters.toString());
    }

    private Optional<String> factor() {
        char c = text.charAt(at);
        Character closing = CLOSING.get(c);
        if (closing != null) {
            at++;
            Optional<String> inside = row(closing);
            if (at == text.length()) {
                return Optional.empty();
            }
            at++;
            return inside.map(row -> switch (c) {
                case '{' -> mrow(row);
                case '(' -> OPEN + row + CLOSE;
                default -> "<mrow><mo>" + c + "</mo><mrow>" + row + "</mrow><mo>" + closing + "</mo></mrow>";
            });
        }
        if (c == '.') {
            at++;
            return Optional.of("<mo>·</mo>");
        }
        if (Character.isDigit(c)) {
            int start = at;
            while (at < text.length()
                    && (Character.isDigit(text.charAt(at))
                            || (text.charAt(at) == '.'
                                    && at + 1 < text.length()
                                    && Character.isDigit(text.charAt(at + 1))))) {
                at++;
            }
            return Optional.of("<mn>" + escaped(text.substring(start, at)) + "</mn>");
        }
        return Optional.of(symbol());
    }

    /** Reads a Greek letter, the name of a function, or one letter with the subscripts that Unicode has. */
    private String symbol() {
        String word = word(at);
        String greek = GREEK.get(word.toLowerCase(Locale.ROOT));
        // "MU" is a product of two matrices.
        if (greek != null && !word.equals(word.toUpperCase(Locale.ROOT))) {
            at += word.length();
            return "<mi>" + greek + "</mi>";
        }
        if (word.equals("sqrt") && text.startsWith("(", at + word.length())) {
            at += word.length();
            return "<msqrt>" + unbracketed(factor().orElse("")) + "</msqrt>";
        }
        if (FUNCTIONS.contains(word) || word.length() >= WORD) {
            at += word.length();
            return "<mi mathvariant=\"normal\">" + escaped(word) + "</mi>";
        }
        int start = at++;
        while (at < text.length() && isUnicodeIndex(text.charAt(at))) {
            at++;
        }
        return "<mi>" + escaped(text.substring(start, at)) + "</mi>";
    }

    private static boolean isUnicodeIndex(char c) {
        return (c >= '₀' && c <= '₉') || (c >= 'ₐ' && c <= 'ₜ') || (c >= 'ᵢ' && c <= 'ᵥ');
    }

    /** Returns the letters that stand together from a place on. */
    private String word(int from) {
        int to = from;
        while (to < text.length() && Character.isLetter(text.charAt(to)) && !isUnicodeIndex(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }

    /** Returns true if letters are a word of a sentence. */
    private boolean isProse(String word, boolean afterWord) {
        int end = at + word.length();
        char next = end < text.length() ? text.charAt(end) : ' ';
        if (word.isEmpty() || "(^_'/".indexOf(next) >= 0) {
            return false;
        }
        if (word.length() == 1) {
            // An article: "for a start", but not the variable in "for small a".
            return afterWord && word.equals("a") && next == ' ' && isLongWord(word(end + 1));
        }
        return SHORT_WORDS.contains(word) || isLongWord(word);
    }

    private static boolean isLongWord(String word) {
        return word.length() >= WORD && !FUNCTIONS.contains(word) && !GREEK.containsKey(word.toLowerCase(Locale.ROOT));
    }

    private static String script(String element, String base, String script) {
        return "<" + element + ">" + mrow(base) + mrow(script) + "</" + element + ">";
    }

    private static String mrow(String content) {
        return "<mrow>" + content + "</mrow>";
    }

    /** Returns the inside of a group in parentheses, and other elements unchanged. */
    private static String unbracketed(String group) {
        int depth = 0;
        for (int i = 0; i < group.length(); i++) {
            depth += group.charAt(i) == OPEN ? 1 : group.charAt(i) == CLOSE ? -1 : 0;
            if (depth == 0 && i < group.length() - 1) {
                return group;
            }
        }
        return group.length() > 1 ? group.substring(1, group.length() - 1) : group;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
