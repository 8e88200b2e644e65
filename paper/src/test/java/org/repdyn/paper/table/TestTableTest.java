package org.repdyn.paper.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.FactorEffect;
import org.repdyn.core.result.GroupDifference;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedMean;
import org.repdyn.core.result.SeedStatistics;
import org.repdyn.core.result.TestCorrection;
import org.repdyn.paper.Runs;

@DisplayName("Tables of tests for papers")
class TestTableTest {

    private static GroupDifference tested(String first, String second, double p, double corrected) {
        return new GroupDifference(
                "effective-rank",
                first,
                second,
                "student",
                Optional.of(new SeedMean(
                        5, 0.51, Optional.of(new SeedMean.Interval(0.3, 0.72, 0.95, "student")), Optional.empty())),
                OptionalDouble.of(p),
                OptionalDouble.of(corrected),
                corrected <= 0.05,
                Optional.empty());
    }

    private static GroupDifference untested(String observable) {
        return new GroupDifference(
                observable,
                "vicreg",
                "tcr",
                "student",
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                false,
                Optional.of("one common seed"));
    }

    private static FactorEffect effect(GroupDifference difference) {
        return new FactorEffect("loss", List.of("width"), List.of(), 9, 7, 2, difference);
    }

    private static RunResult run() {
        return run(TestCorrection.STUDY);
    }

    private static RunResult run(TestCorrection correction) {
        return new Runs()
                .arm("a", 1, Map.of(), 1, 2)
                .arm("a", 2, Map.of(), 1, 2, ArmStatus.DIVERGED)
                .result()
                .with(new SeedStatistics(
                        List.of(),
                        List.of(tested("a_1", "b", 0.02, 0.04)),
                        List.of(
                                effect(tested("vicreg", "nt-xent", 1.2e-6, 2.4e-6)),
                                effect(tested("vicreg", "tcr", 0.0312, 0.0624)),
                                effect(untested("norm"))),
                        List.of(),
                        List.of(),
                        IntervalMethod.STUDENT,
                        correction));
    }

    @Test
    @DisplayName("have a row for each pair of values of a setting, with its difference and its corrected p-value")
    void effects() {
        TestTable table = TestTable.ofEffects(run(), List.of());

        assertThat(table.text(TableFormat.MARKDOWN))
                .isEqualTo(
                        """
                | number | setting | higher | lower | seeds | difference | higher in | p |
                | :-- | :-- | :-- | :-- | --: | --: | --: | --: |
                | effective rank | loss | vicreg | nt-xent | 5 | 0.51 ± 0.21 | 7 of 9 | \\< 0.0001 \\* |
                | effective rank | loss | vicreg | tcr | 5 | 0.51 ± 0.21 | 7 of 9 | 0.062 |
                | norm | loss | vicreg | tcr | – | – | 7 of 9 | – |

                Numbers: difference of means over seeds ± half length of Student's 95 % interval, not corrected; p of the paired t test, corrected by Holm for 2 tests with 4/5 of the weight; \\* at most 0.05; higher in: combinations of the other settings with the higher mean.
                """);
        assertThat(table.text(TableFormat.LATEX))
                .contains(
                        "\\begin{tabular}{llllrrrr}",
                        "effective rank & loss & vicreg & nt-xent & 5 & $0.51 \\pm 0.21$ & 7 of 9 & $< 0.0001^{*}$"
                                + " \\\\",
                        "% rows without p: one common seed",
                        "norm & loss & vicreg & tcr & -- & -- & 7 of 9 & -- \\\\");
        assertThat(table.text(TableFormat.CSV))
                .startsWith("observable,setting,first,second,difference,difference_low,difference_high,seeds,"
                        + "combinations,higher,lower,test,p,p_corrected,significant,no_claim\n"
                        + "effective-rank,loss,vicreg,nt-xent,0.51,0.3,0.72,5,9,7,2,student,1.2E-6,2.4E-6,true,\n")
                .endsWith("\nnorm,loss,vicreg,tcr,,,,0,9,7,2,student,,,false,one common seed\n");
        assertThat(table.notices())
                .containsExactly(
                        "rows without p: one common seed",
                        "1 of 2 arms did not complete (a-seed2); combinations that lack one of them are left out of a"
                                + " row");
    }

    @Test
    @DisplayName("have a row for each pair of groups, and the columns that are wanted")
    void differences() {
        assertThat(TestTable.ofDifferences(run(), List.of("effective-rank")).text(TableFormat.MARKDOWN))
                .startsWith(
                        """
                | number | higher | lower | seeds | difference | p |
                | :-- | :-- | :-- | --: | --: | --: |
                | effective rank | a\\_1 | b | 5 | 0.51 ± 0.21 | 0.040 \\* |

                """)
                .contains("p of the paired t test, corrected by Holm for 1 test with 1/5 of the weight; \\* at most"
                        + " 0.05.");
        TestTable two = TestTable.ofEffects(run(), List.of("norm"));
        assertThat(two.rows()).hasSize(1);
        assertThat(two.tests()).as("the correction is for all").isEqualTo(2);
    }

    @Test
    @DisplayName("do not say that the tests of a file of an earlier version, which names no correction, have a weight")
    void correctedByKind() {
        RunResult earlier = run(TestCorrection.KIND);

        assertThat(TestTable.ofEffects(earlier, List.of()).text(TableFormat.MARKDOWN))
                .contains("p of the paired t test, corrected by Holm for 2 tests; ");
        assertThat(TestTable.ofDifferences(earlier, List.of()).text(TableFormat.MARKDOWN))
                .contains("p of the paired t test; ");
    }

    @Test
    @DisplayName("show names with signs that a format reads as markup, and a test of another version by its name")
    void oddNames() {
        GroupDifference odd = new GroupDifference(
                "effective-rank",
                "a|b, \"c\"",
                "50%_{x}&#$~\\*",
                "sign-flip",
                Optional.empty(),
                OptionalDouble.of(0.2),
                OptionalDouble.of(0.2),
                false,
                Optional.empty());
        TestTable table = TestTable.ofDifferences(
                new Runs()
                        .arm("a", 1, Map.of(), 1, 2)
                        .result()
                        .with(new SeedStatistics(List.of(), List.of(odd), List.of())),
                List.of());

        assertThat(table.text(TableFormat.MARKDOWN))
                .contains(
                        "| effective rank | a\\|b, \"c\" | 50%\\_\\{x\\}\\&\\#\\$\\~\\\\\\* | – | – | 0.20 |",
                        "; p of the sign-flip; ");
        assertThat(table.text(TableFormat.LATEX))
                .contains("effective rank & a\\textbar{}b, \\char34{}c\\char34{}"
                        + " & 50\\%\\_\\{x\\}\\&\\#\\$\\textasciitilde{}\\textbackslash{}{*} & -- & -- & $0.20$");
        assertThat(table.text(TableFormat.CSV)).contains("\neffective-rank,\"a|b, \"\"c\"\"\",50%_{x}&#$~\\*,");
    }

    @Test
    @DisplayName("are refused for a run without tests, and for a column without one")
    void mistakes() {
        RunResult none = new Runs().arm("a", 1, Map.of(), 1, 2).result();
        assertThatThrownBy(() -> TestTable.ofEffects(none, List.of()))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("more than 10 groups");
        assertThatThrownBy(() -> TestTable.ofDifferences(none, List.of()))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("two common seeds");
        assertThatThrownBy(() -> TestTable.ofEffects(run(), List.of("nrm")))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("Did you mean 'norm'?");
    }
}
