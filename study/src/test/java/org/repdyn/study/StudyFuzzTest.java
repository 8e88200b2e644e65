package org.repdyn.study;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Valid studies with lines dropped, duplicated or changed: each is either planned or refused with problems. */
@Tag("slow")
@DisplayName("A mutated study")
class StudyFuzzTest {

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

    /** Number of studies in the build; {@code -Drepdyn.fuzz=N} runs more. */
    private static final int TRIES = Integer.getInteger("repdyn.fuzz", 300);

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    @DisplayName("ends in a plan or in problems, never in another exception")
    void endsInAPlanOrInProblems() {
        Random random = new Random(20260101);
        for (int i = 0; i < TRIES; i++) {
            String study = mutated(random);
            assertThatCode(() -> Studies.problems(study)).as(study).doesNotThrowAnyException();
        }
    }

    @Test
    @DisplayName("ends in a plan or in problems with hostile overrides too")
    void overrides() {
        Random random = new Random(20260102);
        for (int i = 0; i < TRIES; i++) {
            String key = pick(KEYS, random) + (random.nextBoolean() ? "." + pick(KEYS, random) : "");
            String arm = random.nextInt(3) == 0 ? "arms." + pick(List.of("a", "b", "c", "d"), random) + "." : "";
            String override = arm + key + "=" + pick(HOSTILE, random);
            assertThatCode(() -> Studies.problems(STUDY, override)).as(override).doesNotThrowAnyException();
        }
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
