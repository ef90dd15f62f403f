// SPDX-License-Identifier: GPL-3.0-only
// What the visitor looked at, so that a page that is loaded again, or whose server was, shows the same.
import { type PanelId, panelIds } from './panel-ids.ts';

export interface Look {
  readonly chosen: number | null;
  readonly panel: PanelId;
}

const storageName = 'bluezone.look';

/** @param town another town is looked at anew */
export function rememberedLook(town: string): Look | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(storageName) ?? 'null') as Record<string, unknown> | null;
    const panel = panelIds.find((id) => id === kept?.panel);
    if (kept?.town !== town || panel === undefined) return null;
    return { chosen: Number.isSafeInteger(kept.chosen) ? (kept.chosen as number) : null, panel };
  } catch {
    return null;
  }
}

export function rememberLook(town: string, look: Look): void {
  try {
    sessionStorage.setItem(storageName, JSON.stringify({ town, ...look }));
  } catch {
    // A browser that keeps nothing shows the beginning again.
  }
}
