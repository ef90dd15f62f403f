// SPDX-License-Identifier: GPL-3.0-only
// People counting against truth: the identifiers of the captures as they rotate, and simulated crowds.
import { countPeople, type PacketColumns } from '@bluezone/exposure';

export interface CountedCrowd {
  readonly people: number;
  readonly counted: number;
  readonly identifiers: number;
}

/** One heard packet with the identifier of the air and the person behind it. */
export interface NamedPacket {
  readonly second: number;
  readonly identifier: string;
  readonly person: number;
  readonly rssi: number;
}

/** Counts by identifiers alone and gives the truth beside it. */
export function countCrowd(packets: readonly NamedPacket[]): CountedCrowd {
  const numbers = new Map<string, number>();
  const columns: PacketColumns = {
    times: Float64Array.from(packets, ({ second }) => second),
    peers: Int32Array.from(packets, ({ identifier }) => {
      const known = numbers.get(identifier) ?? numbers.size;
      numbers.set(identifier, known);
      return known;
    }),
    strengths: Float32Array.from(packets, ({ rssi }) => rssi),
    scanTimes: new Float64Array(0),
    listeningSince: null,
  };
  const counted = countPeople(columns, () => 0)[0];
  return {
    people: new Set(packets.map(({ person }) => person)).size,
    counted: counted?.people ?? 0,
    identifiers: counted?.identifiers ?? 0,
  };
}

export const errorOf = ({ people, counted }: CountedCrowd): number => Math.abs(counted - people) / people;

export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
