package org.repdyn.paper.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedMean;
import org.repdyn.paper.ArmSet;
import org.repdyn.paper.Grouping;
import org.repdyn.paper.Notices;
import org.repdyn.paper.Quantities;
import org.repdyn.paper.Quantity;
import org.repdyn.paper.SetMean;

/** Last values of a number of the comparison: means over seeds with intervals, by factor. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Points {

    private Points() {}

    /**
     * Returns the values of a number. The first heading of the grouping is the horizontal axis, with numbers if all its values are
     * numbers; each combination of values of the others is one curve.
     *
     * @throws UserErrorException if no arm has the number or a setting of the grouping
     */
    public static FigureData of(RunResult run, String name, Grouping grouping) {
        Quantity quantity = Quantities.of(run).named(List.of(name)).get(0);
        List<ArmSet> sets = grouping.sets(run);
        List<String> values =
                sets.stream().map(set -> set.labels().get(0)).distinct().toList();
        boolean numbers = values.stream().allMatch(SetNames::isNumber);
        List<String> names = SetNames.of(
                grouping.headings().subList(1, grouping.headings().size()),
                sets.stream()
                        .map(set ->
                                new ArmSet(set.labels().subList(1, set.labels().size()), set.groups()))
                        .toList());
        Map<String, List<Curve.Point>> curves = new LinkedHashMap<>();
        for (int i = 0; i < sets.size(); i++) {
            String value = sets.get(i).labels().get(0);
            double x = numbers ? Double.parseDouble(value) : values.indexOf(value);
            Optional<SeedMean> mean =
                    SetMean.of(sets.get(i), quantity, run.statistics().interval());
            if (mean.isPresent()) {
                int groups = sets.get(i).groups().size();
                int arms = mean.get().seeds() * groups;
                curves.computeIfAbsent(names.get(i), n -> new ArrayList<>())
                        .add(new Curve.Point(
                                x, mean.get(), arms, sets.get(i).commonSeeds().size() * groups - arms));
            }
        }
        if (curves.isEmpty()) {
            throw new UserErrorException(
                    SourceLocation.PROGRAM,
                    "there is nothing to draw: no completed arm has a finite value of '" + name + "'");
        }
        List<Curve> sorted = new ArrayList<>();
        curves.forEach((curve, points) -> {
            points.sort(Comparator.comparingDouble(Curve.Point::x));
            sorted.add(new Curve(curve, false, points));
        });
        List<String> notices = new ArrayList<>(Notices.onSets(run, grouping, sets));
        Notices.onLosses(sets, List.of(name)).ifPresent(notices::add);
        notices.addAll(Notices.onMeasurements(run, List.of(name)));
        notices.addAll(Notices.onStatus(run, "their numbers are left out"));
        return new FigureData(
                grouping.headings().get(0),
                quantity.label(),
                numbers
                        ? List.of()
                        : values.stream()
                                .map(value -> value.isEmpty() ? "none" : value)
                                .toList(),
                false,
                sorted,
                notices);
    }
}
