package org.repdyn.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

@DisplayName("A formula as MathML")
class FormulaMathTest {

    private static String inside(String formula) {
        return FormulaMath.of(formula).replaceFirst("^<math>", "").replaceFirst("</math>$", "");
    }

    @Test
    @DisplayName("has products, Greek letters, powers, indices, fractions and roots")
    void elements() {
        assertThat(inside("2Ct")).isEqualTo("<mn>2</mn><mi>C</mi><mi>t</mi>");
        assertThat(inside("tau - l^2"))
                .isEqualTo("<mi>τ</mi><mo>−</mo><msup><mrow><mi>l</mi></mrow><mrow><mn>2</mn></mrow></msup>");
        assertThat(inside("R_jj")).isEqualTo("<msub><mrow><mi>R</mi></mrow><mrow><mi>j</mi><mi>j</mi></mrow></msub>");
        assertThat(inside("p/(1 + t)"))
                .isEqualTo("<mfrac><mrow><mi>p</mi></mrow><mrow><mn>1</mn><mo>+</mo><mi>t</mi></mrow></mfrac>");
        assertThat(inside("p/(1 + p(0))"))
                .endsWith("<mrow><mn>1</mn><mo>+</mo><mi>p</mi>"
                        + "<mrow><mo>(</mo><mrow><mn>0</mn></mrow><mo>)</mo></mrow></mrow></mfrac>");
        assertThat(inside("sqrt(x)")).isEqualTo("<msqrt><mi>x</mi></msqrt>");
        assertThat(inside("e^{-t}"))
                .isEqualTo("<msup><mrow><mi>e</mi></mrow><mrow><mrow><mo>−</mo><mi>t</mi></mrow></mrow></msup>");
    }

    @Test
    @DisplayName("has a transpose after a capital letter and a derivative after a small one")
    void primes() {
        assertThat(inside("W'W")).isEqualTo("<msup><mrow><mi>W</mi></mrow><mrow><mo>⊤</mo></mrow></msup><mi>W</mi>");
        assertThat(inside("p'")).isEqualTo("<msup><mrow><mi>p</mi></mrow><mrow><mo>′</mo></mrow></msup>");
    }

    @Test
    @DisplayName("keeps words as text")
    void words() {
        assertThat(inside("l for each mode of a start")).isEqualTo("<mi>l</mi></math> for each mode of a start");
        assertThat(inside("a its speed")).isEqualTo("<mi>a</mi></math> its speed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p' = a s (tau - v p) - eta p, s' = 2 p s (tau - v p) - 2 eta s for each mode of predictor and encoder",
                "|W'W - AA'/a| falls like exp(-2ht), W the readout, A the predictor, a its speed, h the weight decay",
                "span W(t) = span exp(-2Ct) W(0), W'W = I, C = F'MF/2, F the inputs or the frozen hidden layer",
                "p(t) = p(0)/(1 + 4c p(0) t) for each singular value p of the product, c its eigenvalue of X'MX/2",
                "l' = 2c for each eigenvalue l of U'U/n, c = E[p t - (p.t) p^2] over unit vectors, in expectation",
                "l' = 4c l^2(1 - l), log(l/(1-l)) - 1/l = 4ct + const",
                "W(t) = exp(2Gt/tau) W(0), G the centred cross-covariance of the views, while logits are small",
                "a(t) = s exp(2st)/(exp(2st) - 1 + s/a(0)) for each singular value s of X'Y/n",
                "s(t) = exp(4gt)/sqrt(1/s(0)^2 + g(exp(8gt) - 1)) for each eigenvalue g of sym(X'X+)/n",
                "the same sigmoids from s(0) = |R_jj|, QR of W(0)'V; for a start that is small",
                "W(t) = orth(e^{−2Ct} W₀), C = Cₙ − Cₚ"
            })
    @DisplayName("of each built-in prediction is well-formed, with each of its letters and digits")
    void builtIn(String formula) throws Exception {
        Element math = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<p>" + FormulaMath.of(formula) + "</p>")))
                .getDocumentElement();

        assertThat(math.getElementsByTagName("math").getLength()).isPositive();
        assertThat(letters(math.getTextContent()))
                .isEqualTo(letters(formula.replace("tau", "τ")
                        .replace("eta", "η")
                        .replace("sqrt", "")
                        .replace("prηictor", "")));
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "x^", "a/", "f(x", "x)", "a % b", "<script>alert(1)</script>", "\"&'", ""})
    @DisplayName("that cannot be read, or that is markup, is escaped text")
    void unreadable(String formula) {
        assertThat(FormulaMath.of(formula)).doesNotContain("<script", "\"&'");
        if (!formula.startsWith("<s") && !formula.isEmpty()) {
            assertThat(FormulaMath.of(formula)).doesNotContain("<math");
        }
    }
}
