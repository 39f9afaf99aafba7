/** Holds the rooms of the program as data: who may import whom, and which packages are known where. */

export type Room = {
  /** A folder; the longest that fits a file is its room. */
  readonly at: string
  /** Folders or files of ours it may import, besides itself. */
  readonly may: readonly string[]
  readonly node: boolean
  readonly packages: readonly string[]
  /** Packages known to one file of the room only. */
  readonly only?: Readonly<Record<string, string>>
}

export const rooms = [
  { at: 'shared', may: [], node: false, packages: [], only: { zod: 'shared/zod.ts' } },
  {
    at: 'renderer',
    may: ['shared', 'resources/fonts', 'resources/icons'],
    node: false,
    packages: ['react', 'react-dom', 'antd', 'dayjs', '@tanstack/react-query'],
  },
  { at: 'main/devices', may: ['shared'], node: true, packages: ['serialport', 'node-webcam'] },
  // What stands on one desk; the branch is asked, in this process or across the hall.
  {
    at: 'main/desk',
    may: [
      ...['shared', 'main/devices', 'main/core/imaging', 'main/core/platform/wires.ts', 'main/core/platform/inherited-handles.ts'],
      // The verifiers a desk makes for its time on its own.
      'main/core/records/password.ts',
    ],
    node: true,
    packages: ['ws', '@msgpack/msgpack', 'ulid'],
  },
  // The server that lets many desks share one branch; it knows no Electron.
  {
    at: 'main/hall',
    may: ['shared', 'main/core', 'main/desk'],
    node: true,
    packages: ['ws', 'ulid'],
    only: { '@peculiar/x509': 'main/hall/authority.ts', 'reflect-metadata': 'main/hall/authority.ts' },
  },
  {
    at: 'main/core',
    may: ['shared', 'main/devices', 'main/desk'],
    node: true,
    packages: [
      'kysely',
      'better-sqlite3',
      'sharp',
      'ulid',
      'pinyin-pro',
      'qrcode',
      'fflate',
      '@e965/xlsx',
      'csv-parse',
      'saxes',
      'yauzl',
      'write-excel-file',
      'iconv-lite',
      'sm-crypto-v2',
      '@node-rs/argon2',
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-backend-wasm',
    ],
    only: { pg: 'main/core/platform/store/postgres/link.ts' },
  },
  { at: 'main/shell', may: ['shared', 'main/core/platform/wires.ts'], node: true, packages: ['electron'] },
  // The tour is a person at the real program, so it also knows how the program is started and driven.
  {
    at: 'main/cli',
    may: ['shared', 'main/core', 'main/hall', 'main/bootstrap', 'main/build'],
    node: true,
    packages: ['playwright-core', 'sharp'],
  },
  // Before the packages are installed nothing of them may be needed; only these files are read afterwards.
  {
    at: 'main/bootstrap',
    may: [],
    node: true,
    packages: [],
    only: { '@electron/fuses': 'main/bootstrap/development-runtime.mjs', yauzl: 'main/bootstrap/unzip.mjs' },
  },
  { at: 'main/bootstrap/stand-in', may: [], node: true, packages: ['electron'] },
  {
    at: 'main/build',
    may: [],
    node: true,
    packages: ['esbuild', '@cyclonedx/cyclonedx-library'],
    only: { 'pinyin-pro': 'main/build/readings.ts' },
  },
  {
    at: 'main/build/package',
    may: ['main/build', 'main/bootstrap/trouble.mjs', 'main/shell/security/fuses.ts'],
    node: true,
    packages: ['electron-builder', 'electron-installer-debian', '@electron/asar', '@electron/fuses'],
  },
  { at: 'main/build.ts', may: ['main/build'], node: true, packages: ['esbuild', 'vite', '@vitejs/plugin-react'] },
] as const satisfies readonly Room[]

/** A floor of the core: its folders and its loose files, each of which may import only those named before it. */
export type Floor = { readonly floor: string; readonly order: readonly string[] }

/**
 * The core from the ground up: a file imports its own floor or a lower one. `.` stands for the floor's own files that are not named.
 * Only what a floor's order allows goes sideways, so that no two folders can grow into one.
 */
export const floors: readonly Floor[] = [
  {
    floor: 'platform',
    order: [
      'clock.ts',
      'day-bounds.ts',
      'log.ts',
      'wires.ts',
      'inherited-handles.ts',
      'in-time.ts',
      'new-id.ts',
      'archive',
      'workbook',
      'store',
      'blobs',
      'audit',
      'context.ts',
      'jobs',
      'outbox',
    ],
  },
  { floor: 'imaging', order: ['raster', 'page', 'net', 'file', 'face', 'plate', 'checks', '.'] },
  { floor: 'rules', order: ['form', 'guidance', 'calendar', 'resources.ts', 'print-styles.ts', 'profile', 'context.ts'] },
  {
    floor: 'records',
    order: [
      ...[
        'password.ts',
        'sessions.ts',
        'context.ts',
        'desk',
        'audit',
        'operator',
        'identity',
        'case',
        'correction',
        'people',
        'form',
        'photo',
        'card',
        'business',
        'confirm',
        'review',
      ],
      ...[
        'fee',
        'stock',
        'serial',
        'production',
        'ticket',
        'pickup',
        'reminder',
        'waiting',
        'handover',
        'report',
        'online',
        'unit',
        'rating',
        'errand',
        'centre',
        'disclosure',
        'merged',
        'retention',
        'copies',
        'emergency',
      ],
    ],
  },
  {
    floor: 'queries',
    order: [
      ...[
        'form',
        'case',
        'ticket',
        'profile',
        'audit',
        'reminder',
        'guidance',
        'review',
        'pickup',
        'slips',
        'fee',
        'stock',
        'serial',
        'report',
        'unit',
        'correction',
        'errand',
      ],
      'print',
      'customer',
      'disclosure',
      'merged',
      'retention',
    ],
  },
  {
    floor: 'commands',
    order: [
      ...[
        'core.ts',
        'look.ts',
        'branch',
        'clock',
        'operator',
        'desk',
        'profile',
        'calendar',
        'identity',
        'people',
        'paper',
        'business',
        'form',
        'ticket',
        'card',
        'photo',
        'confirm',
        'case',
      ],
      ...[
        'review',
        'fee',
        'stock',
        'serial',
        'pickup',
        'handover',
        'production',
        'reminder',
        'rating',
        'errand',
        'report',
        'print',
        'correction',
        'ending',
        'disclosure',
        'merged',
        'retention',
        'copies',
      ],
    ],
  },
  { floor: 'channels', order: ['online', 'unit', 'centre', 'lists', 'emergency'] },
  { floor: 'host', order: ['jobs', 'handlers', '.'] },
]

/** The page from the ground up, by the same rule. */
export const pageOrder: readonly string[] = [
  ...['ipc.ts', 'styles', 'kit', 'parts', 'rating', 'steps', 'customer', 'hall', 'desks', 'guidance', 'app', 'main.tsx'],
]

/** Rooms whose packages travel with the program; everything else is bundled or needed by developers only. */
export const shippedRooms: readonly string[] = ['shared', 'main/devices', 'main/desk', 'main/core', 'main/hall']
