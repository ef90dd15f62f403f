// SPDX-License-Identifier: GPL-3.0-only
// The neutral form of a recording: one JSON object per line, who heard whom when and how strongly, or that somebody
// listened. Any phone, app or experiment can be put into it.

/** One packet, or one summary of several. */
export interface SightingLine {
  readonly kind: 'sighting';
  /** Unix seconds. */
  readonly second: number;
  readonly observer: string;
  readonly observed: string;
  /** dBm; 127 unknown. */
  readonly rssi: number;
  /** dBm; null where nothing is said. */
  readonly txPower: number | null;
  readonly observerModel: string | null;
  readonly observedModel: string | null;
}

/** A scan was made; what it heard stands in other lines. */
export interface ScanLine {
  readonly kind: 'scan';
  readonly second: number;
  readonly observer: string;
}

/** A line that cannot be used. */
export interface BadLine {
  readonly kind: 'bad';
  readonly reason: string;
}

const longestName = 200;
const latestSecond = 2 ** 32;
/** What larger numbers are by mistake, as far as clocks of this century go. */
const finerUnits = [
  { name: 'milliseconds', perSecond: 1e3 },
  { name: 'microseconds', perSecond: 1e6 },
  { name: 'nanoseconds', perSecond: 1e9 },
];

const bad = (reason: string): BadLine => ({ kind: 'bad', reason });

/** Reads one line; null for an empty one. Never throws. */
export function readSightingLine(line: string): SightingLine | ScanLine | BadLine | null {
  if (line.trim() === '') return null;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return bad('not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad('not a JSON object');
  const { t, observer: by, observed: whom, rssi, scan } = value as Record<string, unknown>;
  if (typeof t !== 'number' || !(t >= 0)) return bad('"t" is no time in seconds');
  if (t >= latestSecond) return bad(`"t" is no time in seconds${unitOf(t)}`);
  const observer = nameOf(by);
  if (observer === undefined) return bad('"observer" is no id');
  if (scan === true) return { kind: 'scan', second: t, observer };
  const observed = nameOf(whom);
  if (observed === undefined) return bad('"observed" is no id');
  if (observed === observer) return bad('"observed" is the observer');
  if (typeof rssi !== 'number' || !((rssi >= -127 && rssi <= 20) || rssi === 127))
    return bad('"rssi" is no strength in dBm');
  const { txPower = null, observerModel = null, observedModel = null } = value as Record<string, unknown>;
  if (txPower !== null && (typeof txPower !== 'number' || !(Math.abs(txPower) <= 127)))
    return bad('"txPower" is no power in dBm');
  if (!isModel(observerModel) || !isModel(observedModel)) return bad('a model is no text');
  return { kind: 'sighting', second: t, observer, observed, rssi, txPower, observerModel, observedModel };
}

function unitOf(t: number): string {
  const unit = finerUnits.find(({ perSecond }) => t / perSecond < latestSecond);
  return unit === undefined ? '' : `: it looks like ${unit.name}`;
}

function nameOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' && value.length <= longestName ? value : undefined;
}

function isModel(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && value.length <= longestName);
}
