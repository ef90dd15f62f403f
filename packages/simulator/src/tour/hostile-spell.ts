// SPDX-License-Identifier: GPL-3.0-only
// A time in which the server is hostile: what it tried, what phones made of it, and what left phones meanwhile.
import type { HostileFront } from '../hostile/hostile-front.ts';
import type { CrewPost, MetAnswer } from '../living/crew.ts';
import type { TownRecord } from '../living/town-record.ts';
import type { TourHostile } from './tour-api.ts';

const dummyKind = 0;
/** Reports, claims, redeemed codes and withdrawals: each is an act of an owner. */
const ownersKinds: readonly number[] = [1, 2, 3, 4, 5];

export class HostileSpell {
  readonly front: HostileFront;
  #isOn = false;
  #posts = { dummies: 0, ownersActs: 0, others: 0 };

  constructor(front: HostileFront) {
    this.front = front;
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  turn(on: boolean, { record, clock }: { readonly record: TownRecord; readonly clock: number }): void {
    if (on === this.#isOn) return;
    this.#isOn = on;
    if (on) {
      this.#posts = { dummies: 0, ownersActs: 0, others: 0 };
      this.front.turnOn();
    } else this.front.turnOff();
    record.tell(clock, { kind: 'hostile', on });
  }

  /** Takes down what phones met. */
  take(
    met: readonly MetAnswer[],
    { record, clock }: { readonly record: TownRecord; readonly clock: number },
  ): void {
    const refused = new Map<string, { trick: string; code: string; phones: number }>();
    for (const { person, path, hash, code, verdict } of met) {
      const answer = hash === null ? { code: code ?? 'net.unreachable' } : { hash };
      const found = this.front.met(person, path, answer, verdict);
      if (found === null || !found.isNew || found.code === 'ignored') continue;
      const key = `${found.trick} ${found.code}`;
      const known = refused.get(key) ?? { trick: found.trick, code: found.code, phones: 0 };
      refused.set(key, { ...known, phones: known.phones + 1 });
    }
    for (const fact of refused.values()) record.tell(clock, { kind: 'refused', ...fact });
  }

  /** Counts what left phones. */
  count(posts: readonly CrewPost[]): void {
    if (!this.#isOn) return;
    for (const { kind } of posts) {
      if (kind === dummyKind) this.#posts.dummies++;
      else if (ownersKinds.includes(kind)) this.#posts.ownersActs++;
      else this.#posts.others++;
    }
  }

  view(): TourHostile {
    return {
      on: this.#isOn,
      since: this.front.since(),
      tricks: this.front.view(),
      posts: { ...this.#posts },
      lured: this.front.lured(),
    };
  }
}
