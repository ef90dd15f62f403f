// SPDX-License-Identifier: GPL-3.0-only
// Limits of registration. There is none per network address: a whole province may share a few behind its carrier's
// translation.
import { type Static, Type } from 'typebox';

const whole = (minimum: number, maximum: number, description: string) =>
  Type.Integer({ minimum, maximum, description });

const smsRoute = Type.Object(
  {
    prefix: Type.String({
      pattern: '^\\+[1-9][0-9]{0,11}$',
      description:
        'E.164 with its plus sign: a country, "+84", or an operator within it, "+8490". The longest that fits counts.',
    }),
    price: whole(0, 1e9, 'What one message costs, in whole units of the operator’s choice, such as đồng.'),
    perHour: whole(0, 1e9, 'Messages in an hour, for each process.'),
    perDay: whole(0, 1e9, 'Messages in a UTC day, for all processes together.'),
  },
  { additionalProperties: false },
);

/** The limits as a section of an operator's configuration. */
export const registrationSchema = Type.Object(
  {
    codeLifetimeSeconds: whole(60, 3600, 'How long a code holds.'),
    guessesPerCode: whole(1, 10, 'Codes that may be tried for one message.'),
    guessesPerNumberDay: whole(
      1,
      100,
      'Codes that may be tried for one number in a UTC day, whatever the number of messages.',
    ),
    messagesPerNumberDay: whole(1, 1000, 'Messages to one number in a UTC day.'),
    resendWaitSeconds: whole(
      0,
      3600,
      'Between the first and the second message to a number; doubles with each one of the day, up to a code’s lifetime.',
    ),
    routes: Type.Array(smsRoute, {
      maxItems: 1000,
      description:
        'Where messages go and what they cost. A number under none of them cannot be registered here.',
    }),
    messagesPerHour: whole(0, 1e9, 'On all routes, for each process.'),
    messagesPerDay: whole(0, 1e9, 'On all routes, for all processes together.'),
    budgetPerDay: whole(0, 1e15, 'For the messages of a UTC day, in the unit of the prices.'),
  },
  { additionalProperties: false },
);

export type SmsRoute = Static<typeof smsRoute>;
export type RegistrationSettings = Static<typeof registrationSchema>;

/** What no schema can say: two routes of the same prefix. Names the faults, none when all is well. */
export function faultsOfRegistration({ routes }: RegistrationSettings): string[] {
  const prefixes = routes.map(({ prefix }) => prefix);
  const twice = prefixes.filter((prefix, i) => prefixes.indexOf(prefix) !== i);
  return [...new Set(twice)].map((prefix) => `there is more than one route ${prefix}`);
}

/** For a country; prices and budget in đồng, to be set to those of the contract. */
export const productionRegistration = (): RegistrationSettings => ({
  codeLifetimeSeconds: 600,
  guessesPerCode: 5,
  guessesPerNumberDay: 15,
  messagesPerNumberDay: 6,
  resendWaitSeconds: 60,
  routes: [{ prefix: '+84', price: 1000, perHour: 50_000, perDay: 300_000 }],
  messagesPerHour: 50_000,
  messagesPerDay: 300_000,
  budgetPerDay: 300_000_000,
});

/** For simulated people, who register all at once and again and again. */
export const demoRegistration = (): RegistrationSettings => ({
  ...productionRegistration(),
  messagesPerNumberDay: 100,
  resendWaitSeconds: 0,
  routes: [{ prefix: '+84', price: 0, perHour: 1_000_000, perDay: 1_000_000 }],
  messagesPerHour: 1_000_000,
  messagesPerDay: 1_000_000,
});

/** The route of a number in E.164; undefined when there is none. */
export function routeOf(routes: readonly SmsRoute[], number: string): SmsRoute | undefined {
  let best: SmsRoute | undefined;
  for (const route of routes)
    if (number.startsWith(route.prefix) && route.prefix.length > (best?.prefix.length ?? 0)) best = route;
  return best;
}
