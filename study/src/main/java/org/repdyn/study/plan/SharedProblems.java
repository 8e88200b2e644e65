package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;

/**
 * Problems of the arms of a study. A mistake that several arms have, such as those that a grid or seeds have made of one,
 * is one problem with the number of these arms, also if its message names the arm. Equal messages in a line are one, such as that about
 * an option which a grid gives several values.
 */
final class SharedProblems {

    /** Stands for the name of the arm in the key of a problem. */
    private static final String ANY = "\0";

    /** The first problem of each key, in order. */
    private final Map<Problem, Problem> first = new LinkedHashMap<>();

    private final Map<Problem, Integer> arms = new HashMap<>();

    /** Adds the problems of an arm. */
    void add(String arm, List<Problem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        Pattern name = Pattern.compile("\\b(arms?[ .])" + Pattern.quote(arm) + "(?![\\w-])");
        List<Problem> keys = new ArrayList<>();
        for (Problem problem : problems) {
            SourceLocation place = problem.location();
            Problem key = new Problem(
                    new SourceLocation(anyArm(name, place.source()), place.line(), 0), anyArm(name, problem.message()));
            first.putIfAbsent(key, problem);
            keys.add(key);
        }
        keys.stream().distinct().forEach(key -> arms.merge(key, 1, Integer::sum));
    }

    private static String anyArm(Pattern name, String text) {
        return name.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(ANY));
    }

    /** Returns the number of different problems. */
    int size() {
        return first.size();
    }

    /**
     * Adds the problems to others.
     *
     * @param all number of arms of the study
     */
    void addTo(Problems problems, int all) {
        first.forEach((key, problem) -> problems.add(problem.location(), problem.message() + concerned(key, all)));
    }

    /** Returns the number of arms with a problem, unless all have it and it names none of them. */
    private String concerned(Problem key, int all) {
        int concerned = arms.getOrDefault(key, 1);
        if (concerned == 1) {
            return "";
        }
        if (concerned < all) {
            return " (" + concerned + " of " + all + " arms)";
        }
        return key.toString().contains(ANY) ? " (all " + all + " arms)" : "";
    }
}
