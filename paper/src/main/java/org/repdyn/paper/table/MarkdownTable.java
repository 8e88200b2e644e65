package org.repdyn.paper.table;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.repdyn.core.result.SeedMean;

/** Markdown form of a table, with pipes. */
final class MarkdownTable {

    /** Characters that Markdown could read as markup, in a class of a regular expression. */
    private static final String MARKUP = "[\\\\`*_{}\\[\\]<>|~#$&]";

    /** Cell without a value. */
    private static final String NOTHING = "–";

    private MarkdownTable() {}

    static String text(Sheet table) {
        StringBuilder text = new StringBuilder();
        line(text, table.headings().stream().map(heading -> escaped(heading.label())));
        line(text, table.headings().stream().map(heading -> heading.number() ? "--:" : ":--"));
        table.rows().forEach(row -> line(text, row.stream().map(MarkdownTable::cell)));
        table.meaning()
                .ifPresent(meaning ->
                        text.append("\nNumbers: ").append(escaped(meaning)).append(".\n"));
        return text.toString();
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]", " ").replaceAll(MARKUP, "\\\\$0");
    }

    private static void line(StringBuilder text, Stream<String> cells) {
        text.append("| ").append(cells.collect(Collectors.joining(" | "))).append(" |\n");
    }

    private static String cell(SheetCell cell) {
        if (cell instanceof SheetCell.Text text) {
            return text.text().isEmpty() ? NOTHING : escaped(text.text());
        }
        if (cell instanceof SheetCell.Probability p) {
            return p.value().isEmpty() ? NOTHING : escaped(p.text() + (p.significant() ? " *" : ""));
        }
        SheetCell.Mean number = (SheetCell.Mean) cell;
        return number.mean().map(mean -> mean(mean, number)).orElse(NOTHING);
    }

    private static String mean(SeedMean mean, SheetCell.Mean cell) {
        RoundedNumber number = RoundedNumber.of(mean, cell.format());
        String digits =
                number.value() + number.uncertainty().map(half -> " ± " + half).orElse("");
        String written = number.exponent() == 0
                ? digits
                : (number.uncertainty().isPresent() ? "(" + digits + ")" : digits) + " × 10"
                        + superscript(number.exponent());
        return written.replace('-', '−') + (mean.seeds() < cell.seeds() ? " (n = " + mean.seeds() + ")" : "");
    }

    /** Returns an exponent in superscript digits, such as ⁻³. */
    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        Integer.toString(Math.abs(exponent)).chars().forEach(digit -> text.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0')));
        return text.toString();
    }
}
