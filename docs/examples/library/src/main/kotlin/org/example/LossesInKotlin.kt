package org.example

import org.repdyn.library.RepDyn

/** A loss at embeddings, and the end of a study, from Kotlin. */
fun main() {
    val anchors = arrayOf(doubleArrayOf(1.0, 0.0), doubleArrayOf(0.0, 1.0), doubleArrayOf(-1.0, 0.5))
    val positives = arrayOf(doubleArrayOf(0.9, 0.1), doubleArrayOf(0.1, 0.8), doubleArrayOf(-1.0, 0.4))

    val here = RepDyn.at(RepDyn.loss("nt-xent", mapOf("temperature" to 0.2)), anchors, positives)
    println("value %.4f".format(here.value().orElseThrow()))

    val study = """
        data: {name: gaussian-mixture, samples: 16, dimension: 3}
        loss: spectral-contrastive
        encoder: {name: linear, outputs: 2}
        dynamics: gradient-flow
        time: {end: 1, points: 3}
    """
    for (arm in RepDyn.study(study).run().arms()) {
        println("loss %.4f".format(arm.finalLoss().orElseThrow()))
    }
}
