/** Runs one of our TypeScript files with the pinned Node: `run.mjs [--built | --app] FILE arguments...`. */
import { enter } from './enter.mjs'

// --built: what the build makes (models, fonts) is in place first; --app: the whole program is, with a display for its window.
enter(async args => {
  const { prepareApp, prepareBuild, prepareTools } = await import('./prepare.mjs')
  const { withDisplay } = await import('./display.mjs')
  const { hand } = await import('./child.mjs')
  const [wish, ...rest] = args
  if (wish === '--app') {
    const { node } = await prepareApp()
    return withDisplay(env => hand(node, rest, { env }))
  }
  const node = await prepareTools()
  if (wish !== '--built') return hand(node, args)
  await prepareBuild(node)
  return hand(node, rest)
})
