// SPDX-License-Identifier: GPL-3.0-only
// Who asks: a browser with the console's cookie, or a program with the token of a session. Every route within names its
// act, and nobody gets to a route whose act they may not do.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { may, type StaffAct } from '../staff/may.ts';
import { openSession, type StaffSession } from '../staff/session.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { sendProblem } from './problem.ts';
import type { TypedFastify } from './typed-fastify.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What whoever calls does; "open" for what needs no session. Every route within a staff scope has one. */
    readonly act?: StaffAct | 'open';
  }
  interface FastifyRequest {
    staff: StaffSession | null;
  }
}

/** Sent by the console with all it asks; a page elsewhere cannot send it without being allowed to. */
const consoleHeader = 'x-bluezone-console';
/** Sent with what a page asks by itself, so that it keeps no session awake. */
const backgroundHeader = 'x-bluezone-background';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** With HTTPS a name that no other host of the domain can set (RFC 6265bis, section 4.1.3.2). */
const cookieName = (isSecure: boolean): string => (isSecure ? '__Host-bz_staff' : 'bz_staff');

/** Sets the session's cookie, or with an empty token takes it away. */
export function setSessionCookie(reply: FastifyReply, token: string, isSecure: boolean): void {
  const value = token.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const parts = [`${cookieName(isSecure)}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Strict'];
  if (isSecure) parts.push('Secure');
  if (token === '') parts.push('Max-Age=0');
  reply.header('set-cookie', parts.join('; '));
}

function cookieToken(request: FastifyRequest, isSecure: boolean): string | undefined {
  const start = `${cookieName(isSecure)}=`;
  const found = (request.headers.cookie ?? '').split(/;\s*/).filter((each) => each.startsWith(start));
  const value = found.length === 1 ? found[0]?.slice(start.length) : undefined;
  if (value === undefined || !/^[\w-]{43}$/.test(value)) return undefined;
  return `${value.replaceAll('-', '+').replaceAll('_', '/')}=`;
}

/** The token that a request bears, and whether a browser sent it by itself. */
export function tokenOf(
  request: FastifyRequest,
  isSecure: boolean,
): { readonly token: string | undefined; readonly isCookie: boolean } {
  const { authorization } = request.headers;
  if (authorization !== undefined)
    return { token: /^Bearer ([A-Za-z0-9+/]{43}=)$/.exec(authorization)?.[1], isCookie: false };
  return { token: cookieToken(request, isSecure), isCookie: true };
}

/**
 * False for what a page of another origin sent: browsers say where a request comes from (Fetch Metadata, Origin);
 * programs say nothing and pass.
 */
function isSameOrigin(request: FastifyRequest): boolean {
  const { 'sec-fetch-site': site, origin, host } = request.headers;
  if (site !== undefined) return site === 'same-origin';
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}

/** Whether the console itself asks, and no other page. */
export const isConsole = (request: FastifyRequest): boolean => request.headers[consoleHeader] === '1';

/** The session of a request that got to its route. */
export function staffOf(request: FastifyRequest): StaffSession {
  if (request.staff === null) throw new Error('a route of staff was reached without a session');
  return request.staff;
}

/**
 * A scope of routes for staff. Each must name its act (`config: { act }`), or the server does not start; requests are
 * refused before their body is read: `staff.session`, `staff.forgery`, `staff.not-allowed`. Answers are dated by `clock`
 * (unix seconds): days and deadlines are the desk's, whatever the machines say.
 */
export function addStaffScope(
  app: TypedFastify,
  desk: Pick<StaffDesk, 'cases' | 'settings' | 'signInClock'>,
  clock: () => number,
  addRoutes: (scope: TypedFastify) => void,
): void {
  app.register(async (plain) => {
    const scope = plain as unknown as TypedFastify;
    scope.decorateRequest('staff', null);
    scope.addHook('onRoute', ({ config, method, url }) => {
      if (config?.act === undefined) throw new Error(`${method} ${url} names no act`);
    });
    scope.addHook('onRequest', async (request, reply) => {
      reply.header('date', new Date(clock() * 1000).toUTCString());
      const { act } = request.routeOptions.config;
      const { token, isCookie } = tokenOf(request, desk.settings.secureCookies);
      const isForgeable = isCookie && !safeMethods.has(request.method);
      if (isForgeable && !isSameOrigin(request)) return sendProblem(reply, { code: 'staff.forgery' });
      if (act === 'open' || act === undefined) return;
      if (isForgeable && token !== undefined && !isConsole(request))
        return sendProblem(reply, { code: 'staff.forgery' });
      const isAct = request.headers[backgroundHeader] === undefined;
      const session = await openSession(desk, token, isAct);
      if (!session.ok) return sendProblem(reply, session);
      if (!may(session.value, act)) return sendProblem(reply, { code: 'staff.not-allowed' });
      request.staff = session.value;
    });
    addRoutes(scope);
  });
}
