// SPDX-License-Identifier: GPL-3.0-only
import type { TypedFastify } from '../http/typed-fastify.ts';
import type { BackDeskLink, MeetingsLink, RegistrationLink } from './links.ts';

export function addBackDeskLink(
  _app: TypedFastify,
  _desk: 'cases' | 'registration',
  _link: BackDeskLink,
): void {}
export function addRegistrationLink(_app: TypedFastify, _link: RegistrationLink): void {}
export function addMeetingsLink(_app: TypedFastify, _link: MeetingsLink): void {}
