package org.repdyn.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * A file of golden cases, read from the directory in the system property {@code repdyn.golden}, or from the copies on the
 * class path when the property is empty.
 */
public final class GoldenFile {

    private static final String PROPERTY = "repdyn.golden";

    private final JsonNode cases;

    private GoldenFile(JsonNode cases) {
        this.cases = cases;
    }

    /**
     * Opens a file.
     *
     * @param name such as {@code losses}, without directory and ending
     */
    public static GoldenFile open(String name) {
        String directory = System.getProperty(PROPERTY, "");
        try (InputStream in = directory.isEmpty()
                ? Optional.ofNullable(GoldenFile.class.getResourceAsStream("golden/" + name + ".json"))
                        .orElseThrow(() -> new IllegalArgumentException("no golden file named " + name))
                : Files.newInputStream(Path.of(directory, name + ".json"))) {
            JsonNode root = new ObjectMapper().readTree(in);
            return new GoldenFile(root.isArray() ? root : root.get("cases"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read golden file " + name, e);
        }
    }

    /** All cases, in file order. */
    public Stream<GoldenCase> cases() {
        return StreamSupport.stream(cases.spliterator(), false).map(GoldenCase::new);
    }

    /**
     * One dynamic test a case. A case whose operation has no check is reported as skipped, by name.
     *
     * @param operation names the operation a case is about
     * @param checks what to do with the cases of an operation
     */
    public Stream<DynamicTest> tests(Function<GoldenCase, String> operation, Map<String, Check> checks) {
        return cases().map(c -> DynamicTest.dynamicTest(c.name(), () -> {
            String key = operation.apply(c);
            Check check = checks.get(key);
            Assumptions.assumeTrue(check != null, () -> "the operation " + key + " does not exist yet");
            Objects.requireNonNull(check).run(c);
        }));
    }

    /** Checks one golden case. */
    @FunctionalInterface
    public interface Check {
        /** Fails when the case does not hold. */
        void run(GoldenCase golden) throws Exception;
    }
}
