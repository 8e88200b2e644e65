package org.repdyn.core.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
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
        assertThat(KebabCase.toCamel(KebabCase.fromCamel(name))).isEqualTo(name);
    }

    @Property
    void constantsSurviveARoundTrip(@ForAll("constants") String name) {
        assertThat(KebabCase.isConstant(name)).isTrue();
        assertThat(KebabCase.fromConstant(name)).matches("[a-z0-9-]+");
        assertThat(KebabCase.toConstant(KebabCase.fromConstant(name))).isEqualTo(name);
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
            assertThat(KebabCase.toConstant("first-stiefel")).isEqualTo("FIRST_STIEFEL");
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
