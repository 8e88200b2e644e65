package org.repdyn.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("In a sentence")
class SentenceMathTest {

    private static final Pattern MATH = Pattern.compile("<math>(.*?)</math>");

    /** Returns the text of each formula, without elements and the signs of products and functions that no reader sees. */
    private static List<String> formulas(String sentence) {
        return MATH.matcher(SentenceMath.of(sentence))
                .results()
                .map(match -> match.group(1).replaceAll("<[^>]*>", "").replaceAll("[\u2061\u2062\u00a0 ]", ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "With WᵀW = I the subspace is that of the mean.#W⊤W=I",
                "IsoLoss gives all of them one rate, λ' = 4λ(1 - λ). Without it, none.#λ′=4λ(1−λ)",
                "it is learned as a(t) = s exp(2st) from a start#a(t)=sexp(2st)",
                "the ratio decays like exp(-2(λ₂-λ₁)t), and it becomes rank one#exp(−2(λ₂−λ₁)t)",
                "dimensions differ by ‖off(KKᵀ)‖² + Σ‖rows‖⁴, whatever loss#‖off(KK⊤)‖2+Σ‖rows‖4",
                "where it has its minimum, 1/(1 + s²)² for noise#1(1+s2)2",
                "the embeddings, dU/dt = -(G - UUᵀ)MU, contain no width#dUdt=−(G−UU⊤)MU",
                "any λ₁ = … = λ_k is at rest#λ₁=…=λk",
                "it falls like n^(-1/2), while the angle stays#n−12",
            })
    @DisplayName("a formula is typeset, and the words around it are not")
    void formula(String sentence, String formula) {
        assertThat(formulas(sentence)).containsExactly(formula);
        String words = SentenceMath.of(sentence).replaceAll("<math>.*?</math>", "*");
        assertThat(words).doesNotContain("<").contains("*");
        assertThat(sentence).startsWith(words.substring(0, words.indexOf('*')));
        assertThat(sentence).endsWith(words.substring(words.lastIndexOf('*') + 1));
    }

    @Test
    @DisplayName("several formulas and single variables are typeset apart")
    void several() {
        assertThat(formulas("Eigenvalues p of the predictor and s of WᵀW are kept; with η above τ all go to zero."))
                .containsExactly("p", "s", "W⊤W", "η", "τ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "A weak augmentation leaves it flat - and I know a reason.",
                "27 of 60 arms (samples pushed apart) of the anchor's component took 1e-3 seconds.",
            })
    @DisplayName("words, numbers, brackets and apostrophes stay as they are")
    void words(String sentence) {
        assertThat(formulas(sentence)).isEmpty();
    }

    @Test
    @DisplayName("text with signs of HTML is escaped")
    void escaped() {
        assertThat(SentenceMath.of("<b> & x < 1"))
                .startsWith("&lt;b&gt; &amp; <math>")
                .doesNotContain("<b>");
    }
}
