package org.repdyn.core.plugin;

/**
 * The SPI of these tests.
 *
 * @param <O> options
 */
public interface GadgetProvider<O extends Record> extends PluginProvider<O> {

    /** A fresh gadget. */
    Gadget create(O options);
}
