// SPDX-License-Identifier: GPL-3.0-only
// Bundles the engine that an iPhone wakes in JavaScriptCore (native/ios/core/wake.ts) into one script.
import { rolldown } from 'rolldown';
import { root } from './root.mjs';

/** `build`: the BLUEZONE_ variables of this build; only the pinned keys are read. Gives the script's text. */
export async function bundleIosCore(build) {
  const { BLUEZONE_INDEX_KEYS = '', BLUEZONE_EXPORT_KEYS = '' } = build;
  const bundle = await rolldown({
    input: `${root}/native/ios/core/wake.ts`,
    platform: 'neutral',
    logLevel: 'warn',
    cwd: root,
    transform: { define: { bluezoneBuild: JSON.stringify({ BLUEZONE_INDEX_KEYS, BLUEZONE_EXPORT_KEYS }) } },
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  return output[0].code;
}
