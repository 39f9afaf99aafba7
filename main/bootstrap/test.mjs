/** `npm test`: installs what is missing, builds and runs the tests; the last line is the true count. */
import { enter } from './enter.mjs'

enter(async args => {
  const { prepareApp } = await import('./prepare.mjs')
  const { withDisplay } = await import('./display.mjs')
  const { withMemoryFolder } = await import('./memory-folder.mjs')
  const { runTests } = await import('./test-run.mjs')
  const { node } = await prepareApp({ forTests: true })
  return withDisplay(shown => withMemoryFolder(env => runTests({ node, args, env }), shown))
})
