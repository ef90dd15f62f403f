// SPDX-License-Identifier: GPL-3.0-only
// From what phones and server did to what the town tells of it.
import type { Store } from '@bluezone/server';
import type { FeedFact, PersonState, TourShare } from '../tour/tour-api.ts';
import type { CrewNews, CrewPost, PhoneFacts } from './crew.ts';
import type { TownRecord } from './town-record.ts';

/** Posts that are remembered, seconds. */
const rememberedSeconds = 3600;
const dummyKind = 0;
const unsettled: readonly string[] = ['queued', 'withdrawing'];

/** Takes down what crews told. */
export class TownNews {
  readonly #record: TownRecord;
  #recentPosts: CrewPost[] = [];
  readonly #facts = new Map<number, PhoneFacts>();
  /** Who has agreed to share, and whether by themselves. */
  readonly #consents = new Map<number, boolean>();

  constructor(record: TownRecord) {
    this.#record = record;
  }

  /** The owner has just agreed to share: what their phone says of it next is told as their consent, before anything that follows. */
  expectConsent(person: number, alone: boolean): void {
    this.#consents.set(person, alone);
  }

  /** What was last heard of a phone that ever had anything to tell. */
  factsOf(person: number): PhoneFacts | undefined {
    return this.#facts.get(person);
  }

  take(news: readonly CrewNews[], now: number): void {
    const { state } = this.#record;
    for (const { posts, notices, facts } of news) {
      if (posts.length > 0) {
        state.posts += posts.length;
        state.dummies += posts.filter(({ kind }) => kind === dummyKind).length;
        this.#recentPosts.push(...posts);
        this.#record.touch();
      }
      for (const { at, person, kind, degree, day } of notices)
        this.#record.tell(at, { kind: kind === 'exposed' ? 'warned' : 'unwarned', person, degree, day });
      for (const each of facts) this.#takeFacts(each, now);
    }
    this.#recentPosts = this.#recentPosts.filter(({ at }) => at > now - rememberedSeconds);
  }

  #takeFacts(facts: PhoneFacts, now: number): void {
    const { person, shares, exposure } = facts;
    this.#facts.set(person, facts);
    const before = this.#record.persons[person] as PersonState;
    this.#tellConsent(person, shares.at(-1), now);
    const last = (kind: TourShare['kind']) => shares.findLast((share) => share.kind === kind);
    for (const kind of ['report', 'claim'] as const) this.#tellShare(person, before[kind], last(kind), now);
    this.#record.person(person, {
      exposure,
      report: last('report')?.state ?? null,
      claim: last('claim')?.state ?? null,
    });
    this.#followCase(facts, last('report'), now);
  }

  #tellConsent(person: number, share: TourShare | undefined, now: number): void {
    const alone = this.#consents.get(person);
    if (alone === undefined || share === undefined) return;
    this.#consents.delete(person);
    const { kind, keys, meetings } = share;
    const notBefore = share.state === 'queued' ? share.notBefore : null;
    this.#record.tell(now, { kind: 'consented', person, share: kind, keys, meetings, notBefore, alone });
  }

  #tellShare(person: number, before: PersonState['report'], share: TourShare | undefined, now: number): void {
    if (share === undefined || share.state === before) return;
    const { kind, state } = share;
    if (unsettled.includes(state)) {
      if (state === 'withdrawing') this.#record.tell(now, { kind: 'withdrew', person, share: kind });
      return;
    }
    if (before === state || (before === 'accepted' && state === 'waiting')) return;
    const post = this.#recentPosts.findLast((each) => each.person === person && each.kind !== dummyKind);
    if (post === undefined) return;
    const fact: FeedFact = {
      kind: 'left',
      person,
      share: state === 'withdrawn' ? 'withdrawal' : kind,
      bytes: post.bytes,
      state,
      dummies: this.#recentPosts.filter((each) => each.kind === dummyKind && each.person !== person).length,
    };
    this.#record.tell(post.at, fact);
  }

  #followCase({ person, hasUploadToken }: PhoneFacts, report: TourShare | undefined, now: number): void {
    const found = this.#record.state.cases.find((each) => each.person === person);
    if (found === undefined) return;
    const own = report !== undefined && report.sharedAt >= found.confirmedAt ? report : undefined;
    const redeemedAt = found.redeemedAt ?? (hasUploadToken || own !== undefined ? now : null);
    if (redeemedAt !== null && found.redeemedAt === null) {
      const post = this.#recentPosts.findLast((each) => each.person === person && each.kind !== dummyKind);
      this.#record.tell(redeemedAt, { kind: 'redeemed', person, bytes: post?.bytes ?? 0 });
    }
    const consentedAt = own?.sharedAt ?? found.consentedAt;
    const hasLeft = own !== undefined && own.state !== 'queued' && own.state !== 'refused';
    const leftAt = found.leftAt ?? (hasLeft ? now : null);
    const withdrawnAt = found.withdrawnAt ?? (own?.state === 'withdrawn' ? now : null);
    this.#record.caseOf(person, { redeemedAt, consentedAt, leftAt, withdrawnAt });
  }
}

/** Tells of export files with anybody's keys in them that were not told of yet. */
export async function tellExports(store: Store, record: TownRecord, now: number): Promise<void> {
  const { state } = record;
  const rows = await store.exposure.selectFrom('exports').selectAll().orderBy('to_time').execute();
  const known = new Set(state.knownExports);
  for (const { hash, bytes, key_count, revised_count, padding_count } of rows) {
    if (known.has(hash)) continue;
    state.knownExports.push(hash);
    record.touch();
    if (key_count + revised_count <= padding_count) continue;
    const counts = { keys: key_count, revised: revised_count, padding: padding_count };
    record.tell(now, { kind: 'published', hash, bytes, ...counts });
    for (const each of state.cases)
      if (each.leftAt !== null && each.publishedAt === null) record.caseOf(each.person, { publishedAt: now });
  }
  const there = new Set(rows.map(({ hash }) => hash));
  if (state.knownExports.some((hash) => !there.has(hash))) {
    state.knownExports = state.knownExports.filter((hash) => there.has(hash));
    record.touch();
  }
}
