/** Says what may lie in a package, part by part, so that anything else is found; and how much each part weighs. */

export type PackedFile = { readonly path: string; readonly bytes: number }

type Part = {
  readonly part: string
  /** Where the part lies; the first row that fits a path is its part. */
  readonly at: RegExp
  /** What may lie there. */
  readonly kinds: RegExp
}

// Paths start at the folder of the program; what is inside the archive stands under `resources/app.asar/`.
const parts: readonly Part[] = [
  { part: 'window and page (app.asar)', at: /^resources\/app\.asar\/dist\/page\//, kinds: /\.(html|js|css|woff2|png|svg)$/ },
  {
    part: 'window and page (app.asar)',
    at: /^resources\/app\.asar\//,
    kinds: /^resources\/app\.asar\/(package\.json|dist\/shell\/[\w-]+\.cjs)$/,
  },
  { part: 'Node for the core', at: /^resources\/node\//, kinds: /\/(node|node\.exe|LICENSE)$/ },
  {
    part: 'native packages of the core',
    at: /^resources\/core\/node_modules\//,
    kinds: /\.(c?js|mjs|json|node|dll|so(\.[\d.]+)?)$|\/(licen[cs]e|copying|notice)[^/]*$/i,
  },
  { part: 'core', at: /^resources\/core\//, kinds: /^resources\/core\/[\w-]+\.mjs$/ },
  { part: 'fonts', at: /^resources\/resources\/fonts\//, kinds: /\.(woff2|css)$|-license\.txt$/ },
  { part: 'face models', at: /^resources\/resources\/models\//, kinds: /\.(json|bin|wasm)$/ },
  { part: 'practice pictures', at: /^resources\/resources\/practice\//, kinds: /\/(citizen|letter|card)\.jpg$/ },
  {
    part: 'rules, code tables, slips',
    at: /^resources\/resources\/(calendar|codes|guidance|icons|print|profiles)\//,
    kinds: /\.(json|css|png|svg)$|\/characters\/license\.txt$/,
  },
  { part: "the authority's sheets", at: /^resources\/resources\/statistics\//, kinds: /\/[\w-]+\.xlsx$/ },
  {
    part: 'notices',
    at: /^(resources\/notices\/|LICENSE$)/,
    kinds: /^LICENSE$|\/(THIRD-PARTY-NOTICES\.txt|bill-of-materials\.cdx\.json|TRIAL-BUILD\.txt)$/,
  },
  // What Electron and the packager put there themselves.
  { part: 'Electron', at: /^resources\/(elevate\.exe|app-update\.yml)$/, kinds: /elevate\.exe$/ },
  {
    part: 'Electron',
    at: /^(locales\/[^/]+|[^/]+)$/,
    kinds:
      /\.(pak|bin|dat|so(\.\d+)?|dll|exe|html)$|^(ssc-counter|chrome-sandbox|chrome_crashpad_handler|LICENSE\.electron\.txt|vk_swiftshader_icd\.json|version)$/,
  },
]

const partOf = (path: string): Part | undefined => parts.find(({ at }) => at.test(path))

/** Files no row speaks of, or of a kind its part does not hold: sources, maps, pictures of tests, tools, papers. */
export const strangers = (paths: readonly string[]): string[] => paths.filter(path => !partOf(path)?.kinds.test(path))

/** Without these there is no program. */
const needed = [
  /^resources\/app\.asar\/dist\/shell\/app\.cjs$/,
  /^resources\/app\.asar\/dist\/page\/index\.html$/,
  /^resources\/node\/node(\.exe)?$/,
  /^resources\/core\/entry\.mjs$/,
  /^resources\/core\/photo-worker\.mjs$/,
  /^resources\/core\/store-worker\.mjs$/,
  /^resources\/core\/sheet-worker\.mjs$/,
  /^resources\/core\/desk\.mjs$/,
  /^resources\/core\/node_modules\/sharp\//,
  /^resources\/core\/node_modules\/better-sqlite3\/prebuilds\/[\w-]+\.node$/,
  /^resources\/core\/node_modules\/@node-rs\/argon2-[\w-]+\//,
  /^resources\/resources\/models\/manifest\.json$/,
  /^resources\/resources\/fonts\/fonts\.css$/,
  /^resources\/resources\/profiles\/base\.json$/,
  /^resources\/notices\/THIRD-PARTY-NOTICES\.txt$/,
  /^resources\/notices\/bill-of-materials\.cdx\.json$/,
  /^LICENSE$/,
  /^LICENSES\.chromium\.html$/,
]

export const missing = (paths: readonly string[]): string[] =>
  needed.filter(one => !paths.some(path => one.test(path))).map(one => one.source)

export type PartSize = { readonly part: string; readonly files: number; readonly bytes: number }

export function sizesByPart(files: readonly PackedFile[]): PartSize[] {
  const sizes = new Map<string, PartSize>()
  for (const { path, bytes } of files) {
    const part = partOf(path)?.part ?? 'unknown'
    const before = sizes.get(part) ?? { part, files: 0, bytes: 0 }
    sizes.set(part, { part, files: before.files + 1, bytes: before.bytes + bytes })
  }
  return [...sizes.values()].sort((a, b) => b.bytes - a.bytes)
}
