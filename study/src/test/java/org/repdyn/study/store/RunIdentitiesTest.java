package org.repdyn.study.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.PluginFile;
import org.repdyn.data.arrays.NpzWriter;
import org.repdyn.study.Studies;

@DisplayName("The identity of a run")
@Tag("slow")
class RunIdentitiesTest {

    private static final RunIdentities IDENTITIES =
            new RunIdentities(Studies.BUILT_IN, LinearAlgebra.ojAlgo(), Optional.of("code"));

    @TempDir
    Path temporary;

    private static RunId id(String yaml, String... overrides) {
        return IDENTITIES.of(Studies.plan(yaml, overrides).arms().get(0)).id();
    }

    @Test
    @DisplayName("is the same under other names, key orders and spellings of numbers, and with defaults spelt out")
    void sameNumbers() {
        RunId id = id(Studies.SMALL + "dynamics: {name: gradient-descent, rate: 0.1}\narms: {a: {}}\n");
        assertThat(List.of(
                        id(Studies.SMALL + "title: other\ndynamics: {rate: 1e-1, name: gradient-descent}\n"),
                        id(
                                "arms:\n  b:\n    encoder: {outputs: 2, name: linear}\n    dynamics: {name: gradient-descent,"
                                        + " rate: 0.10}\n    loss: {name: linear-contrastive}\n    seed: 0\n"
                                        + "    data: {dimension: 4, samples: 30, name: gaussian-views}\n"),
                        id(Studies.SMALL + "dynamics: {name: gradient-descent, rate: 0.1}\nweight-decay: 0\n"
                                + "constraint: euclidean\ntime: {end: 10}\n")))
                .containsOnly(id);
        assertThat(id(Studies.SMALL + "weight-decay: 1e-1"))
                .isEqualTo(id(Studies.SMALL + "weight-decay: 0.1"))
                .isNotEqualTo(id(Studies.SMALL));
    }

    @Test
    @DisplayName("does not depend on settings that a baseline does not use")
    void baseline() {
        String yaml = Studies.SMALL + "arms: {k: {baseline: ntk}}\n";
        assertThat(id(yaml + "constraint: stiefel\ndynamics: gradient-descent\n"))
                .isEqualTo(id(yaml));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed=1",
                "data.samples=31",
                "data.train=20",
                "loss=linear-alignment",
                "encoder.outputs=3",
                "encoder.init-scale=0.5",
                "constraint=stiefel",
                "dynamics=gradient-descent",
                "dynamics={name: gradient-flow, relative-tolerance: 1e-7}",
                "weight-decay=0.1",
                "time.end=11",
                "time.points=99",
                "baseline=ntk",
                "observables=[effective-rank]",
                "columns=[effective-rank]"
            })
    @DisplayName("changes with each setting and with what is recorded")
    void settings(String override) {
        assertThat(id(Studies.SMALL, override)).isNotEqualTo(id(Studies.SMALL));
    }

    @Test
    @DisplayName("changes with one byte of the data")
    void data() throws IOException {
        Path csv = temporary.resolve("points.csv");
        String yaml = "data: {name: csv, path: '" + csv + "', train: 4}\nloss: linear-contrastive\n"
                + "encoder: {name: linear, outputs: 2}\n";
        Files.writeString(csv, "1,2,5\n2,3,5\n4,1,6\n5,2,2\n0,1,1\n7,7,8\n");
        RunId before = id(yaml);
        assertThat(id(yaml)).isEqualTo(before);
        Files.writeString(csv, "1,2,5\n2,3,5\n4,1,6\n5,2,2\n0,1,1\n7,7,9\n");
        assertThat(id(yaml)).isNotEqualTo(before);
    }

    @Test
    @DisplayName("changes with one number of a file of initial weights")
    void initialWeights() throws IOException {
        Path file = temporary.resolve("w.npz");
        Set<RunId> ids = new HashSet<>();
        for (double first : new double[] {1, 2}) {
            R064Store weights = R064Store.FACTORY.make(4, 2);
            weights.set(0, 0, first);
            try (NpzWriter npz = new NpzWriter(file)) {
                npz.matrix("W", weights);
            }
            ids.add(id(Studies.SMALL, "initial-weights=" + file));
        }
        assertThat(ids).hasSize(2);
    }

    @Test
    @DisplayName("changes with the linear-algebra backend and with the code")
    void environment() {
        LinearAlgebra other = Mockito.mock(LinearAlgebra.class);
        Mockito.when(other.backends()).thenReturn(List.of("another 1.0"));
        var arm = Studies.plan(Studies.SMALL).arms().get(0);
        Set<RunId> ids = new HashSet<>(List.of(
                IDENTITIES.of(arm).id(),
                new RunIdentities(Studies.BUILT_IN, other, Optional.of("code"))
                        .of(arm)
                        .id(),
                new RunIdentities(Studies.BUILT_IN, LinearAlgebra.ojAlgo(), Optional.of("changed"))
                        .of(arm)
                        .id()));
        assertThat(ids).hasSize(3);
    }

    @ParameterizedTest(name = "a jar with the loss ''{0}'' and a study with ''{1}''")
    @CsvSource({"mine, mine, true", "mine, linear-contrastive, false", "linear, linear-contrastive, false"})
    @DisplayName("changes with a byte of the jar of a plugin that the arm uses, and of no other")
    void jars(String plugin, String used, boolean changes) {
        RunId first = PluginJars.id(plugin, "1".repeat(64), used);
        assertThat(PluginJars.id(plugin, "1".repeat(64), used)).isEqualTo(first);
        assertThat(PluginJars.id(plugin, "2".repeat(64), used).equals(first)).isEqualTo(!changes);
    }

    @Test
    @DisplayName(
            "changes with a byte of the jar of a linear-algebra backend, and not with a backend that has no jar of its own")
    void backendJars() {
        RunId first = withBackend(List.of(new PluginFile("fast.jar", "1".repeat(64))));
        assertThat(withBackend(List.of(new PluginFile("fast.jar", "1".repeat(64)))))
                .isEqualTo(first);
        assertThat(withBackend(List.of(new PluginFile("fast.jar", "2".repeat(64)))))
                .isNotEqualTo(first);
        assertThat(withBackend(List.of())).isEqualTo(id(Studies.SMALL)).isNotEqualTo(first);
    }

    /** Returns the identity of a small study whose linear algebra, described as ojAlgo, comes from a plugin. */
    private static RunId withBackend(List<PluginFile> files) {
        LinearAlgebraBackendProvider provider = Mockito.mock(LinearAlgebraBackendProvider.class);
        LinearAlgebra algebra = Mockito.mock(LinearAlgebra.class);
        Mockito.when(algebra.backends()).thenReturn(LinearAlgebra.ojAlgo().backends());
        Mockito.when(algebra.plugins())
                .thenReturn(List.of(new LoadedPlugin<>(
                        provider, "fast.jar", "1", RunIdentitiesTest.class.getClassLoader(), files)));
        return new RunIdentities(Studies.BUILT_IN, algebra, Optional.of("code"))
                .of(Studies.plan(Studies.SMALL).arms().get(0))
                .id();
    }

    @Test
    @DisplayName("changes with a part of another plugin")
    void partsOfPlugins() {
        String sum = "{name: weighted-sum, terms: [linear-contrastive, mine]}";
        assertThat(PluginJars.id("mine", "1".repeat(64), sum)).isNotEqualTo(PluginJars.id("mine", "2".repeat(64), sum));
    }

    @Test
    @DisplayName("changes with a byte of an entry of a jar, and not with its time or its compression")
    void jarOfCode() throws IOException {
        String before = CodeDigest.of(Set.of(jarOf(1, 1_000_000, ZipOutputStream.DEFLATED)));
        assertThat(CodeDigest.of(Set.of(jarOf(1, 2_000_000_000, ZipOutputStream.STORED))))
                .isEqualTo(before);
        assertThat(CodeDigest.of(Set.of(jarOf(2, 1_000_000, ZipOutputStream.DEFLATED))))
                .isNotEqualTo(before);
    }

    /** Writes a jar with one class of one byte. */
    private Path jarOf(int content, long time, int method) throws IOException {
        byte[] bytes = {(byte) content};
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        ZipEntry entry = new ZipEntry("org/X.class");
        entry.setTime(time);
        entry.setMethod(method);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        Path jar = temporary.resolve("code.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(entry);
            out.write(bytes);
        }
        return jar;
    }

    @Test
    @DisplayName("changes with a byte of a jar or of a folder of classes of RepDyn, and not with their names")
    void code() throws IOException {
        Path jar = Files.write(temporary.resolve("a.jar"), new byte[] {1, 2, 3});
        Path copy = Files.write(temporary.resolve("b.jar"), new byte[] {1, 2, 3});
        Path classes = Files.createDirectories(temporary.resolve("classes/org"));
        Path type = Files.write(classes.resolve("X.class"), new byte[] {1});
        String before = CodeDigest.of(Set.of(jar, temporary.resolve("classes")));
        assertThat(CodeDigest.of(Set.of(copy, temporary.resolve("classes")))).isEqualTo(before);

        Files.write(type, new byte[] {2});
        String changedClass = CodeDigest.of(Set.of(jar, temporary.resolve("classes")));
        Files.write(type, new byte[] {1});
        Files.write(jar, new byte[] {1, 2, 4});
        String changedJar = CodeDigest.of(Set.of(jar, temporary.resolve("classes")));
        assertThat(List.of(before, changedClass, changedJar)).doesNotHaveDuplicates();

        assertThat(CodeDigest.of(Studies.BUILT_IN)).matches("[0-9a-f]{64}").isEqualTo(CodeDigest.of(Studies.BUILT_IN));
    }

    @Test
    @DisplayName("has the form of a SHA-256")
    void form() {
        assertThat(id(Studies.SMALL).hex()).matches("[0-9a-f]{64}");
        assertThat(id(Studies.SMALL).brief()).hasSize(12);
        assertThatThrownBy(() -> new RunId("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }
}
