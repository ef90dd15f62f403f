// SPDX-License-Identifier: GPL-3.0-only
import type { CameraTexts } from '../vi/camera.ts';

export const camera: CameraTexts = {
  looking: 'What the camera sees, looking for a QR code',
  stop: 'Stop the camera',
  refused: 'The camera is not allowed. You can still type.',
  none: 'There is no camera to be used here. You can type.',
};
