package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.data.FileViews;

/**
 * Parts of an arm's state that files give, instead of draws.
 *
 * @param views the views
 * @param weights the initial weights
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GivenState(Optional<FileViews> views, Optional<GivenWeights> weights) {

    /**
     * Initial weights of a file.
     *
     * @param file path as the user wrote it
     * @param sha256 SHA-256 of its content, hexadecimal
     * @param blocks weight matrices by the name of the block
     */
    public record GivenWeights(String file, String sha256, Map<String, R064Store> blocks) {
        public GivenWeights {
            blocks = Map.copyOf(blocks);
        }
    }

    /**
     * Returns the files.
     *
     * @param encoderBlocks names of the encoder's weight blocks; the notice names other blocks of a file as not used
     */
    public List<GivenFile> files(Collection<String> encoderBlocks) {
        List<GivenFile> files = new ArrayList<>();
        views.ifPresent(v -> files.add(new GivenFile("data.views", v.name(), v.checksum(), v.describe())));
        weights.ifPresent(w -> files.add(new GivenFile(
                "initial-weights",
                w.file(),
                w.sha256(),
                w.file() + ": initial weights " + names(w, encoderBlocks::contains)
                        + (encoderBlocks.containsAll(w.blocks().keySet())
                                ? ""
                                : "; not used, because the encoder has no such blocks: "
                                        + names(w, name -> !encoderBlocks.contains(name))))));
        return List.copyOf(files);
    }

    private static String names(GivenWeights weights, Predicate<String> chosen) {
        return weights.blocks().keySet().stream().filter(chosen).sorted().collect(Collectors.joining(", "));
    }
}
