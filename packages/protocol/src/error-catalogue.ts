// SPDX-License-Identifier: GPL-3.0-only
// The one list of everything that can go wrong between a phone, a server, a file and a person.
// A wire number, once given out, never changes its meaning; add at the end.

interface CatalogueEntry {
  /** HTTP status where the failure is told over HTTP. */
  readonly status: number;
  /** Number inside a sealed answer, u16. */
  readonly wire: number;
}

const entry = (wire: number, status: number): CatalogueEntry => ({ wire, status });

/** code → HTTP status and wire number. The i18n key of a code is `error.<code>`. */
export const errorCatalogue = {
  'bytes.truncated': entry(1, 400),
  'bytes.trailing': entry(2, 400),
  'post.size': entry(10, 400),
  'post.envelope': entry(11, 400),
  'post.layout': entry(12, 400),
  'post.kind': entry(13, 400),
  'answer.size': entry(14, 400),
  'answer.layout': entry(15, 400),
  'answer.seal': entry(16, 502),
  'token.invalid': entry(20, 403),
  'token.issuer': entry(21, 403),
  'token.spent': entry(22, 409),
  'token.already-issued': entry(23, 409),
  'report.layout': entry(30, 400),
  'report.no-keys': entry(31, 400),
  'report.too-many-keys': entry(32, 400),
  'report.key-period': entry(33, 400),
  'report.key-crosses-day': entry(34, 400),
  'report.key-too-old': entry(35, 400),
  'report.key-in-future': entry(36, 400),
  'report.key-overlap': entry(37, 400),
  'report.key-known': entry(38, 409),
  'report.onset': entry(39, 400),
  'report.base': entry(40, 400),
  'report.too-many-tags': entry(41, 400),
  'report.tag': entry(42, 400),
  'report.revision': entry(43, 409),
  'claim.layout': entry(50, 400),
  'claim.not-met': entry(51, 403),
  'claim.waiting': entry(52, 202),
  'claim.key-too-early': entry(53, 403),
  'claim.opening': entry(54, 400),
  'withdraw.layout': entry(60, 400),
  'withdraw.unknown': entry(61, 404),
  'code.invalid': entry(70, 403),
  'code.expired': entry(71, 403),
  'code.void': entry(72, 403),
  'code.layout': entry(73, 400),
  'registration.unknown': entry(80, 403),
  'registration.number': entry(81, 400),
  'registration.old-number': entry(82, 400),
  'registration.not-mobile': entry(83, 400),
  'registration.country': entry(84, 400),
  'registration.code': entry(85, 403),
  'registration.expired': entry(86, 410),
  'registration.locked': entry(87, 429),
  'registration.wait': entry(88, 429),
  'registration.number-limit': entry(89, 429),
  'beacon.length': entry(90, 400),
  'beacon.structure': entry(91, 400),
  'beacon.absent': entry(92, 404),
  'export.layout': entry(100, 400),
  'export.signature': entry(101, 403),
  'export.too-large': entry(102, 413),
  'export.key': entry(103, 400),
  'export.future': entry(104, 409),
  'index.layout': entry(110, 400),
  'index.signature': entry(111, 403),
  'index.signer': entry(112, 403),
  'index.rollback': entry(113, 409),
  'index.fork': entry(114, 409),
  'index.expired': entry(115, 410),
  'index.hash': entry(116, 409),
  'index.sequence': entry(117, 409),
  'index.lifetime': entry(118, 409),
  'index.future': entry(119, 409),
  'configuration.layout': entry(120, 400),
  'configuration.rollback': entry(121, 409),
  'configuration.version': entry(122, 409),
  'key.file': entry(130, 400),
  'net.unreachable': entry(140, 503),
  'net.status': entry(141, 502),
  'net.redirect': entry(142, 502),
  'net.too-large': entry(143, 413),
  'consent.missing': entry(150, 403),
  'consent.expired': entry(151, 403),
  'consent.used': entry(152, 409),
  'phone.not-warned': entry(160, 409),
  'phone.not-registered': entry(161, 403),
  'phone.nothing-to-share': entry(162, 409),
  'phone.nothing-to-withdraw': entry(163, 409),
  'phone.sunset': entry(164, 410),
  'phone.clock': entry(165, 409),
  'phone.waiting': entry(166, 409),
  'staff.credentials': entry(170, 401),
  'staff.session': entry(171, 401),
  'staff.locked': entry(172, 429),
  'staff.second-factor': entry(173, 401),
  'staff.ticket': entry(174, 401),
  'staff.forgery': entry(175, 403),
  'staff.not-allowed': entry(176, 403),
  'staff.password': entry(177, 400),
  'staff.self': entry(178, 403),
  'staff.unknown': entry(179, 404),
  'case.unknown': entry(181, 404),
  'case.sample-day': entry(182, 400),
  'case.onset-day': entry(183, 400),
  'staff.name-taken': entry(184, 409),
  'contact-form.layout': entry(185, 400),
  'store.locked': entry(190, 503),
  'store.unavailable': entry(191, 503),
  'store.backup': entry(192, 400),
  'store.not-empty': entry(193, 409),
  'request.layout': entry(200, 400),
  'request.not-found': entry(201, 404),
  'request.too-large': entry(202, 413),
  'request.method': entry(203, 405),
  'request.media-type': entry(204, 415),
  'request.timeout': entry(205, 408),
  'request.headers': entry(206, 431),
  'link.secret': entry(207, 401),
  'server.bug': entry(210, 500),
  'registration.later': entry(220, 503),
  'staff.suspended': entry(240, 403),
  'staff.invitation': entry(241, 401),
  'staff.scope': entry(242, 403),
  'staff.place': entry(243, 400),
  'record.changed': entry(244, 409),
  'directive.unknown': entry(245, 404),
  'directive.decided': entry(246, 409),
  'directive.same-person': entry(247, 403),
  'directive.layout': entry(248, 400),
  'directive.sunset': entry(249, 400),
  'directive.outdated': entry(250, 409),
  'code.out': entry(260, 409),
  'code.other': entry(261, 409),
  'code.message': entry(262, 503),
  'person.unknown': entry(263, 404),
  'person.converted': entry(264, 409),
  'record.day': entry(265, 400),
  'record.place': entry(266, 400),
  'request.repeated': entry(267, 409),
  'chain.unknown': entry(268, 404),
  'chain.self': entry(269, 400),
  'import.value': entry(270, 400),
  'import.missing': entry(271, 400),
  'import.formula': entry(272, 400),
  'import.duplicate': entry(273, 409),
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof errorCatalogue;

const codeByWire = new Map<number, ErrorCode>(
  (Object.keys(errorCatalogue) as ErrorCode[]).map((code) => [errorCatalogue[code].wire, code]),
);

/** HTTP status of a code. */
export function statusOf(code: ErrorCode): number {
  return errorCatalogue[code].status;
}

/** u16 of a code inside a sealed answer; 0 is success. */
export function wireOf(code: ErrorCode): number {
  return errorCatalogue[code].wire;
}

/** The code of a u16 from a sealed answer; undefined for 0 and for numbers this version does not know. */
export function codeOfWire(wire: number): ErrorCode | undefined {
  return codeByWire.get(wire);
}
