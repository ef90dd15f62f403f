// SPDX-License-Identifier: GPL-3.0-only
// Limits of registration. There is none per network address: a whole province may share a few behind its carrier's
// translation.

/** Where messages go and what they cost there. */
export interface SmsRoute {
  /** E.164 with its plus sign: a country, "+84", or an operator within it, "+8490". The longest that fits counts. */
  readonly prefix: string;
  /** What one message costs, in whole units of the operator's choice, such as đồng. */
  readonly price: number;
  readonly perHour: number;
  readonly perDay: number;
}

export interface RegistrationSettings {
  readonly codeLifetimeSeconds: number;
  /** Codes that may be tried for one message. */
  readonly guessesPerCode: number;
  /** Codes that may be tried for one number in a UTC day, whatever the number of messages. */
  readonly guessesPerNumberDay: number;
  /** Messages to one number in a UTC day. */
  readonly messagesPerNumberDay: number;
  /** Between the first and the second message to a number; doubles with each one of the day, up to a code's lifetime. */
  readonly resendWaitSeconds: number;
  /** A number under none of them cannot be registered here. */
  readonly routes: readonly SmsRoute[];
  readonly messagesPerHour: number;
  readonly messagesPerDay: number;
  /** In the unit of the prices. */
  readonly budgetPerDay: number;
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
