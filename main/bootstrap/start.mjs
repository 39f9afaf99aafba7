/** `npm start`: installs what is missing, builds and opens the program; without a display it runs the tour instead. */
import { enter } from './enter.mjs'

enter(async args => {
  const { prepareApp } = await import('./prepare.mjs')
  const { hasDisplay, withDisplay } = await import('./display.mjs')
  const { runAttached } = await import('./child.mjs')
  const { printStatus } = await import('./status.mjs')
  const { root } = await import('./tree.mjs')
  const { node, runtime } = await prepareApp()
  if (hasDisplay()) return runAttached(runtime.executable, [...runtime.args, root, ...args])
  printStatus('There is no display here, so the tour runs on a virtual one and leaves its pictures in dist/tour.')
  return withDisplay(env => runAttached(node, ['main/cli/tour.ts', '--out', 'dist/tour', ...args], { cwd: root, env }))
})
