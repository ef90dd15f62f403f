// SPDX-License-Identifier: GPL-3.0-only
// The owner's number and the code that comes to it. The number is sent to this one desk and kept nowhere on the phone.
import { type DeskFailure, type DeskResult, registrationClient } from '@bluezone/desk-client';
import type { Phone } from '@bluezone/phone';
import { fail, fromBase64, fromHex, toBase64 } from '@bluezone/protocol';
import type { Asked } from './web-phone.ts';

export interface CodeSent {
  /** Of this attempt: shown again to resend and to verify; 16 bytes in base64. */
  readonly attempt: string;
  readonly expiresInSeconds: number;
  readonly resendInSeconds: number;
}

export type DeskRefusal = Omit<DeskFailure, 'code'> & { readonly code: string };
export type Registered<T> = { readonly ok: true; readonly value: T } | DeskRefusal;

export interface RegistrationDesk {
  /** Has a code sent. Codes: registration.number, .old-number, .not-mobile, .country, .wait, .number-limit, .later, net.… */
  start(phoneNumber: string): Promise<Registered<CodeSent>>;
  resend(attempt: string, phoneNumber: string): Promise<Registered<CodeSent>>;
  /** Shows the six digits and hands the credential to the phone. Codes: registration.code, .expired, .locked, net.… */
  verify(attempt: string, code: string): Promise<Registered<void>>;
  /** Erases what the desk holds of the owner of this credential (hex). Codes: net.… */
  erase(credential: string): Promise<Registered<void>>;
}

export interface RegistrationDeskParts {
  readonly origin: string;
  /** Of the message with the code, and of refusals. */
  readonly language: 'vi' | 'en';
  readonly fetching: typeof fetch;
  /** Hands the credential to the phone. */
  readonly act: (run: (phone: Phone) => ReturnType<Phone['register']>) => Promise<Asked<void>>;
}

export function registrationDesk({
  origin,
  language,
  fetching,
  act,
}: RegistrationDeskParts): RegistrationDesk {
  const desk = registrationClient({ origin, language, fetching });
  const refusal = (code: string, detail: string): DeskRefusal => ({ ok: false, code, detail, title: '' });
  return {
    start: (phoneNumber) => desk.post('/v1/registration/start', { body: { phoneNumber, language } }),
    resend: (attempt, phoneNumber) =>
      desk.post('/v1/registration/resend', { body: { attempt, phoneNumber, language } }),
    async verify(attempt, code) {
      const answer: DeskResult<{ readonly credential: string }> = await desk.post('/v1/registration/verify', {
        body: { attempt, code },
      });
      if (!answer.ok) return answer;
      const credential = fromBase64(String(answer.value.credential));
      if (credential === undefined) {
        const { code: unknown, detail } = fail(
          'registration.unknown',
          'the registration desk gave no credential',
        );
        return refusal(unknown, detail);
      }
      const taken = await act((phone) => phone.register(credential));
      return taken.ok ? taken : refusal(taken.code, taken.detail);
    },
    erase: (credential) =>
      desk.post('/v1/registration/erase', {
        body: { credential: toBase64(fromHex(credential) ?? new Uint8Array(0)) },
      }),
  };
}
