// SPDX-License-Identifier: GPL-3.0-only
// What happened, in a sentence of the chosen language. Every name and figure comes from the entry handed in.
import { dayText, minuteText, numberText, percentText } from '../language/format.ts';
import type { Language } from '../language/use-language.ts';
import type { Catalogue } from '../language/vi.ts';
import type { FeedRow } from './feed-rows.ts';

/** A sentence with one name in it, which the page makes a button of; without a name all of it is `before`. */
export interface Told {
  readonly before: string;
  readonly person: number | null;
  readonly after: string;
  readonly detail: string | null;
  readonly tone: 'plain' | 'F0' | 'F1' | 'F2' | 'relief' | 'hostile';
}

/** Stands for the name while the sentence is made; a private character that no sentence holds. */
const nameMark = '\uE000';

/** A code of eight digits as people read it out: "1234 5678". */
export function digitsText(digits: string): string {
  return digits.replace(/^(\d{4})(\d{4})$/, '$1 $2');
}

/** A gap below this many seconds is a server that was started again, and nothing was missed. */
const leastGap = 60;

/** One row of the feed in words. */
export function tellEntry({ entry, days, phones }: FeedRow, t: Catalogue, language: Language): Told {
  const texts = t.feed;
  const number = (value: number): string => numberText(language, value);
  const time = (unix: number): string => minuteText(language, unix);
  switch (entry.kind) {
    case 'born': {
      const { residents, days, seconds } = entry;
      return plain(texts.born(number(residents), number(days), number(Math.round(seconds))));
    }
    case 'gap':
      return plain(
        entry.to - entry.from < leastGap
          ? texts.again(time(entry.to))
          : texts.gap(time(entry.from), time(entry.to)),
      );
    case 'confirmed':
      return about(entry.person, texts.confirmed(nameMark, digitsText(entry.digits)), { tone: 'F0' });
    case 'redeemed':
      return about(entry.person, texts.redeemed(nameMark, number(entry.bytes)));
    case 'consented': {
      const { share, keys, meetings, notBefore, alone } = entry;
      const text = texts.consented[share](
        nameMark,
        keys,
        meetings,
        notBefore === null ? null : time(notBefore),
      );
      return about(entry.person, text, { detail: alone ? texts.alone : null });
    }
    case 'left': {
      const { share, bytes, dummies, state } = entry;
      const detail = texts.leftDetail(dummies, t.resident.shareState[state]);
      return about(entry.person, texts.left[share](nameMark, number(bytes)), { detail });
    }
    case 'published': {
      const { keys, padding, revised, bytes, hash } = entry;
      return plain(texts.published(keys, padding, revised, number(bytes)), texts.publishedDetail(hash));
    }
    case 'warned':
      return about(entry.person, texts.warned[entry.degree](nameMark, daysText(days, t)), {
        tone: entry.degree,
      });
    case 'unwarned':
      return about(entry.person, texts.unwarned(nameMark, entry.degree, daysText(days, t)), {
        tone: 'relief',
      });
    case 'withdrew':
      return about(entry.person, texts.withdrew[entry.share](nameMark), { tone: 'relief' });
    case 'levers': {
      const { levers } = entry;
      const share = (value: number): string => percentText(language, value);
      const scan = texts.scan(levers.windowSeconds, levers.periodSeconds, levers.periodAfterSightingSeconds);
      return plain(
        texts.levers(
          share(levers.adoption),
          share(levers.consent),
          scan,
          levers.latencyDays,
          levers.toleranceIntervals,
        ),
      );
    }
    case 'hostile':
      return { ...plain(entry.on ? texts.hostileOn : texts.hostileOff), tone: 'hostile' };
    case 'refused': {
      const trick = t.hostile.tricks[entry.trick]?.name ?? entry.trick;
      return {
        ...plain(texts.refused(phones, trick), codeDetail(entry.code, t)),
        tone: 'hostile',
      };
    }
    case 'joined':
    case 'left-town':
      return about(entry.person, texts[entry.kind](nameMark));
  }
}

function daysText(days: readonly number[], t: Catalogue): string {
  return t.feed.onDays(days.length, dayText(days[0] ?? 0), dayText(days.at(-1) ?? 0));
}

function codeDetail(code: string, t: Catalogue): string {
  if (code === 'ignored') return t.feed.refusedDetail(t.hostile.ignored, code);
  return t.feed.refusedDetail(t.hostile.codes[code] ?? t.hostile.unknownCode, code);
}

/** The whole sentence, for reading out. */
export function sentenceOf({ before, person, after }: Told, nameOf: (person: number) => string): string {
  return person === null ? before : `${before}${nameOf(person)}${after}`;
}

const plain = (text: string, detail: string | null = null): Told => ({
  before: text,
  person: null,
  after: '',
  detail,
  tone: 'plain',
});

function about(person: number, text: string, more: Partial<Pick<Told, 'detail' | 'tone'>> = {}): Told {
  const [before = '', ...rest] = text.split(nameMark);
  return { before, person, after: rest.join(nameMark), detail: null, tone: 'plain', ...more };
}
