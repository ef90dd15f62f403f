// SPDX-License-Identifier: GPL-3.0-only
// What everybody may fetch at the end of a month, and what phones hold that nobody may find.
import { concatBytes, openExport, openIndex, toHex, verifyP256 } from '@bluezone/protocol';
import type { Citizen } from './citizen.ts';
import type { DesksOfMonth } from './desks-of-month.ts';
import type { EverythingHeld } from './everything-held.ts';
import type { Planted } from './planted.ts';

/** Index, configuration and the keys of all exports, as everybody may have them. */
export async function readPublished({ call, pins }: DesksOfMonth): Promise<EverythingHeld['published']> {
  const index = (await call({ path: '/v1/index' })).body;
  const opened = await openIndex(index, pins.indexKeys, verifyP256);
  if (!opened.ok) throw new Error(opened.detail);
  const configuration = `/v1/configurations/${opened.value.configuration.hash}.json`;
  const published = [
    { path: '/v1/index', bytes: index },
    { path: configuration, bytes: (await call({ path: configuration })).body },
  ];
  for (const { hash } of opened.value.exports) {
    const path = `/v1/exports/${hash}.zip`;
    const content = await openExport((await call({ path })).body, pins.exportKeys, verifyP256);
    if (!content.ok) throw new Error(content.detail);
    const { keys, revisedKeys } = content.value;
    published.push({ path, bytes: concatBytes(keys.keys, revisedKeys.keys) });
  }
  return published;
}

/** What a phone holds and never sends, and what of it leaves a trace. */
export async function plantHoldings(
  planted: Planted[],
  { phone, index }: Citizen,
  shared: ReadonlySet<string>,
): Promise<void> {
  const { keys, heard } = await phone.holdings();
  const quiet = keys.find(({ key }) => !shared.has(toHex(key)));
  const first = keys.at(0);
  if (quiet !== undefined)
    planted.push({ what: `key of phone ${index} that was not shared`, value: quiet.key });
  if (first !== undefined)
    planted.push({ what: `opening secret of phone ${index}`, value: first.openingSecret });
  if (heard[0] !== undefined)
    planted.push({ what: `identifier heard by phone ${index}`, value: heard[0].identifier });
}
