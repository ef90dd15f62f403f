// SPDX-License-Identifier: GPL-3.0-only
// Where a browser's settings would be named, a phone's are.
import { phoneHost as en } from '../language/en/phone-host.ts';
import { useTexts } from '../language/use-language.ts';
import { phoneHost as vi } from '../language/vi/phone-host.ts';

const texts = { vi, en };

export function DeniedInHost() {
  return <>{useTexts(texts).notificationsDenied}</>;
}
