package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.repdyn.results.RunDirectory;

/**
 * Commands with random mistakes in studies, overrides and data files. Each ends with exit code 0, 1 or 2 and a message without a stack
 * trace, and leaves a complete run directory or none. CONTRIBUTING.md has the command of a longer search.
 */
@Tag("slow")
@Label("A command with random mistakes ends with a message, and leaves nothing half-written")
class CommandLinePropertyTest {

    private static final String STUDY =
            """
            title: fuzz
            seed: 1
            data:
              name: gaussian-views
              samples: 12
              dimension: 3
              train: 8
            augment:
              - name: gaussian-noise
                sd: 0.1
            loss:
              name: vicreg
              variance-weight: 2
            encoder:
              name: two-layer
              outputs: 2
              width: 4
            constraint:
              W1: oblique
              W2: stiefel
            dynamics:
              name: gradient-descent
              rate: 0.1
            time:
              end: 1
              points: 3
            observables: [norm, effective-rank]
            grid:
              seed: [1, 2]
            arms:
              a:
              b:
                loss: simsiam
                predictor: linear
              c:
                baseline:
                  name: ntk
                  depth: 2
                grid: {}
            """;

    private static final List<String> HOSTILE = List.of(
            "",
            "~",
            "-1",
            "0",
            "0.5",
            "1e400",
            "NaN",
            "[]",
            "{}",
            "[",
            "{a: b}",
            "a: b",
            "\u00e9",
            "'",
            "null",
            "true",
            "[[1]]",
            "{name: }",
            "{name: [x]}",
            "*x",
            "&x",
            "!!int 3",
            "...",
            "---",
            "\t",
            "x.y",
            "-",
            "norm",
            "ntk");

    private static final List<String> KEYS =
            List.of("seed", "data", "loss", "arms", "grid", "name", "constraint", "time", "", "x", "baseline", "W2");

    /** A study of a file with numbers; the file is its dataset. */
    private static final String OWN_DATA =
            """
            data: {name: %s, path: '%s', train: 8}
            augment: {name: gaussian-noise, sd: 0.1}
            loss: linear-contrastive
            encoder: {name: linear, outputs: 1}
            time: {end: 0.1, points: 2}
            """;

    /** One of so many commands runs the study; the others only plan it, which is faster. */
    private static final int PLANS_PER_RUN = 8;

    private static final Pattern STACK_FRAME = Pattern.compile("(?m)^\\s+at [\\w.$/]+\\(.*\\)$");

    private Path directory = Path.of("");

    @BeforeTry
    void create() throws IOException {
        directory = Files.createTempDirectory("fuzz");
    }

    @AfterTry
    void remove() throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Property(seed = "1")
    @Label("studies")
    void studies(@ForAll long number) throws IOException {
        Random random = new Random(number);
        String study = mutated(random);
        check(random, study);
    }

    @Property(seed = "1")
    @Label("overrides")
    void overrides(@ForAll long number) throws IOException {
        Random random = new Random(number);
        String key = pick(KEYS, random) + (random.nextBoolean() ? "." + pick(KEYS, random) : "");
        String arm = random.nextInt(3) == 0 ? "arms." + pick(List.of("a", "b", "c", "d"), random) + "." : "";
        check(random, STUDY, arm + key + "=" + pick(HOSTILE, random));
    }

    @Property(seed = "1")
    @Label("files of the four formats")
    void files(@ForAll long number) throws IOException {
        Random random = new Random(number);
        String format = pick(List.of("csv", "npy", "npz", "idx"), random);
        Path file = directory.resolve("data." + format);
        Files.write(file, damaged(content(format), random));
        String dataset = format.equals("npz") ? "npy" : format;
        check(random, OWN_DATA.formatted(dataset, file));
    }

    private void check(Random random, String study, String... overrides) throws IOException {
        Path file = Files.writeString(directory.resolve("study.yaml"), study);
        Path out = directory.resolve("out");
        boolean run = random.nextInt(PLANS_PER_RUN) == 0;
        List<String> arguments = new ArrayList<>(List.of("compare", file.toString(), "--out", out.toString()));
        arguments.addAll(List.of(overrides));
        arguments.addAll(run ? List.of("--threads", "1", "-q") : List.of("--dry-run", "-q"));
        Cli.Result result = Cli.run(arguments.toArray(String[]::new));

        String what = String.join(" ", overrides) + System.lineSeparator() + study + result.err();
        assertThat(result.code()).as(what).isIn(0, 1, 2);
        for (String text : List.of(result.out(), result.err())) {
            assertThat(STACK_FRAME.matcher(text).find()).as(what).isFalse();
            assertThat(text).as(what).doesNotContain("This is a bug", "internal error");
        }
        if (result.code() == 2) {
            assertThat(result.out()).as(what).isEmpty();
            assertThat(result.err()).as(what).startsWith("error: ");
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .as(what)
                    .allMatch(name -> name.equals("out") || name.equals("study.yaml") || name.startsWith("data."));
        }
        assertThat(Files.exists(out)).as(what).isEqualTo(run && result.code() != 2);
        if (Files.exists(out)) {
            assertThat(RunDirectory.isRunDirectory(out)).as(what).isTrue();
            assertThat(out.resolve("report.html")).as(what).isNotEmptyFile();
        }
    }

    private static byte[] content(String format) throws IOException {
        return switch (format) {
            case "csv" ->
                "a,b,c\n1,2,3\n2,3,5\n4,1,6\n5,2,2\n0,1,1\n7,7,8\n3,1,4\n1,5,9\n2,6,5\n3,5,8\n"
                        .getBytes(StandardCharsets.UTF_8);
            case "npy" -> array();
            case "npz" -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                    zip.putNextEntry(new ZipEntry("x.npy"));
                    zip.write(array());
                }
                yield bytes.toByteArray();
            }
            default ->
                ByteBuffer.allocate(56)
                        .put(new byte[] {0, 0, 8, 3})
                        .putInt(10)
                        .putInt(2)
                        .putInt(2)
                        .put("a tenth of a picture, then others, end..".getBytes(StandardCharsets.US_ASCII))
                        .array();
        };
    }

    /** Returns ten rows of three numbers in the format of NumPy. */
    private static byte[] array() {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (10, 3), }";
        ByteBuffer buffer = ByteBuffer.allocate(128 + 30 * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) 118);
        buffer.put((header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 30; i++) {
            buffer.putDouble(Math.sin(i));
        }
        return buffer.array();
    }

    /** Returns bytes of which up to three were changed, or of which the end is missing or repeated. */
    private static byte[] damaged(byte[] content, Random random) {
        byte[] result = content.clone();
        for (int change = random.nextInt(4); change > 0; change--) {
            result[random.nextInt(result.length)] = (byte) random.nextInt(256);
        }
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(result, random.nextInt(result.length));
            case 1 -> Arrays.copyOf(result, result.length + random.nextInt(20));
            default -> result;
        };
    }

    private static String mutated(Random random) {
        List<String> lines = new ArrayList<>(STUDY.lines().toList());
        int changes = 1 + random.nextInt(3);
        for (int change = 0; change < changes; change++) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            int colon = line.indexOf(':');
            switch (random.nextInt(4)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> lines.set(at, colon < 0 ? line : line.substring(0, colon + 1) + " " + pick(HOSTILE, random));
                default -> lines.set(at, colon < 0 ? line : line.replaceFirst("\\S.*?:", pick(KEYS, random) + ":"));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String pick(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
