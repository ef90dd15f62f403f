// SPDX-License-Identifier: GPL-3.0-only
// Where the ten people stand in the picture, for a wide and for a narrow page.

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly places: readonly Place[];
}

export const wideLayout: Layout = {
  width: 760,
  height: 400,
  places: [
    { x: 190, y: 200 },
    { x: 380, y: 105 },
    { x: 360, y: 310 },
    { x: 60, y: 105 },
    { x: 545, y: 60 },
    { x: 545, y: 190 },
    { x: 540, y: 320 },
    { x: 695, y: 70 },
    { x: 695, y: 230 },
    { x: 60, y: 310 },
  ],
};

export const narrowLayout: Layout = {
  width: 360,
  height: 560,
  places: [
    { x: 180, y: 60 },
    { x: 95, y: 190 },
    { x: 270, y: 190 },
    { x: 310, y: 60 },
    { x: 45, y: 330 },
    { x: 180, y: 340 },
    { x: 295, y: 330 },
    { x: 70, y: 480 },
    { x: 200, y: 480 },
    { x: 310, y: 480 },
  ],
};
