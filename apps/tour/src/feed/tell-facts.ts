// SPDX-License-Identifier: GPL-3.0-only
// What a step found, in sentences of the chosen language. Every name and figure comes from the facts handed in.
import type { CheckFacts, PublishedFile, StepId, TourView } from '@bluezone/simulator';
import { dayText, listText, numberText, timeText } from '../language/format.ts';
import type { Language } from '../language/use-language.ts';
import type { Catalogue } from '../language/vi.ts';

export interface Sentence {
  readonly text: string;
  readonly detail?: string;
  readonly tone: 'plain' | 'warning' | 'relief';
}

const plain = (text: string): Sentence => ({ text, tone: 'plain' });

/** Sentences about one step that is over; about the pause for null. */
export function tellFacts(view: TourView, id: StepId | null, t: Catalogue, language: Language): Sentence[] {
  const name = (person: number): string => view.people[person]?.name ?? '';
  const number = (value: number): string => numberText(language, value);
  const { facts } = view;
  switch (id) {
    case null: {
      if (view.forgotten === null) return [];
      const { phones, server } = view.forgotten;
      return [
        plain(
          t.forgotten(
            { ...server, heard: phones.heard },
            { ...server.left, heard: phones.left.heard },
            server.left.tokenHashes,
          ),
        ),
      ];
    }
    case 'meet-1':
    case 'meet-2': {
      const heard = (facts[id]?.heard ?? []).filter(({ identifiers }) => identifiers > 0);
      if (heard.length === 0) return [plain(t.result.nobodyHeard)];
      const each = heard.map(({ person, identifiers }) => `${name(person)} ${identifiers}`);
      return [plain(t.result.meet(listText(language, each)))];
    }
    case 'confirm': {
      const found = facts.confirm;
      if (found === undefined) return [];
      return [plain(t.result.confirm(name(found.person), found.phoneNumber, found.digits))];
    }
    case 'redeem': {
      const found = facts.redeem;
      if (found === undefined) return [];
      const { bytes, answered } = found.post;
      return [plain(t.result.redeem(name(found.person), number(bytes), number(answered ?? 0)))];
    }
    case 'consent': {
      const found = facts.consent;
      if (found === undefined) return [];
      const time = timeText(language, found.notBefore);
      return [plain(t.result.consent(name(found.person), found.keys, found.meetings, time))];
    }
    case 'leave': {
      const found = facts.leave;
      if (found === undefined) return [];
      const { person, post, among, state } = found;
      const time = timeText(language, post.at);
      const left = plain(t.result.leave(name(person), time, number(post.bytes), among.length - 1));
      return state === 'accepted' ? [left] : [left, plain(t.result.notAccepted(name(person), state))];
    }
    case 'publish':
      return tellFiles(facts.publish?.files ?? [], t, language);
    case 'check':
      return tellCheck(facts.check, view, t, language);
    case 'check-again':
      return tellCheck(facts['check-again'], view, t, language);
    case 'claim': {
      const found = facts.claim;
      if (found === undefined) return [];
      const agreed = plain(t.result.claim(name(found.person), found.keys));
      const others = listText(language, found.others.map(name));
      return found.others.length === 0 ? [agreed] : [agreed, plain(t.result.declined(others))];
    }
    case 'publish-claim': {
      const found = facts['publish-claim'];
      if (found === undefined) return [];
      const { person, state, spentTags, minutes, files } = found;
      const proof =
        state === 'accepted'
          ? t.result.proof(name(person), spentTags, minutes)
          : t.result.proofMissing(name(person), state);
      return [plain(proof), ...tellFiles(files, t, language)];
    }
    case 'withdraw': {
      const found = facts.withdraw;
      if (found === undefined) return [];
      return [
        plain(t.result.withdrawn(name(found.person))),
        ...tellFiles(found.files, t, language),
        ...tellCheck(found, view, t, language),
      ];
    }
  }
}

function tellFiles(files: readonly PublishedFile[], t: Catalogue, language: Language): Sentence[] {
  if (files.length === 0) return [plain(t.result.publishedNothing)];
  return files.map(({ hash, keys, padding, revised, bytes }) =>
    plain(t.result.published(keys, padding, revised, numberText(language, bytes), `${hash.slice(0, 12)}…`)),
  );
}

/** What each phone says to its owner. */
function tellCheck(
  check: Pick<CheckFacts, 'phones'> | undefined,
  view: TourView,
  t: Catalogue,
  language: Language,
): Sentence[] {
  const phones = check?.phones ?? [];
  const name = (person: number): string => view.people[person]?.name ?? '';
  const sentences = phones.flatMap(({ person, alerts }) =>
    alerts.map((alert): Sentence => {
      const day = dayText(alert.day);
      const degree = t.degree[alert.degree];
      if (alert.withdrawnAt !== null)
        return { text: t.result.takenBack(name(person), degree, day), tone: 'relief' };
      const detail = t.result.explained(
        t.duration[alert.duration] ?? alert.duration,
        t.distance[alert.distance] ?? alert.distance,
        t.certainty[alert.certainty] ?? alert.certainty,
      );
      const text = t.result.warned(name(person), degree, day, Math.round(alert.minutes));
      return { text, detail, tone: 'warning' };
    }),
  );
  const quiet = phones
    .filter(({ person, exposure }) => exposure === 'none' && person !== view.facts.confirm?.person)
    .map(({ person }) => name(person));
  if (quiet.length > 0) sentences.push(plain(t.result.notWarned(listText(language, quiet))));
  return sentences;
}
