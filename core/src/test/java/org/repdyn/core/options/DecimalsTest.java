package org.repdyn.core.options;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DecimalsTest {

    @Property
    void everyDoubleSurvivesARoundTripBitForBit(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        String written = Decimals.write(value);

        if (Double.isNaN(value)) {
            assertThat(written).isEqualTo("nan");
        } else {
            assertThat(Double.doubleToRawLongBits(Decimals.read(written).orElseThrow()))
                    .isEqualTo(bits);
        }
    }

    @Property
    void neverHasMoreDigitsThanTheJdk(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        Assume.that(Double.isFinite(value));

        assertThat(digits(Decimals.write(value))).isLessThanOrEqualTo(digits(Double.toString(value)));
    }

    private static int digits(String number) {
        String mantissa = number.split("[eE]", 2)[0].replaceAll("[^0-9]", "");
        return mantissa.replaceAll("^0+", "").replaceAll("0+$", "").length();
    }

    @Example
    void writesNumbersInMessagesAsAUserWould() {
        assertThat(Decimals.text(1e300)).isEqualTo("1e300");
        assertThat(Decimals.text(-2.5e-9)).isEqualTo("-2.5e-9");
        assertThat(Decimals.text(1)).isEqualTo("1");
        assertThat(Decimals.text(Double.NaN)).isEqualTo("NaN");
        assertThat(Decimals.text(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    }

    @Example
    void writesNumbersWithoutExponentIfTheyAreShort() {
        assertThat(Decimals.write(0.5)).isEqualTo("0.5");
        assertThat(Decimals.write(30)).isEqualTo("30");
        assertThat(Decimals.write(-1200)).isEqualTo("-1200");
        assertThat(Decimals.write(1e-5)).isEqualTo("0.00001");
        assertThat(Decimals.write(1e-7)).isEqualTo("1.0e-7");
        assertThat(Decimals.write(-6.02214076e23)).isEqualTo("-6.02214076e23");
        assertThat(Decimals.write(-0.0)).isEqualTo("-0.0");
        assertThat(Decimals.write(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
        // Double.toString of JDK 17 writes one digit too many for 2^-44.
        assertThat(Decimals.write(0x1p-44)).isEqualTo("5.684341886080802e-14");
    }

    @Example
    void readsStrictly() {
        assertThat(Decimals.read(" 1e3 ")).hasValue(1000);
        assertThat(Decimals.read(".5")).hasValue(0.5);
        assertThat(Decimals.read("+2.")).hasValue(2);
        assertThat(Decimals.read(".inf")).hasValue(Double.POSITIVE_INFINITY);
        for (String text : new String[] {"", "1d", "1f", "0x1p3", "NaN", "1,5", "1_000", "ten", "--1", "٣"}) {
            assertThat(Decimals.read(text)).as(text).isEmpty();
        }
    }
}
