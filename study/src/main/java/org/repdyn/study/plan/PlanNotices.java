package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.problem.NameList;
import org.repdyn.core.result.SkippedArm;

/** Notices of a plan: what a reader should know about it before the results. */
final class PlanNotices {

    /** Number of arms that a notice names; of skipped ones, the JSON and provenance have all. */
    private static final int MAX_NAMED = 3;

    private PlanNotices() {}

    /**
     * Returns the notices, one line each.
     *
     * @param changes notices about how the study was changed before
     */
    static List<String> of(LinearAlgebra algebra, List<String> changes, List<ArmPlan> arms, List<SkippedArm> skipped) {
        return Stream.of(
                        algebra.notices().stream(),
                        changes.stream(),
                        skippedNotices(skipped),
                        arms.stream()
                                .flatMap(arm -> arm.arm().dataset().notices().stream())
                                .distinct(),
                        arms.stream()
                                .flatMap(arm -> arm.arm().files().stream())
                                .map(GivenFile::notice)
                                .distinct(),
                        positivesNotice(arms).stream())
                .flatMap(Function.identity())
                .toList();
    }

    /** Returns a line on the arms whose positives are their anchors, which is rarely meant; empty if there is no such arm. */
    private static Optional<String> positivesNotice(List<ArmPlan> arms) {
        List<String> names = arms.stream()
                .map(ArmPlan::arm)
                .filter(CheckedArm::positivesAreAnchors)
                .map(CheckedArm::name)
                .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        boolean all = names.size() > 1 && names.size() == arms.size();
        return Optional.of((all ? "all arms" : NameList.counted(names, "arms", MAX_NAMED))
                + ": each positive equals its anchor, because there is no augmentation; name one under augment,"
                + " or write data.positives: same-label");
    }

    /** Returns a line for each reason, with the arms that are left out for it. */
    private static Stream<String> skippedNotices(List<SkippedArm> skipped) {
        Map<String, List<String>> arms = new LinkedHashMap<>();
        skipped.forEach(arm ->
                arms.computeIfAbsent(arm.reason(), r -> new ArrayList<>()).add(arm.arm()));
        return arms.entrySet().stream()
                .map(entry ->
                        "skipped " + NameList.counted(entry.getValue(), "arms", MAX_NAMED) + ": " + entry.getKey());
    }
}
