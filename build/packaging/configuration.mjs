/**
 * How the program is packed for Linux, macOS and Windows. Everything that runs is bundled, so nothing of `node_modules`
 * travels along. Nothing is published, and nothing looks for updates.
 */

/** Also what Windows groups windows by: `electron/main.ts` names it, too. */
export const APP_ID = 'org.chainrule.editor'

export const MIME_TYPE = 'application/x-chainrule'

/** Packages for Linux must name a page; whoever publishes the program says which. */
const homepage = process.env['CHAINRULE_HOMEPAGE'] ?? 'https://localhost/chainrule'

/** @type {import('electron-builder').Configuration} */
const configuration = {
  appId: APP_ID,
  productName: 'Chainrule',
  copyright: 'MIT licence',
  directories: { output: 'release', buildResources: 'build/packaging' },
  files: ['out/electron/**/*', 'out/renderer/**/*', '!**/*.map', 'package.json', 'LICENSE'],
  extraMetadata: { homepage, desktopName: 'chainrule.desktop' },
  asar: true,
  compression: 'normal',
  npmRebuild: false,
  publish: null,
  electronLanguages: ['en', 'en-US', 'cs'],
  artifactName: '${name}-${version}-${os}-${arch}.${ext}',
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  fileAssociations: [
    {
      ext: 'chainrule',
      name: 'Computational graph',
      description: 'Computational graph',
      mimeType: MIME_TYPE,
      role: 'Editor',
      rank: 'Owner',
      icon: 'out/icons/document',
    },
  ],
  linux: {
    target: ['AppImage', 'deb', 'rpm'],
    icon: 'out/icons/program',
    category: 'Education',
    synopsis: 'Editor for computational graphs',
    description: 'Draw, understand and train computational graphs: every value, every gradient, every product.',
    maintainer: 'The authors of Chainrule <chainrule@localhost>',
    vendor: 'Chainrule',
    executableName: 'chainrule',
    executableArgs: [],
    desktop: {
      entry: {
        Name: 'Chainrule',
        GenericName: 'Editor for computational graphs',
        'GenericName[cs]': 'Editor výpočetních grafů',
        Keywords: 'gradient;backpropagation;derivative;mathematics;machine learning;',
        Categories: 'Education;Science;Math;',
        StartupWMClass: 'chainrule',
        StartupNotify: 'true',
      },
    },
  },
  deb: { priority: 'optional', packageCategory: 'education' },
  mac: {
    target: [{ target: 'dmg', arch: ['x64', 'arm64'] }],
    icon: 'out/icons/program.icns',
    category: 'public.app-category.education',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'build/packaging/entitlements.plist',
    entitlementsInherit: 'build/packaging/entitlements.plist',
    darkModeSupport: true,
    // Signing and notarising take a certificate; `CSC_LINK` and `APPLE_ID` in the environment bring it.
    notarize: false,
  },
  dmg: { writeUpdateInfo: false },
  win: {
    target: [
      { target: 'nsis', arch: ['x64'] },
      { target: 'portable', arch: ['x64'] },
    ],
    icon: 'out/icons/program.ico',
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
    differentialPackage: false,
  },
  portable: { artifactName: '${name}-${version}-${os}-${arch}-portable.${ext}' },
}

export default configuration
