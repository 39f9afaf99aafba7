/** Misbehaves on demand: which answer goes wrong, and how, drawn from dice that a seed repeats. */

export const mishaps = [
  // the answer to one call
  'silent-after-commit',
  'cut-off',
  'half-closed',
  'garbage',
  'error',
  'busy',
  'slow',
  'full-disk',
  // what a list of events looks like
  'twice',
  'reordered',
  'wrong-clock',
] as const
export type Mishap = (typeof mishaps)[number]

/** How often in a hundred calls each goes wrong. */
export type Profile = { readonly [M in Mishap]?: number }

export const profiles = {
  none: {},
  line: { 'silent-after-commit': 5, 'cut-off': 5, 'half-closed': 5, slow: 5 },
  server: { error: 10, busy: 10, garbage: 5, 'full-disk': 5 },
  events: { twice: 30, reordered: 30, 'wrong-clock': 10 },
  rough: {
    'silent-after-commit': 4,
    'cut-off': 4,
    'half-closed': 4,
    garbage: 3,
    error: 5,
    busy: 4,
    slow: 3,
    'full-disk': 3,
    twice: 20,
    reordered: 20,
    'wrong-clock': 10,
  },
  /** Takes what it is sent and never says so: the line looks dead after every commit. */
  mute: { 'silent-after-commit': 100 },
  down: { error: 100 },
} as const satisfies Readonly<Record<string, Profile>>
export type ProfileName = keyof typeof profiles
export const isProfileName = (name: string): name is ProfileName => Object.hasOwn(profiles, name)

export type Trouble = { strikes(mishap: Mishap): boolean }

export function troubleOf(profile: Profile, seed: number): Trouble {
  const roll = dice(seed)
  return {
    strikes: mishap => {
      const share = profile[mishap] ?? 0
      return share > 0 && roll() * 100 < share
    },
  }
}

/** Mulberry32, a public-domain generator by Tommy Ettinger. */
function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
