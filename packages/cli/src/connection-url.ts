// SPDX-License-Identifier: GPL-3.0-only

const shape = /^(postgres(?:ql)?:\/\/)(?:([^/@]*)@)?([^?]*)(?:\?(.*))?$/;

/** The parts of postgresql://user:password@host/database; undefined when a text is none. */
export function connectionUrl(text: string): URL | undefined {
  if (/\s/.test(text) || !shape.test(text)) return undefined;
  // A socket's folder stands in the parameters, and the host is empty then, which URL does not allow.
  const whole = text.replace(/^(postgres(?:ql)?:\/\/(?:[^/@]*@)?)\//, '$1localhost/');
  return URL.canParse(whole) ? new URL(whole) : undefined;
}

/** The same database as another role; nothing of the first one's name and password is left. */
export function withRole(connection: string, role: string, password: string): string {
  const [, scheme = 'postgresql://', , place = '', query = ''] = shape.exec(connection) ?? [];
  const kept = query.split('&').filter((part) => part !== '' && !/^(?:user|password)=/.test(part));
  return `${scheme}${role}:${password}@${place}${kept.length === 0 ? '' : `?${kept.join('&')}`}`;
}
