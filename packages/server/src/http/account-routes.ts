// SPDX-License-Identifier: GPL-3.0-only
// Accounts of staff, for whoever administers them.
import { ok } from '@bluezone/protocol';
import { Type } from 'typebox';
import {
  type AccountView,
  changeAccount,
  type Invitation,
  inviteAs,
  listAccounts,
  resetAccount,
} from '../staff/accounts.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { describe } from './describe-route.ts';
import { sendProblem } from './problem.ts';
import { staffOf } from './staff-access.ts';
import { sendResult } from './staff-routes.ts';
import {
  accountChangeSchema,
  accountNameSchema,
  accountSchema,
  invitationSchema,
  newAccountSchema,
} from './staff-schemas.ts';
import type { TypedFastify } from './typed-fastify.ts';

const tag = 'accounts';
const security = 'session';

const told = (account: AccountView) => ({ ...account, communes: [...account.communes] });
const toldInvitation = ({ account, password }: Invitation) => ({ account: told(account), password });

/** Mounts /v1/staff/accounts, within a staff scope. */
export function addAccountRoutes(app: TypedFastify, desk: StaffDesk, clock: () => number): void {
  app.get(
    '/v1/staff/accounts',
    {
      config: { act: 'account.read' },
      schema: describe(
        {
          ...{ operationId: 'listAccounts', tag, security, problems: [] },
          summary: 'Accounts within one’s own part of the country, by name',
        },
        { 200: Type.Array(accountSchema) },
      ),
    },
    async (request, reply) => reply.send((await listAccounts(desk, staffOf(request))).map(told)),
  );

  app.post(
    '/v1/staff/accounts',
    {
      config: { act: 'account.create' },
      schema: {
        body: newAccountSchema,
        ...describe(
          {
            ...{ operationId: 'inviteAccount', tag, security },
            summary: 'Make an account with a password that is good once',
            problems: ['staff.name-taken', 'staff.place', 'staff.scope'],
          },
          { 201: invitationSchema },
        ),
      },
    },
    async (request, reply) => {
      const invited = await inviteAs(desk, staffOf(request), request.body, clock());
      return sendResult(reply, invited.ok ? ok(toldInvitation(invited.value)) : invited, 201);
    },
  );

  app.patch(
    '/v1/staff/accounts/:name',
    {
      config: { act: 'account.change' },
      schema: {
        params: accountNameSchema,
        body: accountChangeSchema,
        ...describe(
          {
            ...{ operationId: 'changeAccount', tag, security },
            summary: 'Change role, part of the country or name of an account, suspend it or let it go on',
            problems: ['staff.unknown', 'staff.self', 'staff.place', 'staff.scope', 'record.changed'],
          },
          { 200: accountSchema },
        ),
      },
    },
    async (request, reply) => {
      const { name } = request.params;
      const changed = await changeAccount(desk, staffOf(request), name, request.body, clock());
      return changed.ok ? reply.send(told(changed.value)) : sendProblem(reply, changed);
    },
  );

  app.post(
    '/v1/staff/accounts/:name/reset-second-factor',
    {
      config: { act: 'account.reset' },
      schema: {
        params: accountNameSchema,
        ...describe(
          {
            ...{ operationId: 'resetSecondFactor', tag, security },
            summary: 'Take second factor and password from an account and invite its owner anew',
            problems: ['staff.unknown', 'staff.self'],
          },
          { 200: invitationSchema },
        ),
      },
    },
    async (request, reply) => {
      const reset = await resetAccount(desk, staffOf(request), request.params.name, clock());
      return sendResult(reply, reset.ok ? ok(toldInvitation(reset.value)) : reset);
    },
  );
}
