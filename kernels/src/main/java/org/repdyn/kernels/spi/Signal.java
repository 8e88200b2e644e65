package org.repdyn.kernels.spi;

import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * What is known of the signal between two layers, whatever the inputs are.
 *
 * @param kind its distribution at infinite width
 * @param width number of channels, where it is stated or follows; the standard parameterisation needs it
 * @param grid the positions of an image or a sequence; empty where there are none
 * @param allPositions whether a layer above needs the covariances between different positions
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Signal(Kind kind, OptionalLong width, Optional<Grid> grid, boolean allPositions) {

    /** Distributions. */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    public enum Kind {
        /** The inputs themselves. */
        INPUT,
        /** Independent centred Gaussian channels: after an affine layer, also summed or normalised. */
        GAUSSIAN,
        /** Anything else: after an activation. */
        OTHER
    }

    /** Whether an activation may follow. */
    public boolean gaussian() {
        return kind == Kind.GAUSSIAN;
    }

    /** The same with another distribution. */
    public Signal as(Kind other) {
        return new Signal(other, width, grid, allPositions);
    }

    /** The same with another number of channels. */
    public Signal wide(OptionalLong channels) {
        return new Signal(kind, channels, grid, allPositions);
    }

    /** The same over other positions. */
    public Signal over(Optional<Grid> positions) {
        return new Signal(kind, width, positions, allPositions);
    }

    /** Refuses a signal that still has positions; the reason completes "layer 3 (dense) …". */
    public void requireNoPositions() {
        if (grid.isPresent()) {
            throw new IllegalArgumentException("needs flatten or global-avg-pool before it, which take the "
                    + grid.get().positions() + " positions together");
        }
    }

    /** The positions, which an image layer gives. */
    public Grid requirePositions() {
        return grid.orElseThrow(() -> new IllegalArgumentException(
                "needs positions: begin the network with an image layer, such as {image: {shape: [8, 8]}},"
                        + " and put it before flatten and global-avg-pool"));
    }

    /** The fan-in of an affine layer in the standard parameterisation. */
    public long requireWidth() {
        return width.orElseThrow(() -> new IllegalArgumentException(
                "needs the width of the affine layer below it in the standard parameterisation; state it there, such as"
                        + " {dense: {width: 512}}, or use the ntk parameterisation"));
    }
}
