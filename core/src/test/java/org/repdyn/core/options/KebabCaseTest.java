package org.repdyn.core.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KebabCaseTest {

    @Property
    void componentNamesSurviveARoundTrip(@ForAll("camel") String name) {
        assertThat(KebabCase.isCamel(name)).isTrue();
        assertThat(KebabCase.fromCamel(name)).matches("[a-z0-9-]+");
        assertThat(camel(KebabCase.fromCamel(name))).isEqualTo(name);
    }

    @Property
    void constantsSurviveARoundTrip(@ForAll("constants") String name) {
        assertThat(KebabCase.isConstant(name)).isTrue();
        assertThat(KebabCase.fromConstant(name)).matches("[a-z0-9-]+");
        assertThat(constant(KebabCase.fromConstant(name))).isEqualTo(name);
    }

    /** Returns the camel case of a name in kebab case, which must be that of the record. */
    private static String camel(String kebab) {
        return Pattern.compile("-([a-z])").matcher(kebab).replaceAll(hyphen -> hyphen.group(1)
                .toUpperCase(Locale.ROOT));
    }

    /** Returns the constant of a name in kebab case. */
    private static String constant(String kebab) {
        return kebab.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    @Provide
    Arbitrary<String> camel() {
        Arbitrary<String> rest = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .numeric()
                .ofMaxLength(12);
        return Arbitraries.strings().withCharRange('a', 'z').ofLength(1).flatMap(first -> rest.map(r -> first + r));
    }

    @Provide
    Arbitrary<String> constants() {
        Arbitrary<String> word = Arbitraries.strings()
                .withCharRange('A', 'Z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(5);
        return word.list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(words -> String.join("_", words))
                .filter(name -> Character.isLetter(name.charAt(0)));
    }

    @Example
    void doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(KebabCase.fromCamel("weightInit")).isEqualTo("weight-init");
            assertThat(KebabCase.fromConstant("FIRST_STIEFEL")).isEqualTo("first-stiefel");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Example
    void refusesNamesThatCannotBeConvertedBack() {
        assertThat(KebabCase.isCamel("Weight")).isFalse();
        assertThat(KebabCase.isCamel("weight_decay")).isFalse();
        assertThat(KebabCase.isConstant("Geodesic")).isFalse();
        assertThat(KebabCase.isConstant("A__B")).isFalse();
    }
}
