// SPDX-License-Identifier: GPL-3.0-only
export const map = {
  heading: 'Bản đồ',
};
