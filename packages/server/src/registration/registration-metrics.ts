// SPDX-License-Identifier: GPL-3.0-only
// What the operator may count: how often things happened, never for whom. No label comes from a request.
import { Counter, Gauge, type Registry } from 'prom-client';
import type { SmsEnd, SmsOutbox } from '../sms/sms-outbox.ts';
import type { SmsOutcome } from '../sms/sms-sender.ts';

const events = [
  'started',
  'resent',
  'registered',
  'erased',
  'bad-number',
  'wait',
  'number-limit',
  'wrong-code',
  'expired',
  'locked',
  'later-gateway',
  'later-hour',
  'later-day',
  'later-budget',
] as const;

export type RegistrationEvent = (typeof events)[number];

export interface RegistrationMetrics {
  readonly count: (event: RegistrationEvent) => void;
  readonly onTry: (sender: string, outcome: SmsOutcome) => void;
  readonly onEnd: (end: SmsEnd) => void;
  /** Shows from now on how many messages wait and how many senders are left alone. */
  watch(outbox: Pick<SmsOutbox, 'waiting' | 'closed'>): void;
}

/** Counters of the registration desk in a registry of the operator's. */
export function registrationMetrics(registry: Registry): RegistrationMetrics {
  const registers = [registry];
  const happened = new Counter({
    name: 'bluezone_registration_events_total',
    help: 'What happened at the registration desk.',
    labelNames: ['event'] as const,
    registers,
  });
  const tries = new Counter({
    name: 'bluezone_sms_tries_total',
    help: 'Messages handed to a sender, and what it said.',
    labelNames: ['sender', 'outcome'] as const,
    registers,
  });
  const ends = new Counter({
    name: 'bluezone_sms_ends_total',
    help: 'What became of messages in the end.',
    labelNames: ['end'] as const,
    registers,
  });
  for (const event of events) happened.inc({ event }, 0);
  for (const end of ['sent', 'refused', 'late', 'dropped'] satisfies SmsEnd[]) ends.inc({ end }, 0);
  return {
    count: (event) => happened.inc({ event }),
    onTry: (sender, outcome) => tries.inc({ sender, outcome }),
    onEnd: (end) => ends.inc({ end }),
    watch(outbox) {
      new Gauge({
        name: 'bluezone_sms_waiting',
        help: 'Messages waiting or under way.',
        registers,
        collect() {
          this.set(outbox.waiting);
        },
      });
      new Gauge({
        name: 'bluezone_sms_senders_left_alone',
        help: 'Senders that failed and are left alone for a while.',
        registers,
        collect() {
          this.set(outbox.closed);
        },
      });
    },
  };
}
