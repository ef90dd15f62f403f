// SPDX-License-Identifier: GPL-3.0-only
// What a person asks of the registration desk. No address is looked at: a whole province may come from one.
import { dateText, daySeconds, fromBase64, registrationCredentialLength, toBase64 } from '@bluezone/protocol';
import { Type } from 'typebox';
import { eraseByCode, eraseByCredential } from '../registration/erase-registration.ts';
import { attemptLength } from '../registration/one-time-code.ts';
import { provinceAnswers, publishedProvinces } from '../registration/province-counts.ts';
import type { RegistrationDesk } from '../registration/registration-desk.ts';
import { resendCode, type StartedAttempt, startRegistration } from '../registration/start-registration.ts';
import { verifyRegistration } from '../registration/verify-registration.ts';
import { vietnamProvinces } from '../registration/vietnam-provinces.ts';
import { describe } from './describe-route.ts';
import { sendProblem } from './problem.ts';
import type { TypedFastify } from './typed-fastify.ts';

/** Bytes of the largest body. */
const bodyLimit = 1024;

const sixteenBytes = Type.String({
  pattern: '^[A-Za-z0-9+/]{21}[AQgw]==$',
  description: '16 bytes in base64',
});
const phoneNumber = Type.String({
  ...{ minLength: 1, maxLength: 40 },
  description: 'A mobile number as people write it; one without a country is Vietnamese.',
});
const language = Type.Optional(
  Type.Union([Type.Literal('vi'), Type.Literal('en')], {
    description: 'Of the message; Vietnamese when left out.',
  }),
);
const code = Type.String({ pattern: '^[0-9]{6}$', description: 'The six digits of the message' });
const whole = Type.Integer({ minimum: 0 });

const start = Type.Object(
  {
    phoneNumber,
    purpose: Type.Optional(Type.Union([Type.Literal('register'), Type.Literal('erase')])),
    language,
  },
  { additionalProperties: false },
);
const resend = Type.Object({ attempt: sixteenBytes, phoneNumber, language }, { additionalProperties: false });
const started = Type.Object({ attempt: sixteenBytes, expiresInSeconds: whole, resendInSeconds: whole });
const verify = Type.Object(
  {
    attempt: sixteenBytes,
    code,
    province: Type.Optional(
      Type.Union(
        provinceAnswers.map((answer) => Type.Literal(answer)),
        {
          description: 'Where the person says to live; counted, and kept with nothing.',
        },
      ),
    ),
  },
  { additionalProperties: false },
);
const verified = Type.Object({ credential: sixteenBytes });
const erase = Type.Union([
  Type.Object({ credential: sixteenBytes }, { additionalProperties: false }),
  Type.Object({ attempt: sixteenBytes, code }, { additionalProperties: false }),
]);
const provinces = Type.Object({
  provinces: Type.Array(
    Type.Object({ code: Type.String(), name: Type.String(), englishName: Type.String() }),
  ),
});
const dayParameter = Type.Object({ day: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }) });
const provinceCounts = Type.Object({
  day: Type.String(),
  counts: Type.Array(
    Type.Object({
      province: Type.String(),
      registrations: Type.Union([Type.Integer(), Type.Null()], { description: 'null below ten' }),
    }),
  ),
});

const tag = 'registration';
const numberProblems = [
  'registration.number',
  'registration.old-number',
  'registration.not-mobile',
  'registration.country',
] as const;
const laterProblems = ['registration.wait', 'registration.number-limit', 'registration.later'] as const;
const codeProblems = ['registration.code', 'registration.expired', 'registration.locked'] as const;

/** Bytes of base64 whose form the schema has checked. */
const bytesOf = (text: string, length: number) => fromBase64(text) ?? new Uint8Array(length);

const shownStart = ({ attempt, ...rest }: StartedAttempt) => ({ attempt: toBase64(attempt), ...rest });

/** Mounts /v1/registration/start, /resend, /verify, /erase and /provinces. */
export function addRegistrationRoutes(app: TypedFastify, desk: RegistrationDesk, clock: () => number): void {
  app.post(
    '/v1/registration/start',
    {
      bodyLimit,
      schema: {
        body: start,
        ...describe(
          {
            ...{ operationId: 'startRegistration', tag, problems: [...numberProblems, ...laterProblems] },
            summary: 'Have a code sent to a number, to register it or to erase its registration',
          },
          { 200: started },
        ),
      },
    },
    async (request, reply) => {
      const { phoneNumber: typed, purpose = 'register', language: spoken = 'vi' } = request.body;
      const begun = await startRegistration(desk, { phoneNumber: typed, purpose, language: spoken }, clock());
      return begun.ok ? reply.send(shownStart(begun.value)) : sendProblem(reply, begun);
    },
  );

  app.post(
    '/v1/registration/resend',
    {
      bodyLimit,
      schema: {
        body: resend,
        ...describe(
          {
            ...{ operationId: 'resendCode', tag },
            summary: 'Have another code sent for the same attempt',
            problems: [...numberProblems, ...laterProblems, 'registration.expired'],
          },
          { 200: started },
        ),
      },
    },
    async (request, reply) => {
      const { attempt, phoneNumber: typed, language: spoken = 'vi' } = request.body;
      const again = await resendCode(
        desk,
        { attempt: bytesOf(attempt, attemptLength), phoneNumber: typed, language: spoken },
        clock(),
      );
      return again.ok ? reply.send(shownStart(again.value)) : sendProblem(reply, again);
    },
  );

  app.post(
    '/v1/registration/verify',
    {
      bodyLimit,
      schema: {
        body: verify,
        ...describe(
          {
            ...{ operationId: 'verifyRegistration', tag, problems: codeProblems },
            summary: 'Give the code and get a credential; an earlier one of the same number ends',
          },
          { 200: verified },
        ),
      },
    },
    async (request, reply) => {
      const { attempt, code: told, province } = request.body;
      const credential = await verifyRegistration(
        desk,
        { attempt: bytesOf(attempt, attemptLength), code: told, province },
        clock(),
      );
      return credential.ok
        ? reply.send({ credential: toBase64(credential.value) })
        : sendProblem(reply, credential);
    },
  );

  app.post(
    '/v1/registration/erase',
    {
      bodyLimit,
      schema: {
        body: erase,
        ...describe(
          {
            ...{ operationId: 'eraseRegistration', tag, problems: [...codeProblems, 'registration.unknown'] },
            summary: 'Erase a registration, by its credential or by a code sent to its number',
          },
          { 204: Type.Null({ description: 'Erased' }) },
        ),
      },
    },
    async (request, reply) => {
      const { body } = request;
      const erased =
        'credential' in body
          ? await eraseByCredential(desk, bytesOf(body.credential, registrationCredentialLength))
          : await eraseByCode(
              desk,
              { attempt: bytesOf(body.attempt, attemptLength), code: body.code },
              clock(),
            );
      return erased.ok ? reply.code(204).send(null) : sendProblem(reply, erased);
    },
  );

  app.get(
    '/v1/registration/provinces',
    {
      schema: describe(
        { operationId: 'listProvinces', summary: 'Provinces that may be declared', tag, problems: [] },
        { 200: provinces },
      ),
    },
    async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=86400').send({ provinces: [...vietnamProvinces] }),
  );

  app.get(
    '/v1/registration/provinces/:day',
    {
      schema: {
        params: dayParameter,
        ...describe(
          {
            ...{ operationId: 'countProvinces', tag, problems: ['request.not-found'] },
            summary: 'How many registered in a UTC day that is over, by the province they declared',
          },
          { 200: provinceCounts },
        ),
      },
    },
    async (request, reply) => {
      const { day } = request.params;
      const utcDay = Date.parse(`${day}T00:00:00Z`) / 1000 / daySeconds;
      const isDay = Number.isInteger(utcDay) && utcDay >= 0 && dateText(utcDay) === day;
      const counts = isDay ? await publishedProvinces(desk.registration, utcDay, clock()) : [];
      if (counts.length === 0)
        return sendProblem(reply, { code: 'request.not-found', detail: 'only days that are over are told' });
      return reply.header('cache-control', 'public, max-age=3600').send({ day, counts });
    },
  );
}
