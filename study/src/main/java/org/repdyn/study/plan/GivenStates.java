package org.repdyn.study.plan;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.options.HomePath;
import org.repdyn.core.problem.Problems;
import org.repdyn.data.FileViews;
import org.repdyn.data.arrays.ArrayFile;
import org.repdyn.data.spi.DataException;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;
import org.repdyn.study.plan.GivenState.GivenWeights;

/** Reader of views and initial weights from files; each file is read once for all arms of a study. */
final class GivenStates {

    /** Prefix of the initial weights among the arrays of an exported state. */
    private static final String INITIAL = "initial/";

    private final Map<Path, FileViews> views = new HashMap<>();
    private final Map<Path, GivenWeights> weights = new HashMap<>();

    /** Reads the files that an arm names; a file that cannot be read is added to the problems. */
    GivenState read(String name, Settings arm, Optional<SplitSettings> split, Problems problems) {
        Optional<FileViews> given = split.flatMap(SplitSettings::views).flatMap(file -> {
            try {
                return Optional.of(views.computeIfAbsent(file, FileViews::read));
            } catch (DataException e) {
                problems.add(arm.place(StudyKey.DATA, name), "data.views: " + e.getMessage());
                return Optional.empty();
            }
        });
        return new GivenState(given, weights(arm, problems));
    }

    private Optional<GivenWeights> weights(Settings arm, Problems problems) {
        return arm.effective().get(StudyKey.INITIAL_WEIGHTS).flatMap(value -> {
            try {
                Path file = HomePath.of(((Scalar) value).text());
                return Optional.of(weights.computeIfAbsent(file, GivenStates::weights));
            } catch (DataException e) {
                problems.add(value.location(), "initial-weights: " + e.getMessage());
                return Optional.empty();
            } catch (InvalidPathException e) {
                problems.add(value.location(), "initial-weights: " + HomePath.refusal(e));
                return Optional.empty();
            }
        });
    }

    /** Reads weights by block: the arrays {@code initial/BLOCK} of an exported state, or all arrays of another file. */
    private static GivenWeights weights(Path path) {
        ArrayFile exported = ArrayFile.read(path, name -> name.startsWith(INITIAL));
        if (!exported.arrays().isEmpty()) {
            return weights(exported, INITIAL.length());
        }
        try {
            return weights(ArrayFile.read(path, name -> true), 0);
        } catch (DataException e) {
            throw new DataException(
                    e.getMessage() + ". Each array of this file is read as the weights of a block; remove other arrays,"
                            + " or name the weights " + INITIAL + "BLOCK",
                    e);
        }
    }

    /** @param prefix number of characters before the name of a block */
    private static GivenWeights weights(ArrayFile file, int prefix) {
        Map<String, R064Store> blocks = new LinkedHashMap<>();
        file.arrays().forEach((name, array) -> blocks.put(name.substring(prefix), array.matrix()));
        return new GivenWeights(file.name(), file.checksum(), blocks);
    }
}
