// omegat.groovy - prints what OmegaT's own readers make of a glossary: SOURCE, TARGET and COMMENT, a pair a line.
// Usage: groovy.ui.GroovyMain omegat.groovy WORK_FOLDER SOURCE_LANGUAGE TARGET_LANGUAGE FILE
import org.omegat.core.Core
import org.omegat.core.data.NotLoadedProject
import org.omegat.core.data.ProjectProperties
import org.omegat.gui.glossary.GlossaryReaderTBX
import org.omegat.gui.glossary.GlossaryReaderTSV
import org.omegat.util.RuntimePreferences

def (folder, source, target, name) = args
RuntimePreferences.setConfigDir(folder + File.separator)
def properties = new ProjectProperties(new File(folder))
properties.setSourceLanguage(source)
properties.setTargetLanguage(target)
class Opened extends NotLoadedProject {
    ProjectProperties held
    ProjectProperties getProjectProperties() { held }
}
Core.setProject(new Opened(held: properties))
def file = new File(name)
def entries = name.endsWith('.tbx') ? GlossaryReaderTBX.read(file, false) : GlossaryReaderTSV.read(file, false)
def out = new PrintStream(System.out, true, 'UTF-8')
entries.each { entry ->
    entry.getLocTerms(false).eachWithIndex { term, i ->
        out.println([entry.srcText, term, entry.comments[i] ?: ''].collect { it.replaceAll(/\s+/, ' ') }.join('\t'))
    }
}
