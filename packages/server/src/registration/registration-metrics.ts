// SPDX-License-Identifier: GPL-3.0-only
// What the operator may count: how often things happened, never for whom. No label comes from a request. What a person did
// is told a day late (decision 0057); what fails or is refused for want of messages or money must be seen at once.
import { Counter, Gauge, type Registry } from 'prom-client';
import { DayCounts } from '../day-counts.ts';
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

type Later = RegistrationEvent & `later-${string}`;
const isLater = (event: RegistrationEvent): event is Later => event.startsWith('later-');

/** Of tries and ends, what says something of a sender and nothing of a person. */
const ofSenders: readonly SmsOutcome[] = ['failed', 'unusable'];
const ofMessages: readonly SmsEnd[] = ['late', 'dropped'];

/** Counters of the registration desk in a registry of the operator's. `clock`: unix seconds. */
export function registrationMetrics(registry: Registry, clock: () => number): RegistrationMetrics {
  const registers = [registry];
  const refusals = new Counter({
    name: 'bluezone_registration_later_total',
    help: 'People who were told to try again later, by reason.',
    labelNames: ['event'] as const,
    registers,
  });
  const tries = new Counter({
    name: 'bluezone_sms_failed_tries_total',
    help: 'Messages that a sender could not take.',
    labelNames: ['sender', 'outcome'] as const,
    registers,
  });
  const ends = new Counter({
    name: 'bluezone_sms_lost_total',
    help: 'Messages that were given up.',
    labelNames: ['end'] as const,
    registers,
  });
  for (const event of events) if (isLater(event)) refusals.inc({ event }, 0);
  for (const end of ofMessages) ends.inc({ end }, 0);
  const happened = dayGauge(registers, clock, 'bluezone_registration_events_of_yesterday', 'event');
  const taken = dayGauge(registers, clock, 'bluezone_sms_tries_of_yesterday', 'sender', 'outcome');
  const ended = dayGauge(registers, clock, 'bluezone_sms_ends_of_yesterday', 'end');
  return {
    count(event) {
      if (isLater(event)) refusals.inc({ event });
      else happened.add(event);
    },
    onTry(sender, outcome) {
      if (ofSenders.includes(outcome)) tries.inc({ sender, outcome });
      else taken.add(`${sender} ${outcome}`);
    },
    onEnd(end) {
      if (ofMessages.includes(end)) ends.inc({ end });
      else ended.add(end);
    },
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

/** Counts of the last whole UTC day, named by the values of their labels with spaces between. */
function dayGauge(registers: Registry[], clock: () => number, name: string, ...labels: string[]): DayCounts {
  const counts = new DayCounts(clock);
  new Gauge({
    name,
    help: 'What happened in the last whole UTC day.',
    labelNames: labels,
    registers,
    collect() {
      this.reset();
      for (const [values, count] of counts.ofYesterday()) {
        const parts = values.split(' ');
        this.set(Object.fromEntries(labels.map((label, i) => [label, parts[i] ?? ''])), count);
      }
    },
  });
  return counts;
}
