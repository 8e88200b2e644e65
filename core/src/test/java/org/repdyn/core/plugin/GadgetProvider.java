package org.repdyn.core.plugin;

/**
 * Provider interface of these tests.
 *
 * @param <O> record of options
 */
public interface GadgetProvider<O extends Record> extends PluginProvider<O> {

    /** Creates a gadget. */
    Gadget create(O options);
}
