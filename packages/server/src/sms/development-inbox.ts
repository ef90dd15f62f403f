// SPDX-License-Identifier: GPL-3.0-only
// Where messages go while somebody develops or shows the system: into this process's memory, and nowhere near a phone.
import { codeIn } from './code-text.ts';
import type { SmsSender } from './sms-sender.ts';

export interface InboxMessage {
  /** E.164. */
  readonly to: string;
  readonly text: string;
  /** Unix seconds. */
  readonly at: number;
}

export interface DevelopmentInbox {
  readonly sender: SmsSender;
  /** The code of the newest message to a number in E.164, which is taken out; undefined when there is none. */
  take(number: string): string | undefined;
  /** Newest first; only those to a number when one is given. */
  list(number?: string): readonly InboxMessage[];
}

/** Keeps the last messages in memory. */
export function developmentInbox(clock: () => number, limit = 200): DevelopmentInbox {
  let messages: readonly InboxMessage[] = [];
  return {
    sender: {
      name: 'development-inbox',
      async send({ to, text }) {
        messages = [{ to, text, at: Math.floor(clock()) }, ...messages.slice(0, limit - 1)];
        return 'accepted';
      },
      async close() {},
    },
    take(number) {
      const newest = messages.find(({ to }) => to === number);
      messages = messages.filter((message) => message !== newest);
      return newest === undefined ? undefined : codeIn(newest.text);
    },
    list: (number) => (number === undefined ? messages : messages.filter(({ to }) => to === number)),
  };
}
