package org.repdyn.paper.figure;

import java.util.ArrayList;
import java.util.List;
import org.repdyn.paper.ArmSet;

/** Names of sets of arms in a legend. */
final class SetNames {

    private SetNames() {}

    /**
     * Returns one name for each set: the values of its settings, with the last part of the path of a setting whose values are
     * numbers, such as {@code vicreg, width = 64}.
     *
     * @param headings paths of the settings
     */
    static List<String> of(List<String> headings, List<ArmSet> sets) {
        List<String> names = new ArrayList<>();
        for (ArmSet set : sets) {
            List<String> parts = new ArrayList<>();
            for (int h = 0; h < headings.size(); h++) {
                int column = h;
                String label = set.labels().get(h);
                boolean numbers = sets.stream()
                        .map(other -> other.labels().get(column))
                        .allMatch(text -> text.isEmpty() || isNumber(text));
                String path = headings.get(h);
                String last = path.substring(path.lastIndexOf('.') + 1);
                if (label.isEmpty()) {
                    parts.add("no " + last);
                } else {
                    parts.add(numbers ? last + " = " + label : label);
                }
            }
            names.add(String.join(", ", parts));
        }
        return names;
    }

    /** Returns true if a label is a decimal number, as labels of numeric settings are. */
    static boolean isNumber(String label) {
        return label.matches("-?\\d+(\\.\\d+)?");
    }
}
