// SPDX-License-Identifier: GPL-3.0-only
// Bundles the engine that an iPhone wakes in JavaScriptCore (apps/citizen/src/host/wake-in-core.ts) into one script.
import { rolldown } from 'rolldown';
import { root } from './root.mjs';

/** `build`: the BLUEZONE_ variables of this build; only the pinned keys are read. Gives the script's text. */
export async function bundleIosCore(build) {
  const { BLUEZONE_APP_INDEX_KEYS = '', BLUEZONE_APP_EXPORT_KEYS = '' } = build;
  const bundle = await rolldown({
    input: `${root}/apps/citizen/src/host/wake-in-core.ts`,
    platform: 'neutral',
    logLevel: 'warn',
    cwd: root,
    transform: {
      define: { bluezoneBuild: JSON.stringify({ BLUEZONE_APP_INDEX_KEYS, BLUEZONE_APP_EXPORT_KEYS }) },
    },
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  return output[0].code;
}
