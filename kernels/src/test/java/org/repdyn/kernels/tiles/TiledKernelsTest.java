package org.repdyn.kernels.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.activations.Erf;
import org.repdyn.kernels.activations.PiecewiseActivations;
import org.repdyn.kernels.activations.SmoothActivations;
import org.repdyn.kernels.layers.LayerNorm;
import org.repdyn.kernels.layers.Residual;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.recursion.KernelPair;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@Tag("slow")
@DisplayName("Kernels in tiles")
class TiledKernelsTest {

    private static final int POINTS = 300;
    private static final int DIMENSION = 7;
    private static final long BUDGET = 1L << 30;

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final RunControl FREE = RunControl.uncontrolled();

    static Stream<InfiniteNetwork> networks() {
        Layer dense = new Layer.Dense(1.3, Optional.of(0.2), true);
        return Stream.of(
                InfiniteNetwork.fullyConnected(AbRelu.RELU, 3, 1.4, Optional.empty()),
                InfiniteNetwork.fullyConnected(AbRelu.ABS, 2, 1.1, Optional.of(0.3)),
                InfiniteNetwork.fullyConnected(Erf.STANDARD, 3, 1.4, Optional.of(0.1)),
                InfiniteNetwork.fullyConnected(
                        SmoothActivations.GELU.create(new NoOptions()), 2, 1.4, Optional.of(0.1)),
                InfiniteNetwork.fullyConnected(
                        PiecewiseActivations.STEP.create(new NoOptions()), 2, 1, Optional.empty()),
                InfiniteNetwork.of(
                        dense,
                        new LayerNorm(1e-12),
                        Layer.activation(AbRelu.RELU),
                        new Layer.Dense(1.1, Optional.of(0.0), false)),
                InfiniteNetwork.of(
                        dense,
                        new Residual(List.of(Layer.activation(AbRelu.RELU), dense)),
                        Layer.activation(AbRelu.RELU),
                        Layer.dense(1)),
                new InfiniteNetwork(
                        List.of(
                                new Layer.Dense(1.3, Optional.of(0.2), true, java.util.OptionalLong.of(64)),
                                Layer.activation(AbRelu.leaky(0.1)),
                                Layer.dense(1)),
                        Parameterisation.STANDARD));
    }

    @ParameterizedTest
    @MethodSource("networks")
    @DisplayName("agree with those computed pair by pair, also at duplicate, opposite, nearly parallel and zero inputs")
    void pairByPair(InfiniteNetwork network) {
        R064Store x = hardInputs();
        KernelPair expected = network.kernels(x);
        KernelPair actual = tiled(network, 2).kernels(x, FREE);
        close(expected.nngp(), actual.nngp());
        close(expected.ntk(), actual.ntk());
        for (R064Store kernel : List.of(actual.nngp(), actual.ntk())) {
            for (int j = 0; j < POINTS; j++) {
                assertThat(kernel.doubleValue(290, j)).isEqualTo(kernel.doubleValue(3, j));
                assertThat(kernel.doubleValue(17, j)).isEqualTo(kernel.doubleValue(j, 17));
            }
        }
    }

    @Test
    @DisplayName("have the same bits on any number of threads, alone or together, and among more inputs")
    void sameBits() {
        InfiniteNetwork network = InfiniteNetwork.fullyConnected(AbRelu.RELU, 3, 1.4, Optional.of(0.1));
        R064Store x = hardInputs();
        KernelPair one = tiled(network, 1).kernels(x, FREE);
        KernelPair three = tiled(network, 3).kernels(x, FREE);
        assertThat(three.nngp().data).isEqualTo(one.nngp().data);
        assertThat(three.ntk().data).isEqualTo(one.ntk().data);
        assertThat(tiled(network, 2).kernel(TiledKernels.Kind.NTK, x, FREE).data)
                .isEqualTo(one.ntk().data);
        R064Store few = R064Store.FACTORY.make(40, DIMENSION);
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < DIMENSION; j++) {
                few.set(i, j, x.doubleValue(i + 100, j));
            }
        }
        // Rows 100 to 139 of x have other places within the tiles than in the full matrix.
        R064Store first = R064Store.FACTORY.make(40, DIMENSION);
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < DIMENSION; j++) {
                first.set(i, j, x.doubleValue(i + 20, j));
            }
        }
        assertThat(few.data).isNotEqualTo(first.data);
        R064Store prefix = R064Store.FACTORY.make(60, DIMENSION);
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < DIMENSION; j++) {
                prefix.set(i, j, x.doubleValue(i, j));
            }
        }
        R064Store part = tiled(network, 1).kernel(TiledKernels.Kind.NTK, prefix, FREE);
        for (int i = 20; i < 60; i++) {
            for (int j = 20; j < 60; j++) {
                assertThat(part.doubleValue(i, j)).isEqualTo(one.ntk().doubleValue(i, j));
            }
        }
    }

    @Test
    @DisplayName("are refused before the run if they do not fit into memory")
    void areRefusedBeforeTheRunWhereTheyDoNotFit() {
        TiledKernels small = new TiledKernels(
                InfiniteNetwork.fullyConnected(AbRelu.RELU, 1, 1, Optional.empty()), ALGEBRA, 2, 4_000_000_000L);
        assertThatThrownBy(() -> small.kernel(TiledKernels.Kind.NTK, R064Store.FACTORY.make(50_000, 2), FREE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "n = 50,000 needs 20.0 GB, have 4.0 GB: keep the tiles on disk, take at most n = 22,")
                .hasMessageContaining("Nyström");
    }

    @Test
    @DisplayName("name the pair whose entry overflows")
    void sayWhichPairOverflows() {
        InfiniteNetwork explosive = InfiniteNetwork.fullyConnected(AbRelu.RELU, 5, 1e40, Optional.empty());
        assertThatThrownBy(() -> tiled(explosive, 2).kernels(RandomMatrices.gaussian(9, 2, 6), FREE))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("leaves the range of double precision");
    }

    @Test
    @DisplayName("on disk equal those in memory, and a cancelled run continues from its finished tiles")
    void onDisk(@TempDir Path folder) throws IOException {
        InfiniteNetwork network = InfiniteNetwork.fullyConnected(Erf.STANDARD, 2, 1.4, Optional.of(0.1));
        R064Store x = RandomMatrices.gaussian(3 * Tiling.TILE + 11, DIMENSION, 5);
        R064Store expected = tiled(network, 1).kernel(TiledKernels.Kind.NTK, x, FREE);
        Path place = folder.resolve("kernel");
        AtomicInteger finished = new AtomicInteger();
        RunControl stopAfterFour = control(finished, 4);
        assertThatThrownBy(() -> tiled(network, 1).store(TiledKernels.Kind.NTK, x, place, stopAfterFour))
                .isInstanceOf(CancellationException.class)
                .hasMessage("cancelled after 4 of 10 tiles of the kernel");
        assertThat(place).doesNotExist();
        assertThat(folder.resolve("kernel.partial")).exists();

        assertThatThrownBy(() -> tiled(network, 1).store(TiledKernels.Kind.NNGP, x, place, FREE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the tiles of another run ('kernel ntk' instead of 'kernel nngp')");

        AtomicInteger rest = new AtomicInteger();
        try (StoredKernel stored =
                tiled(network, 2).store(TiledKernels.Kind.NTK, x, place, control(rest, Integer.MAX_VALUE))) {
            assertThat(rest.get()).as("tiles computed by the second run").isEqualTo(6);
            assertThat(folder.resolve("kernel.partial")).doesNotExist();
            assertThat(stored.toMemory().data).isEqualTo(expected.data);
            assertThat(stored.get(700, 3)).isEqualTo(expected.doubleValue(3, 700));
            R064Store v = RandomMatrices.gaussian(x.getRowDim(), 2, 9);
            R064Store product = stored.multiply(v, ALGEBRA);
            R064Store whole = ALGEBRA.multiply(expected, v);
            for (int i = 0; i < product.data.length; i++) {
                assertThat(product.data[i]).isCloseTo(whole.data[i], within(Tolerances.rounding(x.getRowDim(), 1, 10)));
            }
        }
        assertThatThrownBy(() -> tiled(network, 2).store(TiledKernels.Kind.NTK, x, place, FREE))
                .hasMessageContaining("exists already");
        Files.writeString(place.resolve("manifest"), "something else");
        assertThatThrownBy(() -> StoredKernel.open(place)).hasMessageContaining("holds no kernel in tiles");
    }

    @Test
    @DisplayName("on disk close their file if it cannot be mapped")
    void fileThatCannotBeMapped(@TempDir Path folder) throws IOException {
        // A channel that cannot be read stands for one without address space: both refuse to be mapped.
        FileChannel channel =
                FileChannel.open(folder.resolve("tiles"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        assertThatThrownBy(() -> StoredKernel.onChannel(new Tiling(3), channel).close())
                .isInstanceOf(NonReadableChannelException.class);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    @DisplayName(
            "on disk belong to one network: a parameter of its activation or a width is a difference, also one that is not described")
    void anotherNetwork(@TempDir Path folder) {
        R064Store x = RandomMatrices.gaussian(5, DIMENSION, 5);
        Path place = folder.resolve("kernel");
        tiled(shallow(AbRelu.leaky(0.25), 8), 1)
                .store(TiledKernels.Kind.NTK, x, place, FREE)
                .close();
        TiledKernels other = tiled(shallow(AbRelu.leaky(0.5), 8), 1);
        assertThatThrownBy(() -> other.stored(TiledKernels.Kind.NTK, x, place))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leaky-relu(alpha=0.25)")
                .hasMessageContaining("leaky-relu(alpha=0.5)");
        TiledKernels wider = tiled(shallow(AbRelu.leaky(0.25), 9), 1);
        assertThatThrownBy(() -> wider.stored(TiledKernels.Kind.NTK, x, place)).hasMessageContaining("width=9");

        Path ofPlugin = folder.resolve("plugin");
        tiled(shallow(new AbRelu("mine", 0.25, 1), 8), 1)
                .store(TiledKernels.Kind.NTK, x, ofPlugin, FREE)
                .close();
        TiledKernels changed = tiled(shallow(new AbRelu("mine", 0.5, 1), 8), 1);
        assertThatThrownBy(() -> changed.stored(TiledKernels.Kind.NTK, x, ofPlugin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds another kernel ('entries ");
        assertThat(tiled(shallow(new AbRelu("mine", 0.25, 1), 8), 1).stored(TiledKernels.Kind.NTK, x, ofPlugin))
                .hasValueSatisfying(StoredKernel::close);
    }

    private static InfiniteNetwork shallow(AbRelu activation, long width) {
        return new InfiniteNetwork(
                List.of(
                        new Layer.Dense(1.3, Optional.of(0.2), true, java.util.OptionalLong.of(width)),
                        Layer.activation(activation),
                        Layer.dense(1)),
                Parameterisation.STANDARD);
    }

    @Test
    @DisplayName("on disk are refused while another run writes them, which ends undisturbed")
    void twoWriters(@TempDir Path folder) throws IOException {
        InfiniteNetwork network = InfiniteNetwork.fullyConnected(Erf.STANDARD, 2, 1.4, Optional.of(0.1));
        R064Store x = RandomMatrices.gaussian(Tiling.TILE + 11, DIMENSION, 5);
        Path place = folder.resolve("kernel");
        AtomicInteger refused = new AtomicInteger();
        RunControl second = new RunControl() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void progress(double fraction) {
                assertThatThrownBy(() -> tiled(network, 1).store(TiledKernels.Kind.NTK, x, place, FREE))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("kernel.partial' is being written by another process");
                refused.incrementAndGet();
            }
        };
        try (StoredKernel stored = tiled(network, 1).store(TiledKernels.Kind.NTK, x, place, second)) {
            assertThat(refused.get()).isPositive();
            assertThat(stored.toMemory().data).isEqualTo(tiled(network, 1).kernel(TiledKernels.Kind.NTK, x, FREE).data);
        }
    }

    @Test
    @DisplayName("stop on all threads at the first error, which is thrown as it is")
    void firstError() {
        InfiniteNetwork network = InfiniteNetwork.fullyConnected(Erf.STANDARD, 2, 1.4, Optional.of(0.1));
        R064Store x = RandomMatrices.gaussian(9 * Tiling.TILE, DIMENSION, 5);
        AtomicInteger finished = new AtomicInteger();
        RunControl noMemory = new RunControl() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void progress(double fraction) {
                finished.incrementAndGet();
                throw new OutOfMemoryError("of the test");
            }
        };
        assertThatThrownBy(() -> tiled(network, 2).kernel(TiledKernels.Kind.NTK, x, noMemory))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(finished.get()).as("tiles finished on two threads, of 45").isLessThanOrEqualTo(2);
    }

    @Test
    @DisplayName("report a progress that never falls, although several threads finish tiles")
    void risingProgress() {
        InfiniteNetwork network = InfiniteNetwork.fullyConnected(Erf.STANDARD, 1, 1.4, Optional.of(0.1));
        R064Store x = RandomMatrices.gaussian(5 * Tiling.TILE, DIMENSION, 5);
        List<Double> fractions = new ArrayList<>();
        RunControl slow = new RunControl() {
            @Override
            public boolean cancelled() {
                return false;
            }

            /** Takes so long that the other threads finish a tile meanwhile; only one thread reports at a time. */
            @Override
            public void progress(double fraction) {
                fractions.add(fraction);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        };
        tiled(network, 6).kernel(TiledKernels.Kind.NTK, x, slow);
        assertThat(fractions).hasSize(15).isSorted();
    }

    @Test
    @DisplayName("are computed one after the other by the same threads")
    void threads() {
        InfiniteNetwork network = InfiniteNetwork.fullyConnected(Erf.STANDARD, 2, 1.4, Optional.of(0.1));
        R064Store x = RandomMatrices.gaussian(2 * Tiling.TILE, DIMENSION, 5);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        for (int i = 0; i < 10; i++) {
            tiled(network, 3).kernel(TiledKernels.Kind.NTK, x, FREE);
        }
        Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
        started.removeAll(before);
        assertThat(started.stream().filter(thread -> thread.getName().equals("linear algebra")))
                .as("threads beside the calling one")
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    @DisplayName("are cancelled if the calling thread is interrupted, which stays interrupted")
    void interrupted() {
        InfiniteNetwork network = InfiniteNetwork.fullyConnected(Erf.STANDARD, 2, 1.4, Optional.of(0.1));
        R064Store x = RandomMatrices.gaussian(2 * Tiling.TILE, DIMENSION, 5);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> tiled(network, 1).kernel(TiledKernels.Kind.NTK, x, FREE))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("cancelled after 0 of 3 tiles of the kernel");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            // The next test must not find the interrupt.
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    @DisplayName("on disk are cancelled by an interrupt, also of a write, and keep their finished tiles")
    void interruptedOnDisk(@TempDir Path folder) {
        InfiniteNetwork network = InfiniteNetwork.fullyConnected(Erf.STANDARD, 2, 1.4, Optional.of(0.1));
        R064Store x = RandomMatrices.gaussian(Tiling.TILE + 11, DIMENSION, 5);
        Path place = folder.resolve("kernel");
        TileManifest manifest = TileManifest.of(network, TiledKernels.Kind.NTK, x);
        double[] values = new double[Tiling.TILE * Tiling.TILE];
        try {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> tiled(network, 2).store(TiledKernels.Kind.NTK, x, place, FREE))
                    .isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
            try (TileFile file = TileFile.begin(place, manifest)) {
                file.write(0, values);
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> file.write(1, values))
                        .isInstanceOf(CancellationException.class)
                        .hasMessage("interrupted; the finished tiles of the kernel are kept");
            }
        } finally {
            // The next test must not find the interrupt.
            assertThat(Thread.interrupted()).isTrue();
        }
        try (TileFile file = TileFile.begin(place, manifest)) {
            assertThat(file.missing()).containsExactly(1, 2);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the open files of a process are in /proc")
    @DisplayName("on disk have no open file when their folder gets its name, since Windows does not rename it then")
    void closedAtTheEnd(@TempDir Path folder) throws IOException {
        InfiniteNetwork network = InfiniteNetwork.fullyConnected(Erf.STANDARD, 2, 1.4, Optional.of(0.1));
        R064Store x = RandomMatrices.gaussian(11, DIMENSION, 5);
        Path place = folder.toRealPath().resolve("kernel");
        try (TileFile file = TileFile.begin(place, TileManifest.of(network, TiledKernels.Kind.NTK, x))) {
            assertThat(openFiles()).anyMatch(open -> open.startsWith(place + ".partial/"));
            file.write(0, new double[Tiling.TILE * Tiling.TILE]);
            file.complete();
            assertThat(openFiles()).noneMatch(open -> open.startsWith(place.toString()));
        }
    }

    private static List<String> openFiles() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    files.add(Files.readSymbolicLink(descriptor).toString());
                } catch (NoSuchFileException e) {
                    continue; // it was closed meanwhile, as the list itself
                }
            }
        }
        return files;
    }

    @Test
    @DisplayName("leave no half-written array after an interrupt or a failure of the receiver of progress")
    void halfAnArray(@TempDir Path folder) {
        InfiniteNetwork network = InfiniteNetwork.fullyConnected(Erf.STANDARD, 2, 1.4, Optional.of(0.1));
        R064Store x = RandomMatrices.gaussian(11, DIMENSION, 5);
        Path array = folder.resolve("kernel.npy");
        RunControl failing = new RunControl() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void progress(double fraction) {
                throw new IllegalStateException("of the test");
            }
        };
        try (StoredKernel stored = tiled(network, 1).store(TiledKernels.Kind.NTK, x, folder.resolve("kernel"), FREE)) {
            assertThatThrownBy(() -> NpyExport.write(stored, array, failing))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("of the test");
            assertThat(folder).isDirectoryNotContaining("glob:**.npy*");
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(() -> NpyExport.write(stored, array, FREE))
                        .isInstanceOf(CancellationException.class)
                        .hasMessage("interrupted while the array was written");
            } finally {
                // The next test must not find the interrupt.
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThat(folder).isDirectoryNotContaining("glob:**.npy*");
        }
    }

    private static RunControl control(AtomicInteger finished, int limit) {
        return new RunControl() {
            @Override
            public boolean cancelled() {
                return finished.get() >= limit;
            }

            @Override
            public void progress(double fraction) {
                finished.incrementAndGet();
            }
        };
    }

    /** Returns Gaussian points with a duplicate, an opposite point, nearly parallel points and zeros. */
    private static R064Store hardInputs() {
        R064Store x = RandomMatrices.gaussian(POINTS, DIMENSION, 3);
        for (int j = 0; j < DIMENSION; j++) {
            x.set(290, j, x.doubleValue(3, j));
            x.set(291, j, -x.doubleValue(3, j));
            x.set(292, j, x.doubleValue(5, j) + (j == 0 ? 1e-9 : 0));
            x.set(293, j, x.doubleValue(5, j) + (j == 1 ? 1e-3 : 0));
            x.set(294, j, 1e8 * x.doubleValue(6, j));
            x.set(7, j, 0);
        }
        return x;
    }

    private static TiledKernels tiled(InfiniteNetwork network, int threads) {
        return new TiledKernels(network, ALGEBRA, threads, BUDGET);
    }

    private static void close(R064Store expected, R064Store actual) {
        int n = expected.getRowDim();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double scale = Math.sqrt(expected.doubleValue(i, i)) * Math.sqrt(expected.doubleValue(j, j));
                // The golden cases have 1e-12 of the entry and 1e-14 of its pair; the cut at 0.998 needs ten times as
                // much.
                assertThat(actual.doubleValue(i, j))
                        .as("entry %d, %d", i, j)
                        .isCloseTo(
                                expected.doubleValue(i, j),
                                within(1e-12 * Math.abs(expected.doubleValue(i, j)) + 1e-13 * scale));
            }
        }
    }
}
