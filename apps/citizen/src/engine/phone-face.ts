// SPDX-License-Identifier: GPL-3.0-only
// All that a screen can know of the phone and ask of it. Screens depend on this file and on nothing of the engine, so that
// the same screens stand over the browser's engine, over a native host, and over a scripted phone in tests.

/** What an act of the owner came to. `code` is one of the protocol's catalogue of errors, or `phone.…` of this app. */
export type Done<T = void> = { readonly ok: true; readonly value: T } | Refused;

export interface Refused {
  readonly ok: false;
  readonly code: string;
  /** Seconds after which the same may succeed. */
  readonly retryAfterSeconds?: number;
  readonly triesLeft?: number;
}

export type Degree = 'F1' | 'F2';

/** A number of people with the range in which it honestly lies. */
export interface Range {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** A warning, as coarse as the phone tells it: never an hour. */
export interface FaceWarning {
  /** Civil day of the contact. */
  readonly day: number;
  readonly degree: Degree;
  /** Unix seconds. */
  readonly firstTold: number;
  /** Unix seconds; null while it stands. */
  readonly withdrawnAt: number | null;
  /** Names of the bands of the estimate: "5-to-15", "near", "high" … */
  readonly duration: string;
  readonly distance: string;
  readonly certainty: string;
  /** Last civil day to watch one's health, and the days that are left until its end. */
  readonly lastWatchDay: number;
  readonly daysLeft: number;
}

/** What stands between the owner's own illness and the phones of others. All times in unix seconds. */
export type CaseState =
  | { readonly state: 'none' }
  | { readonly state: 'token-held'; readonly since: number; readonly until: number }
  | { readonly state: 'token-expired'; readonly since: number }
  | {
      readonly state: 'sending';
      readonly shareId: string;
      readonly sharedAt: number;
      readonly leavesAt: number;
      readonly tries: number;
    }
  | {
      readonly state: 'shared';
      readonly shareId: string;
      readonly sharedAt: number;
      readonly arrivedAt: number | null;
    }
  | {
      readonly state: 'refused';
      readonly shareId: string;
      readonly sharedAt: number;
      readonly code: string | null;
      readonly canRetry: boolean;
    }
  | {
      readonly state: 'withdrawing';
      readonly shareId: string;
      readonly sharedAt: number;
      readonly leavesAt: number;
      readonly tries: number;
    }
  | {
      readonly state: 'withdrawn';
      readonly shareId: string;
      readonly sharedAt: number;
      readonly withdrawnAt: number | null;
      readonly wasSent: boolean;
    };

/** Something that left this phone by its owner's will, or is about to. */
export interface FaceShare {
  readonly id: string;
  readonly kind: 'report' | 'claim';
  readonly state: 'queued' | 'waiting' | 'accepted' | 'refused' | 'withdrawing' | 'withdrawn';
  readonly code: string | null;
  /** Unix seconds: it goes no earlier. */
  readonly notBefore: number;
  /** Unix seconds: when its owner agreed. */
  readonly sharedAt: number;
}

export interface FaceStatus {
  readonly exposure: 'none' | Degree;
  readonly protection:
    | 'on'
    | 'paused'
    | 'moved'
    | 'sunset'
    | 'clock-wrong'
    | 'off'
    | 'no-permission'
    | 'unsupported';
  /** The clock is wrong, whether the phone listens or not. */
  readonly isClockWrong: boolean;
  readonly pausedUntil: number | null;
  readonly case: CaseState;
  readonly isChecking: boolean;
  /** null: never. */
  readonly lastGoodCheck: number | null;
  readonly lastFailure: string | null;
  readonly failingSince: number | null;
  readonly lastScan: number | null;
  /** Minutes of this civil day with a scan, of those that passed. */
  readonly protectedToday: { readonly minutes: number; readonly of: number };
  /** `day` is a UTC day. */
  readonly community: { readonly registered: number; readonly day: number } | null;
  readonly isRegistered: boolean;
  readonly hasUploadToken: boolean;
  /** A pack for another phone was made and is not confirmed yet. */
  readonly moving: { readonly since: number; readonly until: number } | null;
}

/** The demonstration's town, whose air this browser may join. */
export interface TownSeat {
  readonly name: string;
  readonly seat: 'out' | 'joining' | 'in';
  /** The connection to the town broke or could not be made; it is tried again. */
  readonly isLost: boolean;
  /** Why the seat was lost or could not be had; null otherwise. */
  readonly ended: string | null;
  /** Whose phone this is in the town; null while nobody's. */
  readonly resident: { readonly name: string; readonly phoneNumber: string } | null;
  /** Hearing the days before joining again: how far, 0…1. */
  readonly past: { readonly state: 'none' | 'running' | 'done' | 'failed'; readonly share: number };
}

export interface PhoneView {
  /** elsewhere: another tab has this phone; nowhere: it knows no server to believe; moved: it lives on another device now. */
  readonly phase: 'starting' | 'running' | 'elsewhere' | 'broken' | 'nowhere' | 'moved';
  /** `vault.full`, `vault.damaged` and the like; null when nothing is wrong with the memory. */
  readonly trouble: string | null;
  /** forgetful: this browser keeps nothing beyond the page. */
  readonly storage: 'kept' | 'forgetful';
  /** null outside the demonstration. */
  readonly town: TownSeat | null;
  /** A large download waits for Wi-Fi. */
  readonly isHeldBack: boolean;
  /** Minutes of the people's clock ahead of UTC. */
  readonly utcOffsetMinutes: number;
  readonly status: FaceStatus | null;
  /** Newest day first. */
  readonly warnings: { readonly current: readonly FaceWarning[]; readonly past: readonly FaceWarning[] };
  readonly shares: readonly FaceShare[];
  /** Bluezone users around now; null when the phone does not listen. */
  readonly usersAround: Range | null;
  readonly notifications: Permission;
  /** Rises whenever the phone may have something new to say. */
  readonly revision: number;
}

export type Permission = 'ask' | 'granted' | 'denied' | 'unsupported';

export interface Around {
  /** Unix seconds of the last scan. */
  readonly at: number;
  /** Of the last ten minutes. */
  readonly scans: number;
  readonly people: Range;
  readonly users: Range;
  /** Devices without Bluezone: only counted. */
  readonly others: Range;
  /** Of the Bluezone users. */
  readonly near: number;
  readonly further: number;
  readonly list: readonly { readonly band: 'near' | 'further'; readonly sinceSeconds: number }[];
}

/** Three hours of a civil day. Numbers are null where the phone did not listen: a gap, not zero. */
export interface HistoryBand {
  readonly users: Range | null;
  readonly people: Range | null;
  readonly scannedMinutes: number;
  /** 0: not yet come, or before the installation. */
  readonly ofMinutes: number;
}

export interface HistoryDay {
  /** Civil day. */
  readonly day: number;
  readonly isToday: boolean;
  readonly users: Range | null;
  readonly people: Range | null;
  readonly closeUsers: Range | null;
  readonly scannedMinutes: number;
  readonly ofMinutes: number;
  /** Eight. */
  readonly bands: readonly HistoryBand[];
}

export interface Totals {
  /** Civil day; null before the first. */
  readonly since: number | null;
  /** Ascending. */
  readonly days: readonly {
    readonly day: number;
    readonly users: Range;
    readonly people: Range;
    readonly closeUsers: Range;
    readonly scannedMinutes: number;
  }[];
}

export interface Statement {
  /** UTC days. */
  readonly onsetDay: number | null;
  readonly sampleDay: number;
}

export interface ReportPreview {
  readonly days: readonly { readonly day: number; readonly keys: number; readonly meetings: number }[];
}

export interface ClaimPreview {
  readonly days: readonly number[];
  readonly meetings: number;
}

export type Symptom =
  | 'fever'
  | 'cough'
  | 'sore-throat'
  | 'shortness-of-breath'
  | 'loss-of-smell-or-taste'
  | 'tiredness'
  | 'runny-nose'
  | 'diarrhoea';

export const symptoms: readonly Symptom[] = [
  'fever',
  'cough',
  'sore-throat',
  'shortness-of-breath',
  'loss-of-smell-or-taste',
  'tiredness',
  'runny-nose',
  'diarrhoea',
];

export interface ContactInput {
  /** As written by the owner. */
  readonly phoneNumber: string;
  readonly name: string;
  readonly symptoms: readonly Symptom[];
  readonly note: string;
}

export interface ContactPreview extends ContactInput {
  readonly exposure: { readonly day: number; readonly degree: Degree; readonly minutes: number };
}

/** The consent of the owner to exactly what a preview showed: made by pressing the button, used once. */
export interface Consent<K extends 'report' | 'claim' | 'contact-form'> {
  readonly kind: K;
  /** The engine's own grant. */
  readonly grant: unknown;
}

/** Either what was read aloud with the number it was given for, or the secret of a link or QR code (32 hexadecimal digits). */
export type IllnessCode =
  | { readonly kind: 'digits'; readonly digits: string; readonly phoneNumber: string }
  | { readonly kind: 'link'; readonly secret: string };

export interface CodeSent {
  readonly expiresInSeconds: number;
  readonly resendInSeconds: number;
}

export const dataKinds = [
  'own-keys',
  'heard',
  'scan-times',
  'other-devices',
  'matches',
  'warnings',
  'shares',
  'registration',
  'code',
  'checked-files',
  'configuration',
  'totals',
  'state',
] as const;

export interface StoredKind {
  readonly kind: (typeof dataKinds)[number];
  readonly count: number;
  readonly bytes: number;
  /** Civil day of the oldest; null when it has none. */
  readonly oldestDay: number | null;
  readonly goes:
    | { readonly how: 'after-days'; readonly days: number }
    | { readonly how: 'at'; readonly at: number }
    | { readonly how: 'when-replaced' }
    | { readonly how: 'when-erased' };
}

export type RequestReason =
  | 'index'
  | 'export'
  | 'configuration'
  | 'post'
  | 'registration'
  | 'town'
  | 'air'
  | 'app';

export interface RequestEntry {
  /** Unix seconds. */
  readonly at: number;
  readonly reason: RequestReason;
  /** Bytes of the body. */
  readonly sent: number;
  readonly received: number;
  readonly isDone: boolean;
}

export interface RequestLog {
  /** Newest first. */
  readonly entries: readonly RequestEntry[];
  /** Newest first, "2026-06". */
  readonly months: readonly {
    readonly month: string;
    readonly requests: number;
    readonly sent: number;
    readonly received: number;
  }[];
}

/** This phone, packed and encrypted for another one. */
export interface PackedPhone {
  readonly pack: Uint8Array;
  /** Unix seconds. */
  readonly until: number;
}

export interface MovedIn {
  /** Six digits to be typed on the old phone. */
  readonly code: string;
  readonly days: number;
  readonly warnings: number;
  readonly isRegistered: boolean;
}

export interface DeclarationInput {
  readonly name: string;
  readonly phoneNumber: string;
  readonly symptoms: readonly Symptom[];
  readonly note: string;
  /** Whether the warning of this phone, or that there is none, is told. */
  readonly withWarning: boolean;
}

/** Shown on this screen only: stored nowhere and sent nowhere. */
export interface Declaration extends Omit<DeclarationInput, 'withWarning'> {
  /** Unix seconds. */
  readonly madeAt: number;
  readonly warning: { readonly degree: Degree; readonly day: number } | 'none' | 'not-said';
  /** For a QR code. */
  readonly text: string;
}

export interface PhoneFace {
  view(): PhoneView;
  subscribe(listener: () => void): () => void;
  /** Unix seconds by the phone's clock. */
  now(): number;

  join(): void;
  /** Leaves the town; the phone's memory stays. */
  leave(): void;
  /** Asks for the 14 days before; the demonstration only. */
  recallPast(): void;
  askNotifications(): Promise<void>;

  startRegistration(phoneNumber: string, language: 'vi' | 'en'): Promise<Done<CodeSent>>;
  resendCode(language: 'vi' | 'en'): Promise<Done<CodeSent>>;
  verifyCode(code: string): Promise<Done>;

  /** Checks now for warnings. */
  check(): Promise<void>;
  pause(until: number | null): Promise<Done>;
  around(): Promise<Around | null>;
  history(): Promise<readonly HistoryDay[]>;
  totals(): Promise<Totals>;
  eraseTotals(): Promise<Done>;
  /** Scans more often for two minutes. */
  scanOften(): Promise<void>;

  redeem(code: IllnessCode): Promise<Done>;
  previewReport(statement: Statement): Promise<Done<ReportPreview>>;
  consentToReport(preview: ReportPreview, days: readonly number[], withMeetings: boolean): Consent<'report'>;
  shareReport(consent: Consent<'report'>): Promise<Done<FaceShare>>;
  previewClaim(): Promise<Done<ClaimPreview>>;
  consentToClaim(preview: ClaimPreview): Consent<'claim'>;
  shareClaim(consent: Consent<'claim'>): Promise<Done<FaceShare>>;
  previewContact(input: ContactInput): Promise<Done<ContactPreview>>;
  consentToContact(preview: ContactPreview): Consent<'contact-form'>;
  sendContact(consent: Consent<'contact-form'>): Promise<Done>;
  withdraw(shareId: string): Promise<Done>;

  stored(): Promise<readonly StoredKind[]>;
  /** Everything, as readable JSON. */
  exportData(): Promise<string>;
  /**
   * Everything on this phone.
   * @param withRegistration the registration at its desk first; when that fails, nothing is erased
   */
  erase(withRegistration: boolean): Promise<Done>;
  /** Forgets only what can no longer be read. */
  dropDamaged(): Promise<void>;
  /** A passphrase that nobody guesses, in groups of digits. */
  makePassphrase(): Promise<string>;
  packForMove(passphrase: string): Promise<Done<PackedPhone>>;
  takeMovePack(pack: Uint8Array, passphrase: string): Promise<Done<MovedIn>>;
  confirmMoved(code: string): Promise<Done>;
  cancelMove(): Promise<Done>;
  /** Text of each QR code of a sequence. */
  movePackParts(pack: Uint8Array): Promise<readonly string[]>;
  /** The pack when all parts are there; otherwise how many are. `move.parts` for a part of something else. */
  joinMoveParts(
    parts: readonly string[],
  ): Promise<Done<{ readonly pack: Uint8Array | null; readonly have: number; readonly of: number }>>;
  declare(input: DeclarationInput): Promise<Done<Declaration>>;
  requests(): Promise<RequestLog>;
}
