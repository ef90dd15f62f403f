// SPDX-License-Identifier: GPL-3.0-only
// A ConsentGrant is the owner's own act, as a thing: single-use, short-lived, saying what it allows. Nothing that a
// server, a notification or a timer does can make one; the only function that can send history demands one.
import { type ContactForm, fail, ok, type Result } from '@bluezone/protocol';
import type { IllnessStatement } from './illness.ts';

/** Seconds between consent and sharing at most. */
const grantLifetimeSeconds = 300;

/** What the owner saw and agreed to. */
export interface GrantScope {
  readonly kind: 'report' | 'claim' | 'contact-form';
  /** UTC days whose keys may be shared. */
  readonly days: readonly number[];
  /** Whether meeting tags may be shared (reports only). */
  readonly withMeetings: boolean;
  /** What the owner said of the illness (reports only). */
  readonly statement: IllnessStatement | null;
  /** The form as it was shown (contact forms only). */
  readonly form: ContactForm | null;
}

const minted = new WeakSet<ConsentGrant>();

/** Made by `mintGrant` alone; a look-alike object is refused. */
export class ConsentGrant {
  readonly scope: GrantScope;
  readonly expires: number;

  constructor(scope: GrantScope, expires: number) {
    const statement = scope.statement === null ? null : Object.freeze({ ...scope.statement });
    const form = scope.form === null ? null : Object.freeze({ ...scope.form });
    this.scope = Object.freeze({ ...scope, days: Object.freeze([...scope.days]), statement, form });
    this.expires = expires;
    Object.freeze(this);
  }
}

/** Mints a grant. To be called by the face of the phone when its owner presses the button, and by nobody else. */
export function mintGrant(scope: GrantScope, now: number): ConsentGrant {
  const grant = new ConsentGrant(scope, now + grantLifetimeSeconds);
  minted.add(grant);
  return grant;
}

/** Takes a grant for use. Refuses what was not minted (`consent.missing`), is used (`consent.used`) or old (`consent.expired`). */
export function useGrant(grant: unknown, kind: GrantScope['kind'], now: number): Result<GrantScope> {
  if (!(grant instanceof ConsentGrant) || grant.scope.kind !== kind)
    return fail('consent.missing', 'sharing needs the consent of the owner for exactly this');
  if (!minted.has(grant)) return fail('consent.used', 'this consent was used already, or never given');
  minted.delete(grant);
  if (now >= grant.expires || now < grant.expires - grantLifetimeSeconds)
    return fail('consent.expired', 'this consent is no longer fresh');
  return ok(grant.scope);
}
