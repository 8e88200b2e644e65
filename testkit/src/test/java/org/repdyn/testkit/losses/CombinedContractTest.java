package org.repdyn.testkit.losses;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.losses.combination.CombinedLosses;
import org.repdyn.losses.combination.WeightedSumOptions;
import org.repdyn.testkit.FieldContract;
import org.repdyn.testkit.LossContract;
import org.repdyn.testkit.Subject;

@DisplayName("Weighted sums obey the laws")
final class CombinedContractTest {

    private static ConfigValue term(String loss, String weight) {
        return new Mapping(Map.of("loss", scalar(loss), "weight", scalar(weight)), SourceLocation.DEFAULT);
    }

    private static Scalar scalar(String text) {
        return new Scalar(text, SourceLocation.DEFAULT);
    }

    private static WeightedSumOptions sum(ConfigValue... terms) {
        return new WeightedSumOptions(new Sequence(List.of(terms), SourceLocation.DEFAULT));
    }

    @Nested
    @DisplayName("losses")
    class Losses extends LossContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(
                    Subject.of(
                            "nt-xent with a term of one view",
                            CombinedLosses.WEIGHTED_SUM,
                            sum(term("nt-xent", "1"), term("ko-leo", "0.3"))),
                    Subject.of(
                            "scale-invariant but not rotation-invariant",
                            CombinedLosses.WEIGHTED_SUM,
                            sum(term("nt-xent", "1"), term("frossl", "2"))),
                    Subject.of(
                            "rotation-invariant but not scale-invariant",
                            CombinedLosses.WEIGHTED_SUM,
                            sum(term("nt-xent", "1"), term("linear-alignment", "0.5"))),
                    Subject.of(
                            "quadratic, of pairs and triplets",
                            CombinedLosses.WEIGHTED_SUM,
                            sum(term("linear-alignment", "0.5"), term("linear-contrastive", "-2"))),
                    Subject.of(
                            "with targets",
                            CombinedLosses.WEIGHTED_SUM,
                            sum(term("vicreg", "0.1"), term("squared-regression", "1"))));
        }
    }

    @Nested
    @DisplayName("fields that are not gradients")
    class Fields extends FieldContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(Subject.of(
                    "dclw and nt-xent", CombinedLosses.WEIGHTED_SUM, sum(term("dclw", "1"), term("nt-xent", "0.5"))));
        }
    }
}
