package org.repdyn.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;

/**
 * A file of golden cases, read from the directory in the system property {@code repdyn.golden}, or from the copies on the
 * class path when the property is empty. A test class covers the file, or a {@link #section section} of it, completely:
 * every operation has a check, or an entry with the reason in a list of absences; and every expected result of a case is
 * read by its check, or has an entry with the reason in a list of unread results.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GoldenFile {

    private static final String PROPERTY = "repdyn.golden";

    private final String name;
    private final List<GoldenCase> cases;
    private final boolean complete;

    private GoldenFile(String name, List<GoldenCase> cases, boolean complete) {
        this.name = name;
        this.cases = List.copyOf(cases);
        this.complete = complete;
    }

    /**
     * Opens a file.
     *
     * @param name file name without directory and extension, such as {@code losses}
     * @throws IllegalArgumentException if no golden file has this name
     */
    public static GoldenFile open(String name) {
        String directory = System.getProperty(PROPERTY, "");
        try (InputStream in = directory.isEmpty()
                ? Optional.ofNullable(GoldenFile.class.getResourceAsStream(name + ".json"))
                        .orElseThrow(() -> new IllegalArgumentException("no golden file named " + name))
                : Files.newInputStream(Path.of(directory, name + ".json"))) {
            JsonNode root = new ObjectMapper().readTree(in);
            return of(name, root.isArray() ? root : root.get("cases"), directory.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read golden file " + name, e);
        }
    }

    /**
     * Opens a file of a module's own test resources, beside a test class.
     *
     * @param beside class in the package that holds the file
     * @param name file name without extension
     * @throws IllegalArgumentException if there is no such file
     */
    public static GoldenFile open(Class<?> beside, String name) {
        try (InputStream in = Optional.ofNullable(beside.getResourceAsStream(name + ".json"))
                .orElseThrow(() -> new IllegalArgumentException("no file " + name + ".json beside " + beside))) {
            return of(name, new ObjectMapper().readTree(in), true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read golden file " + name, e);
        }
    }

    /**
     * Creates a golden file from parsed cases.
     *
     * @param complete true if the file must have a case for every check and every absence; a directory named by the user
     *     may hold a part of the operations
     */
    static GoldenFile of(String name, JsonNode cases, boolean complete) {
        return new GoldenFile(
                name,
                StreamSupport.stream(cases.spliterator(), false)
                        .map(GoldenCase::new)
                        .toList(),
                complete);
    }

    /** Returns all cases, in file order. */
    public Stream<GoldenCase> cases() {
        return cases.stream();
    }

    /** Returns the cases that a test class covers, where several classes share a file. */
    public GoldenFile section(Predicate<GoldenCase> belongs) {
        return new GoldenFile(name, cases.stream().filter(belongs).toList(), complete);
    }

    /** Returns the dynamic tests of a file in which no operation is absent on purpose. */
    public Stream<DynamicTest> tests(Function<GoldenCase, String> operation, Map<String, Check> checks) {
        return tests(operation, checks, Map.of());
    }

    /** Returns the dynamic tests of a file whose expected results are all read. */
    public Stream<DynamicTest> tests(
            Function<GoldenCase, String> operation, Map<String, Check> checks, Map<String, String> absences) {
        return tests(operation, checks, absences, Map.of());
    }

    /**
     * Returns one dynamic test per case, and one that compares the operations of the file with the two maps. An operation in
     * neither map fails, and so does an entry of {@code absences} that also has a check. In the files on the class path,
     * an entry of either map that no case uses fails as well. A case also fails if its check leaves an expected result
     * unread that is not in {@code unread}, or reads one that is.
     *
     * @param operation returns the operation that a case tests
     * @param checks operation → its check
     * @param absences operation → the reason why it has no check here
     * @param unread key of an expected result, after the operation and a colon if only its cases are meant → the reason
     *     why the check does not read it; {@code trajectory.loss} is the key {@code loss} of the rows of {@code trajectory}
     */
    public Stream<DynamicTest> tests(
            Function<GoldenCase, String> operation,
            Map<String, Check> checks,
            Map<String, String> absences,
            Map<String, String> unread) {
        DynamicTest coverage = DynamicTest.dynamicTest(
                "every operation of " + name + ".json has a check or a reason for its absence", () -> {
                    assertCovered(operation, checks, absences);
                    assertUnreadExist(operation, absences, unread);
                });
        Stream<DynamicTest> tests = cases.stream()
                .filter(c -> !absences.containsKey(operation.apply(c)))
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> {
                    required(checks, operation.apply(c)).run(c);
                    assertRead(c, operation.apply(c), unread);
                }));
        return Stream.concat(Stream.of(coverage), tests);
    }

    private static void assertRead(GoldenCase golden, String operation, Map<String, String> unread) {
        List<String> errors = new ArrayList<>();
        for (String key : golden.results()) {
            boolean listed = unread.containsKey(key) || unread.containsKey(operation + ":" + key);
            if (listed && golden.read().contains(key)) {
                errors.add("'" + key + "' is read and is listed as unread; remove one of the two");
            } else if (!listed && !golden.read().contains(key)) {
                errors.add("the check does not read '" + key + "'; compare it, or list it as unread with a reason");
            }
        }
        if (!errors.isEmpty()) {
            throw new AssertionError(golden.name() + " (" + operation + "): " + String.join("; ", errors));
        }
    }

    private void assertUnreadExist(
            Function<GoldenCase, String> operation, Map<String, String> absences, Map<String, String> unread) {
        Set<String> keys = new TreeSet<>();
        cases.stream().filter(c -> !absences.containsKey(operation.apply(c))).forEach(c -> c.results()
                .forEach(key -> {
                    keys.add(key);
                    keys.add(operation.apply(c) + ":" + key);
                }));
        unread.forEach((key, reason) -> {
            if (reason.isBlank()) {
                throw new AssertionError(name + ".json: '" + key + "' is listed as unread without a reason");
            }
            if (complete && !keys.contains(key)) {
                throw new AssertionError(
                        name + ".json: '" + key + "' is no expected result of any case; remove its entry");
            }
        });
    }

    private Check required(Map<String, Check> checks, String operation) {
        return Optional.ofNullable(checks.get(operation))
                .orElseThrow(() -> new AssertionError("the operation '" + operation + "' of " + name
                        + ".json has no check; add one, or add the operation with a reason to the list of absences"));
    }

    private void assertCovered(
            Function<GoldenCase, String> operation, Map<String, Check> checks, Map<String, String> absences) {
        Set<String> used = cases.stream().map(operation).collect(Collectors.toCollection(TreeSet::new));
        List<String> errors = new ArrayList<>();
        for (String key : used) {
            if (!checks.containsKey(key) && !absences.containsKey(key)) {
                errors.add("'" + key + "' has neither a check nor a reason for its absence");
            }
        }
        absences.forEach((key, reason) -> {
            if (checks.containsKey(key)) {
                errors.add("'" + key + "' has a check and is listed as absent; remove one of the two");
            }
            if (reason.isBlank()) {
                errors.add("'" + key + "' is listed as absent without a reason");
            }
        });
        if (complete) {
            Set<String> unused = new TreeSet<>(checks.keySet());
            unused.addAll(absences.keySet());
            unused.removeAll(used);
            unused.forEach(key -> errors.add("'" + key + "' is not an operation of any case; remove its entry"));
        }
        if (!errors.isEmpty()) {
            throw new AssertionError(name + ".json: " + String.join("; ", errors));
        }
    }

    /** Check of one golden case. */
    @FunctionalInterface
    @API(status = API.Status.INTERNAL, since = "0.1")
    public interface Check {
        /** Compares computed values with the expected values of a case; throws an {@link AssertionError} if they differ. */
        void run(GoldenCase golden) throws Exception;
    }
}
