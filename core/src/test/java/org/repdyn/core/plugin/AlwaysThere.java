package org.repdyn.core.plugin;

/** Listed in the services file of these tests. */
public final class AlwaysThere implements AlwaysThereProvider {

    @Override
    public String name() {
        return "always-there";
    }

    @Override
    public String summary() {
        return "stands for what is built in";
    }
}
