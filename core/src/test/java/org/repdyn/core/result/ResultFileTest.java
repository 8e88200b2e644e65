package org.repdyn.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {

    /** Many more rows than fit into one block of the file. */
    private static final int MANY = 5000;

    @TempDir
    private Path folder;

    @Test
    void listsInTheFileAreEqualToThoseInMemoryBitForBit() {
        ResultFile file = new ResultFile(Optional.of(folder), 0);
        List<TrajectoryRow> first = rows("a", 3);
        List<TrajectoryRow> second = rows("b", Long.MIN_VALUE);
        List<EmbeddingPoint> points = points("b");
        List<TrajectoryRow> firstKept = file.trajectory(first);
        List<EmbeddingPoint> pointsKept = file.points(points);
        List<TrajectoryRow> secondKept = file.trajectory(second);
        assertThat(firstKept).isNotSameAs(first).isEqualTo(first);
        assertThat(secondKept).isEqualTo(second);
        assertThat(pointsKept).isNotSameAs(points).isEqualTo(points);
        // Backwards, and by turns of two lists, each entry needs another block.
        for (int i = MANY - 1; i >= MANY - 5; i--) {
            assertThat(firstKept.get(i)).isEqualTo(first.get(i));
            assertThat(secondKept.get(i)).isEqualTo(second.get(i));
        }
        assertThat(firstKept.parallelStream().toList()).isEqualTo(first);
        assertThatThrownBy(() -> firstKept.get(MANY)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aLongListIsReadWithOneObjectForEachName() {
        List<TrajectoryRow> kept = new ResultFile(Optional.of(folder), 0).trajectory(rows("a", 0));
        assertThat(kept.get(7).observable()).isSameAs(kept.get(4009).observable());
    }

    @Test
    void rowsOfAnObservableAreFoundInFilesAndInMemory() {
        ResultFile file = new ResultFile(Optional.of(folder), 0);
        List<TrajectoryRow> first = rows("a", 3);
        List<TrajectoryRow> second = rows("b", 4);
        List<TrajectoryRow> joined = new JoinedList<>(List.of(file.trajectory(first), second));
        List<TrajectoryRow> found = new ArrayList<>();
        ResultFile.forEachRow(joined, "observable-1", found::add);
        assertThat(found)
                .isEqualTo(Stream.concat(first.stream(), second.stream())
                        .filter(row -> row.observable().equals("observable-1"))
                        .toList());
        // The name of an arm has a number in the file too.
        ResultFile.forEachRow(joined, "a", row -> fail("no observable has the name of the arm"));
        Set<String> names = new TreeSet<>();
        ResultFile.observables(joined, names);
        assertThat(names).containsExactly("observable-0", "observable-1", "observable-2");
    }

    @Test
    void rowsOfSomeArmsAreFoundInFilesAndInMemory() {
        ResultFile file = new ResultFile(Optional.of(folder), 0);
        List<TrajectoryRow> first = rows("a", 3);
        List<TrajectoryRow> second = rows("b", 4);
        List<TrajectoryRow> joined = new JoinedList<>(List.of(file.trajectory(first), file.trajectory(second), second));
        assertThat(ResultFile.ofArms(joined, TrajectoryRow::arm, Set.of("a"))).isEqualTo(first);
        assertThat(ResultFile.ofArms(joined, TrajectoryRow::arm, Set.of("b"))).hasSize(2 * MANY);
    }

    @Test
    void anArmWithoutRowsBelongsToNoArm() {
        List<TrajectoryRow> kept = new ResultFile(Optional.of(folder), 0).trajectory(List.of());
        assertThat(ResultFile.ofArms(kept, TrajectoryRow::arm, Set.of("a"))).isEmpty();
    }

    @Test
    void fewEntriesStayInMemoryAndNoFileIsWritten() throws IOException {
        List<TrajectoryRow> rows = rows("a", 0);
        assertThat(new ResultFile(Optional.of(folder.resolve("missing")), MANY).trajectory(rows))
                .isSameAs(rows);
        assertThat(names()).isEmpty();
    }

    @Test
    void listsStayInMemoryIfTheFileCannotBeWritten() {
        List<TrajectoryRow> rows = rows("a", 0);
        ResultFile file = new ResultFile(Optional.of(folder.resolve("missing")), 0);
        assertThat(file.trajectory(rows)).isSameAs(rows);
        assertThat(file.trajectory(rows)).isSameAs(rows);
    }

    @Test
    void theFileHasNoNameThatAKilledProcessWouldLeave() throws IOException {
        List<TrajectoryRow> kept = new ResultFile(Optional.of(folder), 0).trajectory(rows("a", 0));
        assertThat(kept).hasSize(MANY);
        if (!System.getProperty("os.name").startsWith("Windows")) {
            assertThat(names()).isEmpty();
        }
    }

    @Test
    void joinedListsAreOneListWithoutTheEmptyOnes() {
        List<Integer> joined = new JoinedList<>(List.of(List.of(), List.of(1, 2), List.of(), List.of(3), List.of()));
        assertThat(joined).isEqualTo(List.of(1, 2, 3));
        assertThat(new JoinedList<>(List.<List<Integer>>of())).isEmpty();
        assertThatThrownBy(() -> joined.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> joined.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<TrajectoryRow> rows(String arm, long seed) {
        List<TrajectoryRow> rows = new ArrayList<>();
        double[] special = {Double.NaN, -0.0, Double.NEGATIVE_INFINITY, Double.MIN_VALUE};
        for (int i = 0; i < MANY; i++) {
            double value = i < special.length ? special[i] : Math.sin(i);
            rows.add(new TrajectoryRow("run", arm, seed, i / 2, i / 7.0, "observable-" + i % 3, i % 2, value));
        }
        return List.copyOf(rows);
    }

    private static List<EmbeddingPoint> points(String arm) {
        List<EmbeddingPoint> points = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            points.add(new EmbeddingPoint(
                    arm,
                    i,
                    i % 3 == 0 ? OptionalInt.empty() : OptionalInt.of(i % 10 - 1),
                    Math.cos(i),
                    -1.0 / i,
                    i % 2 == 0 ? Optional.empty() : Optional.of("image " + i % 11)));
        }
        return List.copyOf(points);
    }
}
