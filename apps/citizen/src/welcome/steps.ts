// SPDX-License-Identifier: GPL-3.0-only
// The way through the first run; the code comes only when a number was given, and is no step of its own.
export const welcomeSteps = [
  '/welcome',
  '/welcome/1',
  '/welcome/2',
  '/welcome/3',
  '/welcome/bluetooth',
  '/welcome/notifications',
  '/welcome/phone',
  '/welcome/ready',
] as const;

export type WelcomeStep = (typeof welcomeSteps)[number];

/** The step after this one; the last leads home. */
export function stepAfter(step: WelcomeStep): string {
  return welcomeSteps[welcomeSteps.indexOf(step) + 1] ?? '/';
}

/** The step before this one. */
export function stepBefore(step: WelcomeStep): string {
  return welcomeSteps[welcomeSteps.indexOf(step) - 1] ?? '/welcome';
}
