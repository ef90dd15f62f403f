// SPDX-License-Identifier: GPL-3.0-only
// What this browser remembers of the visitor's place in the town. Apart from the rest, since the page asks it before the
// engine is loaded.
import { type PassKeeper, passKeeper } from '@bluezone/phone-web';

const keeper: PassKeeper = passKeeper('bluezone.join');

export const { read: readPass, write: writePass, isInHere, markInHere } = keeper;
