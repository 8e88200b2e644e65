package org.repdyn.paper.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.repdyn.core.result.SeedMean;
import org.repdyn.paper.Quantity;

/** LaTeX form of a table: an environment {@code tabular} with the rules of booktabs. */
final class LatexTable {

    private LatexTable() {}

    static String text(ResultTable table) {
        StringBuilder text =
                new StringBuilder("% ").append(comment(table.title())).append('\n');
        text.append("% \\usepackage{booktabs}");
        if (table.replicated()) {
            text.append("; ").append(table.meaning());
        }
        table.notices().forEach(notice -> text.append("\n% ").append(comment(notice)));
        int labels = table.headings().size() + (table.replicated() ? 1 : 0);
        text.append("\n\\begin{tabular}{")
                .append("l".repeat(table.headings().size()))
                .append("r"
                        .repeat(labels
                                - table.headings().size()
                                + table.quantities().size()))
                .append("}\n\\toprule\n");
        List<String> header = new ArrayList<>();
        table.headings().forEach(heading -> header.add(LatexText.escaped(heading)));
        if (table.replicated()) {
            header.add("seeds");
        }
        table.quantities().stream().map(Quantity::label).map(LatexText::escaped).forEach(header::add);
        line(text, header);
        text.append("\\midrule\n");
        for (ResultTable.Row row : table.rows()) {
            List<String> cells = new ArrayList<>();
            row.labels().forEach(label -> cells.add(label.isEmpty() ? "--" : LatexText.escaped(label)));
            if (table.replicated()) {
                cells.add(Integer.toString(row.seeds()));
            }
            for (int c = 0; c < row.cells().size(); c++) {
                cells.add(cell(row, row.cells().get(c), table.quantities().get(c)));
            }
            line(text, cells);
        }
        return text.append("\\bottomrule\n\\end{tabular}\n").toString();
    }

    private static String comment(String title) {
        return title.replaceAll("\\R", " ");
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(String.join(" & ", cells)).append(" \\\\\n");
    }

    private static String cell(ResultTable.Row row, Optional<SeedMean> mean, Quantity quantity) {
        if (mean.isEmpty()) {
            return "--";
        }
        RoundedNumber number = RoundedNumber.of(mean.get(), quantity.format());
        String digits = number.value()
                + number.uncertainty().map(half -> " \\pm " + half).orElse("");
        String written = number.exponent() == 0
                ? digits
                : (number.uncertainty().isPresent() ? "(" + digits + ")" : digits) + " \\times 10^{" + number.exponent()
                        + "}";
        return "$" + written + "$"
                + (mean.get().seeds() < row.seeds() ? " ($n = " + mean.get().seeds() + "$)" : "");
    }
}
