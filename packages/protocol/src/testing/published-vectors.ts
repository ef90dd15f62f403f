// SPDX-License-Identifier: GPL-3.0-only
// Where the published test vectors lie: a folder named by BLUEZONE_VECTORS, or nowhere.
import { readFileSync } from 'node:fs';

const folder = process.env.BLUEZONE_VECTORS;

/** True when there are no vectors; tests that need them say so in their titles and are left out. */
export const withoutVectors = folder === undefined;

/** Bytes of a published file. */
export function vectorBytes(name: string): Uint8Array {
  return Uint8Array.from(readFileSync(`${folder}/${name}`));
}

/** Text of a published file. */
export function vectorText(name: string): string {
  return readFileSync(`${folder}/${name}`, 'utf8');
}
