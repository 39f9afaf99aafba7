/** Does for the development runtime what Electron's own default app does: loads the program whose folder stands on the command line. */
const { app } = require('electron')
const { readFileSync } = require('node:fs')
const { join, resolve } = require('node:path')

const folder = resolve(process.argv.slice(1).find(arg => !arg.startsWith('-')) ?? '.')
const program = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

app.setName(program.productName ?? program.name)
app.setVersion(program.version)
app.setAppPath(folder)
// Electron itself lets --user-data-dir win over the name of the program.
if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), program.productName ?? program.name))
process.defaultApp = true
require(join(folder, program.main))
