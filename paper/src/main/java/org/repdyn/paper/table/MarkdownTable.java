package org.repdyn.paper.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.repdyn.core.result.SeedMean;
import org.repdyn.paper.Quantity;

/** Markdown form of a table, with pipes. */
final class MarkdownTable {

    /** Characters that Markdown could read as markup, in a class of a regular expression. */
    private static final String MARKUP = "[\\\\`*_{}\\[\\]<>|~#$&]";

    private MarkdownTable() {}

    static String text(ResultTable table) {
        StringBuilder text = new StringBuilder();
        List<String> header = new ArrayList<>();
        List<String> alignment = new ArrayList<>();
        table.headings().forEach(heading -> {
            header.add(escaped(heading));
            alignment.add(":--");
        });
        if (table.replicated()) {
            header.add("seeds");
            alignment.add("--:");
        }
        table.quantities().forEach(quantity -> {
            header.add(escaped(quantity.label()));
            alignment.add("--:");
        });
        line(text, header);
        line(text, alignment);
        for (ResultTable.Row row : table.rows()) {
            List<String> cells = new ArrayList<>();
            row.labels().forEach(label -> cells.add(label.isEmpty() ? "–" : escaped(label)));
            if (table.replicated()) {
                cells.add(Integer.toString(row.seeds()));
            }
            for (int c = 0; c < row.cells().size(); c++) {
                cells.add(cell(row, row.cells().get(c), table.quantities().get(c)));
            }
            line(text, cells);
        }
        if (table.replicated()) {
            text.append("\nNumbers: ").append(table.meaning()).append(".\n");
        }
        return text.toString();
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]", " ").replaceAll(MARKUP, "\\\\$0");
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String cell(ResultTable.Row row, Optional<SeedMean> mean, Quantity quantity) {
        if (mean.isEmpty()) {
            return "–";
        }
        RoundedNumber number = RoundedNumber.of(mean.get(), quantity.format());
        String digits =
                number.value() + number.uncertainty().map(half -> " ± " + half).orElse("");
        String written = number.exponent() == 0
                ? digits
                : (number.uncertainty().isPresent() ? "(" + digits + ")" : digits) + " × 10"
                        + superscript(number.exponent());
        return written.replace('-', '−')
                + (mean.get().seeds() < row.seeds() ? " (n = " + mean.get().seeds() + ")" : "");
    }

    /** Returns an exponent in superscript digits, such as ⁻³. */
    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        Integer.toString(Math.abs(exponent)).chars().forEach(digit -> text.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0')));
        return text.toString();
    }
}
