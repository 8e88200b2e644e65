import org.repdyn.library.RepDyn
double[][] anchors = {{1, 0}, {0, 1}, {-1, 0.5}}
double[][] positives = {{0.9, 0.1}, {0.1, 0.8}, {-1, 0.4}}
var here = RepDyn.at(RepDyn.loss("nt-xent", Map.of("temperature", 0.2)), anchors, positives)
System.out.printf("value %.4f%n", here.value().orElseThrow())
System.out.println(RepDyn.network("dense", "relu", "dense").ntk(RepDyn.matrix(anchors)).toRawCopy2D()[0][0])
