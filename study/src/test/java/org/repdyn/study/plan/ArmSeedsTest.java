package org.repdyn.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.study.Studies;
import org.repdyn.study.StudyKey;
import org.repdyn.study.yaml.StudyYaml;

@DisplayName("The seeds of an arm")
class ArmSeedsTest {

    private static ArmPlan arm(String seed) {
        return Studies.plan(
                        """
                data: {name: digits, train: 20, held-out: 10}
                augment: {name: gaussian-noise, sd: 0.1}
                loss: linear-contrastive
                encoder: {name: linear, outputs: 2}
                seed: %s
                """
                                .formatted(seed))
                .arms()
                .get(0);
    }

    private static AssembledArm.Training assembled(String seed) {
        return (AssembledArm.Training) AssembledArm.of(arm(seed).arm(), LinearAlgebra.ojAlgo());
    }

    private static double[] anchors(AssembledArm arm) {
        // Column 28 is a pixel in the middle of the digits; its first 20 rows are the anchors.
        R064Store views = arm.views().matrix();
        int first = 28 * views.getRowDim();
        return Arrays.copyOfRange(views.data, first, first + 20);
    }

    private static double[] all(AssembledArm arm) {
        return arm.views().matrix().data;
    }

    private static double[] weights(AssembledArm.Training arm) {
        return arm.problem().initial().blocks().get(0).data;
    }

    @Test
    @DisplayName("of a part of the draws change this part only")
    void parts() {
        AssembledArm.Training plain = assembled("0");
        AssembledArm.Training init = assembled("{init: 1}");
        AssembledArm.Training views = assembled("{views: 1}");
        AssembledArm.Training data = assembled("{data: 1}");

        assertThat(all(init)).containsExactly(all(plain));
        assertThat(weights(init)).isNotEqualTo(weights(plain)).containsExactly(weights(assembled("1")));
        assertThat(anchors(views)).containsExactly(anchors(plain));
        assertThat(all(views)).isNotEqualTo(all(plain));
        assertThat(weights(views)).containsExactly(weights(plain));
        assertThat(views.problem().seed()).isEqualTo(assembled("1").problem().seed());
        assertThat(anchors(data)).isNotEqualTo(anchors(plain)).containsExactly(anchors(assembled("1")));
        assertThat(weights(data)).containsExactly(weights(plain));
    }

    @Test
    @DisplayName("are written as one seed if they are equal, and otherwise by part, and both are read back")
    void written() {
        assertThat(seed(arm("{base: 3, init: 3}"))).isEqualTo("3");
        assertThat(seed(arm("{base: 3, init: 4}"))).isEqualTo("{data: 3, views: 3, init: 4}");
        assertThat(seed(arm("{data: 3, views: 3, init: 4}"))).isEqualTo("{data: 3, views: 3, init: 4}");
    }

    private static String seed(ArmPlan arm) {
        return StudyYaml.inline(arm.resolved().get(StudyKey.SEED).orElseThrow());
    }
}
