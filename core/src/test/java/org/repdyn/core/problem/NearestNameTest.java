package org.repdyn.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    private static final List<String> LOSSES =
            List.of("linear-alignment", "linear-contrastive", "nt-xent", "squared-regression");

    @Test
    void findsTypingErrors() {
        assertThat(NearestName.of("nt-xnet", LOSSES)).containsExactly("nt-xent");
        assertThat(NearestName.of("linear-contrastiv", LOSSES)).containsExactly("linear-contrastive");
        assertThat(NearestName.of("qrr", List.of("geodesic", "qr", "polar"))).containsExactly("qr");
    }

    @Test
    void ignoresCaseAndSeparators() {
        assertThat(NearestName.of("NT_XENT", LOSSES)).containsExactly("nt-xent");
        assertThat(NearestName.of("ntxent", LOSSES)).containsExactly("nt-xent");
    }

    @Test
    void findsNamesWithTheSameBeginning() {
        assertThat(NearestName.of("grass", List.of("euclidean", "grassmann", "stiefel")))
                .containsExactly("grassmann");
    }

    @Test
    void suggestsNoNameThatIsNotNear() {
        assertThat(NearestName.of("momentum", LOSSES)).isEmpty();
        assertThat(NearestName.of("erf", List.of("relu", "tanh"))).isEmpty();
        assertThat(NearestName.of("x", List.of("a", "b"))).isEmpty();
        assertThat(NearestName.of("", LOSSES)).isEmpty();
    }

    @Test
    void writesOneSentence() {
        assertThat(NearestName.didYouMean("nt-xnt", LOSSES)).isEqualTo("Did you mean 'nt-xent'?");
        assertThat(NearestName.didYouMean("arm-3", List.of("arm-1", "arm-2")))
                .isEqualTo("Did you mean 'arm-1' or 'arm-2'?");
        assertThat(NearestName.didYouMean("momentum", LOSSES)).isEmpty();
    }

    @Test
    void doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(NearestName.of("STIEFEL", List.of("stiefel"))).containsExactly("stiefel");
        } finally {
            Locale.setDefault(before);
        }
    }
}
