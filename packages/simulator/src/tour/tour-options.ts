// SPDX-License-Identifier: GPL-3.0-only
import type { ContactTrace } from '@bluezone/recordings';

export interface TourOptions {
  /** Where everything is kept, as an absolute path; null keeps it in memory. */
  readonly directory: string | null;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Where the built page lies. */
  readonly pageFolder: string;
  /** Where the citizen's built app lies; left out or null when it is not built. */
  readonly appFolder?: string | null;
  /** Where the health authority's built console lies; left out or null when it is not built. */
  readonly consoleFolder?: string | null;
  /** The built file of the town's threads; null keeps everything in this thread. */
  readonly threadFile: string | null;
  readonly world:
    | { readonly kind: 'town'; readonly residents: number; readonly seed: number }
    | {
        readonly kind: 'recording';
        /** Absolute path of the recording, and what was read from it. */
        readonly file: string;
        readonly trace: ContactTrace;
        readonly seed: number;
      };
  /** Days that a new town lived before; 14 unless given. A recording has as many as were recorded. */
  readonly pastDays?: number;
  /** Seconds of the town per second. */
  readonly pace: number;
  /** Unix seconds now; the system's clock unless given. */
  readonly today?: () => number;
  /** Told how much of a new town's past has been lived, 0…1, and which day is being lived. */
  readonly onProgress?: (share: number, day: number) => void;
  /** Told of faults of ours. */
  readonly onFault?: (error: unknown) => void;
}
