package org.repdyn.openblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.repdyn.core.algebra.BackendUnavailableException;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;

class MissingNativeLibraryTest {

    @Test
    void missingNativeLibraryIsReportedWithThePlatform() {
        LinearAlgebraBackendProvider provider = new OpenBlasBackendProvider(() -> {
            throw new UnsatisfiedLinkError("no jniopenblas_full in java.library.path\nsecond line");
        });
        assertThatThrownBy(provider::start)
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessage(
                        "no native OpenBLAS library for " + OpenBlasBackendProvider.platform() + " could be loaded");
    }

    @Test
    void serviceUsesOjAlgoWithoutTheNativeLibrary() {
        LinearAlgebra algebra = LinearAlgebra.of(List.of(new OpenBlasBackendProvider(() -> {
            throw new UnsatisfiedLinkError("none");
        })));
        assertThat(algebra.backends()).singleElement().asString().startsWith("ojalgo ");
        assertThat(algebra.notices())
                .singleElement()
                .asString()
                .contains("openblas", OpenBlasBackendProvider.platform())
                .doesNotContain("\n");
    }

    /** Loads the bindings in a class loader without the jar of the native library. */
    @Test
    void backendWithoutNativeLibraryIsUnavailableAndPrintsNothing() throws Exception {
        ClassLoader parent = ClassLoader.getPlatformClassLoader();
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
        try (URLClassLoader bare = new URLClassLoader(classPathWithoutNatives(), parent)) {
            System.setOut(capture);
            System.setErr(capture);
            Object provider = bare.loadClass(OpenBlasBackendProvider.class.getName())
                    .getConstructor()
                    .newInstance();
            assertThatThrownBy(() -> provider.getClass().getMethod("start").invoke(provider))
                    .cause()
                    .satisfies(cause -> assertThat(cause.getClass().getName())
                            .isEqualTo(BackendUnavailableException.class.getName()))
                    .hasMessageContaining(OpenBlasBackendProvider.platform());
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static URL[] classPathWithoutNatives() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains(OpenBlasBackendProvider.platform() + ".jar"))
                .map(entry -> {
                    try {
                        return Path.of(entry).toUri().toURL();
                    } catch (java.net.MalformedURLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toArray(URL[]::new);
    }
}
