package org.repdyn.paper;

import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmGroup;
import org.repdyn.core.result.ArmResult;

/**
 * Arms that are shown together: one row of a table.
 *
 * @param labels one text for each heading of the grouping; empty if the arms do not have the setting
 * @param groups groups of arms that differ in the seed alone, at least one
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ArmSet(List<String> labels, List<ArmGroup> groups) {

    public ArmSet {
        Objects.requireNonNull(labels, "the argument 'labels' is null");
        Objects.requireNonNull(groups, "the argument 'groups' is null");
        labels = List.copyOf(labels);
        groups = List.copyOf(groups);
    }

    /** Returns all arms, group by group. */
    public List<ArmResult> arms() {
        return groups.stream().flatMap(group -> group.arms().values().stream()).toList();
    }

    /** Returns the seeds that all groups have, in ascending order. */
    public SortedSet<Long> commonSeeds() {
        SortedSet<Long> seeds = new TreeSet<>(groups.get(0).arms().keySet());
        groups.forEach(group -> seeds.retainAll(group.arms().keySet()));
        return seeds;
    }
}
