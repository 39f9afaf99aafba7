/** Lists the Electron fuses of the packaged program, in electron-builder's words; a test holds its configuration to it. */

// Electron security checklist 19.
export const fuses = {
  // The packaged program must not turn into a plain Node, with or without a debugger.
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  // Code runs only from the archive as it was built.
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  // The browser process starts from Electron's own snapshot, which no file beside it can replace.
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const
