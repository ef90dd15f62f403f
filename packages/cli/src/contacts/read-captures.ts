// SPDX-License-Identifier: GPL-3.0-only
// Bluetooth captures of several phones as sightings of one another. An identifier belongs to the phone whose own
// capture shows that it advertised it; one that nobody of them advertised keeps a number good for this run only.
import { createReadStream } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseAdvertisement } from '@bluezone/protocol';
import { advertisementsOf, BtsnoopReader, serviceDataOf } from '@bluezone/recordings';
import { type CommandResult, refuse } from '../command-failure.ts';
import { explainSystemError } from '../file-access.ts';
import { quotedText } from '../printable-text.ts';
import { SightingColumns } from './sighting-columns.ts';

export interface CaptureOptions {
  /** 16-bit UUID of the service whose beacons count. */
  readonly service: number;
  /** Bytes of its service data. */
  readonly beaconLength: number;
  /** Whether the service data is this project's beacon: then only its identifier tells phones apart. */
  readonly isOurs: boolean;
  /** By how much the captures' clocks are ahead of UTC, seconds. */
  readonly clockAhead: number;
}

export interface ReadCaptures {
  readonly columns: SightingColumns;
  /** Packets of the service, and how many of them were heard from a phone with a capture of its own. */
  readonly packets: number;
  readonly fromKnownPhones: number;
}

const heldIdentifier = 16;

interface HeardRow {
  readonly second: number;
  readonly identifier: string;
  readonly rssi: number;
}

/** Reads captures; a phone is named by its file. `trace.…` and `file.…` name what cannot be read. */
export async function readCaptures(
  cwd: string,
  files: readonly string[],
  options: CaptureOptions,
): Promise<CommandResult<ReadCaptures>> {
  const owners = new Map<string, string>();
  const heard: { readonly phone: string; readonly rows: HeardRow[] }[] = [];
  for (const file of files) {
    const phone = basename(file).replace(/\.[^.]*$/, '');
    if (heard.some((other) => other.phone === phone))
      return refuse('usage', `two captures are named ${quotedText(phone)}`);
    const rows: HeardRow[] = [];
    const failure = await readCapture(cwd, file, options, phone, owners, rows);
    if (!failure.ok) return failure;
    heard.push({ phone, rows });
  }
  const columns = new SightingColumns();
  const strangers = new Map<string, string>();
  let packets = 0;
  let fromKnownPhones = 0;
  for (const { phone, rows } of heard)
    for (const { second, identifier, rssi } of rows) {
      const owner = owners.get(identifier);
      if (owner === phone) continue;
      packets++;
      if (owner !== undefined) fromKnownPhones++;
      const observed = owner ?? strangers.get(identifier) ?? `unknown ${strangers.size + 1}`;
      if (owner === undefined) strangers.set(identifier, observed);
      columns.add({
        kind: 'sighting',
        second,
        observer: phone,
        observed,
        rssi,
        txPower: null,
        observerModel: null,
        observedModel: null,
      });
    }
  return { ok: true, value: { columns, packets, fromKnownPhones } };
}

async function readCapture(
  cwd: string,
  file: string,
  options: CaptureOptions,
  phone: string,
  owners: Map<string, string>,
  rows: HeardRow[],
): Promise<CommandResult<void>> {
  const reader = new BtsnoopReader((packet) => {
    for (const advertisement of advertisementsOf(packet)) {
      const identifier = identifierIn(advertisement.data, options);
      if (identifier === undefined) continue;
      if (advertisement.kind === 'own') owners.set(identifier, phone);
      else
        rows.push({
          second: advertisement.second - options.clockAhead,
          identifier,
          rssi: advertisement.rssi,
        });
    }
  });
  try {
    for await (const piece of createReadStream(resolve(cwd, file))) {
      const pushed = reader.push(piece as Uint8Array);
      if (!pushed.ok) return refuse(pushed.code, `${quotedText(file)}: ${pushed.message}`);
    }
  } catch (error) {
    const failure = explainSystemError(error, file, 'file.unreadable');
    if (failure === undefined) throw error;
    return failure;
  }
  const ended = reader.finish();
  return ended.ok
    ? { ok: true, value: undefined }
    : refuse(ended.code, `${quotedText(file)}: ${ended.message}`);
}

function identifierIn(
  data: Uint8Array,
  { service, beaconLength, isOurs }: CaptureOptions,
): string | undefined {
  if (isOurs) {
    const beacon = parseAdvertisement(service, data);
    return beacon.ok ? Buffer.from(beacon.value.identifier).toString('base64') : undefined;
  }
  const found = serviceDataOf(data, service);
  return found?.length === beaconLength
    ? Buffer.from(found.subarray(0, heldIdentifier)).toString('base64')
    : undefined;
}
