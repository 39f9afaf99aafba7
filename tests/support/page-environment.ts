/** The page's environment for tests: jsdom around modules that are loaded as Node loads them, because the core runs in the same process. */
import { builtinEnvironments } from 'vitest/runtime'

// Vite's client transform rewrites `new URL(..., import.meta.url)`, which the core uses to find its files.
const environment = { ...builtinEnvironments.jsdom, name: 'page', viteEnvironment: 'ssr' } as const

// vitest asks for a default export.
export default environment
