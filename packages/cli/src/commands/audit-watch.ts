// SPDX-License-Identifier: GPL-3.0-only
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileHash, maximumIndexLength, openIndex, verifyP256 } from '@bluezone/protocol';
import { compareIndexes, type IndexComparison, type SeenIndex } from '../audit/compare-indexes.ts';
import { readSeenIndexes, writeSeenIndexes } from '../audit/seen-indexes-file.ts';
import { type CommandIo, exitCodes } from '../command.ts';
import { type CommandResult, refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { interruption } from '../interruption.ts';
import { parseIntegerOption } from '../parse-number-option.ts';
import { quotedText } from '../printable-text.ts';
import { readPublicKey } from '../read-public-key.ts';

const withinMs = 15_000;
const longestWait = 7 * 86_400;

async function textWithin(answer: Response): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body ?? []) {
    length += part.length;
    if (length > maximumIndexLength) return undefined;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** The index that a front door shows now, when it is signed by the key. */
async function lookAt(place: string, key: Uint8Array, now: number): Promise<CommandResult<SeenIndex>> {
  const name = quotedText(place);
  let bytes: Uint8Array | undefined;
  try {
    const answer = await fetch(`${place.replace(/\/+$/, '')}/v1/index`, {
      ...{ cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(withinMs) },
    });
    if (!answer.ok) return refuse('net.status', `${name} answered ${answer.status}`);
    bytes = await textWithin(answer);
  } catch {
    return refuse('net.unreachable', `${name} cannot be reached`);
  }
  if (bytes === undefined) return refuse('net.too-large', `${name} answered more than an index may have`);
  const index = await openIndex(bytes, [key], verifyP256);
  if (!index.ok) return refuse(index.code, `${name}: ${index.detail}`);
  const { sequence, previous, time, expires } = index.value;
  return {
    ok: true,
    value: { place, sequence, hash: fileHash(bytes), previous, time, expires, seenAt: now },
  };
}

function tell({ faults, indexes, unlinked }: IndexComparison, isJson: boolean, io: CommandIo): void {
  if (isJson) {
    io.stdout.write(`${JSON.stringify({ ok: faults.length === 0, indexes, unlinked, faults })}\n`);
    return;
  }
  for (const { fault, places, text } of faults) io.stdout.write(`${fault}: ${places.join(', ')}: ${text}\n`);
  if (faults.length === 0)
    io.stdout.write(`all agree: ${indexes} indexes, ${unlinked} of them after ones that nobody saw\n`);
}

/** Waits so many seconds, or until it is stopped. */
async function pauseOr(stopped: Promise<'stopped'>, seconds: number): Promise<'again' | 'stopped'> {
  let timer: NodeJS.Timeout | undefined;
  const pause = new Promise<'again'>((resume) => {
    timer = setTimeout(() => resume('again'), seconds * 1000);
  });
  const ended = await Promise.race([pause, stopped]);
  clearTimeout(timer);
  return ended;
}

export const auditWatch = defineCommand({
  name: 'audit watch',
  summary: 'Tell whether everybody is shown the same index, or some another one',
  usage: `usage: bluezone audit watch URL|FILE… --public-key PEM [--state FILE] [--every SECONDS] [--json]

Asks each front door URL ("https://…") for its index, checks the signature, and compares all of them: two that carry
one number or follow upon the same one are a split view (some phones are shown something else), an older one after a
newer is a rollback, an expired one means that newer ones are withheld. A FILE is what "--state" wrote at another
place: whoever watches from several networks compares what was seen there.

  --public-key PEM  the public key that signs indexes ("-----BEGIN PUBLIC KEY-----")
  --state FILE      what was seen before is compared too, and what is seen now written down for the next time
  --every SECONDS   looks again and again, until it is stopped or finds a fault
  --json            one JSON object on one line for each look: ok, indexes, unlinked, faults

Exit code 0 when all agree, 1 when not or when a place could not be asked.
`,
  options: { 'public-key': 'string', state: 'string', every: 'string', json: 'boolean' },
  operands: ['URL|FILE…'],
  async execute({ options, operands }, io) {
    const keyFile = options['public-key'];
    if (keyFile === undefined) return refuse('usage', '--public-key PEM is missing');
    const key = readPublicKey(io.cwd, keyFile);
    if (!key.ok) return key;
    const every =
      options.every === undefined ? undefined : parseIntegerOption('every', options.every, 1, longestWait);
    if (every !== undefined && !every.ok) return every;
    const urls = operands.filter((each) => /^https?:\/\//.test(each));
    const seen: SeenIndex[] = [];
    const files = operands.filter((each) => !urls.includes(each));
    const { state } = options;
    const isStateThere = state !== undefined && existsSync(resolve(io.cwd, state));
    const own: SeenIndex[] = [];
    for (const file of isStateThere ? [...files, state] : files) {
      const read = readSeenIndexes(io.cwd, file);
      if (!read.ok) return read;
      seen.push(...read.value);
      if (file === state) own.push(...read.value);
    }
    const stopped = every === undefined ? undefined : interruption();
    for (;;) {
      let isComplete = true;
      for (const url of urls) {
        const found = await lookAt(url, key.value, io.now());
        if (found.ok) {
          seen.push(found.value);
          own.push(found.value);
          continue;
        }
        isComplete = false;
        io.stderr.write(`${found.code}: ${found.detail}\n`);
      }
      const comparison = compareIndexes(seen, io.now());
      tell(comparison, options.json === true, io);
      if (state !== undefined) {
        const written = writeSeenIndexes(io.cwd, state, own);
        if (!written.ok) return written;
      }
      if (comparison.faults.length > 0) return exitCodes.failure;
      if (every === undefined || stopped === undefined)
        return isComplete ? exitCodes.success : exitCodes.failure;
      if ((await pauseOr(stopped, every.value)) === 'stopped') return exitCodes.success;
    }
  },
});
