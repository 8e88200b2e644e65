// The jar, dropped into a folder of plugins, is listed and compared by the built distribution.
File plugins = new File(basedir, 'target/plugins')
plugins.mkdirs()
File jar = new File(basedir, 'target/spectral-contrastive-1.0.jar')
new File(plugins, jar.name).bytes = jar.bytes

def repdyn(List<String> arguments) {
    def builder = new ProcessBuilder([new File(distribution as String, 'bin/repdyn').path] + arguments)
            .directory(basedir).redirectError(ProcessBuilder.Redirect.INHERIT)
    // Three short commands: a class-data archive and the second compiler would cost more than they save.
    builder.environment().putAll([REPDYN_ARCHIVE: 'off', REPDYN_JAVA_OPTS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'])
    def process = builder.start()
    String out = process.inputStream.text
    assert process.waitFor() == 0 : "repdyn ${arguments.join(' ')} failed:\n${out}"
    return out
}

String listed = repdyn(['plugins', 'list', '--plugins', plugins.path])
assert listed.contains('my-spectral-contrastive') : listed

File runs = new File(basedir, 'target/run')
String json = repdyn(['compare', 'loss=my-spectral-contrastive', 'loss.weight=2', 'data.train=100', 'time.end=1',
        '--json', '--plugins', plugins.path, '--out', runs.path, '--force'])
def result = new groovy.json.JsonSlurper().parseText(json)
assert result.arms.size() >= 3 : json
assert result.arms.every { it.finalLoss != null } : json
assert new File(runs, 'report.html').length() > 100_000

// A plugin builds on a built-in loss, and a study sums a loss of a plugin and a built-in one.
File study = new File(basedir, 'target/sum.yaml')
study.text = '''
data: {name: gaussian-views, samples: 30, dimension: 4}
encoder: {name: linear, outputs: 2}
time: {end: 0.5, points: 3}
arms:
  plugin: {loss: my-regularised-contrast}
  sum: {loss: {name: weighted-sum, terms: [{loss: nt-xent}, {loss: my-spectral-contrastive, weight: 0.1}]}}
'''
def summed = new groovy.json.JsonSlurper().parseText(repdyn(['compare', study.path, '--json', '--plugins', plugins.path,
        '--out', new File(basedir, 'target/sum').path, '--force']))
assert summed.arms.size() == 2 : summed
assert summed.arms.every { it.finalLoss != null } : summed
// Every jar of ours in the distribution has its licence.
def ours = new File(distribution as String, 'lib').listFiles().findAll { it.name.startsWith('repdyn-') }
assert ours.size() > 10 : ours
ours.each { library ->
    def archive = new java.util.zip.ZipFile(library)
    ['META-INF/LICENSE', 'META-INF/NOTICE'].each { assert archive.getEntry(it) != null : "${library} lacks ${it}" }
    archive.close()
}
return true
