package org.repdyn.site;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks of comments, strings, numbers and keywords in code; other languages stay as they are. */
final class CodeHighlighter {

    private static final String STRING = "\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'";

    private static final String NUMBER = "(?<![\\w.-])\\d[\\d_]*(?:\\.\\d+)?(?:[eE][-+]?\\d+)?(?![\\w.])";

    private static final Map<String, Pattern> LANGUAGES = Map.of(
            "java",
                    language(
                            "//[^\\n]*|/\\*[\\s\\S]*?\\*/",
                            "abstract|boolean|case|catch|class|default|double|else|enum|extends|final|finally|float|for|if"
                                    + "|implements|import|instanceof|int|interface|long|new|null|package|permits|private"
                                    + "|protected|public|record|return|sealed|static|super|switch|this|throw|throws|true"
                                    + "|false|try|var|void|while|yield|@\\w+"),
            "python",
                    language(
                            "#[^\\n]*|\"\"\"[\\s\\S]*?\"\"\"",
                            "and|as|assert|class|def|del|elif|else|except|False|finally|for|from|if|import|in|is|lambda|None"
                                    + "|not|or|pass|raise|return|True|try|while|with|yield"),
            "yaml", language("(?<![^\\s])#[^\\n]*", "(?m:(?<=^[ -]{0,40})[\\w.-]+(?=:))|true|false|null"),
            "sql", language("--[^\\n]*", "(?i:select|from|where|group|order|by|as|join|on|limit)"),
            "xml", language("<!--[\\s\\S]*?-->", "</?[\\w.:-]+|/?>"),
            "bash", language("(?<![^\\s])#[^\\n]*", "for|in|do|done|if|then|else|fi|while|export|source"));

    /** A command and its comment, in a block without a language. */
    private static final Pattern SHELL = Pattern.compile(
            "(?<c>(?<= {2})[ ]*\\S.*$|#.*$)|(?<s>'[^'\\n]*'|\"[^\"\\n]*\")|(?<k>^(?:\\./)?(?:repdyn|mvn|git|java|cd|pip|python3?)\\b)|(?<n>(?<=\\s)--?[\\w-]+)",
            Pattern.MULTILINE);

    private CodeHighlighter() {}

    private static Pattern language(String comment, String keyword) {
        return Pattern.compile("(?<c>" + comment + ")|(?<s>" + STRING + ")|(?<k>(?<![\\w.-])(?:" + keyword
                + ")(?![\\w-]))|(?<n>" + NUMBER + ")");
    }

    /**
     * Returns code as escaped HTML with marks.
     *
     * @param language name of the language; empty for a block that may be a command
     */
    static String of(String code, String language) {
        Pattern pattern = LANGUAGES.get(language.equals("sh") ? "bash" : language);
        if (pattern == null
                && language.isEmpty()
                && SHELL.matcher(code).results().anyMatch(m -> m.group().matches("(\\./)?(repdyn|mvn)"))) {
            pattern = SHELL;
        }
        if (pattern == null) {
            return Html.escaped(code);
        }
        StringBuilder html = new StringBuilder();
        Matcher matcher = pattern.matcher(code);
        int end = 0;
        while (matcher.find()) {
            html.append(Html.escaped(code.substring(end, matcher.start())))
                    .append("<span class=\"")
                    .append(kind(matcher))
                    .append("\">")
                    .append(Html.escaped(matcher.group()))
                    .append("</span>");
            end = matcher.end();
        }
        return html.append(Html.escaped(code.substring(end))).toString();
    }

    private static String kind(Matcher matcher) {
        for (String name : new String[] {"c", "s", "k"}) {
            if (matcher.group(name) != null) {
                return name;
            }
        }
        return "n";
    }

    /** Returns the language of a file by its name; empty if it is not known. */
    static String language(String file) {
        String end = file.substring(file.lastIndexOf('.') + 1);
        return switch (end) {
            case "java", "xml", "yaml", "sql" -> end;
            case "yml" -> "yaml";
            case "py" -> "python";
            case "sh" -> "bash";
            default -> "plain";
        };
    }
}
