// SPDX-License-Identifier: GPL-3.0-only
// A warned person tells the health authority who they are: by their own act, once, and without any history.
import {
  type ContactForm,
  checkContactForm,
  encodeContactForm,
  fail,
  ok,
  type Result,
} from '@bluezone/protocol';
import type { PhoneContext } from '../phone-context.ts';
import { takePlaceNow } from '../posting/post-slots.ts';
import { requestDesk } from '../posting/send-post.ts';
import { useGrant } from './consent-grant.ts';

/** What the owner adds to what the phone knows. */
export type ContactFormInput = Omit<ContactForm, 'exposure'>;

/** The form as it would be sent, with the strongest of the days on which this phone warns now. */
export function previewContactForm({ store }: PhoneContext, input: ContactFormInput): Result<ContactForm> {
  const alerts = store.state.alerts.filter(({ withdrawnAt }) => withdrawnAt === null);
  const [strongest] = alerts.sort((a, b) => a.degree.localeCompare(b.degree) || b.minutes - a.minutes);
  if (strongest === undefined)
    return fail('phone.not-warned', 'this phone has no warning to tell the health authority of');
  const { day, degree, minutes } = strongest;
  const form = { ...input, exposure: { day, degree, minutes: Math.min(1440, Math.round(minutes)) } };
  const checked = checkContactForm(form);
  return checked.ok ? ok(form) : checked;
}

/** Sends the form consented to. After a failure the owner may consent again: the same form is kept once. */
export async function sendContactForm(context: PhoneContext, grant: unknown): Promise<Result<void>> {
  const scope = useGrant(grant, 'contact-form', context.now);
  if (!scope.ok) return scope;
  const { form } = scope.value;
  if (form === null) return fail('consent.missing', 'a form needs what the owner saw of it');
  takePlaceNow(context);
  await context.store.commit();
  const sent = await requestDesk(context, { kind: 'contact-form', body: encodeContactForm(form) });
  if (!sent.ok) return sent;
  context.store.state.contactFormSentAt = context.now;
  return ok(undefined);
}
