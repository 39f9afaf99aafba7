/** Locks the screen at once. */
import { call, tellSessionLost } from '../ipc.ts'

export const lockNow = (): void => {
  // A refusal means that nobody is signed in, which shows the same way.
  void call('session.lock', {}).then(tellSessionLost)
}
