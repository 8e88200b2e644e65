package org.repdyn.paper.table;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.repdyn.core.result.SeedMean;

/** LaTeX form of a table: an environment {@code tabular} with the rules of booktabs. */
final class LatexTable {

    /** Cell without a value. */
    private static final String NOTHING = "--";

    private LatexTable() {}

    static String text(Sheet table) {
        StringBuilder text =
                new StringBuilder("% ").append(comment(table.title())).append('\n');
        text.append("% \\usepackage{booktabs}");
        table.meaning().ifPresent(meaning -> text.append("; ").append(meaning));
        table.notices().forEach(notice -> text.append("\n% ").append(comment(notice)));
        text.append("\n\\begin{tabular}{");
        table.headings().forEach(heading -> text.append(heading.number() ? 'r' : 'l'));
        text.append("}\n\\toprule\n");
        line(text, table.headings().stream().map(heading -> LatexText.escaped(heading.label())));
        text.append("\\midrule\n");
        table.rows().forEach(row -> line(text, row.stream().map(LatexTable::cell)));
        return text.append("\\bottomrule\n\\end{tabular}\n").toString();
    }

    private static String comment(String title) {
        return title.replaceAll("\\R", " ");
    }

    private static void line(StringBuilder text, Stream<String> cells) {
        text.append(cells.collect(Collectors.joining(" & "))).append(" \\\\\n");
    }

    private static String cell(SheetCell cell) {
        if (cell instanceof SheetCell.Text text) {
            return text.text().isEmpty() ? NOTHING : LatexText.escaped(text.text());
        }
        if (cell instanceof SheetCell.Probability p) {
            return p.value().isEmpty() ? NOTHING : "$" + p.text() + (p.significant() ? "^{*}$" : "$");
        }
        SheetCell.Mean number = (SheetCell.Mean) cell;
        return number.mean().map(mean -> mean(mean, number)).orElse(NOTHING);
    }

    private static String mean(SeedMean mean, SheetCell.Mean cell) {
        RoundedNumber number = RoundedNumber.of(mean, cell.format());
        String digits = number.value()
                + number.uncertainty().map(half -> " \\pm " + half).orElse("");
        String written = number.exponent() == 0
                ? digits
                : (number.uncertainty().isPresent() ? "(" + digits + ")" : digits) + " \\times 10^{" + number.exponent()
                        + "}";
        return "$" + written + "$" + (mean.seeds() < cell.seeds() ? " ($n = " + mean.seeds() + "$)" : "");
    }
}
