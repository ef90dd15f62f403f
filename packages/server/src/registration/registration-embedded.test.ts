// SPDX-License-Identifier: GPL-3.0-only
import { registrationContract } from './registration-contract.ts';

registrationContract({ name: 'embedded' });
