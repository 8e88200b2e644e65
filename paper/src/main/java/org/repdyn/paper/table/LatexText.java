package org.repdyn.paper.table;

/** Text as LaTeX prints it unchanged. */
final class LatexText {

    private LatexText() {}

    /**
     * Returns a text with the characters escaped that have a meaning in LaTeX. A bracket and an asterisk are in braces, because they would be
     * arguments of the end of a row or of a rule before them; hyphens are separated, because two of them are a dash.
     */
    static String escaped(String text) {
        StringBuilder latex = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> latex.append("\\textbackslash{}");
                case '~' -> latex.append("\\textasciitilde{}");
                case '^' -> latex.append("\\textasciicircum{}");
                case '<' -> latex.append("\\textless{}");
                case '>' -> latex.append("\\textgreater{}");
                case '|' -> latex.append("\\textbar{}");
                case '`' -> latex.append("\\textasciigrave{}");
                case '\'' -> latex.append("\\textquotesingle{}");
                case '"' -> latex.append("\\char34{}");
                case '[', ']', '*' -> latex.append('{').appendCodePoint(c).append('}');
                case '&', '%', '$', '#', '_', '{', '}' -> latex.append('\\').appendCodePoint(c);
                case '-' -> latex.append(endsWith(latex, '-') ? "{}-" : "-");
                default -> {
                    if (Character.isISOControl(c) || Character.isWhitespace(c)) {
                        latex.append(' ');
                    } else {
                        latex.appendCodePoint(c);
                    }
                }
            }
        });
        return latex.toString();
    }

    private static boolean endsWith(StringBuilder text, char last) {
        return text.length() > 0 && text.charAt(text.length() - 1) == last;
    }
}
