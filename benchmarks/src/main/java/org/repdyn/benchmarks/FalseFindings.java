package org.repdyn.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.repdyn.core.random.Seed;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.FactorEffect;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.GroupDifference;
import org.repdyn.core.result.GroupRanking;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedStatistics;
import org.repdyn.statistics.comparison.CriticalDifference;
import org.repdyn.statistics.comparison.Holm;
import org.repdyn.study.statistics.StudyStatistics;

/**
 * Share of synthetic studies with a false finding. A study has two datasets, three losses, three widths and three columns, so that it has rankings,
 * effects of settings and pairs of groups. All settings are without effect, or one of the losses has one. Its argument is the number of studies.
 */
public final class FalseFindings {

    private static final double SIGNIFICANCE = 0.05;
    private static final int STUDIES = 300;
    private static final String EFFECTIVE = "effective";
    private static final List<String> LOSSES = List.of("plain", "other", EFFECTIVE);
    private static final List<Column> COLUMNS = List.of(column("x"), column("y"), column("z"));

    private FalseFindings() {}

    /** Law of the number of a run. */
    private enum Law {
        /** Normal numbers with a part that all runs of a seed share. */
        NORMAL,
        /** Three of ten runs collapse to nearly the same number. */
        COLLAPSE,
        /** Three of ten runs collapse to the same number exactly. */
        EXACT_COLLAPSE
    }

    /**
     * Claims of a study.
     *
     * @param falseRanking whether a ranking makes a false claim
     * @param falseEffect whether an effect is claimed that there is not
     * @param falsePair whether two groups are claimed to differ that do not
     * @param foundEffects share of the true effects that are claimed
     * @param foundPairs share of the true differences of groups that are claimed
     */
    private record Claims(
            boolean falseRanking, boolean falseEffect, boolean falsePair, double foundEffects, double foundPairs) {

        boolean anyFalse() {
            return falseRanking || falseEffect || falsePair;
        }
    }

    public static void main(String[] arguments) {
        int studies = arguments.length == 0 ? STUDIES : Integer.parseInt(arguments[0]);
        System.out.println(
                "| seeds | runs | effect | each kind corrected alone: false | of rankings | of effects | of pairs |"
                        + " corrected together: false | true effects found: alone | together | true pairs found: alone |"
                        + " together |");
        System.out.println("| --: | :-- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
        for (int seeds : new int[] {5, 10}) {
            for (Law law : Law.values()) {
                row(studies, seeds, law, 0);
            }
            row(studies, seeds, Law.NORMAL, 1);
        }
    }

    private static void row(int studies, int seeds, Law law, double effect) {
        List<Claims> alone = new ArrayList<>();
        List<Claims> together = new ArrayList<>();
        Seed seed = new Seed(1).child(law.name()).child(seeds).child(effect == 0 ? "null" : "effect");
        for (int i = 0; i < studies; i++) {
            SeedStatistics statistics = StudyStatistics.of(
                    study(seed.child(i).generator(), seeds, law, effect), true, IntervalMethod.STUDENT);
            alone.add(claims(statistics, effect != 0, false));
            together.add(claims(statistics, effect != 0, true));
        }
        System.out.printf(
                Locale.ROOT,
                "| %d | %s | %.1f | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %s | %s | %s | %s |%n",
                seeds,
                law.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                effect,
                share(alone, Claims::anyFalse),
                share(alone, Claims::falseRanking),
                share(alone, Claims::falseEffect),
                share(alone, Claims::falsePair),
                share(together, Claims::anyFalse),
                found(effect, alone, Claims::foundEffects),
                found(effect, together, Claims::foundEffects),
                found(effect, alone, Claims::foundPairs),
                found(effect, together, Claims::foundPairs));
    }

    /** Returns the percentage of studies whose claims are of a kind. */
    private static double share(List<Claims> studies, Predicate<Claims> kind) {
        return mean(studies, claims -> kind.test(claims) ? 100 : 0);
    }

    private static String found(double effect, List<Claims> studies, ToDoubleFunction<Claims> share) {
        return effect == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * mean(studies, share));
    }

    private static double mean(List<Claims> studies, ToDoubleFunction<Claims> number) {
        return studies.stream().mapToDouble(number).average().orElseThrow();
    }

    private static Column column(String name) {
        return new Column(name, name, Column.Format.NUMBER);
    }

    private static RunResult study(UniformRandomProvider random, int seeds, Law law, double effect) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[][] shared = new double[seeds][COLUMNS.size()];
        for (double[] ofSeed : shared) {
            for (int c = 0; c < ofSeed.length; c++) {
                ofSeed[c] = normal.sample() / 2;
            }
        }
        List<ArmResult> arms = new ArrayList<>();
        Map<String, ArmFactors> factors = new LinkedHashMap<>();
        for (String data : List.of("digits", "fashion")) {
            for (String loss : LOSSES) {
                for (int width : new int[] {16, 32, 64}) {
                    String group = data + "-" + loss + "-" + width;
                    for (int s = 0; s < seeds; s++) {
                        boolean collapsed = law != Law.NORMAL && random.nextDouble() < 0.3;
                        Map<String, Double> numbers = new LinkedHashMap<>();
                        for (int c = 0; c < COLUMNS.size(); c++) {
                            double free = 5 + shared[s][c] + normal.sample() + (loss.equals(EFFECTIVE) ? effect : 0);
                            double small = law == Law.EXACT_COLLAPSE ? 0 : 1e-6 * normal.sample();
                            numbers.put(COLUMNS.get(c).observable(), collapsed ? 1 + small : free);
                        }
                        String name = group + "-seed" + s;
                        arms.add(arm(name, numbers));
                        factors.put(
                                name,
                                new ArmFactors(
                                        group,
                                        s,
                                        Map.of(
                                                "data", new FactorValue.Text(data),
                                                "loss", new FactorValue.Text(loss),
                                                "encoder.width", new FactorValue.Numeric(width))));
                    }
                }
            }
        }
        return RunResult.builder("r", "t")
                .columns(COLUMNS)
                .arms(arms)
                .factors(factors)
                .build();
    }

    private static ArmResult arm(String name, Map<String, Double> numbers) {
        return ArmResult.builder(name, ArmStatus.COMPLETED)
                .finalTime(1)
                .columns(numbers)
                .build();
    }

    /** Returns the claims of a study, as they are or as if each kind of tests were corrected without the others. */
    private static Claims claims(SeedStatistics statistics, boolean effective, boolean together) {
        List<GroupRanking> rankings = statistics.rankings();
        double[] ranks = together
                ? rankings.stream().mapToDouble(GroupRanking::corrected).toArray()
                : Holm.adjust(
                        rankings.stream().mapToDouble(GroupRanking::pValue).toArray());
        boolean falseRanking = false;
        for (int r = 0; r < ranks.length; r++) {
            falseRanking |= ranks[r] <= SIGNIFICANCE && isFalse(rankings.get(r), effective, together);
        }
        List<GroupDifference> effects =
                statistics.effects().stream().map(FactorEffect::difference).toList();
        List<GroupDifference> pairs = statistics.differences();
        double[] ofEffects = corrected(effects, together);
        double[] ofPairs = corrected(pairs, together);
        return new Claims(
                falseRanking,
                anyFalse(effects, ofEffects, effective),
                anyFalse(pairs, ofPairs, effective),
                found(effects, ofEffects),
                found(pairs, ofPairs));
    }

    private static boolean isFalse(GroupRanking ranking, boolean effective, boolean together) {
        List<GroupRanking.Method> methods = ranking.methods();
        if (!effective || methods.stream().noneMatch(method -> method.name().contains(EFFECTIVE))) {
            return true;
        }
        double distance = together
                ? ranking.criticalDifference()
                : CriticalDifference.of(
                                methods.stream().map(GroupRanking.Method::name).toList(),
                                methods.stream().map(GroupRanking.Method::rank).toList(),
                                ranking.blocks(),
                                SIGNIFICANCE)
                        .distance();
        for (GroupRanking.Method first : methods) {
            for (GroupRanking.Method second : methods) {
                if (isNull(first.name(), second.name()) && first.rank() - second.rank() >= distance) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns true if two values, groups or methods have the same law. */
    private static boolean isNull(String first, String second) {
        return first.contains(EFFECTIVE) == second.contains(EFFECTIVE);
    }

    private static double[] corrected(List<GroupDifference> tests, boolean together) {
        double[] corrected = tests.stream()
                .flatMapToDouble(test -> (together ? test.corrected() : test.pValue()).stream())
                .toArray();
        double[] defined = together ? corrected : Holm.adjust(corrected);
        double[] all = new double[tests.size()];
        int next = 0;
        for (int i = 0; i < all.length; i++) {
            all[i] = tests.get(i).pValue().isPresent() ? defined[next++] : 1;
        }
        return all;
    }

    private static boolean anyFalse(List<GroupDifference> tests, double[] corrected, boolean effective) {
        for (int i = 0; i < corrected.length; i++) {
            GroupDifference test = tests.get(i);
            if (corrected[i] <= SIGNIFICANCE && (!effective || isNull(test.first(), test.second()))) {
                return true;
            }
        }
        return false;
    }

    private static double found(List<GroupDifference> tests, double[] corrected) {
        double differing = 0;
        double found = 0;
        for (int i = 0; i < corrected.length; i++) {
            if (!isNull(tests.get(i).first(), tests.get(i).second())) {
                differing++;
                found += corrected[i] <= SIGNIFICANCE ? 1 : 0;
            }
        }
        return found / differing;
    }
}
