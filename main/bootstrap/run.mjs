/** Runs one of our TypeScript files with the pinned Node: `run.mjs [--built | --app] FILE arguments...`. */
import { enter } from './enter.mjs'

// --built: what the build makes (models, fonts) is in place first; --app: the whole program is, with a display for its window.
enter(async args => {
  const { prepareApp, prepareBuild, prepareTools } = await import('./prepare.mjs')
  const { withDisplay } = await import('./display.mjs')
  const { runAttached } = await import('./child.mjs')
  const [wish, ...rest] = args
  if (wish === '--app') {
    const { node } = await prepareApp()
    return withDisplay(env => runAttached(node, rest, { env }))
  }
  const node = await prepareTools()
  if (wish !== '--built') return runAttached(node, args)
  await prepareBuild(node)
  return runAttached(node, rest)
})
