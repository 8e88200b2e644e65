package org.repdyn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

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
}
