// SPDX-License-Identifier: GPL-3.0-only
// Where a town's world comes from, as plain data: every thread makes the same world of it.
import { readFile } from 'node:fs/promises';
import { readContactTrace } from '@bluezone/recordings';
import type { LivingWorld } from '../world/living-world.ts';
import { recordedWorld } from '../world/recorded-world.ts';
import { townWorld } from '../world/town-world.ts';

export type WorldSource =
  | { readonly kind: 'town'; readonly residents: number; readonly seed: number }
  | {
      readonly kind: 'recording';
      /** Absolute path of the recording. */
      readonly file: string;
      readonly seed: number;
      /** Unix seconds of local midnight before the first recorded day. */
      readonly bornAt: number;
    };

/** Makes the world. @throws Error when the recording cannot be read any more */
export async function openWorld(source: WorldSource): Promise<LivingWorld> {
  if (source.kind === 'town') return townWorld({ residents: source.residents, seed: source.seed });
  const trace = readContactTrace(await readFile(source.file));
  if (!trace.ok) throw new Error(`${trace.code}: ${trace.message}`);
  return recordedWorld(trace.value, { seed: source.seed, bornAt: source.bornAt });
}
