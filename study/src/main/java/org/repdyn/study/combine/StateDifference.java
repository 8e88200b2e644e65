package org.repdyn.study.combine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apiguardian.api.API;
import org.repdyn.data.arrays.ArrayFile;
import org.repdyn.data.arrays.NumberArray;
import org.repdyn.data.spi.DataException;
import org.repdyn.study.combine.RunDifference.NumberDifference;

/** Differences of the exported states of an arm in two runs. Only arrays whose bytes differ are read as numbers. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StateDifference {

    /** Beginning of the names of arrays. */
    public static final String STATE = "state.";

    /** Name of the array of times. */
    private static final String TIMES = "times";

    /** Number of bytes that are compared at a time. */
    private static final int PIECE = 1 << 16;

    private final String arm;
    private final Path first;
    private final Path second;
    private final NumberRule rule;

    private StateDifference(String arm, Path first, Path second, NumberRule rule) {
        this.arm = arm;
        this.first = first;
        this.second = second;
        this.rule = rule;
    }

    /**
     * Compares the states of an arm by the rule of {@link RunDifference#ofRepetition}.
     *
     * @param arm name of the arm
     * @param first archive of the original, which exists
     * @param second archive of the repetition
     * @param tolerance largest difference that counts as equal; 0 for the same bits
     * @return the largest difference of each array under {@code state.NAME}; infinite for an array that only one archive has, that has another
     *     shape or that has no finite numbers
     * @throws IOException if an archive cannot be read
     */
    public static List<NumberDifference> of(String arm, Path first, Path second, double tolerance) throws IOException {
        return new StateDifference(arm, first, second, NumberRule.reproduction(tolerance)).differences();
    }

    private List<NumberDifference> differences() throws IOException {
        if (!Files.isRegularFile(second)) {
            return List.of(unequal("file"));
        }
        List<NumberDifference> differences = new ArrayList<>();
        for (String name : unequalArrays()) {
            numbers(name).ifPresent(differences::add);
        }
        return differences;
    }

    private NumberDifference unequal(String name) {
        return new NumberDifference(
                arm,
                STATE + name,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Double.POSITIVE_INFINITY);
    }

    /** Returns the names of arrays whose bytes differ, or that only one archive has. */
    private Set<String> unequalArrays() throws IOException {
        Set<String> unequal = new TreeSet<>();
        try (ZipFile a = new ZipFile(first.toFile());
                ZipFile b = new ZipFile(second.toFile())) {
            Set<String> entries = names(a);
            entries.addAll(names(b));
            for (String entry : entries) {
                if (!same(a, b, entry)) {
                    unequal.add(withoutEnding(entry));
                }
            }
        }
        return unequal;
    }

    private static Set<String> names(ZipFile file) {
        Set<String> names = new TreeSet<>();
        Enumeration<? extends ZipEntry> entries = file.entries();
        while (entries.hasMoreElements()) {
            names.add(entries.nextElement().getName());
        }
        return names;
    }

    private static String withoutEnding(String entry) {
        int dot = entry.lastIndexOf('.');
        return dot < 0 ? entry : entry.substring(0, dot);
    }

    /** Returns true if both archives have an entry with the same bytes. They are read in pieces, since a state may exceed the memory. */
    private static boolean same(ZipFile a, ZipFile b, String name) throws IOException {
        ZipEntry first = a.getEntry(name);
        ZipEntry second = b.getEntry(name);
        if (first == null || second == null || first.getSize() != second.getSize()) {
            return false;
        }
        try (InputStream in = a.getInputStream(first);
                InputStream other = b.getInputStream(second)) {
            while (true) {
                byte[] piece = in.readNBytes(PIECE);
                if (!Arrays.equals(piece, other.readNBytes(PIECE))) {
                    return false;
                }
                if (piece.length < PIECE) {
                    return true;
                }
            }
        }
    }

    private Optional<NumberDifference> numbers(String name) {
        NumberArray a;
        NumberArray b;
        NumberArray times;
        try {
            ArrayFile original = ArrayFile.read(first, wanted -> wanted.equals(name) || wanted.equals(TIMES));
            a = original.array(name).orElseThrow(() -> new DataException(name));
            b = ArrayFile.read(second, name::equals).array(name).orElseThrow(() -> new DataException(name));
            times = original.array(TIMES).orElseThrow(() -> new DataException(name));
        } catch (DataException e) {
            // The bytes differ, and one of the archives has no numbers under the name.
            return Optional.of(unequal(name));
        }
        return Arrays.equals(a.shape(), b.shape())
                ? series(a, times).largest(series(b, times), arm, STATE + name, rule)
                : Optional.of(unequal(name));
    }

    /** Returns the numbers of an array, by time if its first axis is that of the times. */
    private static NumberSeries series(NumberArray array, NumberArray times) {
        int axis = array.shape().length > 0 ? array.shape()[0] : 1;
        boolean timed = axis == times.values().length;
        int rest = array.values().length / Math.max(axis, 1);
        NumberSeries series = new NumberSeries();
        for (int i = 0; i < array.values().length; i++) {
            int step = i / rest;
            series.add(step, i % rest, timed ? times.values()[step] : Double.NaN, array.values()[i]);
        }
        return series;
    }
}
