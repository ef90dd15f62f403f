// SPDX-License-Identifier: GPL-3.0-only
// Login in two stages, and what staff do with their own account.
import { ok, type Result } from '@bluezone/protocol';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { beginLogin, finishLogin } from '../staff/log-in.ts';
import { may, staffActs } from '../staff/may.ts';
import { changeOwnPassword, renewOwnRecoveryCodes } from '../staff/own-account.ts';
import { countRecoveryCodes } from '../staff/recovery-codes.ts';
import { closeSession, openSession, type StaffSession } from '../staff/session.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { describe } from './describe-route.ts';
import { sendProblem } from './problem.ts';
import { isConsole, setSessionCookie, staffOf, tokenOf } from './staff-access.ts';
import {
  freshCodeSchema,
  loginSchema,
  loginStageSchema,
  newPasswordSchema,
  ownSessionSchema,
  recoveryCodesSchema,
  secondStageSchema,
  startedSessionSchema,
} from './staff-schemas.ts';
import type { TypedFastify } from './typed-fastify.ts';

const tag = 'staff';
const security = 'session';
const bodyLimit = 2048;

/** Answers with a value, or with its refusal. */
export const sendResult = <T>(reply: FastifyReply, result: Result<T>, status = 200): FastifyReply =>
  result.ok ? reply.code(status).send(result.value) : sendProblem(reply, result);

/** Mounts /v1/staff/login, /v1/staff/logout and /v1/staff/me, within a staff scope. */
export function addStaffRoutes(app: TypedFastify, desk: StaffDesk, clock: () => number): void {
  const { secureCookies } = desk.settings;
  /** Its ends by the desk's clock, which the answer is dated by; sessions themselves live by the clock of sign-in. */
  const viewOf = ({ communes, expiresAt, idleAt, ...session }: StaffSession) => {
    const ahead = Math.round(clock() - desk.signInClock());
    return {
      ...session,
      communes: [...communes],
      acts: staffActs.filter((act) => may({ ...session, communes }, act)),
      expiresAt: expiresAt + ahead,
      idleAt: idleAt + ahead,
    };
  };

  app.post(
    '/v1/staff/login',
    {
      bodyLimit,
      config: { act: 'open' },
      schema: {
        body: loginSchema,
        ...describe(
          {
            ...{ operationId: 'logIn', tag },
            summary: 'Name and password: the first of two stages of a login',
            problems: [
              ...(['staff.credentials', 'staff.locked', 'staff.suspended'] as const),
              ...(['staff.invitation', 'staff.forgery'] as const),
            ],
          },
          { 200: loginStageSchema },
        ),
      },
    },
    async (request, reply) => sendResult(reply, await beginLogin(desk, request.body, clock())),
  );

  app.post(
    '/v1/staff/login/second',
    {
      bodyLimit,
      config: { act: 'open' },
      schema: {
        body: secondStageSchema,
        ...describe(
          {
            ...{ operationId: 'logInSecond', tag },
            summary: 'Ticket and second factor: the second stage begins a session',
            description:
              'Whoever sends "x-bluezone-console: 1" gets the session as a cookie, everybody else as a token.',
            problems: [
              ...(['staff.ticket', 'staff.second-factor', 'staff.password'] as const),
              ...(['staff.locked', 'staff.suspended', 'staff.forgery'] as const),
            ],
          },
          { 200: startedSessionSchema },
        ),
      },
    },
    async (request, reply) => {
      const logged = await finishLogin(desk, request.body, clock());
      if (!logged.ok) return sendProblem(reply, logged);
      const { token, ...rest } = logged.value;
      const session = await openSession(desk, token);
      if (!session.ok) return sendProblem(reply, session);
      // Whatever session the browser had before ends: nobody goes on in one that somebody else put there.
      await closeSession(desk.cases, tokenOf(request, secureCookies).token);
      const view = { ...viewOf(session.value), ...rest };
      if (!isConsole(request)) return reply.send({ ...view, token });
      setSessionCookie(reply, token, secureCookies);
      return reply.send(view);
    },
  );

  app.post(
    '/v1/staff/logout',
    {
      bodyLimit,
      config: { act: 'open' },
      schema: describe(
        {
          ...{ operationId: 'logOut', tag, problems: ['staff.forgery'] },
          summary: 'End the session; an unknown one is no error',
        },
        { 204: Type.Null({ description: 'Ended' }) },
      ),
    },
    async (request, reply) => {
      const { token, isCookie } = tokenOf(request, secureCookies);
      await closeSession(desk.cases, token);
      if (isCookie) setSessionCookie(reply, '', secureCookies);
      return reply.code(204).send();
    },
  );

  app.get(
    '/v1/staff/me',
    {
      config: { act: 'own.read' },
      schema: describe(
        {
          operationId: 'showOwnSession',
          summary: 'Who I am, what I may do, how long',
          tag,
          security,
          problems: [],
        },
        { 200: ownSessionSchema },
      ),
    },
    async (request, reply) => {
      const own = staffOf(request);
      const recoveryCodesLeft = await countRecoveryCodes(desk.cases, own.username);
      return reply.send({ ...viewOf(own), recoveryCodesLeft });
    },
  );

  app.patch(
    '/v1/staff/me/password',
    {
      bodyLimit,
      config: { act: 'own.change' },
      schema: {
        body: newPasswordSchema,
        ...describe(
          {
            ...{ operationId: 'changeOwnPassword', tag, security },
            summary: 'Choose another password; all other sessions end',
            problems: ['staff.credentials', 'staff.password', 'staff.locked'],
          },
          { 204: Type.Null({ description: 'Changed' }) },
        ),
      },
    },
    async (request, reply) => {
      const { token = '' } = tokenOf(request, secureCookies);
      const changed = await changeOwnPassword(desk, staffOf(request), token, request.body, clock());
      return changed.ok ? reply.code(204).send() : sendProblem(reply, changed);
    },
  );

  app.post(
    '/v1/staff/me/recovery-codes',
    {
      bodyLimit,
      config: { act: 'own.change' },
      schema: {
        body: freshCodeSchema,
        ...describe(
          {
            ...{ operationId: 'renewOwnRecoveryCodes', tag, security },
            summary: 'Ten new recovery codes; those of before end',
            problems: ['staff.second-factor', 'staff.locked'],
          },
          { 200: recoveryCodesSchema },
        ),
      },
    },
    async (request, reply) => {
      const codes = await renewOwnRecoveryCodes(desk, staffOf(request), request.body.code, clock());
      return sendResult(reply, codes.ok ? ok({ recoveryCodes: codes.value }) : codes);
    },
  );
}
