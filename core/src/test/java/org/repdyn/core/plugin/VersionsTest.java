package org.repdyn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionsTest {

    @Test
    void readsTheManifestOfAJar() {
        assertThat(Versions.of(Test.class)).isEqualTo(Test.class.getPackage().getImplementationVersion());
        assertThat(Versions.of(Test.class)).matches("5\\..*");
    }

    @Test
    void versionOfAClassOutsideAReleasedJarIsDevelopment() {
        assertThat(Versions.of(VersionsTest.class)).isEqualTo("DEVELOPMENT");
        assertThat(Versions.of(int[].class)).isEqualTo("DEVELOPMENT");
    }

    @Test
    void reportsModulesOfDifferentVersions() {
        assertThat(Versions.misalignment(List.of(Versions.class, NoOptions.class)))
                .isEmpty();
        assertThat(Versions.misalignment(List.of(Versions.class, Test.class)))
                .contains("modules of different versions are mixed: org.junit.jupiter.api " + Versions.of(Test.class)
                        + ", org.repdyn.core.plugin DEVELOPMENT");
    }
}
