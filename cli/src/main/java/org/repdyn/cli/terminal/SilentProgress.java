package org.repdyn.cli.terminal;

import org.repdyn.core.result.ArmResult;

/** A display that prints failures only. */
final class SilentProgress implements Progress {

    private final Console console;

    SilentProgress(Console console) {
        this.console = console;
    }

    @Override
    public void started(String arm) {
        // Nothing is printed.
    }

    @Override
    public void progress(String arm, double fraction) {
        // Nothing is printed.
    }

    @Override
    public void print(String line) {
        // Nothing is printed.
    }

    @Override
    public void skipped(String arm) {
        // Nothing is printed.
    }

    @Override
    public void ended(String arm, ArmResult result) {
        if (result.status().isFailure()) {
            console.err().println("error: " + arm + ": " + result.stopped());
            console.err().flush();
        }
    }

    @Override
    public void close() {
        // This object holds no resource.
    }
}
