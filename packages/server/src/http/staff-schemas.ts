// SPDX-License-Identifier: GPL-3.0-only
// What staff send and get about their own login and accounts.
import { Type } from 'typebox';
import { staffActs, staffRoles } from '../staff/may.ts';
import { longestPassword } from '../staff/password.ts';
import { staffLevels } from '../staff/staff-scope.ts';
import { closed, oneOf } from './record-schemas.ts';

const roleSchema = oneOf(staffRoles);
const levelSchema = oneOf(staffLevels);
const provinceSchema = Type.Union([Type.String({ pattern: '^[0-9]{2}$' }), Type.Null()], {
  description: 'Two digits; null for the national level',
});
const communesSchema = Type.Array(Type.String({ pattern: '^[0-9]{5}$' }), {
  maxItems: 200,
  description: 'Five digits each; of an area only',
});
const usernameSchema = Type.String({
  minLength: 1,
  maxLength: 80,
  pattern: '^[\\p{L}\\p{N}._@-]+$',
  description: 'Letters, digits and the signs . _ @ -',
});
const nameSchema = Type.String({ minLength: 1, maxLength: 120, description: 'As colleagues call them' });
const passwordSchema = Type.String({ minLength: 1, maxLength: longestPassword });
const ticketSchema = Type.String({ maxLength: 64, description: '32 bytes in base64; good for ten minutes' });
const codeSchema = Type.String({ pattern: '^[0-9]{6}$', description: 'Six digits of the authenticator app' });
const unixSeconds = (description: string) => Type.Integer({ description: `Unix seconds; ${description}` });
const dayOrNull = (description: string) =>
  Type.Union([Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }), Type.Null()], { description });

export const loginSchema = Type.Object(
  { username: Type.String({ minLength: 1, maxLength: 80 }), password: passwordSchema },
  closed,
);

export const loginStageSchema = Type.Object({
  stage: oneOf(['second-factor', 'enrol'] as const, 'Enrol: the account has no second factor yet'),
  ticket: ticketSchema,
  mustSetPassword: Type.Boolean({ description: 'The second stage must bring a new password' }),
  secret: Type.Optional(Type.String({ description: 'To enrol: for an authenticator app, base32' })),
  uri: Type.Optional(Type.String({ description: 'To enrol: the same as otpauth://totp/…, for a QR code' })),
});

export const secondStageSchema = Type.Object(
  {
    ticket: ticketSchema,
    code: Type.Optional(codeSchema),
    recoveryCode: Type.Optional(
      Type.String({ minLength: 1, maxLength: 40, description: 'In place of a code; good once' }),
    ),
    newPassword: Type.Optional(passwordSchema),
  },
  closed,
);

const ownAccount = {
  username: Type.String(),
  name: Type.String(),
  role: roleSchema,
  level: levelSchema,
  province: provinceSchema,
  communes: communesSchema,
};

const sessionFields = {
  ...ownAccount,
  acts: Type.Array(oneOf(staffActs), { description: 'What this account may do' }),
  expiresAt: unixSeconds('the session ends then, whatever is done'),
  idleAt: unixSeconds('the session ends then, if nothing more is done'),
};

export const startedSessionSchema = Type.Object({
  ...sessionFields,
  token: Type.Optional(
    Type.String({
      description:
        '32 bytes in base64, for Authorization: Bearer; not told to the console, which has a cookie',
    }),
  ),
  recoveryCodes: Type.Optional(
    Type.Array(Type.String(), { description: 'After enrolling: shown once, each good once' }),
  ),
});

export const ownSessionSchema = Type.Object({
  ...sessionFields,
  recoveryCodesLeft: Type.Integer(),
});

export const newPasswordSchema = Type.Object(
  { password: passwordSchema, newPassword: passwordSchema },
  closed,
);
export const freshCodeSchema = Type.Object({ code: codeSchema }, closed);
export const recoveryCodesSchema = Type.Object({ recoveryCodes: Type.Array(Type.String()) });

export const accountSchema = Type.Object({
  ...ownAccount,
  state: oneOf(['invited', 'active', 'suspended'] as const, 'Invited: has no second factor yet'),
  invitedUntil: dayOrNull('Last UTC day of the invitation’s password, YYYY-MM-DD'),
  version: Type.Integer(),
});

export const newAccountSchema = Type.Object(
  {
    username: usernameSchema,
    name: nameSchema,
    role: roleSchema,
    level: levelSchema,
    province: provinceSchema,
    communes: communesSchema,
  },
  closed,
);

export const accountChangeSchema = Type.Object(
  {
    version: Type.Integer({ description: 'Of the account as it was read' }),
    name: Type.Optional(nameSchema),
    role: Type.Optional(roleSchema),
    level: Type.Optional(levelSchema),
    province: Type.Optional(provinceSchema),
    communes: Type.Optional(communesSchema),
    state: Type.Optional(oneOf(['active', 'suspended'] as const)),
  },
  closed,
);

export const invitationSchema = Type.Object({
  account: accountSchema,
  password: Type.String({
    description: 'Good once, until the last day of the invitation; hand it over in person',
  }),
});

export const accountNameSchema = Type.Object({ name: usernameSchema });
