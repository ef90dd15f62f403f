// SPDX-License-Identifier: GPL-3.0-only
// The DP-3T experiments' own tables: attenuation and camera distance per exposure window, scan and directed pair.
// Distances in it are truth: nothing that estimates may read it.
import { refuse, type TraceResult } from '../result.ts';

/** One receiver and one sender in one scan. */
export interface ScenarioScan {
  readonly receiver: number;
  readonly sender: number;
  /** Unix seconds of the first and the last packet. */
  readonly from: number;
  readonly to: number;
  /** dB. */
  readonly minimumAttenuation: number;
  readonly averageAttenuation: number;
  /** Metres; null where a camera did not see one of them. */
  readonly minimumDistance: number | null;
  readonly averageDistance: number | null;
}

const maximumLength = 64 * 1024 * 1024;

/** Reads such a table; `trace.too-large`, `trace.corrupt` (no JSON) or `trace.unknown-format`. */
export function readScenarioTable(bytes: Uint8Array): TraceResult<ScenarioScan[]> {
  if (bytes.length > maximumLength) return refuse('trace.too-large', 'the table is too large');
  let windows: unknown;
  try {
    windows = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return refuse('trace.corrupt', 'the table is not JSON');
  }
  const scans: ScenarioScan[] = [];
  for (const [, scanTable] of entriesOf(windows))
    for (const [, receivers] of entriesOf(scanTable))
      for (const [receiver, senders] of entriesOf(receivers))
        for (const [sender, value] of entriesOf(senders)) {
          const scan = scanOf(Number(receiver), Number(sender), value);
          if (scan === undefined)
            return refuse('trace.unknown-format', 'a scan of the table has another layout');
          scans.push(scan);
        }
  if (scans.length === 0) return refuse('trace.unknown-format', 'the table holds no scans');
  return { ok: true, value: scans };
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function scanOf(receiver: number, sender: number, value: unknown): ScenarioScan | undefined {
  const fields = new Map(entriesOf(value));
  const times = fields.get('ts');
  const number = (name: string) => {
    const found = fields.get(name);
    return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
  };
  const distance = (name: string) => (fields.get(name) === null ? null : number(name));
  const [from, to] = Array.isArray(times) ? (times as unknown[]) : [];
  const scan = {
    receiver,
    sender,
    from,
    to,
    minimumAttenuation: number('min_att'),
    averageAttenuation: number('avg_att'),
    minimumDistance: distance('min_gtd'),
    averageDistance: distance('avg_gtd'),
  };
  const isWhole =
    Number.isInteger(receiver) &&
    Number.isInteger(sender) &&
    typeof from === 'number' &&
    typeof to === 'number' &&
    Object.values(scan).every((field) => field !== undefined);
  return isWhole ? (scan as ScenarioScan) : undefined;
}
