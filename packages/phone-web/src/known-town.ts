// SPDX-License-Identifier: GPL-3.0-only
// Whether the origin is a town that a browser can join, and whom its phones believe. A real app has its pins built in
// and never asks.
import type { Pins } from '@bluezone/phone';
import { fromBase64 } from '@bluezone/protocol';
import type { TourPins } from '@bluezone/simulator';

export interface KnownTown {
  /** Of the whole town: another one, behind the same address, needs another phone. */
  readonly identity: string;
  readonly name: string;
  readonly pins: Pins;
  readonly utcOffsetMinutes: number;
  readonly transmitPowerDbm: number;
}

export interface FoundTown {
  readonly town: KnownTown;
  /** Unix seconds by its clock, and its seconds per second. */
  readonly clock: number;
  readonly pace: number;
}

/** none: the origin answers and is no town; unreachable: it does not answer. */
export type TownAnswer = FoundTown | 'none' | 'unreachable';

/** Asks an origin. The answer is remembered under `name`, so that the phone can go on when the server is away. */
export async function askTown(
  origin: string,
  name: string,
  fetching: typeof fetch = fetch,
): Promise<TownAnswer> {
  let pins: TourPins;
  try {
    const answer = await fetching(`${origin}/tour/pins`, {
      ...{ credentials: 'omit', cache: 'no-store', redirect: 'error', referrerPolicy: 'no-referrer' },
      signal: AbortSignal.timeout(10_000),
    });
    if (answer.status >= 500) return 'unreachable';
    if (!answer.ok) return 'none';
    pins = (await answer.json()) as TourPins;
  } catch (error) {
    return error instanceof SyntaxError ? 'none' : 'unreachable';
  }
  const town = townOf(pins);
  if (town === null) return 'none';
  remember(name, pins);
  return { town, clock: pins.town.clock, pace: pins.town.pace };
}

/** The town that was there when it answered last; null when none ever did. */
export function rememberedTown(name: string): KnownTown | null {
  try {
    return townOf(JSON.parse(localStorage.getItem(name) ?? 'null'));
  } catch {
    return null;
  }
}

export function forgetTown(name: string): void {
  remember(name, null);
}

function remember(name: string, pins: TourPins | null): void {
  try {
    if (pins === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(pins));
  } catch {
    // Then the phone needs the server to begin.
  }
}

function townOf(value: unknown): KnownTown | null {
  try {
    const { indexKeys, exportKeys, town } = value as TourPins;
    const { name, bornAt, utcOffsetMinutes, transmitPowerDbm } = town;
    const read = (keys: readonly string[]) => keys.flatMap((key) => fromBase64(key) ?? []);
    const pins = { indexKeys: read(indexKeys), exportKeys: read(exportKeys) };
    const isWhole = [bornAt, utcOffsetMinutes, transmitPowerDbm].every(Number.isFinite) && name.length > 0;
    if (!isWhole || pins.indexKeys.length === 0) return null;
    return { identity: `${name} ${bornAt}`, name, pins, utcOffsetMinutes, transmitPowerDbm };
  } catch {
    return null;
  }
}
