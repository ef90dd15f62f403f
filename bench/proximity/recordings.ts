// SPDX-License-Identifier: GPL-3.0-only
// The two MIT sets as the bench uses them: one log each, its phone of interest, and the truth of the folder or file name.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PacketColumns } from '@bluezone/exposure';
import { LineReader, parsePhoneLogLine } from '@bluezone/recordings';

export interface PhoneLog {
  readonly name: string;
  readonly packets: PacketColumns;
  readonly observerModel: string | null;
  readonly senderModel: string | null;
}

/** Name under which the phone of interest advertised. */
const senderName = 'BlueProxTx';

function readPhoneLog(path: string): PhoneLog {
  const rows: { second: number; device: string; rssi: number }[] = [];
  const devices = new Set<string>();
  let observerModel: string | null = null;
  let senderModel: string | null = null;
  const reader = new LineReader((line) => {
    const read = line === null ? undefined : parsePhoneLogLine(line);
    if (read?.kind === 'heard') {
      if (read.name === senderName) devices.add(read.device);
      rows.push(read);
    } else if (read?.kind === 'model' && read.model !== '') {
      if (read.role === 'sender') senderModel = read.model;
      else observerModel = read.model;
    }
  });
  reader.push(readFileSync(path));
  reader.finish();
  const heard = rows.filter(({ device }) => devices.has(device)).sort((a, b) => a.second - b.second);
  return {
    name: path,
    packets: {
      times: Float64Array.from(heard, ({ second }) => second),
      peers: new Int32Array(heard.length),
      strengths: Float32Array.from(heard, ({ rssi }) => rssi),
      scanTimes: new Float64Array(0),
      listeningSince: null,
    },
    observerModel,
    senderModel,
  };
}

function* logsUnder(folder: string): Generator<string> {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* logsUnder(path);
    else if (name.startsWith('log') || name.includes('log_')) yield path;
  }
}

/** H0H1: `isPositive` within six feet, by the folder. */
export function readH0h1(folder: string): { log: PhoneLog; isPositive: boolean }[] {
  return ['Close', 'Far'].flatMap((truth) =>
    [...logsUnder(join(folder, truth))].map((path) => ({
      log: readPhoneLog(path),
      isPositive: truth === 'Close',
    })),
  );
}

/** Matrix: feet by the file's name; `carriage` is the folder, the way in which both phones were carried. */
export function readMatrix(folder: string): { log: PhoneLog; feet: number; carriage: string }[] {
  return [...logsUnder(folder)].flatMap((path) => {
    const feet = /_(\d+)ft_/.exec(path)?.[1];
    return feet === undefined
      ? []
      : [{ log: readPhoneLog(path), feet: Number(feet), carriage: path.split('/').at(-2) ?? '' }];
  });
}
