// SPDX-License-Identifier: GPL-3.0-only
// The phone's ports in a browser, and the phone that stands on them.
export { watchAppRequests } from './app-requests.ts';
export { browserNet } from './browser-net.ts';
export { hostDevice } from './host-device.ts';
export { freshPass, type JoinPass, type PassKeeper, passKeeper } from './join-pass.ts';
export { memoryWebVault } from './memory-web-vault.ts';
export { noRadio } from './no-radio.ts';
export { type ToldClock, timeBy } from './phone-clock.ts';
export type { PhoneDevice } from './phone-device.ts';
export { holdPhone, type LetGo } from './phone-lock.ts';
export { openPhoneSession } from './phone-session.ts';
export type { CodeSent, DeskRefusal, Registered, RegistrationDesk } from './registration-desk.ts';
export type { RequestEntry, RequestLog, RequestMonth, RequestReason } from './request-log.ts';
export {
  type PhoneSession,
  type PhoneSessionOptions,
  recalledDays,
  type SessionView,
  type TownStay,
  type WatchAppRequests,
} from './session-view.ts';
export { isMetered, keepStorage, storageRoom } from './storage-room.ts';
export type { VaultCode } from './vault-error.ts';
export { type BackgroundParts, wakeInBackground } from './wake-in-background.ts';
export {
  askForNotifications,
  type NotificationState,
  type NotificationWording,
  notificationState,
  webNotifier,
} from './web-notifier.ts';
export {
  type Asked,
  type PageSigns,
  type PhoneTrouble,
  type WebPhone,
  type WebPhoneParts,
  webPhone,
} from './web-phone.ts';
export {
  type RadioLink,
  type Seat,
  type WebSocketRadio,
  webSocketRadio,
} from './web-socket-radio.ts';
export { type OpenedVault, type WebVault, webVault } from './web-vault.ts';
