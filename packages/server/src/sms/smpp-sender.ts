// SPDX-License-Identifier: GPL-3.0-only
// Sends by SMPP 3.4 over one link that is bound when the first message comes, and bound again after it broke.
import { singleMessageAlphabet } from './gsm7.ts';
import { openSmppLink, type SmppAccount, type SmppLink, type SmppTimes, smppStatus } from './smpp-link.ts';
import type { SmsMessage, SmsOutcome, SmsSender } from './sms-sender.ts';

export interface SmppSenderOptions extends SmppAccount {
  readonly name: string;
  /** What people see as sender: a brand name of at most 11 letters, or a number. */
  readonly from: string;
  /** Seconds after which the operator need not deliver any more. */
  readonly validitySeconds: number;
  /** Requests without an answer at the same time. */
  readonly window: number;
  readonly times?: SmppTimes;
}

const usualTimes: SmppTimes = { openMs: 10_000, answerMs: 10_000, enquireMs: 30_000 };
const dataCoding = { gsm7: 0x00, ucs2: 0x08 } as const;

const accountStatuses: readonly number[] = [
  smppStatus.bindFailed,
  smppStatus.invalidPassword,
  smppStatus.invalidSystemId,
];
const passingStatuses: readonly number[] = [
  smppStatus.invalidBindStatus,
  smppStatus.alreadyBound,
  smppStatus.systemError,
  smppStatus.queueFull,
  smppStatus.throttled,
  smppStatus.temporaryApplicationError,
];

/** What a command status says; undefined stands for no answer. */
export function smppOutcome(status: number | undefined): SmsOutcome {
  if (status === undefined || passingStatuses.includes(status)) return 'failed';
  if (status === smppStatus.ok) return 'accepted';
  return accountStatuses.includes(status) ? 'unusable' : 'refused';
}

/** SMPP's relative time, "YYMMDDhhmmss000R", for times below a day. */
export function relativeTime(seconds: number): string {
  const within = Math.max(60, Math.min(86_399, Math.floor(seconds)));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(within / 3600);
  return `000000${two(hours)}${two(Math.floor((within % 3600) / 60))}${two(within % 60)}000R`;
}

/** Type of number and numbering plan of an originator: international number, short number or letters. */
function originator(from: string): Readonly<Record<string, unknown>> {
  const isNumber = /^\+?\d+$/.test(from);
  const ton = from.startsWith('+') ? 1 : isNumber ? 3 : 5;
  return { source_addr: from.replace(/^\+/, ''), source_addr_ton: ton, source_addr_npi: isNumber ? 1 : 0 };
}

/** A sender over an operator's message centre. */
export function smppSender(options: SmppSenderOptions): SmsSender {
  const times = options.times ?? usualTimes;
  let link: SmppLink | undefined;
  let opening: Promise<SmppLink | number | undefined> | undefined;
  let free = options.window;
  const queue: (() => void)[] = [];

  async function openLink(signal: AbortSignal): Promise<SmppLink | number | undefined> {
    if (link?.isOpen) return link;
    opening ??= openSmppLink(options, times, signal).finally(() => {
      opening = undefined;
    });
    const opened = await opening;
    if (typeof opened === 'object') link = opened;
    return opened;
  }

  async function trySend({ to, text }: SmsMessage, signal: AbortSignal): Promise<SmsOutcome> {
    const alphabet = singleMessageAlphabet(text);
    if (alphabet === undefined) return 'refused';
    const bound = await openLink(signal);
    // A refused bind is never about one message.
    if (typeof bound !== 'object') return smppOutcome(bound) === 'failed' ? 'failed' : 'unusable';
    const status = await bound.submit({
      ...originator(options.from),
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: to.slice(1),
      esm_class: 0,
      registered_delivery: 0,
      validity_period: relativeTime(options.validitySeconds),
      data_coding: dataCoding[alphabet],
      short_message: text,
    });
    return smppOutcome(status);
  }

  return {
    name: options.name,
    async send(message, signal) {
      if (free > 0) free--;
      else await new Promise<void>((resume) => queue.push(resume));
      try {
        return signal.aborted ? 'failed' : await trySend(message, signal);
      } finally {
        const next = queue.shift();
        if (next === undefined) free++;
        else next();
      }
    },
    async close() {
      const opened = link ?? (await opening);
      if (typeof opened === 'object') opened.close();
    },
  };
}
