package org.repdyn.study.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.Views;
import org.repdyn.data.FileViews;
import org.repdyn.data.arrays.NpzWriter;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.study.plan.AssembledArm;

/** Recorder of the states of one run, which it writes to a file at the end. */
final class StateRecorder {

    private final Path file;
    private final AssembledArm arm;
    private final List<String> classes;
    private final List<State> states = new ArrayList<>();

    /** @param classes names of the classes 0, 1, …; empty if labels have no names */
    StateRecorder(Path file, AssembledArm arm, List<String> classes) {
        this.file = file;
        this.arm = arm;
        this.classes = classes;
    }

    /** Adds a state, which must not change afterwards. */
    void add(State state) {
        states.add(state);
    }

    /**
     * Writes the file.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    void write() {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            try (NpzWriter npz = new NpzWriter(file)) {
                views(npz);
                npz.matrix("evaluation", arm.evaluation().inputs());
                if (arm.evaluation().labels().isPresent()) {
                    npz.integers("labels", arm.evaluation().labels().get());
                }
                if (!classes.isEmpty()) {
                    npz.texts("classes", classes);
                }
                if (arm instanceof AssembledArm.Training training) {
                    weights(npz, training.problem());
                }
                trajectory(npz);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the state of the run could not be written to " + file + ": " + e, e);
        }
    }

    private void views(NpzWriter npz) throws IOException {
        Views views = arm.views();
        ViewLayout layout = views.layout();
        npz.matrix(FileViews.ANCHORS, views.block(0));
        if (layout.positives() > 0) {
            List<R064Store> positives = new ArrayList<>();
            for (int p = 0; p < layout.positives(); p++) {
                positives.add(views.block(layout.positiveBlock(p)));
            }
            npz.matrices(FileViews.POSITIVES, positives);
        }
        if (layout.negatives() > 0) {
            List<R064Store> negatives = new ArrayList<>();
            for (int q = 0; q < layout.negatives(); q++) {
                negatives.add(views.block(layout.negativeBlock(q)));
            }
            npz.matrices(FileViews.NEGATIVES, negatives);
        }
        if (views.targets().isPresent()) {
            npz.matrix(FileViews.TARGETS, views.targets().get());
        }
    }

    private void weights(NpzWriter npz, TrainingProblem problem) throws IOException {
        List<WeightBlock> blocks = problem.encoder().blocks(problem.views().dimension());
        for (int b = 0; b < blocks.size(); b++) {
            npz.matrix(
                    "initial/" + blocks.get(b).name(),
                    problem.initial().blocks().get(b));
        }
        if (states.isEmpty() || states.get(0).weights().isEmpty()) {
            return;
        }
        List<Weights> trajectory =
                states.stream().map(state -> state.weights().orElseThrow()).toList();
        for (int b = 0; b < blocks.size(); b++) {
            int index = b;
            npz.matrices(
                    "weights/" + blocks.get(b).name(),
                    trajectory.stream().map(w -> w.blocks().get(index)).toList());
        }
    }

    private void trajectory(NpzWriter npz) throws IOException {
        npz.numbers("times", states.stream().mapToDouble(State::time).toArray());
        if (!states.isEmpty()) {
            npz.matrices("embeddings", states.stream().map(State::embeddings).toList());
        }
    }
}
