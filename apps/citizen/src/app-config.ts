// SPDX-License-Identifier: GPL-3.0-only
// What a deployment of this app says of itself: whom to call, where its source lies (empty: on request). Whoever operates it
// builds with values of their own (BLUEZONE_APP_HOTLINE and so on, docs/operations.md). Without them: the hotline that Viet Nam's
// Ministry of Health published, and the addresses that Bluezone's own documents give.
const given = import.meta.env;

const text = (name: string, otherwise: string): string => {
  const value: unknown = given[name];
  return typeof value === 'string' && value !== '' ? value : otherwise;
};

export const appConfig = {
  version: text('BLUEZONE_APP_VERSION', '0.1.0'),
  hotline: text('BLUEZONE_APP_HOTLINE', '1900 9095'),
  email: text('BLUEZONE_APP_EMAIL', 'lienhe@bluezone.gov.vn'),
  website: text('BLUEZONE_APP_WEBSITE', 'https://bluezone.gov.vn/'),
  source: text('BLUEZONE_APP_SOURCE', ''),
} as const;

/**
 * Where an invited phone is sent to its store: the server answers there, without JavaScript. In a native host the page's own
 * origin is nobody's: the address is that of the server it was built for, or without one that of the website.
 *
 * @param pageOrigin "https://bluezone.example"
 */
export function installLink(pageOrigin: string): string {
  if (given.MODE !== 'host') return `${pageOrigin}/taiapp`;
  const server = text('BLUEZONE_APP_SERVER', '');
  return server === '' ? appConfig.website : `${server}/taiapp`;
}

/** What dials a number as people write it. */
export function telLink(number: string): string {
  return `tel:${number.replace(/[^\d+]/g, '')}`;
}
