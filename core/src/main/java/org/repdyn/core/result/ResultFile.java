package org.repdyn.core.result;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Temporary file for the trajectories and embeddings of many arms, so that the memory of a study does not grow with the number of
 * its arms. A list that is put into the file comes back as an equal list, whose entries are read from the file in blocks. The file is
 * created when the first entries do not fit into memory, and it disappears with the process. If it cannot be written, lists stay in memory.
 * Thread-safe.
 *
 * <p>Lists are best read from the front to the back.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ResultFile {

    /** Number of entries that stay in memory: about 10 MB, so that small studies need no file. */
    private static final long IN_MEMORY = 100_000;

    /** Size of a block that is read at once, in bytes: small in memory, and large for a disk. */
    private static final int BLOCK = 1 << 16;

    private final Optional<Path> folder;
    private final long inMemory;
    private final Map<String, String> names = new HashMap<>();
    private Optional<RandomAccessFile> file = Optional.empty();
    private boolean writable = true;
    private long entries;
    private long end;
    private final ThreadLocal<Block> last = ThreadLocal.withInitial(() -> new Block(0, ByteBuffer.allocate(0)));

    /**
     * Bytes of the file.
     *
     * @param offset position of the first byte
     */
    private record Block(long offset, ByteBuffer bytes) {
        boolean has(long position, int length) {
            return position >= offset && position + length <= offset + bytes.limit();
        }
    }

    /**
     * Creates a file that is written when it is needed.
     *
     * @param folder folder of the file; empty for the folder of temporary files
     */
    public ResultFile(Optional<Path> folder) {
        this(folder, IN_MEMORY);
    }

    /**
     * Creates a file.
     *
     * @param inMemory number of entries that stay in memory
     */
    ResultFile(Optional<Path> folder, long inMemory) {
        this.folder = folder;
        this.inMemory = inMemory;
    }

    /** Returns an equal list of the rows of the trajectory of one arm. */
    public List<TrajectoryRow> trajectory(List<TrajectoryRow> rows) {
        return kept(rows, new TrajectoryForm());
    }

    /** Returns an equal list of the points of one arm. */
    public List<EmbeddingPoint> points(List<EmbeddingPoint> points) {
        return kept(points, new PointForm());
    }

    /** Returns the entries as a list that cannot be changed: the list itself if it is one, else a copy. Lists of a file are not read. */
    static <T> List<T> unchanging(List<T> entries) {
        return entries instanceof JoinedList<T> || entries instanceof FileList<T> ? entries : List.copyOf(entries);
    }

    /** Performs an action for each row of an observable, in order; other rows that are in a file are not created. */
    static void forEachRow(List<TrajectoryRow> rows, String observable, Consumer<TrajectoryRow> action) {
        if (rows instanceof JoinedList<TrajectoryRow> joined) {
            joined.parts().forEach(part -> forEachRow(part, observable, action));
        } else if (rows instanceof FileList<TrajectoryRow> inFile && inFile.form instanceof TrajectoryForm form) {
            form.observable(observable).ifPresent(number -> inFile.forEach(TrajectoryForm.OBSERVABLE, number, action));
        } else {
            rows.stream().filter(row -> row.observable().equals(observable)).forEach(action);
        }
    }

    /** Adds the names of the observables of rows to a set. */
    static void observables(List<TrajectoryRow> rows, Set<String> names) {
        if (rows instanceof JoinedList<TrajectoryRow> joined) {
            joined.parts().forEach(part -> observables(part, names));
        } else if (rows instanceof FileList<TrajectoryRow> inFile && inFile.form instanceof TrajectoryForm form) {
            names.addAll(form.observables);
        } else {
            rows.forEach(row -> names.add(row.observable()));
        }
    }

    /** Returns the entries of some arms. Lists of a file hold one arm each and are not empty; of each, only the first entry is read. */
    static <T> List<T> ofArms(List<T> entries, Function<T, String> arm, Set<String> names) {
        if (entries instanceof JoinedList<T> joined) {
            return new JoinedList<>(joined.parts().stream()
                    .map(part -> ofArms(part, arm, names))
                    .toList());
        }
        if (entries instanceof FileList<T>) {
            return names.contains(arm.apply(entries.get(0))) ? entries : List.of();
        }
        return entries.stream()
                .filter(entry -> names.contains(arm.apply(entry)))
                .toList();
    }

    private synchronized <T> List<T> kept(List<T> list, Form<T> form) {
        entries += list.size();
        if (list.isEmpty() || entries <= inMemory || !writable) {
            return list;
        }
        long start = end;
        try {
            byte[] bytes = new byte[BLOCK];
            ByteBuffer block = ByteBuffer.wrap(bytes);
            for (T entry : list) {
                if (block.remaining() < form.bytes()) {
                    append(bytes, block.position());
                    block.clear();
                }
                form.write(entry, block);
            }
            append(bytes, block.position());
            return new FileList<>(this, start, list.size(), form);
        } catch (IOException e) {
            // The disk is full or cannot be written; the list takes memory instead.
            writable = false;
            return list;
        }
    }

    private void append(byte[] block, int length) throws IOException {
        RandomAccessFile open = open();
        open.seek(end);
        open.write(block, 0, length);
        end += length;
    }

    private RandomAccessFile open() throws IOException {
        if (file.isEmpty()) {
            File created = folder.isPresent()
                    ? Files.createTempFile(folder.get(), ".results", ".writing").toFile()
                    : Files.createTempFile("repdyn-results", ".writing").toFile();
            file = Optional.of(new RandomAccessFile(created, "rw"));
            // An open file can be deleted, except on Windows; it has no name from then on.
            if (!created.delete()) {
                created.deleteOnExit();
            }
        }
        return file.get();
    }

    /** Returns an entry's bytes, in a buffer of its own. */
    private ByteBuffer read(long position, int length, long limit) {
        Block block = last.get();
        if (!block.has(position, length)) {
            block = new Block(position, ByteBuffer.wrap(bytes(position, (int) Math.min(BLOCK, limit - position))));
            last.set(block);
        }
        return block.bytes().slice((int) (position - block.offset()), length);
    }

    private synchronized byte[] bytes(long position, int length) {
        byte[] bytes = new byte[length];
        try {
            RandomAccessFile open = open();
            open.seek(position);
            open.readFully(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the temporary file of results", e);
        }
    }

    /** Form of an entry in the file: a fixed number of bytes, with names by their numbers. */
    private abstract class Form<T> {

        private final List<String> known = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();

        /** Returns the number of bytes of an entry. */
        abstract int bytes();

        abstract void write(T entry, ByteBuffer to);

        abstract T read(ByteBuffer from);

        /** Returns the number of a name; empty if no entry has it. */
        OptionalInt known(String name) {
            Integer number = numbers.get(name);
            return number == null ? OptionalInt.empty() : OptionalInt.of(number);
        }

        /** Returns the number of a name; equal names of all lists are one object. */
        int number(String name) {
            return numbers.computeIfAbsent(name, unknown -> {
                known.add(names.computeIfAbsent(unknown, first -> first));
                return known.size() - 1;
            });
        }

        String name(int number) {
            return known.get(number);
        }
    }

    private final class TrajectoryForm extends Form<TrajectoryRow> {

        /** Position of the observable among the bytes of a row. */
        static final int OBSERVABLE = 3 * Integer.BYTES + Long.BYTES + Double.BYTES;

        private final Set<String> observables = new HashSet<>();

        /** Returns the number of an observable; empty if no row has it. */
        OptionalInt observable(String name) {
            return observables.contains(name) ? known(name) : OptionalInt.empty();
        }

        @Override
        int bytes() {
            return 5 * Integer.BYTES + Long.BYTES + 2 * Double.BYTES;
        }

        @Override
        void write(TrajectoryRow row, ByteBuffer to) {
            to.putInt(number(row.run())).putInt(number(row.arm())).putLong(row.seed());
            to.putInt(row.step()).putDouble(row.t());
            observables.add(row.observable());
            to.putInt(number(row.observable())).putInt(row.index()).putDouble(row.value());
        }

        @Override
        TrajectoryRow read(ByteBuffer from) {
            return new TrajectoryRow(
                    name(from.getInt()),
                    name(from.getInt()),
                    from.getLong(),
                    from.getInt(),
                    from.getDouble(),
                    name(from.getInt()),
                    from.getInt(),
                    from.getDouble());
        }
    }

    private final class PointForm extends Form<EmbeddingPoint> {

        /** Number that stands for no image. */
        private static final int NO_IMAGE = -1;

        @Override
        int bytes() {
            return 4 * Integer.BYTES + 1 + 2 * Double.BYTES;
        }

        @Override
        void write(EmbeddingPoint point, ByteBuffer to) {
            to.putInt(number(point.arm())).putInt(point.sample());
            to.put((byte) (point.label().isPresent() ? 1 : 0))
                    .putInt(point.label().orElse(0));
            to.putDouble(point.x()).putDouble(point.y());
            to.putInt(point.image().map(this::number).orElse(NO_IMAGE));
        }

        @Override
        EmbeddingPoint read(ByteBuffer from) {
            String arm = name(from.getInt());
            int sample = from.getInt();
            boolean labelled = from.get() != 0;
            int label = from.getInt();
            double x = from.getDouble();
            double y = from.getDouble();
            int image = from.getInt();
            return new EmbeddingPoint(
                    arm,
                    sample,
                    labelled ? OptionalInt.of(label) : OptionalInt.empty(),
                    x,
                    y,
                    image == NO_IMAGE ? Optional.empty() : Optional.of(name(image)));
        }
    }

    /** List whose entries are in the file. */
    private static final class FileList<T> extends AbstractList<T> implements RandomAccess {

        private final ResultFile file;
        private final long start;
        private final int size;
        private final Form<T> form;

        FileList(ResultFile file, long start, int size, Form<T> form) {
            this.file = file;
            this.start = start;
            this.size = size;
            this.form = form;
        }

        @Override
        public T get(int index) {
            if (index < 0 || index >= size) {
                throw new IndexOutOfBoundsException("entry " + index + " of " + size);
            }
            int bytes = form.bytes();
            return form.read(file.read(start + (long) index * bytes, bytes, start + (long) size * bytes));
        }

        /**
         * Performs an action for each entry that has a number at a position of its bytes.
         *
         * @param position position of the number, from the first byte of an entry
         */
        void forEach(int position, int number, Consumer<? super T> action) {
            int bytes = form.bytes();
            int block = BLOCK / bytes;
            for (int first = 0; first < size; first += block) {
                int entries = Math.min(block, size - first);
                ByteBuffer buffer = ByteBuffer.wrap(file.bytes(start + (long) first * bytes, entries * bytes));
                for (int i = 0; i < entries; i++) {
                    if (buffer.getInt(i * bytes + position) == number) {
                        action.accept(form.read(buffer.slice(i * bytes, bytes)));
                    }
                }
            }
        }

        @Override
        public int size() {
            return size;
        }
    }
}
