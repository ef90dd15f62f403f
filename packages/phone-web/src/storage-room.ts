// SPDX-License-Identifier: GPL-3.0-only
// What the browser says of its room and of the network's price. Where it says nothing, nothing is assumed.

/** Bytes that this origin has and may still take; null where the browser does not tell. */
export async function storageRoom(): Promise<{ usedBytes: number; freeBytes: number } | null> {
  const told = await globalThis.navigator?.storage?.estimate?.().catch(() => undefined);
  if (told?.usage === undefined || told.quota === undefined) return null;
  return { usedBytes: told.usage, freeBytes: Math.max(0, told.quota - told.usage) };
}

/** Asks the browser not to clear this origin's memory by itself; false when it does not promise. */
export async function keepStorage(): Promise<boolean> {
  return (await globalThis.navigator?.storage?.persist?.().catch(() => false)) ?? false;
}

interface NetworkInformation {
  readonly type?: string;
  readonly saveData?: boolean;
}

/** True when the browser says that the network is a mobile one, or that its owner saves data. */
export function isMetered(): boolean {
  const { connection } = (globalThis.navigator ?? {}) as { connection?: NetworkInformation };
  return connection?.type === 'cellular' || connection?.saveData === true;
}
