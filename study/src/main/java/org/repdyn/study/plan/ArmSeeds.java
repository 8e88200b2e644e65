package org.repdyn.study.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.random.Seed;
import org.repdyn.study.SeedPart;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;
import org.repdyn.study.yaml.SeedValues;
import org.repdyn.study.yaml.StudyYaml;

/**
 * Seeds of an arm. They are equal unless the study gives a part of the draws a seed of its own.
 *
 * @param data seed of the samples and of the split
 * @param views seed of augmentations, negatives and batches
 * @param init seed of the initial weights, or of the initial function of a baseline
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ArmSeeds(Seed data, Seed views, Seed init) {

    /** Returns true if all draws have the same seed. */
    public boolean areEqual() {
        return data.equals(views) && views.equals(init);
    }

    /** Returns the seeds by the key of their part. */
    public Map<String, Long> byPart() {
        Map<String, Long> parts = new LinkedHashMap<>();
        parts.put(SeedPart.DATA.key(), data.value());
        parts.put(SeedPart.VIEWS.key(), views.value());
        parts.put(SeedPart.INIT.key(), init.value());
        return parts;
    }

    /** Returns the seed of the initial weights, which stands for the arm where a result has one seed. */
    public long value() {
        return init.value();
    }

    /** Reads the seeds of an arm; 0 where it gives none. Empty after an error, which is added to the problems. */
    static Optional<ArmSeeds> of(Settings settings, Problems problems) {
        // Parts without a seed of their own share a mistake.
        Problems own = Problems.distinct();
        Optional<Seed> base = part(settings, SeedPart.BASE, own);
        Optional<Seed> data = part(settings, SeedPart.DATA, own);
        Optional<Seed> views = part(settings, SeedPart.VIEWS, own);
        Optional<Seed> init = part(settings, SeedPart.INIT, own);
        problems.addAll(own);
        return base.flatMap(b -> data.flatMap(d -> views.flatMap(v -> init.map(i -> new ArmSeeds(d, v, i)))));
    }

    /**
     * Returns the seed of a part of the draws: its own, or else that of the parts without one; 0 where the settings give none. Empty
     * after an error, which is added to the problems.
     */
    public static Optional<Seed> part(Settings settings, SeedPart part, Problems problems) {
        Optional<ConfigValue> given = settings.get(StudyKey.SEED);
        if (given.isPresent() && given.get() instanceof Mapping parts) {
            ConfigValue own = parts.entries().get(part.key());
            if (own != null) {
                return read(own, part.path(), problems);
            }
            ConfigValue base = parts.entries().get(SeedPart.BASE.key());
            return base == null ? Optional.of(new Seed(0)) : read(base, SeedPart.BASE.path(), problems);
        }
        return given.map(value -> read(value, StudyKey.SEED.key(), problems)).orElseGet(() -> Optional.of(new Seed(0)));
    }

    private static Optional<Seed> read(ConfigValue given, String path, Problems problems) {
        String text = StudyYaml.inline(given);
        OptionalLong seed = given instanceof Scalar ? Decimals.readWhole(text) : OptionalLong.empty();
        if (seed.isEmpty()) {
            Optional<String> wrongRange = SeedValues.wrongRange(text);
            String several = text.contains(",") || text.contains("..") ? ". For several seeds, use seeds=[1, 2]" : "";
            String range = Decimals.read(text).isPresent() ? " from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE : "";
            problems.add(
                    given.location(),
                    path + " is '" + text + "'"
                            + wrongRange
                                    .map(why -> ", " + why
                                            + ". Allowed: a whole number, such as 1, or a range, such as 1..5")
                                    .orElse(". Allowed: a whole number" + range + ", such as 1" + several));
            return Optional.empty();
        }
        return Optional.of(new Seed(seed.getAsLong()));
    }
}
