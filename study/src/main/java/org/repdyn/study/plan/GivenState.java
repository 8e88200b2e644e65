package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Returns the files. */
    public List<GivenFile> files() {
        List<GivenFile> files = new ArrayList<>();
        views.ifPresent(v -> files.add(new GivenFile("data.views", v.name(), v.checksum(), v.describe())));
        weights.ifPresent(w -> files.add(new GivenFile(
                "initial-weights",
                w.file(),
                w.sha256(),
                w.file() + ": initial weights "
                        + String.join(
                                ", ", w.blocks().keySet().stream().sorted().toList()))));
        return List.copyOf(files);
    }
}
