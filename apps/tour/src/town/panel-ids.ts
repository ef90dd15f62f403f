// SPDX-License-Identifier: GPL-3.0-only
/** The panels beside the map, in the order of their tabs. */
export const panelIds = ['resident', 'knows', 'find', 'levers', 'hostile', 'join'] as const;
export type PanelId = (typeof panelIds)[number];
